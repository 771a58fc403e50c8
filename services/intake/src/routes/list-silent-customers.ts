import { instant, shortId, uuid } from '@amends/contracts/primitives';
import { EXIT_REASONS } from '@amends/contracts/intake-silence';
import { decodeCursor, encodeCursor } from '@amends/service-kit/cursor';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { principalOf } from '@amends/service-kit/principal';
import { cursorParameter, filtersOf, filterShape, limitParameter } from '@amends/service-kit/query';
import { z } from 'zod';
import type { IntakeServices } from '../intake-services.ts';
import { listSilences, SILENCE_STATUSES, storesWithSilences } from '../silence/silence-list.ts';
import { storesAsked } from './stores-asked.ts';

const query = z.strictObject({
  limit: limitParameter,
  cursor: cursorParameter,
  ...filterShape({
    status: { operators: ['eq', 'in'], value: z.enum(SILENCE_STATUSES) },
    storeId: { operators: ['eq', 'in'], value: shortId },
  }),
});

const cursorKeys = z.strictObject({ detectedAt: instant, customerId: uuid });

const item = z.object({
  customerId: uuid,
  storeId: shortId,
  status: z.enum(SILENCE_STATUSES),
  lastPurchaseAt: instant,
  usualIntervalDays: z.int(),
  silentSince: instant,
  lostFrom: instant,
  detectedAt: instant,
  lastFailure: z
    .object({ caseId: uuid, cause: z.string().nullable(), isResolved: z.boolean() })
    .nullable(),
  exitReasons: z.array(z.enum(EXIT_REASONS)),
  noContact: z.boolean(),
  winBackCase: z.object({ caseId: uuid, isOpen: z.boolean() }).nullable(),
});

/** GET /v1/silent-customers: who is at risk or lost, and why. */
export const addListSilentCustomers = (app: HttpServer, services: IntakeServices): void => {
  const stores = () => storesWithSilences(services.pool);
  app.route({
    method: 'GET',
    url: '/v1/silent-customers',
    config: { auth: { scopes: ['intake:write', 'triage:read', 'remedy:read'] } },
    schema: {
      summary: 'List customers at risk and lost',
      tags: ['customers'],
      querystring: query,
      response: {
        200: z.object({
          data: z.array(item),
          meta: z.object({ nextCursor: z.string().nullable() }),
        }),
        ...problemResponses(400, 401, 403, 503),
      },
    },
    handler: async (request) => {
      const { limit, cursor } = request.query;
      const filters = filtersOf(request.query);
      const statuses = filters.filter(({ field }) => field === 'status');
      const rows = await listSilences(services.pool, {
        stores: await storesAsked(principalOf(request), filters, stores),
        statuses: statuses.length === 0 ? null : statuses.flatMap(({ values }) => values),
        now: services.clock().toISOString(),
        before: cursor === undefined ? null : decodeCursor(cursor, cursorKeys),
        limit: limit + 1,
      });
      const data = rows.slice(0, limit);
      const last = data.at(-1);
      const isMore = rows.length > limit && last !== undefined;
      const keys = isMore && { detectedAt: last.detectedAt, customerId: last.customerId };
      return { data, meta: { nextCursor: keys ? encodeCursor(keys) : null } };
    },
  });
};
