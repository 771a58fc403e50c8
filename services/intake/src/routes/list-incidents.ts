import { instant, shortId, uuid } from '@amends/contracts/primitives';
import { decodeCursor, encodeCursor } from '@amends/service-kit/cursor';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { principalOf } from '@amends/service-kit/principal';
import { cursorParameter, filtersOf, filterShape, limitParameter } from '@amends/service-kit/query';
import { z } from 'zod';
import { listIncidents, storesWithIncidents } from '../incidents/incident-list.ts';
import type { IntakeServices } from '../intake-services.ts';
import { INCIDENT_STATUSES } from './get-incident.ts';
import { storesAsked } from './stores-asked.ts';

const query = z.strictObject({
  limit: limitParameter,
  cursor: cursorParameter,
  ...filterShape({
    status: { operators: ['eq', 'in'], value: z.enum(INCIDENT_STATUSES) },
    storeId: { operators: ['eq', 'in'], value: shortId },
  }),
});

const cursorKeys = z.strictObject({ openedAt: instant, incidentId: uuid });

const incidentItem = z.object({
  incidentId: uuid,
  storeId: shortId,
  status: z.string(),
  origin: z.string(),
  complaintCode: z.string(),
  startedAt: instant,
  endedAt: instant.nullable(),
  workstations: z.array(z.string()),
  severity: z.string().nullable(),
  needsReview: z.boolean(),
  openedAt: instant,
});

/** GET /v1/incidents: the latest first. */
export const addListIncidents = (app: HttpServer, services: IntakeServices): void => {
  const stores = () => storesWithIncidents(services.pool);
  app.route({
    method: 'GET',
    url: '/v1/incidents',
    config: { auth: { scopes: ['intake:write', 'triage:read', 'remedy:read'] } },
    schema: {
      summary: 'List incidents',
      tags: ['incidents'],
      querystring: query,
      response: {
        200: z.object({
          data: z.array(incidentItem),
          meta: z.object({ nextCursor: z.string().nullable() }),
        }),
        ...problemResponses(400, 401, 403, 503),
      },
    },
    handler: async (request) => {
      const { limit, cursor } = request.query;
      const filters = filtersOf(request.query);
      const statuses = filters.filter(({ field }) => field === 'status');
      const rows = await listIncidents(services.pool, {
        stores: await storesAsked(principalOf(request), filters, stores),
        statuses: statuses.length === 0 ? null : statuses.flatMap(({ values }) => values),
        before: cursor === undefined ? null : decodeCursor(cursor, cursorKeys),
        limit: limit + 1,
      });
      const data = rows.slice(0, limit);
      const last = data.at(-1);
      const isMore = rows.length > limit && last !== undefined;
      const keys = isMore && { openedAt: last.openedAt, incidentId: last.incidentId };
      return { data, meta: { nextCursor: keys ? encodeCursor(keys) : null } };
    },
  });
};
