import { shortId } from '@amends/contracts/primitives';
import { answerCommand } from '@amends/service-kit/command-answer';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { z } from 'zod';
import type { IntakeServices } from '../intake-services.ts';
import { REVOCATION_WRITER } from '../reference/device-rows.ts';
import { commandOnDevice, deviceParams } from './command-on-device.ts';

/** POST /v1/devices/{deviceId}/revocations: refused everywhere within a minute, for ever. */
export const addRevokeDevice = (app: HttpServer, services: IntakeServices): void => {
  app.route({
    method: 'POST',
    url: '/v1/devices/:deviceId/revocations',
    config: { auth: { scopes: ['operations:write'] } },
    schema: {
      summary: 'Revoke a device',
      tags: ['reference data'],
      params: deviceParams,
      body: z.strictObject({}),
      response: {
        201: z.object({ id: shortId, position: z.string() }),
        ...problemResponses(400, 401, 403, 404, 409, 412, 422, 503),
      },
    },
    handler: async (request, reply) => {
      const { deviceId } = request.params;
      const { outcome } = await commandOnDevice(
        services,
        request,
        deviceId,
        (now) => ({ type: 'RevokeDevice', revokedAt: now }),
        (now) => ({ writer: REVOCATION_WRITER, row: { device_id: deviceId, revoked_at: now } }),
      );
      return answerCommand(reply, outcome);
    },
  });
};
