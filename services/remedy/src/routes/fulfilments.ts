import { externalRef } from '@amends/contracts/primitives';
import { commandAnswer } from '@amends/service-kit/case-answer';
import { answerCommand } from '@amends/service-kit/command-answer';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { z } from 'zod';
import type { RemedyCommands } from '../remedy-commands.ts';
import { stepParams } from './execute-step.ts';

const problems = problemResponses(400, 401, 403, 404, 409, 412, 422, 503);

/** After a final no of the other system a person decides on a further attempt. */
const retryFulfilment = (app: HttpServer, commands: RemedyCommands): void => {
  app.post(
    '/v1/cases/:id/steps/:step/fulfilment-attempts',
    {
      config: { auth: { scopes: ['remedy:approve'] } },
      schema: {
        summary: 'Ask another system again for a step it refused',
        tags: ['remedy'],
        params: stepParams,
        body: z.strictObject({}),
        response: { 202: commandAnswer, ...problems },
      },
    },
    async (request, reply) => {
      const step = Number(request.params.step);
      const outcome = await commands.run(
        request,
        request.params.id,
        (now) => ({ type: 'RetryFulfilment', step, now }),
        { status: 202 },
      );
      return answerCommand(reply, outcome);
    },
  );
};

const found = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('executed'), reference: externalRef }),
  z.strictObject({ outcome: z.literal('not_executed') }),
]);

/** What a person found out at the other system about a step whose outcome nobody knew. */
const settleFulfilment = (app: HttpServer, commands: RemedyCommands): void => {
  app.post(
    '/v1/cases/:id/steps/:step/fulfilment-settlements',
    {
      config: { auth: { scopes: ['remedy:approve'] } },
      schema: {
        summary: 'Settle a step of another system whose outcome nobody knew',
        tags: ['remedy'],
        params: stepParams,
        body: found,
        response: { 200: commandAnswer, ...problems },
      },
    },
    async (request, reply) => {
      const step = Number(request.params.step);
      const outcome = await commands.run(request, request.params.id, (now) => ({
        type: 'SettleFulfilment',
        step,
        found: request.body,
        now,
      }));
      return answerCommand(reply, outcome);
    },
  );
};

export const fulfilmentRoutes = (app: HttpServer, commands: RemedyCommands): void => {
  retryFulfilment(app, commands);
  settleFulfilment(app, commands);
};
