import { uuid } from '@amends/contracts/primitives';
import { AFFECTED_REASONS } from '@amends/contracts/detection-vocabulary';
import { decodeCursor, encodeCursor } from '@amends/service-kit/cursor';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { principalOf } from '@amends/service-kit/principal';
import { cursorParameter, limitParameter } from '@amends/service-kit/query';
import { z } from 'zod';
import { visibleIncident } from '../incidents/visible-incident.ts';
import type { IntakeServices } from '../intake-services.ts';
import { incidentParams } from './command-on-incident.ts';

const cursorKeys = z.strictObject({ customerId: uuid });

const affectedItem = z.object({
  customerId: uuid,
  transactions: z.int(),
  reason: z.enum(AFFECTED_REASONS),
});

/** GET /v1/incidents/{incidentId}/affected-customers: the list as it is, for review. */
export const addListAffected = (app: HttpServer, services: IntakeServices): void => {
  app.route({
    method: 'GET',
    url: '/v1/incidents/:incidentId/affected-customers',
    config: { auth: { scopes: ['intake:write', 'remedy:read'] } },
    schema: {
      summary: 'List who was hit',
      tags: ['incidents'],
      params: incidentParams,
      querystring: z.strictObject({ limit: limitParameter, cursor: cursorParameter }),
      response: {
        200: z.object({
          data: z.array(affectedItem),
          meta: z.object({ nextCursor: z.string().nullable(), listVersion: z.int() }),
        }),
        ...problemResponses(400, 401, 403, 404, 503),
      },
    },
    handler: async (request) => {
      const { incidentId } = request.params;
      const { state } = await visibleIncident(services.store, principalOf(request), incidentId);
      const { limit, cursor } = request.query;
      const after = cursor === undefined ? '' : decodeCursor(cursor, cursorKeys).customerId;
      const all = [...state.list.customers].filter(([customerId]) => customerId > after);
      const data = all
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .slice(0, limit)
        .map(([customerId, customer]) => ({ customerId, ...customer }));
      const last = data.at(-1);
      const isMore = all.length > limit && last !== undefined;
      const nextCursor = isMore ? encodeCursor({ customerId: last.customerId }) : null;
      return { data, meta: { nextCursor, listVersion: state.list.version } };
    },
  });
};
