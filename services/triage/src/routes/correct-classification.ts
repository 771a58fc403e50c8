import { KHD_TYPES, RESPONSIBILITY_LOCI } from '@amends/contracts/vocabulary';
import { caseParams, commandAnswer } from '@amends/service-kit/case-answer';
import { answerCommand } from '@amends/service-kit/command-answer';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { z } from 'zod';
import type { TriageCommands } from '../triage-commands.ts';

const body = z.strictObject({
  khdType: z.enum(KHD_TYPES),
  attribution: z.enum(RESPONSIBILITY_LOCI).optional(),
});

/** A person corrects the cause; possible at any time. */
export const correctClassification = (app: HttpServer, commands: TriageCommands): void => {
  app.post(
    '/v1/cases/:id/classifications',
    {
      config: { auth: { scopes: ['triage:write'] } },
      schema: {
        summary: 'Correct the cause of a case',
        tags: ['triage'],
        params: caseParams,
        body,
        response: {
          200: commandAnswer,
          ...problemResponses(400, 401, 403, 404, 409, 412, 422, 503),
        },
      },
    },
    async (request, reply) => {
      const outcome = await commands.run(request, request.params.id, () => ({
        type: 'CorrectClassification',
        ...request.body,
      }));
      return answerCommand(reply, outcome);
    },
  );
};
