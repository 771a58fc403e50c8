import { shortId } from '@amends/contracts/primitives';
import { answerCommand } from '@amends/service-kit/command-answer';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { mayAccessStore, principalOf } from '@amends/service-kit/principal';
import { Problem } from '@amends/service-kit/problem-error';
import { z } from 'zod';
import type { IntakeServices } from '../intake-services.ts';
import { MOVE_WRITER } from '../reference/device-rows.ts';
import { commandOnDevice, deviceParams } from './command-on-device.ts';

/** POST /v1/devices/{deviceId}/moves: the till stands in another store; its secret stays. */
export const addMoveDevice = (app: HttpServer, services: IntakeServices): void => {
  app.route({
    method: 'POST',
    url: '/v1/devices/:deviceId/moves',
    config: { auth: { scopes: ['operations:write'] } },
    schema: {
      summary: 'Move a device to another store',
      tags: ['reference data'],
      params: deviceParams,
      body: z.strictObject({ storeId: shortId }),
      response: {
        201: z.object({ id: shortId, position: z.string() }),
        ...problemResponses(400, 401, 403, 404, 409, 412, 422, 503),
      },
    },
    handler: async (request, reply) => {
      const { deviceId } = request.params;
      const { storeId } = request.body;
      if (!mayAccessStore(principalOf(request), storeId)) throw new Problem('not_found');
      if (await services.stores.isClosed(storeId)) throw new Problem('already_closed');
      const { outcome } = await commandOnDevice(
        services,
        request,
        deviceId,
        (now) => ({ type: 'MoveDevice', storeId, movedAt: now }),
        () => ({ writer: MOVE_WRITER, row: { device_id: deviceId, store_id: storeId } }),
      );
      return answerCommand(reply, outcome);
    },
  });
};
