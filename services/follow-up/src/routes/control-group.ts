import { CUSTOMER_MESSAGE_FAILURES } from '@amends/contracts/intake-customer-messages';
import { instant, scale7, shortId, uuid } from '@amends/contracts/primitives';
import { GATE_REASONS } from '@amends/contracts/survey-vocabulary';
import { answerCommand } from '@amends/service-kit/command-answer';
import { decodeCursor, encodeCursor } from '@amends/service-kit/cursor';
import type { HttpServer } from '@amends/service-kit/http-server';
import { uuidv7 } from '@amends/service-kit/ids';
import { problemResponses } from '@amends/service-kit/openapi';
import { mayAccessCase, type Principal, principalOf } from '@amends/service-kit/principal';
import { Problem } from '@amends/service-kit/problem-error';
import { cursorParameter, filtersOf, filterShape, limitParameter } from '@amends/service-kit/query';
import { runOnStream, type StreamRunner } from '@amends/service-kit/stream-runner';
import type { Pool } from 'pg';
import { z } from 'zod';
import type { FollowUpConfig } from '../config.ts';
import { listControls } from '../control/control-table.ts';
import { type Control, controlDecider, sampleDecider } from '../domain/control.ts';

const STATES = ['open', 'answered', 'ended', 'suppressed'] as const;
const request_ = z.object({
  controlId: uuid,
  /** A pseudonym; how to reach them is intake's, and each look at it is kept. */
  customerId: uuid,
  storeId: shortId,
  state: z.enum(STATES),
  /** Which gate was shut, where the customer was not asked. */
  reason: z.enum(GATE_REASONS).nullable(),
  /** Whether the message that asks went out; staff may ask whom it did not reach. */
  delivery: z.enum(['sent', 'not_sent']).nullable(),
  deliveryReason: z.enum(CUSTOMER_MESSAGE_FAILURES).nullable(),
  sampledAt: instant,
  /** Null where nothing was asked. */
  answerBy: instant.nullable(),
});
const query = z.strictObject({
  limit: limitParameter,
  cursor: cursorParameter,
  ...filterShape({ state: { operators: ['eq', 'in'], value: z.enum(STATES) } }),
});
const cursorKeys = z.strictObject({ at: instant, id: uuid });
const writing = problemResponses(400, 401, 403, 404, 409, 412, 422, 503);
const done = z.object({ id: uuid, position: z.string() });
const tags = ['control-group'];

/** The same questions about the shop, on the same scales, as a follow-up asks. */
const answerBody = z.strictObject({
  satisfaction: z.int().min(1).max(5),
  likelihoodToRecommend: z.int().min(0).max(10).optional(),
  repurchaseIntent: scale7.optional(),
  trust: scale7.optional(),
});

const storesOf = ({ stores }: Principal): readonly string[] | null =>
  stores === '*' ? null : [...stores];

interface Deps {
  readonly streams: StreamRunner;
  readonly pool: Pool;
  readonly config: FollowUpConfig;
}

const listRequests = (app: HttpServer, { pool }: Deps): void => {
  app.get(
    '/v1/control-requests',
    {
      config: { auth: { scopes: ['follow-up:read'] } },
      schema: {
        summary: 'Customers whom nothing failed, drawn to be asked the same; the latest first',
        tags,
        querystring: query,
        response: {
          200: z.object({
            data: z.array(request_),
            meta: z.object({ nextCursor: z.string().nullable() }),
          }),
          ...problemResponses(400, 401, 403, 422, 503),
        },
      },
    },
    async (request) => {
      const { limit, cursor } = request.query;
      const states = filtersOf(request.query).flatMap(({ values }) => values);
      const rows = await listControls(pool, {
        stores: storesOf(principalOf(request)),
        states: states.length === 0 ? null : states,
        after: cursor === undefined ? undefined : decodeCursor(cursor, cursorKeys),
        limit: limit + 1,
      });
      const data = rows.slice(0, limit);
      const last = rows.length > limit ? data.at(-1) : undefined;
      const nextCursor =
        last === undefined ? null : encodeCursor({ at: last.sampledAt, id: last.controlId });
      return { data, meta: { nextCursor } };
    },
  );
};

/** Staff, and whoever has the link of the message: a claim to this one question. */
const ANSWERING = ['follow-up:write', 'follow-up:answer'];

const isVisibleTo =
  (principal: Principal, controlId: string) =>
  ({ storeId }: Control): boolean =>
    storeId !== undefined && mayAccessCase(principal, controlId, storeId);

const declineRequest = (app: HttpServer, { streams }: Deps): void => {
  app.post(
    '/v1/control-requests/:controlId/declines',
    {
      config: { auth: { scopes: ANSWERING } },
      schema: {
        summary: 'The customer wants no surveys by e-mail, neither this one nor others',
        tags,
        params: z.strictObject({ controlId: uuid }),
        body: z.strictObject({}),
        response: { 201: done, ...writing },
      },
    },
    async (request, reply) => {
      const { controlId } = request.params;
      const outcome = await runOnStream(streams, request, {
        streamId: `control-${controlId}`,
        decider: controlDecider,
        id: controlId,
        correlationId: controlId,
        command: (at) => ({ type: 'EndControl' as const, reason: 'declined' as const, at }),
        isVisible: isVisibleTo(principalOf(request), controlId),
      });
      return answerCommand(reply, outcome);
    },
  );
};

const answerRequest = (app: HttpServer, { streams }: Deps): void => {
  app.post(
    '/v1/control-requests/:controlId/answers',
    {
      config: { auth: { scopes: ANSWERING } },
      schema: {
        summary: 'Record what a customer answers whom nothing failed',
        tags,
        params: z.strictObject({ controlId: uuid }),
        body: answerBody,
        response: { 201: done, ...writing },
      },
    },
    async (request, reply) => {
      const { controlId } = request.params;
      const principal = principalOf(request);
      const outcome = await runOnStream(streams, request, {
        streamId: `control-${controlId}`,
        decider: controlDecider,
        id: controlId,
        correlationId: controlId,
        command: (now) => ({ type: 'AnswerControl' as const, answer: request.body, now }),
        isVisible: isVisibleTo(principal, controlId),
      });
      return answerCommand(reply, outcome);
    },
  );
};

/** The control group: drawn once a day and on command, listed, answered, declined. */
export const controlGroup = (app: HttpServer, deps: Deps): void => {
  listRequests(app, deps);
  answerRequest(app, deps);
  declineRequest(app, deps);
  app.post(
    '/v1/control-samples',
    {
      config: { auth: { scopes: ['operations:write'] } },
      schema: {
        summary: 'Draw the control group now, from those who bought and had no part in a drawing',
        tags,
        body: z.strictObject({ sharePermille: z.int().min(0).max(1000).optional() }),
        response: { 201: done, ...writing },
      },
    },
    async (request, reply) => {
      const principal = principalOf(request);
      if (principal.stores !== '*') throw new Problem('forbidden');
      const runId = uuidv7();
      const { sharePermille = deps.config.controlSharePermille } = request.body;
      const outcome = await runOnStream(deps.streams, request, {
        streamId: `control-sample-${runId}`,
        decider: sampleDecider,
        id: runId,
        correlationId: runId,
        command: (requestedAt) => ({
          type: 'RequestSample' as const,
          data: { runId, requestedBy: principal.subject, sharePermille, requestedAt },
        }),
      });
      return answerCommand(reply, outcome);
    },
  );
};
