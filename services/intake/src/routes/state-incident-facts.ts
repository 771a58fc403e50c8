import { incidentFacts } from '@amends/contracts/intake-incident-facts';
import { answerCommand } from '@amends/service-kit/command-answer';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { realInstant } from '@amends/service-kit/real-instant';
import { z } from 'zod';
import type { IntakeServices } from '../intake-services.ts';
import { commandOnIncident, incidentCommandAnswer, incidentParams } from './command-on-incident.ts';

const rootCause = incidentFacts.rootCause.unwrap().shape;

/** At least one; what is left out stays as it was stated. */
const body = z
  .strictObject({
    rootCause: z.strictObject({ ...rootCause, arisenAt: realInstant.optional() }).optional(),
    preventiveDecision: incidentFacts.preventiveDecision,
    expectedEndAt: realInstant.optional(),
  })
  .refine((facts) => Object.keys(facts).length > 0, { message: 'states nothing' });

/** POST /v1/incidents/{incidentId}/facts: found out of all its cases at once (INC-08). */
export const addStateIncidentFacts = (app: HttpServer, services: IntakeServices): void => {
  app.route({
    method: 'POST',
    url: '/v1/incidents/:incidentId/facts',
    config: { auth: { scopes: ['intake:write'] } },
    schema: {
      summary: 'State root cause, prevention or expected end, for the incident and its cases',
      tags: ['incidents'],
      params: incidentParams,
      body,
      response: {
        201: incidentCommandAnswer,
        ...problemResponses(400, 401, 403, 404, 409, 412, 422, 503),
      },
    },
    handler: async (request, reply) => {
      const { incidentId } = request.params;
      const now = services.clock().toISOString();
      const command = { type: 'StateIncidentFacts' as const, facts: request.body, now };
      const outcome = await commandOnIncident(services, request, incidentId, { now, command });
      return answerCommand(reply, outcome, `${app.publicPrefix}/v1/incidents/${incidentId}`);
    },
  });
};
