import { incidentScope } from '@amends/contracts/intake-incidents';
import { externalRef, shortId } from '@amends/contracts/primitives';
import { answerCommand } from '@amends/service-kit/command-answer';
import type { HttpServer } from '@amends/service-kit/http-server';
import { uuidv8FromHash } from '@amends/service-kit/ids';
import { idempotencyOf } from '@amends/service-kit/idempotency';
import { problemResponses } from '@amends/service-kit/openapi';
import { principalOf } from '@amends/service-kit/principal';
import { Problem } from '@amends/service-kit/problem-error';
import { z } from 'zod';
import type { IntakeServices } from '../intake-services.ts';
import { storeRefusal } from '../reports/store-refusal.ts';
import { pastInstant } from '@amends/service-kit/real-instant';
import { commandOnIncident, incidentCommandAnswer } from './command-on-incident.ts';

const body = z.strictObject({
  storeId: shortId,
  complaintCode: incidentScope.complaintCode,
  /** None: the whole store. */
  workstations: z.array(externalRef).max(200).optional(),
  startedAt: pastInstant,
  endedAt: pastInstant.optional(),
  severity: incidentScope.severity,
});

/** POST /v1/incidents: staff say that one failure hit many customers. */
export const addDeclareIncident = (app: HttpServer, services: IntakeServices): void => {
  app.route({
    method: 'POST',
    url: '/v1/incidents',
    config: { auth: { scopes: ['intake:write'] } },
    schema: {
      summary: 'Declare an incident',
      tags: ['incidents'],
      body,
      response: {
        201: incidentCommandAnswer,
        ...problemResponses(400, 401, 403, 404, 409, 412, 422, 503),
      },
    },
    handler: async (request, reply) => {
      const { storeId, workstations = [], ...scope } = request.body;
      const refusal = storeRefusal(principalOf(request), storeId);
      if (refusal !== undefined) throw new Problem(refusal);
      const incidentId = uuidv8FromHash('incident', 'declared', idempotencyOf(request).commandId);
      const now = services.clock().toISOString();
      const outcome = await commandOnIncident(services, request, incidentId, {
        now,
        isNew: true,
        command: {
          type: 'DeclareIncident',
          ...{ incidentId, storeId, now },
          scope: { ...scope, workstations: [...new Set(workstations)].sort() },
        },
      });
      return answerCommand(reply, outcome, `${app.publicPrefix}/v1/incidents/${incidentId}`);
    },
  });
};
