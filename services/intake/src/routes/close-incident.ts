import { incidentLesson } from '@amends/contracts/intake-incidents';
import { answerCommand } from '@amends/service-kit/command-answer';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { principalOf } from '@amends/service-kit/principal';
import { z } from 'zod';
import { allIncidentCases } from '../incidents/incident-cases.ts';
import { visibleIncident } from '../incidents/visible-incident.ts';
import type { IntakeServices } from '../intake-services.ts';
import { commandOnIncident, incidentCommandAnswer, incidentParams } from './command-on-incident.ts';

/** What was learned of the incident; it is recorded for each of its cases. */
const body = z.strictObject({
  rootCause: z.strictObject(incidentLesson.rootCause.shape),
  preventiveDecision: incidentLesson.preventiveDecision,
});

/**
 * POST /v1/incidents/{incidentId}/closures: closes it and the cases that nothing keeps open; the
 * others are listed (INC-08).
 */
export const addCloseIncident = (app: HttpServer, services: IntakeServices): void => {
  app.route({
    method: 'POST',
    url: '/v1/incidents/:incidentId/closures',
    config: { auth: { scopes: ['intake:write'] } },
    schema: {
      summary: 'Close an incident',
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
      await visibleIncident(services.store, principalOf(request), incidentId);
      const now = services.clock().toISOString();
      const found = await allIncidentCases(services.pool, incidentId);
      const cases = found.map(({ caseId, holds }) => ({ caseId, holds }));
      const command = { type: 'CloseIncident' as const, lesson: request.body, cases, now };
      const outcome = await commandOnIncident(services, request, incidentId, { now, command });
      return answerCommand(reply, outcome, `${app.publicPrefix}/v1/incidents/${incidentId}`);
    },
  });
};
