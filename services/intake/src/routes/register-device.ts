import { shortId } from '@amends/contracts/primitives';
import { executeCommand } from '@amends/event-store/execute-command';
import { answerCommand } from '@amends/service-kit/command-answer';
import type { HttpServer } from '@amends/service-kit/http-server';
import { uuidv8FromHash } from '@amends/service-kit/ids';
import { problemResponses } from '@amends/service-kit/openapi';
import { mayAccessStore, principalOf } from '@amends/service-kit/principal';
import { Problem } from '@amends/service-kit/problem-error';
import { z } from 'zod';
import { askingOf } from '../asking.ts';
import { deviceDecider } from '../domain/device.ts';
import type { IntakeServices } from '../intake-services.ts';
import { DEVICE_WRITER, sealedSecret } from '../reference/device-rows.ts';
import { keyedCommand } from './keyed-command.ts';

/**
 * POST /v1/devices: binds a till to a store and gives its secret. The secret is made from the
 * command, so that a retry with the same key gets it again; no other request ever shows it.
 */
export const addRegisterDevice = (app: HttpServer, services: IntakeServices): void => {
  app.route({
    method: 'POST',
    url: '/v1/devices',
    config: { auth: { scopes: ['operations:write'] } },
    schema: {
      summary: 'Register a device',
      tags: ['reference data'],
      body: z.strictObject({ deviceId: shortId, storeId: shortId }),
      response: {
        201: z.object({
          id: shortId,
          storeId: shortId,
          /** Base64 of 32 bytes; the key of the device's HMAC. */
          secret: z.string(),
          position: z.string(),
        }),
        ...problemResponses(400, 401, 403, 404, 409, 422, 503),
      },
    },
    handler: async (request, reply) => {
      const { deviceId, storeId } = request.body;
      if (!mayAccessStore(principalOf(request), storeId)) throw new Problem('not_found');
      if (await services.stores.isClosed(storeId)) throw new Problem('already_closed');
      const asking = askingOf(request, services.clock());
      const about = { correlationId: uuidv8FromHash('device', deviceId), subject: deviceId };
      const keyed = keyedCommand(request, asking, about, { body: { id: deviceId, storeId } });
      const secret = services.cipher.deviceSecret(keyed.context.commandId);
      const outcome = await executeCommand(services.store, {
        streamId: `device-${deviceId}`,
        decider: deviceDecider,
        command: {
          type: 'RegisterDevice',
          data: { deviceId, storeId, registeredAt: asking.now },
        },
        ...keyed,
        companions: () => [
          {
            writer: DEVICE_WRITER,
            row: {
              device_id: deviceId,
              store_id: storeId,
              secret: sealedSecret(services.cipher, deviceId, secret),
            },
          },
        ],
      });
      if (outcome.outcome !== 'done') return answerCommand(reply, outcome);
      services.forgetDevice(deviceId);
      const body = { ...(outcome.body as object), secret: secret.toString('base64') };
      return answerCommand(reply, { ...outcome, body });
    },
  });
};
