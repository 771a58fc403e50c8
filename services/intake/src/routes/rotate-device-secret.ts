import { instant, shortId } from '@amends/contracts/primitives';
import { answerCommand } from '@amends/service-kit/command-answer';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { z } from 'zod';
import type { IntakeServices } from '../intake-services.ts';
import { ROTATION_WRITER, sealedSecret } from '../reference/device-rows.ts';
import { commandOnDevice, deviceParams } from './command-on-device.ts';

const DAY_SECONDS = 86_400;
const OVERLAP_SECONDS = 7 * DAY_SECONDS;

/**
 * POST /v1/devices/{deviceId}/rotations: a new secret, shown once; the old one is taken as well
 * until the overlap is over. Made from the command, so a retry with the same key gets it again.
 */
export const addRotateDeviceSecret = (app: HttpServer, services: IntakeServices): void => {
  app.route({
    method: 'POST',
    url: '/v1/devices/:deviceId/rotations',
    config: { auth: { scopes: ['operations:write'] } },
    schema: {
      summary: "Replace a device's secret",
      tags: ['reference data'],
      params: deviceParams,
      body: z.strictObject({
        /** How long the old secret is taken too; a week unless told, 0 ends it at once. */
        overlapSeconds: z
          .int()
          .min(0)
          .max(30 * DAY_SECONDS)
          .optional(),
      }),
      response: {
        201: z.object({
          id: shortId,
          secret: z.string(),
          oldUntil: instant,
          position: z.string(),
        }),
        ...problemResponses(400, 401, 403, 404, 409, 412, 422, 503),
      },
    },
    handler: async (request, reply) => {
      const { deviceId } = request.params;
      const { overlapSeconds = OVERLAP_SECONDS } = request.body;
      const oldUntilOf = (now: string): string =>
        new Date(Date.parse(now) + overlapSeconds * 1_000).toISOString();
      const { outcome, commandId } = await commandOnDevice(
        services,
        request,
        deviceId,
        (now) => ({ type: 'RotateSecret', rotatedAt: now, oldUntil: oldUntilOf(now) }),
        (now, id) => ({
          writer: ROTATION_WRITER,
          row: {
            device_id: deviceId,
            secret: sealedSecret(services.cipher, deviceId, services.cipher.deviceSecret(id)),
            previous_until: oldUntilOf(now),
          },
        }),
        (now) => ({ oldUntil: oldUntilOf(now) }),
      );
      if (outcome.outcome !== 'done') return answerCommand(reply, outcome);
      const secret = services.cipher.deviceSecret(commandId).toString('base64');
      const body = { ...(outcome.body as object), secret };
      return answerCommand(reply, { ...outcome, body });
    },
  });
};
