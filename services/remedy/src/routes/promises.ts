import { uuid } from '@amends/contracts/primitives';
import { DELAY_REASONS, PROMISES } from '@amends/contracts/remedy-talk';
import { caseParams, commandAnswer } from '@amends/service-kit/case-answer';
import { answerCommand } from '@amends/service-kit/command-answer';
import type { HttpServer } from '@amends/service-kit/http-server';
import { idempotencyOf } from '@amends/service-kit/idempotency';
import { problemResponses } from '@amends/service-kit/openapi';
import { principalOf } from '@amends/service-kit/principal';
import { Problem } from '@amends/service-kit/problem-error';
import { realInstant } from '@amends/service-kit/real-instant';
import { z } from 'zod';
import type { RemedyCommands } from '../remedy-commands.ts';
import { explainBy } from '../talk/promise-jobs.ts';
import { told, toldBy } from './talk.ts';

const writing = problemResponses(400, 401, 403, 404, 409, 412, 422, 503);
const promiseParams = caseParams.extend({ promiseId: uuid });

/** @throws Problem 422: nothing is promised for a time that is over */
export const requireAhead = (due: string, clock: () => Date): string => {
  const now = clock().toISOString();
  if (Date.parse(due) > Date.parse(now)) return now;
  throw new Problem('validation_failed', { detail: 'The promised time is over.' });
};

const make = (app: HttpServer, commands: RemedyCommands, clock: () => Date): void => {
  app.post(
    '/v1/cases/:id/promises',
    {
      config: { auth: { scopes: ['remedy:write'] } },
      schema: {
        summary: 'Promise the customer something by a time',
        tags: ['talk'],
        params: caseParams,
        body: z.strictObject({ what: z.enum(PROMISES), due: realInstant }),
        response: { 201: commandAnswer, ...writing },
      },
    },
    async (request, reply) => {
      const { what, due } = request.body;
      const made = requireAhead(due, clock);
      const promiseId = idempotencyOf(request).commandId;
      const by = principalOf(request).subject;
      const data = { promiseId, what, due, explainBy: explainBy(made, due), by };
      const outcome = await commands.run(
        request,
        request.params.id,
        (now) => ({ type: 'MakePromise', data: { ...data, madeAt: now }, now }),
        { status: 201, id: promiseId },
      );
      return answerCommand(reply, outcome);
    },
  );
};

const explain = (app: HttpServer, commands: RemedyCommands, clock: () => Date): void => {
  app.post(
    '/v1/cases/:id/promises/:promiseId/delay-explanations',
    {
      config: { auth: { scopes: ['remedy:write'] } },
      schema: {
        summary: 'Record why it takes longer, and until when now',
        tags: ['talk'],
        params: promiseParams,
        body: z.strictObject({ ...told, reason: z.enum(DELAY_REASONS), newDue: realInstant }),
        response: { 200: commandAnswer, ...writing },
      },
    },
    async (request, reply) => {
      const { reason, newDue } = request.body;
      const { id, promiseId } = request.params;
      const at = requireAhead(newDue, clock);
      const data = { ...toldBy(request, request.body), promiseId, reason, newDue };
      const outcome = await commands.run(request, id, (now) => ({
        type: 'ExplainDelay',
        data: { ...data, explainBy: explainBy(at, newDue), explainedAt: now },
        now,
      }));
      return answerCommand(reply, outcome);
    },
  );
  app.post(
    '/v1/cases/:id/promises/:promiseId/fulfilments',
    {
      config: { auth: { scopes: ['remedy:write'] } },
      schema: {
        summary: 'Record that a promise was kept',
        tags: ['talk'],
        params: promiseParams,
        body: z.strictObject({}),
        response: { 200: commandAnswer, ...writing },
      },
    },
    async (request, reply) => {
      const { id, promiseId } = request.params;
      const outcome = await commands.run(request, id, (now) => ({
        type: 'KeepPromise',
        ...{ promiseId, now },
      }));
      return answerCommand(reply, outcome);
    },
  );
};

/** What was promised, what became of it, and what the customer was told when. */
export const promiseRoutes = (
  app: HttpServer,
  commands: RemedyCommands,
  clock: () => Date,
): void => {
  make(app, commands, clock);
  explain(app, commands, clock);
};
