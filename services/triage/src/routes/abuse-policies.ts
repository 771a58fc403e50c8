import {
  AbusePolicyDefinedV1,
  abuseCondition,
  MONEY_MEASURES,
} from '@amends/contracts/triage-abuse';
import { answerCommand } from '@amends/service-kit/command-answer';
import type { HttpServer } from '@amends/service-kit/http-server';
import { idempotencyOf } from '@amends/service-kit/idempotency';
import { problemResponses } from '@amends/service-kit/openapi';
import { principalOf } from '@amends/service-kit/principal';
import { runOnStream } from '@amends/service-kit/stream-runner';
import { Problem } from '@amends/service-kit/problem-error';
import type { Pool } from 'pg';
import { z } from 'zod';
import { ABUSE_POLICY_ID, ABUSE_POLICY_STREAM } from '../abuse/define-default-policy.ts';
import { readAbusePolicies } from '../abuse/abuse-tables.ts';
import { abusePolicyDecider, type DefineAbusePolicy } from '../domain/abuse/abuse-policy.ts';
import type { StreamCommands } from '../stream-command.ts';

const isOfMoney = (measure: string): boolean =>
  (MONEY_MEASURES as readonly string[]).includes(measure);

const condition = z
  .strictObject(abuseCondition.shape)
  .refine(({ measure, currency }) => isOfMoney(measure) === (currency !== undefined), {
    message: 'a measure of money, and no other, names its currency',
    path: ['currency'],
  });

const body = z.strictObject({
  conditions: z
    .array(condition)
    .max(30)
    .refine((all) => new Set(all.map(({ measure }) => measure)).size === all.length, {
      message: 'each measure comes once',
    }),
  flagDays: AbusePolicyDefinedV1.shape.flagDays,
});

/** From how many of what a person has to look: version 1 is what the suite comes with. */
export const abusePolicies = (app: HttpServer, commands: StreamCommands, pool: Pool): void => {
  app.post(
    '/v1/abuse-policies',
    {
      config: { auth: { scopes: ['operations:write'] } },
      schema: {
        summary: 'Define the conditions that send compensation to a person, or their next version',
        tags: ['abuse'],
        body,
        response: {
          201: z.object({ id: z.literal(ABUSE_POLICY_ID), position: z.string() }),
          ...problemResponses(400, 401, 403, 409, 412, 422, 503),
        },
      },
    },
    async (request, reply) => {
      if (principalOf(request).stores !== '*') throw new Problem('forbidden');
      const outcome = await runOnStream(commands, request, {
        streamId: ABUSE_POLICY_STREAM,
        decider: abusePolicyDecider,
        id: ABUSE_POLICY_ID,
        correlationId: idempotencyOf(request).commandId,
        command: (now): DefineAbusePolicy => ({
          type: 'DefineAbusePolicy',
          content: request.body,
          now,
        }),
      });
      return answerCommand(reply, outcome);
    },
  );
  app.get(
    '/v1/abuse-policies',
    {
      config: { auth: { scopes: ['triage:read', 'operations:read'] } },
      schema: {
        summary: 'Every version of the conditions, the newest first',
        tags: ['abuse'],
        response: {
          200: z.object({ data: z.array(AbusePolicyDefinedV1) }),
          ...problemResponses(401, 403, 503),
        },
      },
    },
    async () => ({ data: await readAbusePolicies(pool) }),
  );
};
