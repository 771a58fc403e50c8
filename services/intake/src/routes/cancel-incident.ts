import { IncidentCancelledV1 } from '@amends/contracts/intake-incidents';
import { answerCommand } from '@amends/service-kit/command-answer';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { z } from 'zod';
import type { IntakeServices } from '../intake-services.ts';
import { commandOnIncident, incidentCommandAnswer, incidentParams } from './command-on-incident.ts';

/** POST /v1/incidents/{incidentId}/cancellations: there was none; not once it has cases. */
export const addCancelIncident = (app: HttpServer, services: IntakeServices): void => {
  app.route({
    method: 'POST',
    url: '/v1/incidents/:incidentId/cancellations',
    config: { auth: { scopes: ['intake:write'] } },
    schema: {
      summary: 'Cancel an incident',
      tags: ['incidents'],
      params: incidentParams,
      body: z.strictObject({ reason: IncidentCancelledV1.shape.reason }),
      response: {
        201: incidentCommandAnswer,
        ...problemResponses(400, 401, 403, 404, 409, 412, 422, 503),
      },
    },
    handler: async (request, reply) => {
      const { incidentId } = request.params;
      const now = services.clock().toISOString();
      const command = { type: 'CancelIncident' as const, reason: request.body.reason, now };
      const outcome = await commandOnIncident(services, request, incidentId, { now, command });
      return answerCommand(reply, outcome, `${app.publicPrefix}/v1/incidents/${incidentId}`);
    },
  });
};
