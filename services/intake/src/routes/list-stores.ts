import { instant, shortId } from '@amends/contracts/primitives';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { mayAccessStore, principalOf } from '@amends/service-kit/principal';
import { z } from 'zod';
import type { IntakeServices } from '../intake-services.ts';

const storeItem = z.object({
  storeId: shortId,
  timeZone: z.string(),
  currency: z.string(),
  region: z.string().nullable(),
  closedAt: instant.nullable(),
});

/** GET /v1/stores: the registered stores this principal may see; a retailer's list is short. */
export const addListStores = (app: HttpServer, services: IntakeServices): void => {
  app.route({
    method: 'GET',
    url: '/v1/stores',
    config: { auth: { scopes: ['operations:read', 'intake:write', 'analytics:read'] } },
    schema: {
      summary: 'List registered stores',
      tags: ['reference data'],
      response: {
        200: z.object({ data: z.array(storeItem) }),
        ...problemResponses(401, 403, 503),
      },
    },
    handler: async (request) => {
      const principal = principalOf(request);
      const all = await services.stores.list();
      return { data: all.filter(({ storeId }) => mayAccessStore(principal, storeId)) };
    },
  });
};
