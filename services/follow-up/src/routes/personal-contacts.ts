import { uuid } from '@amends/contracts/primitives';
import { CONTACT_OUTCOMES, SURVEY_LANGUAGES } from '@amends/contracts/survey-vocabulary';
import { commandAnswer } from '@amends/service-kit/case-answer';
import { answerCommand } from '@amends/service-kit/command-answer';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { realInstant } from '@amends/service-kit/real-instant';
import { z } from 'zod';
import { CONTACT_SCRIPTS } from '../domain/contact-script.ts';
import type { FollowUpCommands } from '../follow-up-commands.ts';

const script = z.object({
  opening: z.array(z.string()),
  asking: z.string(),
  closing: z.array(z.string()),
  ifNotRecovered: z.string(),
});

const getScript = (app: HttpServer): void => {
  app.get(
    '/v1/follow-up-script',
    {
      config: { auth: { scopes: ['follow-up:read', 'follow-up:write'] } },
      schema: {
        summary: 'What to say around the questions of the instrument',
        tags: ['surveys'],
        querystring: z.strictObject({ language: z.enum(SURVEY_LANGUAGES).default('en') }),
        response: { 200: script, ...problemResponses(400, 401, 403, 503) },
      },
    },
    async (request) => {
      const { opening, closing, ...lines } = CONTACT_SCRIPTS[request.query.language];
      return { ...lines, opening: [...opening], closing: [...closing] };
    },
  );
};

const body = z
  .strictObject({ outcome: z.enum(CONTACT_OUTCOMES), callBackAt: realInstant.optional() })
  .refine(({ outcome, callBackAt }) => (outcome === 'call_back') === (callBackAt !== undefined), {
    message: 'goes with call_back, and call_back with it',
    path: ['callBackAt'],
  });

/** Telephone and personal follow-ups: what to say, and what came of trying. */
export const personalContacts = (app: HttpServer, commands: FollowUpCommands): void => {
  getScript(app);
  app.post(
    '/v1/cases/:id/follow-ups/:requestId/attempts',
    {
      config: { auth: { scopes: ['follow-up:write'] } },
      schema: {
        summary: 'Record an attempt to reach the customer in person',
        tags: ['surveys'],
        params: z.strictObject({ id: uuid, requestId: uuid }),
        body,
        response: {
          201: commandAnswer,
          ...problemResponses(400, 401, 403, 404, 409, 412, 422, 503),
        },
      },
    },
    async (request, reply) => {
      const { id, requestId } = request.params;
      const outcome = await commands.run(
        request,
        id,
        (now) => ({ type: 'RecordContact', requestId, ...request.body, now }),
        { status: 201, id: requestId },
      );
      return answerCommand(reply, outcome, `${app.publicPrefix}/v1/cases/${id}/follow-up`);
    },
  );
};
