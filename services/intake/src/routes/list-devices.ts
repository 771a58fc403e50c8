import { instant, shortId } from '@amends/contracts/primitives';
import { decodeCursor, encodeCursor } from '@amends/service-kit/cursor';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { principalOf } from '@amends/service-kit/principal';
import { cursorParameter, filtersOf, filterShape, limitParameter } from '@amends/service-kit/query';
import { z } from 'zod';
import type { IntakeServices } from '../intake-services.ts';

const deviceItem = z.object({
  deviceId: shortId,
  storeId: shortId,
  /** Until when the secret before the last rotation is taken. */
  previousUntil: instant.nullable(),
  revokedAt: instant.nullable(),
});

const query = z.strictObject({
  limit: limitParameter,
  cursor: cursorParameter,
  ...filterShape({ store: { operators: ['eq', 'in'], value: shortId } }),
});

/** GET /v1/devices: the devices of the stores this principal may see; never their secrets. */
export const addListDevices = (app: HttpServer, services: IntakeServices): void => {
  app.route({
    method: 'GET',
    url: '/v1/devices',
    config: { auth: { scopes: ['operations:read', 'operations:write'] } },
    schema: {
      summary: 'List devices',
      tags: ['reference data'],
      querystring: query,
      response: {
        200: z.object({
          data: z.array(deviceItem),
          meta: z.object({ nextCursor: z.string().nullable() }),
        }),
        ...problemResponses(400, 401, 403, 503),
      },
    },
    handler: async (request) => {
      const { limit, cursor } = request.query;
      const asked = filtersOf(request.query).flatMap(({ values }) => values);
      const { stores } = principalOf(request);
      const rows = await services.devices.list({
        stores: stores === '*' ? null : [...stores],
        asked: asked.length === 0 ? null : asked,
        after: cursor === undefined ? '' : decodeCursor(cursor, cursorKeys).device,
        limit: limit + 1,
      });
      const page = rows.slice(0, limit);
      const last = page.at(-1);
      const isMore = rows.length > limit && last !== undefined;
      return {
        data: page,
        meta: { nextCursor: isMore ? encodeCursor({ device: last.deviceId }) : null },
      };
    },
  });
};

const cursorKeys = z.strictObject({ device: shortId });
