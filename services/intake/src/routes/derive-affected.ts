import { answerCommand } from '@amends/service-kit/command-answer';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { principalOf } from '@amends/service-kit/principal';
import { z } from 'zod';
import { scopeOf } from '../domain/incident-scope.ts';
import { affectedBy } from '../incidents/affected-transactions.ts';
import { visibleIncident } from '../incidents/visible-incident.ts';
import type { IntakeServices } from '../intake-services.ts';
import { commandOnIncident, incidentCommandAnswer, incidentParams } from './command-on-incident.ts';

/**
 * POST /v1/incidents/{incidentId}/affected-lists: works out who was hit, as a new version of the
 * list, for a person to review.
 */
export const addDeriveAffected = (app: HttpServer, services: IntakeServices): void => {
  app.route({
    method: 'POST',
    url: '/v1/incidents/:incidentId/affected-lists',
    config: { auth: { scopes: ['intake:write'] } },
    schema: {
      summary: 'Work out who was hit',
      tags: ['incidents'],
      params: incidentParams,
      body: z.strictObject({}),
      response: {
        201: incidentCommandAnswer,
        ...problemResponses(400, 401, 403, 404, 409, 412, 422, 503),
      },
    },
    handler: async (request, reply) => {
      const { incidentId } = request.params;
      const { state } = await visibleIncident(services.store, principalOf(request), incidentId);
      const now = services.clock().toISOString();
      const scope = scopeOf(state.told);
      const derived = await affectedBy(services.pool, state.storeId, scope, now);
      const command = { type: 'DeriveAffected' as const, scope, ...derived, now };
      const outcome = await commandOnIncident(services, request, incidentId, { now, command });
      return answerCommand(reply, outcome, `${app.publicPrefix}/v1/incidents/${incidentId}`);
    },
  });
};
