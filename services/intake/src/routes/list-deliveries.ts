import { uuid } from '@amends/contracts/primitives';
import { decodeCursor, encodeCursor } from '@amends/service-kit/cursor';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { principalOf } from '@amends/service-kit/principal';
import { cursorParameter, filtersOf, filterShape, limitParameter } from '@amends/service-kit/query';
import { z } from 'zod';
import type { IntakeServices } from '../intake-services.ts';
import { DELIVERY_STATES, type DeliveryState } from '../sources/delivery-store.ts';
import { sourceParams } from './command-on-source.ts';
import { visibleSource } from './visible-source.ts';

const cursorKeys = z.strictObject({ receivedAt: z.iso.datetime(), deliveryId: uuid });

const query = z.strictObject({
  limit: limitParameter,
  cursor: cursorParameter,
  ...filterShape({ state: { operators: ['eq'], value: z.enum(DELIVERY_STATES) } }),
});

const delivery = z.object({
  deliveryId: uuid,
  receivedAt: z.string(),
  state: z.enum(DELIVERY_STATES),
  reasons: z.array(z.string()),
  signals: z.int(),
  settledAt: z.string().nullable(),
});

/** GET /v1/sources/{sourceId}/deliveries: what came and what became of it, oldest first. */
export const addListDeliveries = (app: HttpServer, services: IntakeServices): void => {
  app.route({
    method: 'GET',
    url: '/v1/sources/:sourceId/deliveries',
    config: { auth: { scopes: ['operations:read', 'operations:write'] } },
    schema: {
      summary: 'List the deliveries of a source, dead letters among them',
      tags: ['sources'],
      params: sourceParams,
      querystring: query,
      response: {
        200: z.object({
          data: z.array(delivery),
          meta: z.object({ nextCursor: z.string().nullable() }),
        }),
        ...problemResponses(400, 401, 403, 404, 503),
      },
    },
    handler: async (request) => {
      const { sourceId } = request.params;
      await visibleSource(services.sources, principalOf(request), sourceId);
      const { limit, cursor } = request.query;
      const [state] = filtersOf(request.query).flatMap(({ values }) => values);
      const rows = await services.deliveries.list({
        sourceId,
        state: (state as DeliveryState | undefined) ?? null,
        after: cursor === undefined ? null : decodeCursor(cursor, cursorKeys),
        limit: limit + 1,
      });
      const page = rows.slice(0, limit);
      const last = page.at(-1);
      const isMore = rows.length > limit && last !== undefined;
      const nextCursor = isMore
        ? encodeCursor({ receivedAt: last.receivedAt, deliveryId: last.deliveryId })
        : null;
      return {
        data: page.map((row) => ({ ...row, reasons: [...row.reasons] })),
        meta: { nextCursor },
      };
    },
  });
};
