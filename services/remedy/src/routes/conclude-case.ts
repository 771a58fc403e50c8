import { RESOLUTION_OUTCOMES } from '@amends/contracts/vocabulary';
import { caseParams, commandAnswer } from '@amends/service-kit/case-answer';
import { answerCommand } from '@amends/service-kit/command-answer';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { z } from 'zod';
import type { RemedyCommands } from '../remedy-commands.ts';

/** No remedy needs a reason; the ones only a customer or follow-up can know are left out. */
const body = z.strictObject({
  outcome: z.enum(RESOLUTION_OUTCOMES).exclude(['recovered_confirmed', 'withdrawn', 'duplicate']),
});

/** The case ends without a remedy, and why. */
export const concludeCase = (app: HttpServer, commands: RemedyCommands): void => {
  app.post(
    '/v1/cases/:id/conclusions',
    {
      config: { auth: { scopes: ['remedy:write'] } },
      schema: {
        summary: 'End a case without a remedy',
        tags: ['remedy'],
        params: caseParams,
        body,
        response: {
          200: commandAnswer,
          ...problemResponses(400, 401, 403, 404, 409, 412, 422, 503),
        },
      },
    },
    async (request, reply) => {
      const { outcome: reason } = request.body;
      const caseId = request.params.id;
      const outcome = await commands.run(request, caseId, (now) => ({
        type: 'ConcludeWithoutRemedy',
        caseId,
        outcome: reason,
        now,
      }));
      return answerCommand(reply, outcome);
    },
  );
};
