import { money, uuid } from '@amends/contracts/primitives';
import { commandAnswer } from '@amends/service-kit/case-answer';
import { answerCommand } from '@amends/service-kit/command-answer';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { z } from 'zod';
import type { RemedyCommands } from '../remedy-commands.ts';

/** Path of every route about one step of a remedy. */
export const stepParams = z.strictObject({
  id: uuid,
  step: z.string().regex(/^([1-9]|1[0-9]|20)$/),
});
const body = z.strictObject({});
const execution = z.strictObject({
  /** What goods, carriage or work cost the firm, besides money that is part of the step. */
  cost: z.strictObject(money.shape).optional(),
});

/** A person did a step: the apology was given, the goods handed over, the voucher issued. */
export const executeStep = (app: HttpServer, commands: RemedyCommands): void => {
  app.post(
    '/v1/cases/:id/steps/:step/executions',
    {
      config: { auth: { scopes: ['remedy:write'] } },
      schema: {
        summary: 'Record a step that a person did',
        tags: ['remedy'],
        params: stepParams,
        body: execution,
        response: {
          200: commandAnswer,
          ...problemResponses(400, 401, 403, 404, 409, 412, 422, 503),
        },
      },
    },
    async (request, reply) => {
      const step = Number(request.params.step);
      const { cost } = request.body;
      const outcome = await commands.run(request, request.params.id, (now) => ({
        type: 'ExecuteStep',
        ...{ step, now },
        ...(cost === undefined ? {} : { cost }),
      }));
      return answerCommand(reply, outcome);
    },
  );
};

/** After a final refusal of the provider a person decides on a further attempt, with a new key. */
export const retryRefund = (app: HttpServer, commands: RemedyCommands): void => {
  app.post(
    '/v1/cases/:id/steps/:step/refund-attempts',
    {
      config: { auth: { scopes: ['remedy:approve'] } },
      schema: {
        summary: 'Try a refused refund again',
        tags: ['remedy'],
        params: stepParams,
        body,
        response: {
          202: commandAnswer,
          ...problemResponses(400, 401, 403, 404, 409, 412, 422, 503),
        },
      },
    },
    async (request, reply) => {
      const step = Number(request.params.step);
      const outcome = await commands.run(
        request,
        request.params.id,
        (now) => ({ type: 'RetryRefund', step, now }),
        { status: 202 },
      );
      return answerCommand(reply, outcome);
    },
  );
};
