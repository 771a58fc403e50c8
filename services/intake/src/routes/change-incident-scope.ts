import { incidentScope } from '@amends/contracts/intake-incidents';
import { externalRef } from '@amends/contracts/primitives';
import { answerCommand } from '@amends/service-kit/command-answer';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { z } from 'zod';
import type { ChangeIncidentScope } from '../domain/incident-commands.ts';
import type { IntakeServices } from '../intake-services.ts';
import { pastInstant } from '@amends/service-kit/real-instant';
import { commandOnIncident, incidentCommandAnswer, incidentParams } from './command-on-incident.ts';

type Change = ChangeIncidentScope['change'];

/** What was sent, tills in their order. */
const changeOf = ({ workstations, ...sent }: Change): Change => ({
  ...(Object.fromEntries(
    Object.entries(sent).filter(([, value]) => value !== undefined),
  ) as Change),
  ...(workstations === undefined ? {} : { workstations: [...new Set(workstations)].sort() }),
});

/** POST /v1/incidents/{incidentId}/scopes: other tills, another window; the list is stale then. */
export const addChangeIncidentScope = (app: HttpServer, services: IntakeServices): void => {
  app.route({
    method: 'POST',
    url: '/v1/incidents/:incidentId/scopes',
    config: { auth: { scopes: ['intake:write'] } },
    schema: {
      summary: 'Change what an incident covers',
      tags: ['incidents'],
      params: incidentParams,
      body: z.strictObject({
        complaintCode: incidentScope.complaintCode.optional(),
        workstations: z.array(externalRef).max(200).optional(),
        startedAt: pastInstant.optional(),
        endedAt: pastInstant.optional(),
        severity: incidentScope.severity,
      }),
      response: {
        201: incidentCommandAnswer,
        ...problemResponses(400, 401, 403, 404, 409, 412, 422, 503),
      },
    },
    handler: async (request, reply) => {
      const { incidentId } = request.params;
      const now = services.clock().toISOString();
      const command = { type: 'ChangeIncidentScope' as const, change: changeOf(request.body), now };
      const outcome = await commandOnIncident(services, request, incidentId, { now, command });
      return answerCommand(reply, outcome, `${app.publicPrefix}/v1/incidents/${incidentId}`);
    },
  });
};
