import { shortId } from '@amends/contracts/primitives';
import { executeCommand } from '@amends/event-store/execute-command';
import { answerCommand } from '@amends/service-kit/command-answer';
import { expectedVersionOf } from '@amends/service-kit/etag';
import type { HttpServer } from '@amends/service-kit/http-server';
import { uuidv8FromHash } from '@amends/service-kit/ids';
import { problemResponses } from '@amends/service-kit/openapi';
import { mayAccessStore, principalOf } from '@amends/service-kit/principal';
import { z } from 'zod';
import { askingOf } from '../asking.ts';
import { deviceDecider } from '../domain/reference-data.ts';
import type { IntakeServices } from '../intake-services.ts';
import { REVOCATION_WRITER } from '../reference/device-directory.ts';
import { keyedCommand } from './keyed-command.ts';

/** POST /v1/devices/{deviceId}/revocations: refused everywhere within a minute, for ever. */
export const addRevokeDevice = (app: HttpServer, services: IntakeServices): void => {
  app.route({
    method: 'POST',
    url: '/v1/devices/:deviceId/revocations',
    config: { auth: { scopes: ['operations:write'] } },
    schema: {
      summary: 'Revoke a device',
      tags: ['reference data'],
      params: z.strictObject({ deviceId: shortId }),
      body: z.strictObject({}),
      response: {
        201: z.object({ id: shortId, position: z.string() }),
        ...problemResponses(400, 401, 403, 404, 409, 412, 422, 503),
      },
    },
    handler: async (request, reply) => {
      const { deviceId } = request.params;
      const principal = principalOf(request);
      const asking = askingOf(request, services.clock());
      const about = { correlationId: uuidv8FromHash('device', deviceId), subject: deviceId };
      const outcome = await executeCommand(services.store, {
        streamId: `device-${deviceId}`,
        decider: deviceDecider,
        command: { type: 'RevokeDevice', revokedAt: asking.now },
        isVisible: ({ storeId }) => storeId !== undefined && mayAccessStore(principal, storeId),
        ...keyedCommand(request, asking, about, { body: { id: deviceId } }),
        companions: () => [
          { writer: REVOCATION_WRITER, row: { device_id: deviceId, revoked_at: asking.now } },
        ],
        ifMatch: expectedVersionOf(request),
      });
      if (outcome.outcome === 'done') services.forgetDevice(deviceId);
      return answerCommand(reply, outcome);
    },
  });
};
