import { shortId } from '@amends/contracts/primitives';
import { answerCommand } from '@amends/service-kit/command-answer';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { z } from 'zod';
import type { IntakeServices } from '../intake-services.ts';
import { STORE_MOVE_WRITER, storeRow } from '../reference/store-directory.ts';
import { commandOnStore, storeParams } from './command-on-store.ts';
import { storePlace } from './store-place.ts';

/** POST /v1/stores/{storeId}/moves: another zone, currency or region from now on. */
export const addMoveStore = (app: HttpServer, services: IntakeServices): void => {
  app.route({
    method: 'POST',
    url: '/v1/stores/:storeId/moves',
    config: { auth: { scopes: ['operations:write'] } },
    schema: {
      summary: 'Move a store',
      tags: ['reference data'],
      params: storeParams,
      body: z.strictObject(storePlace),
      response: {
        201: z.object({ id: shortId, position: z.string() }),
        ...problemResponses(400, 401, 403, 404, 409, 412, 422, 503),
      },
    },
    handler: async (request, reply) => {
      const { storeId } = request.params;
      const place = request.body;
      const outcome = await commandOnStore(
        services,
        request,
        storeId,
        (now) => ({ type: 'MoveStore', data: { storeId, ...place, movedAt: now } }),
        () => ({ writer: STORE_MOVE_WRITER, row: storeRow(storeId, place) }),
      );
      return answerCommand(reply, outcome);
    },
  });
};
