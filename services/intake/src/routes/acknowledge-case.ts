import { commandAnswer } from '@amends/service-kit/case-answer';
import { answerCommand } from '@amends/service-kit/command-answer';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { z } from 'zod';
import type { IntakeServices } from '../intake-services.ts';
import { caseParams } from './case-parameter.ts';
import { commandOnCase } from './command-on-case.ts';

/** POST /v1/cases/{caseId}/acknowledgements: a person answered, or an agreed message was sent. */
export const addAcknowledgeCase = (app: HttpServer, services: IntakeServices): void => {
  app.route({
    method: 'POST',
    url: '/v1/cases/:caseId/acknowledgements',
    config: { auth: { scopes: ['intake:write'] } },
    schema: {
      summary: 'Acknowledge a case',
      tags: ['cases'],
      params: caseParams,
      body: z.strictObject({ by: z.enum(['person', 'agreed_message']) }),
      response: {
        201: commandAnswer,
        ...problemResponses(400, 401, 403, 404, 409, 412, 422, 503),
      },
    },
    handler: async (request, reply) => {
      const { caseId } = request.params;
      const outcome = await commandOnCase(services, request, caseId, (now) => ({
        type: 'AcknowledgeCase',
        data: { caseId, by: request.body.by, acknowledgedAt: now },
      }));
      return answerCommand(reply, outcome, `${app.publicPrefix}/v1/cases/${caseId}`);
    },
  });
};
