import { HOLD_LIFT_REASONS, HOLD_REASONS } from '@amends/contracts/intake-legal-holds';
import { instant, uuid } from '@amends/contracts/primitives';
import { decodeCursor, encodeCursor } from '@amends/service-kit/cursor';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { principalOf } from '@amends/service-kit/principal';
import { Problem } from '@amends/service-kit/problem-error';
import { cursorParameter, filtersOf, filterShape, limitParameter } from '@amends/service-kit/query';
import { z } from 'zod';
import type { IntakeServices } from '../intake-services.ts';
import { listHolds } from '../legal-holds/hold-rows.ts';
import { HOLD_SCOPE } from './place-legal-hold.ts';

const query = z.strictObject({
  limit: limitParameter,
  cursor: cursorParameter,
  ...filterShape({ status: { operators: ['eq'], value: z.enum(['active', 'lifted']) } }),
});

const cursorKeys = z.strictObject({ placedAt: instant, holdId: uuid });

const holdItem = z.object({
  holdId: uuid,
  reason: z.enum(HOLD_REASONS),
  placedAt: instant,
  liftedAt: instant.nullable(),
  liftReason: z.enum(HOLD_LIFT_REASONS).nullable(),
  customerIds: z.array(uuid),
  caseIds: z.array(uuid),
});

/** GET /v1/legal-holds: whose data is kept and why, by random ids. */
export const addListLegalHolds = (app: HttpServer, services: IntakeServices): void => {
  app.route({
    method: 'GET',
    url: '/v1/legal-holds',
    config: { auth: { scopes: [HOLD_SCOPE] } },
    schema: {
      summary: 'List legal holds',
      tags: ['personal data'],
      querystring: query,
      response: {
        200: z.object({
          data: z.array(holdItem),
          meta: z.object({ nextCursor: z.string().nullable() }),
        }),
        ...problemResponses(400, 401, 403, 503),
      },
    },
    handler: async (request) => {
      if (principalOf(request).stores !== '*') throw new Problem('forbidden');
      const { limit, cursor } = request.query;
      const [status] = filtersOf(request.query);
      const rows = await listHolds(services.pool, {
        isActive: status === undefined ? null : status.values.includes('active'),
        after: cursor === undefined ? null : decodeCursor(cursor, cursorKeys),
        limit: limit + 1,
      });
      const data = rows.slice(0, limit);
      const last = data.at(-1);
      const isMore = rows.length > limit && last !== undefined;
      const keys = isMore && { placedAt: last.placedAt, holdId: last.holdId };
      return {
        data: data.map((row) => holdItem.parse(row)),
        meta: { nextCursor: keys ? encodeCursor(keys) : null },
      };
    },
  });
};
