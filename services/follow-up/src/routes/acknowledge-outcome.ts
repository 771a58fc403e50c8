import { uuid } from '@amends/contracts/primitives';
import { caseParams, commandAnswer } from '@amends/service-kit/case-answer';
import { answerCommand } from '@amends/service-kit/command-answer';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { z } from 'zod';
import type { FollowUpCommands } from '../follow-up-commands.ts';

const body = z.strictObject({
  /** The message that says so, where it came as one. */
  textId: uuid.optional(),
  /** "It is solved", which counts as recovered; thanks alone say nothing of that. */
  confirmsRecovery: z.boolean(),
});

/** The customer thanks, or says that it is solved. Nothing is opened again by it (REO-01). */
export const acknowledgeOutcome = (app: HttpServer, commands: FollowUpCommands): void => {
  app.post(
    '/v1/cases/:id/acknowledgements',
    {
      config: { auth: { scopes: ['follow-up:write', 'follow-up:answer'] } },
      schema: {
        summary: 'Record thanks, or that the customer calls it solved; reopens nothing',
        tags: ['follow-up'],
        params: caseParams,
        body,
        response: {
          201: commandAnswer,
          ...problemResponses(400, 401, 403, 404, 409, 412, 422, 503),
        },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const outcome = await commands.run(
        request,
        id,
        (now) => ({ type: 'AcknowledgeOutcome', ...request.body, now }),
        { status: 201 },
      );
      return answerCommand(reply, outcome, `${app.publicPrefix}/v1/cases/${id}/follow-up`);
    },
  );
};
