import { INCIDENT_HOLDS } from '@amends/contracts/intake-incidents';
import { instant, uuid } from '@amends/contracts/primitives';
import { decodeCursor, encodeCursor } from '@amends/service-kit/cursor';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { principalOf } from '@amends/service-kit/principal';
import { cursorParameter, limitParameter } from '@amends/service-kit/query';
import { z } from 'zod';
import { listIncidentCases } from '../incidents/incident-cases.ts';
import { visibleIncident } from '../incidents/visible-incident.ts';
import type { IntakeServices } from '../intake-services.ts';
import { incidentParams } from './command-on-incident.ts';

const cursorKeys = z.strictObject({ caseId: uuid });

const caseItem = z.object({
  caseId: uuid,
  customerId: uuid.nullable(),
  how: z.enum(['opened', 'existing', 'person']),
  linkedAt: instant,
  isEnded: z.boolean(),
  /** What keeps it open, as far as intake has heard. */
  holds: z.array(z.enum(INCIDENT_HOLDS)),
});

/** GET /v1/incidents/{incidentId}/cases: its cases, and what keeps each open (INC-08). */
export const addListIncidentCases = (app: HttpServer, services: IntakeServices): void => {
  app.route({
    method: 'GET',
    url: '/v1/incidents/:incidentId/cases',
    config: { auth: { scopes: ['intake:write', 'triage:read', 'remedy:read'] } },
    schema: {
      summary: 'List the cases of an incident',
      tags: ['incidents'],
      params: incidentParams,
      querystring: z.strictObject({ limit: limitParameter, cursor: cursorParameter }),
      response: {
        200: z.object({
          data: z.array(caseItem),
          meta: z.object({ nextCursor: z.string().nullable() }),
        }),
        ...problemResponses(400, 401, 403, 404, 503),
      },
    },
    handler: async (request) => {
      const { incidentId } = request.params;
      await visibleIncident(services.store, principalOf(request), incidentId);
      const { limit, cursor } = request.query;
      const after = cursor === undefined ? null : decodeCursor(cursor, cursorKeys).caseId;
      const rows = await listIncidentCases(services.pool, incidentId, { after, limit: limit + 1 });
      const data = rows.slice(0, limit).map((row) => ({ ...row, holds: [...row.holds] }));
      const last = data.at(-1);
      const isMore = rows.length > limit && last !== undefined;
      return { data, meta: { nextCursor: isMore ? encodeCursor({ caseId: last.caseId }) : null } };
    },
  });
};
