import { uuid } from '@amends/contracts/primitives';
import { REOPEN_REASONS } from '@amends/contracts/vocabulary';
import { caseParams, commandAnswer } from '@amends/service-kit/case-answer';
import { answerCommand } from '@amends/service-kit/command-answer';
import type { HttpServer } from '@amends/service-kit/http-server';
import { idempotencyOf } from '@amends/service-kit/idempotency';
import { uuidv8FromHash } from '@amends/service-kit/ids';
import { problemResponses } from '@amends/service-kit/openapi';
import { z } from 'zod';
import type { FollowUpConfig } from '../config.ts';
import type { FollowUpCommands } from '../follow-up-commands.ts';
import { plusSeconds } from '../request-plan.ts';

const body = z.strictObject({
  reason: z.enum(REOPEN_REASONS),
  /** The message after the resolution that asks for it. */
  textId: uuid.optional(),
});

/** A case closed before this instant stays closed, and what is new becomes a case of its own. */
export const closedSinceOf = (
  config: Pick<FollowUpConfig, 'reopenPolicy' | 'reopenWindowSeconds'>,
  now: string,
): string => {
  switch (config.reopenPolicy) {
    case 'always':
      return '2000-01-01T00:00:00.000Z';
    case 'never':
      // Later than any closing there can be.
      return plusSeconds(now, 1);
    case 'within_window':
      return plusSeconds(now, -config.reopenWindowSeconds);
  }
};

/**
 * A person reopens a resolved case, or one closed no longer ago than the window allows; from one
 * closed before that a new case goes on (`continuedBy` of the follow-up).
 */
export const reopenCase = (
  app: HttpServer,
  commands: FollowUpCommands,
  config: FollowUpConfig,
): void => {
  app.post(
    '/v1/cases/:id/reopenings',
    {
      config: { auth: { scopes: ['follow-up:write'] } },
      schema: {
        summary: 'Reopen a case, or have a new one go on from it where that is too late',
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
        (now) => ({
          type: 'ReopenCase',
          ...request.body,
          now,
          closedSince: closedSinceOf(config, now),
          newCaseId: uuidv8FromHash('follow-up-case', id, idempotencyOf(request).commandId),
        }),
        { status: 201 },
      );
      return answerCommand(reply, outcome, `${app.publicPrefix}/v1/cases/${id}/follow-up`);
    },
  );
};
