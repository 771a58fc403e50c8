import { followUpAnswers } from '@amends/contracts/follow-up';
import { uuid } from '@amends/contracts/primitives';
import { EMOTIONS } from '@amends/contracts/vocabulary';
import { commandAnswer } from '@amends/service-kit/case-answer';
import { answerCommand } from '@amends/service-kit/command-answer';
import type { HttpServer } from '@amends/service-kit/http-server';
import { uuidv8FromHash } from '@amends/service-kit/ids';
import { problemResponses } from '@amends/service-kit/openapi';
import { type Principal, principalOf } from '@amends/service-kit/principal';
import { z } from 'zod';
import type { FollowUpConfig } from '../config.ts';
import type { FollowUpCommands } from '../follow-up-commands.ts';
import { secondWave } from '../request-plan.ts';
import { closedSinceOf } from './reopen-case.ts';

const params = z.strictObject({ id: uuid, requestId: uuid });

/** Whoever has the link or the claim of the case is its customer. */
const recorderOf = ({ kind, subject }: Principal) => ({
  ...(kind === 'claimant' ? {} : { recordedBy: subject }),
  ...(kind === 'person' ? { rater: subject } : {}),
});

/** The first four are what every follow-up must know; anything else may be left out. */
const body = z.strictObject({
  ...followUpAnswers,
  justice: followUpAnswers.justice.default({}),
  emotionsAfter: z
    .array(z.strictObject({ emotion: z.enum(EMOTIONS), intensity: z.int().min(1).max(5) }))
    .max(10)
    .optional(),
});

/**
 * The customer's answer to an open request; an unhappy one reopens the case at once, or
 * has a new case go on from it. Sent again
 * within the window to edit, the same answer counts once and another one is an edit.
 */
export const answerFollowUp = (
  app: HttpServer,
  commands: FollowUpCommands,
  config: FollowUpConfig,
): void => {
  app.post(
    '/v1/cases/:id/follow-ups/:requestId/answers',
    {
      config: { auth: { scopes: ['follow-up:write', 'follow-up:answer'] } },
      schema: {
        summary: 'Answer a follow-up request',
        tags: ['follow-up'],
        params,
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
        (now) => ({
          type: 'AnswerFollowUp',
          requestId,
          answer: request.body,
          ...recorderOf(principalOf(request)),
          now,
          secondWave: secondWave(requestId, now, config),
          editSeconds: config.answerEditSeconds,
          commentAtOrBelow: config.commentAtOrBelow,
          closedSince: closedSinceOf(config, now),
          newCaseId: uuidv8FromHash('follow-up-case', id, requestId),
        }),
        { status: 201, id: requestId },
      );
      return answerCommand(reply, outcome, `${app.publicPrefix}/v1/cases/${id}/follow-up`);
    },
  );
};
