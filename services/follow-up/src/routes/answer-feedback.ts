import { FEEDBACK_ANSWERS } from '@amends/contracts/follow-up-closing';
import { uuid } from '@amends/contracts/primitives';
import { commandAnswer } from '@amends/service-kit/case-answer';
import { answerCommand } from '@amends/service-kit/command-answer';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { principalOf } from '@amends/service-kit/principal';
import { z } from 'zod';
import type { FollowUpCommands } from '../follow-up-commands.ts';

const params = z.strictObject({ id: uuid, feedback: z.coerce.number().int().min(1).max(1000) });
const auth = { scopes: ['follow-up:write', 'follow-up:read'], personOnly: true } as const;
const response = {
  201: commandAnswer,
  ...problemResponses(400, 401, 403, 404, 409, 412, 422, 503),
};

/** Whoever handled a case has seen its outcome, or says something to it; for themselves only. */
export const answerFeedback = (app: HttpServer, commands: FollowUpCommands): void => {
  app.post(
    '/v1/cases/:id/feedback/:feedback/acknowledgements',
    {
      config: { auth },
      schema: {
        summary: 'Acknowledge feedback on the outcome of your case',
        tags: ['employees'],
        params,
        body: z.strictObject({}),
        response,
      },
    },
    async (request, reply) => {
      const { id, feedback } = request.params;
      const employeeId = principalOf(request).subject;
      const order = { type: 'AcknowledgeFeedback', feedback, employeeId } as const;
      const outcome = await commands.run(request, id, (now) => ({ ...order, now }), {
        status: 201,
      });
      return answerCommand(reply, outcome);
    },
  );
  app.post(
    '/v1/cases/:id/feedback/:feedback/answers',
    {
      config: { auth },
      schema: {
        summary: 'Answer feedback on the outcome of your case',
        tags: ['employees'],
        params,
        body: z.strictObject({ answer: z.enum(FEEDBACK_ANSWERS), textId: uuid.optional() }),
        response,
      },
    },
    async (request, reply) => {
      const { id, feedback } = request.params;
      const employeeId = principalOf(request).subject;
      const order = { type: 'AnswerFeedback', feedback, employeeId, ...request.body } as const;
      const outcome = await commands.run(request, id, (now) => ({ ...order, now }), {
        status: 201,
      });
      return answerCommand(reply, outcome);
    },
  );
};
