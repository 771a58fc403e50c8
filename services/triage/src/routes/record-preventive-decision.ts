import { caseParams, commandAnswer } from '@amends/service-kit/case-answer';
import { answerCommand } from '@amends/service-kit/command-answer';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { z } from 'zod';
import type { TriageCommands } from '../triage-commands.ts';

const body = z.strictObject({
  decision: z.enum(['action_opened', 'covered_by_open_action', 'no_action_needed']),
});

/** What will keep it from happening again: needed before the case can close. */
export const recordPreventiveDecision = (app: HttpServer, commands: TriageCommands): void => {
  app.post(
    '/v1/cases/:id/preventive-decisions',
    {
      config: { auth: { scopes: ['triage:write'] } },
      schema: {
        summary: 'Record what will keep it from happening again',
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
      const outcome = await commands.run(request, request.params.id, (now) => ({
        type: 'RecordPreventiveDecision',
        decision: request.body.decision,
        now,
      }));
      return answerCommand(reply, outcome);
    },
  );
};
