import { scale7 } from '@amends/contracts/primitives';
import { commandAnswer } from '@amends/service-kit/case-answer';
import { answerCommand } from '@amends/service-kit/command-answer';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { z } from 'zod';
import type { IntakeServices } from '../intake-services.ts';
import { caseParams } from './case-parameter.ts';
import { commandOnCase } from './command-on-case.ts';

/** POST /v1/cases/{caseId}/effort-scores: how hard it was to be heard, asked after the report. */
export const addScoreEffort = (app: HttpServer, services: IntakeServices): void => {
  app.route({
    method: 'POST',
    url: '/v1/cases/:caseId/effort-scores',
    config: { auth: { scopes: ['intake:write'] } },
    schema: {
      summary: "Record the customer's effort score",
      tags: ['cases'],
      params: caseParams,
      body: z.strictObject({ effortScore: scale7 }),
      response: {
        201: commandAnswer,
        ...problemResponses(400, 401, 403, 404, 409, 412, 422, 503),
      },
    },
    handler: async (request, reply) => {
      const { caseId } = request.params;
      const { effortScore } = request.body;
      const outcome = await commandOnCase(services, request, caseId, (scoredAt) => ({
        type: 'ScoreEffort',
        data: { caseId, effortScore, scoredAt },
      }));
      return answerCommand(reply, outcome, `${app.publicPrefix}/v1/cases/${caseId}`);
    },
  });
};
