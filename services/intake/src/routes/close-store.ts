import { shortId } from '@amends/contracts/primitives';
import { answerCommand } from '@amends/service-kit/command-answer';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { z } from 'zod';
import type { IntakeServices } from '../intake-services.ts';
import { STORE_CLOSURE_WRITER } from '../reference/store-directory.ts';
import { commandOnStore, storeParams } from './command-on-store.ts';

/** POST /v1/stores/{storeId}/closures: no more devices; what happened there is still reported. */
export const addCloseStore = (app: HttpServer, services: IntakeServices): void => {
  app.route({
    method: 'POST',
    url: '/v1/stores/:storeId/closures',
    config: { auth: { scopes: ['operations:write'] } },
    schema: {
      summary: 'Close a store',
      tags: ['reference data'],
      params: storeParams,
      body: z.strictObject({}),
      response: {
        201: z.object({ id: shortId, position: z.string() }),
        ...problemResponses(400, 401, 403, 404, 409, 412, 422, 503),
      },
    },
    handler: async (request, reply) => {
      const { storeId } = request.params;
      const outcome = await commandOnStore(
        services,
        request,
        storeId,
        (now) => ({ type: 'CloseStore', data: { storeId, closedAt: now } }),
        (now) => ({
          writer: STORE_CLOSURE_WRITER,
          row: { store_id: storeId, closed_at: now },
        }),
      );
      return answerCommand(reply, outcome);
    },
  });
};
