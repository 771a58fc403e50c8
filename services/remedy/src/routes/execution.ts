import { CURRENCY_CODES } from '@amends/contracts/currency';
import { instant } from '@amends/contracts/primitives';
import { ExecutionStoppedV1 } from '@amends/contracts/remedy-execution';
import { answerCommand, type CommandOutcome } from '@amends/service-kit/command-answer';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import type { FastifyRequest } from 'fastify';
import type { Pool } from 'pg';
import { z } from 'zod';
import {
  type ExecutionCommand,
  type ExecutionEvent,
  type ExecutionSwitch,
  executionDecider,
} from '../domain/execution-switch.ts';
import { SWITCH_STREAM, SWITCH_SUBJECT } from '../execution/execution-jobs.ts';
import { readExecution } from '../execution/execution-state.ts';
import { type MoneyCommands, runOn } from '../money-commands.ts';
import { refuseSingleStores } from './ledger.ts';
import { givenMoney } from './vouchers.ts';

const view = z.object({
  stopped: z.boolean(),
  reason: ExecutionStoppedV1.shape.reason.nullable(),
  /** Of the limit that was reached. */
  currency: z.enum(CURRENCY_CODES).nullable(),
  since: instant.nullable(),
  /** Refunds and vouchers that go on once it is lifted. */
  waiting: z.int(),
  limits: z.array(
    z.object({
      currency: z.enum(CURRENCY_CODES),
      limit: z.int(),
      /** Of the last hour, or since it was lifted. */
      spent: z.int(),
    }),
  ),
});

const answered = z.object({ position: z.string() });
const refused = problemResponses(400, 401, 403, 409, 412, 422, 503);
const none = z.strictObject({});

const getExecution = (app: HttpServer, pool: Pool): void => {
  app.get(
    '/v1/execution',
    {
      config: { auth: { scopes: ['execution:control', 'remedy:approve'] } },
      schema: {
        summary: 'Whether execution is stopped, what waits, and the limits by hour',
        tags: ['execution'],
        response: { 200: view, ...problemResponses(401, 403, 503) },
      },
    },
    async (request) => {
      refuseSingleStores(request);
      const { isStopped, limits, ...state } = await readExecution(pool);
      return {
        ...state,
        stopped: isStopped,
        limits: limits.map(({ amount, ...rest }) => ({ ...rest, limit: amount })),
      };
    },
  );
};

const run = (
  commands: MoneyCommands,
  request: FastifyRequest,
  command: (now: string) => ExecutionCommand,
): Promise<CommandOutcome> => {
  refuseSingleStores(request);
  return runOn<ExecutionCommand, ExecutionSwitch, ExecutionEvent>(commands, request, {
    streamId: SWITCH_STREAM,
    decider: executionDecider,
    subject: SWITCH_SUBJECT,
    command,
    answer: () => ({}),
  });
};

const schemaOf = <Body extends z.ZodType>(summary: string, body: Body) => ({
  summary,
  tags: ['execution'],
  body,
  response: { 200: answered, ...refused },
});

/** The switch stops what is executed, not what is taken in or approved. */
export const executionRoutes = (app: HttpServer, commands: MoneyCommands, pool: Pool): void => {
  const config = { auth: { scopes: ['execution:control'] } };
  getExecution(app, pool);
  app.post(
    '/v1/execution-stops',
    { config, schema: schemaOf('Stop every refund and voucher', none) },
    async (request, reply) => {
      const outcome = await run(commands, request, (now) => ({ type: 'StopExecution', now }));
      return answerCommand(reply, outcome);
    },
  );
  app.post(
    '/v1/execution-resumptions',
    { config, schema: schemaOf('Let refunds and vouchers go on', none) },
    async (request, reply) => {
      const outcome = await run(commands, request, (now) => ({ type: 'ResumeExecution', now }));
      return answerCommand(reply, outcome);
    },
  );
  app.post(
    '/v1/execution-limits',
    {
      config,
      schema: schemaOf(
        'Set how much is executed in an hour of one currency',
        z.strictObject({ limit: givenMoney }),
      ),
    },
    async (request, reply) => {
      const { limit } = request.body;
      const type = 'LimitExecution';
      return answerCommand(reply, await run(commands, request, (now) => ({ type, limit, now })));
    },
  );
};
