import { WAITING_PARTIES } from '@amends/contracts/clock-vocabulary';
import { caseParams, commandAnswer } from '@amends/service-kit/case-answer';
import { answerCommand } from '@amends/service-kit/command-answer';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { z } from 'zod';
import type { ServiceLevelReader } from '../service-levels/service-level-table.ts';
import type { TriageCommands } from '../triage-commands.ts';

const response = {
  200: commandAnswer,
  ...problemResponses(400, 401, 403, 404, 409, 412, 422, 503),
};
const auth = { scopes: ['triage:write'] } as const;
const tags = ['clocks'];

const addWaiting = (
  app: HttpServer,
  commands: TriageCommands,
  levels: ServiceLevelReader,
): void => {
  app.post(
    '/v1/cases/:id/waiting-marks',
    {
      config: { auth },
      schema: {
        summary: 'Mark whom a case waits for; pauses the clocks that do not count meanwhile',
        tags,
        params: caseParams,
        body: z.strictObject({ waitingFor: z.enum(WAITING_PARTIES) }),
        response,
      },
    },
    async (request, reply) => {
      const book = await levels.book();
      const { waitingFor } = request.body;
      const outcome = await commands.run(request, request.params.id, (now) => ({
        type: 'StartWaiting',
        waitingFor,
        clock: { book, now },
      }));
      return answerCommand(reply, outcome);
    },
  );
  app.post(
    '/v1/cases/:id/waiting-ends',
    {
      config: { auth },
      schema: {
        summary: 'Lift the waiting mark of a case',
        tags,
        params: caseParams,
        body: z.strictObject({}),
        response,
      },
    },
    async (request, reply) => {
      const book = await levels.book();
      const outcome = await commands.run(request, request.params.id, (now) => ({
        type: 'EndWaiting',
        clock: { book, now },
      }));
      return answerCommand(reply, outcome);
    },
  );
};

const addPolicyApplications = (
  app: HttpServer,
  commands: TriageCommands,
  levels: ServiceLevelReader,
): void => {
  app.post(
    '/v1/cases/:id/policy-applications',
    {
      config: { auth },
      schema: {
        summary: 'Apply the policy to a case again, as it is now',
        tags,
        params: caseParams,
        body: z.strictObject({
          reason: z.enum(['policy_changed', 'calendar_changed', 'wrong_policy']),
        }),
        response,
      },
    },
    async (request, reply) => {
      const book = await levels.book();
      const { reason } = request.body;
      const outcome = await commands.run(request, request.params.id, (now) => ({
        type: 'ApplyPolicyAgain',
        reason,
        clock: { book, now },
      }));
      return answerCommand(reply, outcome);
    },
  );
};

/** A person says whom the case waits for and that it waits no more, or applies the policy again. */
export const addClockCommands = (
  app: HttpServer,
  commands: TriageCommands,
  levels: ServiceLevelReader,
): void => {
  addWaiting(app, commands, levels);
  addPolicyApplications(app, commands, levels);
};
