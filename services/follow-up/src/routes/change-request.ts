import { uuid } from '@amends/contracts/primitives';
import { EXEMPTIONS, SKIP_REASONS } from '@amends/contracts/survey-vocabulary';
import { commandAnswer } from '@amends/service-kit/case-answer';
import { answerCommand } from '@amends/service-kit/command-answer';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { z } from 'zod';
import type { FollowUpCommands } from '../follow-up-commands.ts';

const params = z.strictObject({ id: uuid, requestId: uuid });
const response = {
  201: commandAnswer,
  ...problemResponses(400, 401, 403, 404, 409, 412, 422, 503),
};

/** An employee leaves a planned question out; who did and why is kept, and reported as a rate. */
export const skipRequest = (app: HttpServer, commands: FollowUpCommands): void => {
  app.post(
    '/v1/cases/:id/follow-ups/:requestId/skips',
    {
      config: { auth: { scopes: ['follow-up:write'] } },
      schema: {
        summary: 'Skip a follow-up request',
        tags: ['surveys'],
        params,
        body: z.strictObject({ reason: z.enum(SKIP_REASONS) }),
        response,
      },
    },
    async (request, reply) => {
      const { id, requestId } = request.params;
      const outcome = await commands.run(
        request,
        id,
        (now) => ({ type: 'SkipRequest', requestId, reason: request.body.reason, now }),
        { status: 201, id: requestId },
      );
      return answerCommand(reply, outcome, `${app.publicPrefix}/v1/cases/${id}/follow-up`);
    },
  );
};

/** Lets a planned question pass cooldown, caps and sampling; never what the customer declined. */
export const exemptRequest = (app: HttpServer, commands: FollowUpCommands): void => {
  app.post(
    '/v1/cases/:id/follow-ups/:requestId/exemptions',
    {
      config: { auth: { scopes: ['follow-up:write'] } },
      schema: {
        summary: 'Let a follow-up request pass the gates',
        tags: ['surveys'],
        params,
        body: z.strictObject({ reason: z.enum(EXEMPTIONS) }),
        response,
      },
    },
    async (request, reply) => {
      const { id, requestId } = request.params;
      const outcome = await commands.run(
        request,
        id,
        (now) => ({ type: 'ExemptRequest', requestId, reason: request.body.reason, now }),
        { status: 201, id: requestId },
      );
      return answerCommand(reply, outcome, `${app.publicPrefix}/v1/cases/${id}/follow-up`);
    },
  );
};
