import { uuid } from '@amends/contracts/primitives';
import { REOPEN_REASONS } from '@amends/contracts/vocabulary';
import { caseParams, commandAnswer } from '@amends/service-kit/case-answer';
import { answerCommand } from '@amends/service-kit/command-answer';
import type { HttpServer } from '@amends/service-kit/http-server';
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

/** A person reopens a resolved case, or one closed no longer ago than the window allows. */
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
        summary: 'Reopen a case',
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
          closedSince: plusSeconds(now, -config.reopenWindowSeconds),
        }),
        { status: 201 },
      );
      return answerCommand(reply, outcome, `${app.publicPrefix}/v1/cases/${id}/follow-up`);
    },
  );
};
