import { uuid } from '@amends/contracts/primitives';
import { commandAnswer } from '@amends/service-kit/case-answer';
import { answerCommand } from '@amends/service-kit/command-answer';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { principalOf } from '@amends/service-kit/principal';
import { z } from 'zod';
import type { IntakeServices } from '../intake-services.ts';
import { caseParams, loadCase } from './case-parameter.ts';
import { commandOnCase } from './command-on-case.ts';

/** An event names so many incidents at most; a case is of one, as a rule. */
const INCIDENTS_MAX = 20;

/**
 * POST /v1/cases/{caseId}/follow-up-links: the case goes on where an earlier one ended. It is
 * linked to that case and to its incidents, and reopens none of them (INC-09).
 */
export const addLinkEarlierCase = (app: HttpServer, services: IntakeServices): void => {
  app.route({
    method: 'POST',
    url: '/v1/cases/:caseId/follow-up-links',
    config: { auth: { scopes: ['intake:write'] } },
    schema: {
      summary: 'Link a case to the earlier one that it goes on from',
      tags: ['cases'],
      params: caseParams,
      body: z.strictObject({ earlierCaseId: uuid }),
      response: {
        201: commandAnswer,
        ...problemResponses(400, 401, 403, 404, 409, 412, 422, 503),
      },
    },
    handler: async (request, reply) => {
      const { caseId } = request.params;
      const { earlierCaseId } = request.body;
      const principal = principalOf(request);
      // The case itself first, so that a foreign one tells nothing of the other.
      await loadCase(services.store, principal, caseId);
      const { state: earlier } = await loadCase(services.store, principal, earlierCaseId);
      const links = 'origin' in earlier ? [...earlier.incidents.keys()] : [];
      const incidentIds = links.slice(0, INCIDENTS_MAX);
      const outcome = await commandOnCase(services, request, caseId, (linkedAt) => ({
        type: 'LinkEarlierCase',
        data: { caseId, earlierCaseId, incidentIds, linkedAt },
        earlier,
      }));
      return answerCommand(reply, outcome, `${app.publicPrefix}/v1/cases/${caseId}`);
    },
  });
};
