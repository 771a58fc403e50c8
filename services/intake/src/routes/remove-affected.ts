import { AffectedCustomerRemovedV1 } from '@amends/contracts/intake-incidents';
import { uuid } from '@amends/contracts/primitives';
import { answerCommand } from '@amends/service-kit/command-answer';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { z } from 'zod';
import type { IntakeServices } from '../intake-services.ts';
import { commandOnIncident, incidentCommandAnswer, incidentParams } from './command-on-incident.ts';

/**
 * POST /v1/incidents/{incidentId}/affected-customers/{customerId}/removals: with a reason (INC-02).
 */
export const addRemoveAffected = (app: HttpServer, services: IntakeServices): void => {
  app.route({
    method: 'POST',
    url: '/v1/incidents/:incidentId/affected-customers/:customerId/removals',
    config: { auth: { scopes: ['intake:write'] } },
    schema: {
      summary: 'Take a customer off the list',
      tags: ['incidents'],
      params: incidentParams.extend({ customerId: uuid }),
      body: z.strictObject({ reason: AffectedCustomerRemovedV1.shape.reason }),
      response: {
        201: incidentCommandAnswer,
        ...problemResponses(400, 401, 403, 404, 409, 412, 422, 503),
      },
    },
    handler: async (request, reply) => {
      const { incidentId } = request.params;
      const now = services.clock().toISOString();
      const command = {
        type: 'RemoveAffected' as const,
        customerId: request.params.customerId,
        reason: request.body.reason,
        now,
      };
      const outcome = await commandOnIncident(services, request, incidentId, { now, command });
      return answerCommand(reply, outcome, `${app.publicPrefix}/v1/incidents/${incidentId}`);
    },
  });
};
