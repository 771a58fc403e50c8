import { uuid } from '@amends/contracts/primitives';
import { caseParams, commandAnswer } from '@amends/service-kit/case-answer';
import { answerCommand } from '@amends/service-kit/command-answer';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { Problem } from '@amends/service-kit/problem-error';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { StreamCommands } from '../stream-command.ts';
import type { TriageCommands } from '../triage-commands.ts';
import { readAction } from './preventive-actions.ts';

const body = z
  .strictObject({
    decision: z.enum(['action_opened', 'covered_by_open_action', 'no_action_needed']),
    actionId: uuid.optional(),
  })
  .refine(({ decision, actionId }) => (decision === 'no_action_needed') === !actionId, {
    message: 'names its action, and none where none is needed',
  });

/** @throws Problem 422 unknown_action for one that is not there, or another store's */
const requireAction = async (
  actions: StreamCommands,
  request: FastifyRequest,
  actionId: string,
): Promise<void> => {
  try {
    await readAction(actions, request, actionId);
  } catch (error) {
    if (error instanceof Problem && error.code === 'not_found') throw new Problem('unknown_action');
    throw error;
  }
};

/** What will keep it from happening again: needed before the case can close. */
export const recordPreventiveDecision = (
  app: HttpServer,
  commands: TriageCommands,
  actions: StreamCommands,
): void => {
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
      const { actionId } = request.body;
      if (actionId !== undefined) await requireAction(actions, request, actionId);
      const outcome = await commands.run(request, request.params.id, (now) => ({
        type: 'RecordPreventiveDecision',
        ...request.body,
        now,
      }));
      return answerCommand(reply, outcome);
    },
  );
};
