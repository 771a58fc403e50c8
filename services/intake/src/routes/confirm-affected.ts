import { answerCommand } from '@amends/service-kit/command-answer';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { z } from 'zod';
import type { IntakeServices } from '../intake-services.ts';
import { commandOnIncident, incidentCommandAnswer, incidentParams } from './command-on-incident.ts';

/** POST /v1/incidents/{incidentId}/confirmations: each customer on this version gets a case. */
export const addConfirmAffected = (app: HttpServer, services: IntakeServices): void => {
  app.route({
    method: 'POST',
    url: '/v1/incidents/:incidentId/confirmations',
    config: { auth: { scopes: ['intake:write'] } },
    schema: {
      summary: 'Confirm a reviewed list',
      tags: ['incidents'],
      params: incidentParams,
      body: z.strictObject({ listVersion: z.int().min(1).max(1_000_000) }),
      response: {
        201: incidentCommandAnswer,
        ...problemResponses(400, 401, 403, 404, 409, 412, 422, 503),
      },
    },
    handler: async (request, reply) => {
      const { incidentId } = request.params;
      const now = services.clock().toISOString();
      const command = { type: 'ConfirmAffected' as const, ...request.body, now };
      const outcome = await commandOnIncident(services, request, incidentId, { now, command });
      return answerCommand(reply, outcome, `${app.publicPrefix}/v1/incidents/${incidentId}`);
    },
  });
};
