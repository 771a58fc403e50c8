import { commandAnswer } from '@amends/service-kit/case-answer';
import { answerCommand } from '@amends/service-kit/command-answer';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { z } from 'zod';
import type { IntakeServices } from '../intake-services.ts';
import { caseParams } from './case-parameter.ts';
import { commandOnCase } from './command-on-case.ts';

/** POST /v1/cases/{caseId}/unmergings: the duplicate stands for itself again. */
export const addUnmergeCase = (app: HttpServer, services: IntakeServices): void => {
  app.route({
    method: 'POST',
    url: '/v1/cases/:caseId/unmergings',
    config: { auth: { scopes: ['intake:write'] } },
    schema: {
      summary: 'Undo the merging of a case',
      tags: ['cases'],
      params: caseParams,
      body: z.strictObject({}),
      response: {
        201: commandAnswer,
        ...problemResponses(400, 401, 403, 404, 409, 412, 422, 503),
      },
    },
    handler: async (request, reply) => {
      const { caseId } = request.params;
      const outcome = await commandOnCase(services, request, caseId, (now) => ({
        type: 'UnmergeCase',
        caseId,
        now,
      }));
      return answerCommand(reply, outcome, `${app.publicPrefix}/v1/cases/${caseId}`);
    },
  });
};
