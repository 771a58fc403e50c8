import { externalRef, money } from '@amends/contracts/primitives';
import { commandAnswer } from '@amends/service-kit/case-answer';
import { answerCommand } from '@amends/service-kit/command-answer';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { z } from 'zod';
import type { RemedyCommands } from '../remedy-commands.ts';
import { stepParams } from './execute-step.ts';

const body = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('executed'), providerRef: externalRef, amount: money }),
  z.strictObject({ outcome: z.literal('not_executed') }),
]);

/** What a person found out at the provider about a refund whose outcome nobody knew. */
export const settleRefund = (app: HttpServer, commands: RemedyCommands): void => {
  app.post(
    '/v1/cases/:id/steps/:step/refund-settlements',
    {
      config: { auth: { scopes: ['remedy:approve'] } },
      schema: {
        summary: 'Settle a refund whose outcome nobody knew',
        tags: ['remedy'],
        params: stepParams,
        body,
        response: {
          200: commandAnswer,
          ...problemResponses(400, 401, 403, 404, 409, 412, 422, 503),
        },
      },
    },
    async (request, reply) => {
      const step = Number(request.params.step);
      const found = request.body;
      const outcome = await commands.run(request, request.params.id, (now) => ({
        type: 'SettleRefund',
        step,
        found,
        now,
      }));
      return answerCommand(reply, outcome);
    },
  );
};
