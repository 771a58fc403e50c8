import { instant, uuid } from '@amends/contracts/primitives';
import { ABUSE_DECISIONS, AbuseAppealRejectedV1 } from '@amends/contracts/triage-abuse';
import { answerCommand } from '@amends/service-kit/command-answer';
import { decodeCursor, encodeCursor } from '@amends/service-kit/cursor';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { principalOf } from '@amends/service-kit/principal';
import { runOnStream } from '@amends/service-kit/stream-runner';
import { Problem } from '@amends/service-kit/problem-error';
import { cursorParameter, filterShape, filtersOf, limitParameter } from '@amends/service-kit/query';
import type { FastifyRequest } from 'fastify';
import type { Pool } from 'pg';
import { z } from 'zod';
import { flagStream } from '../abuse/abuse-reactions.ts';
import { decisionsUnder, type FlagRow, flagById, listFlags } from '../abuse/abuse-tables.ts';
import { flagView, viewOf } from '../abuse/flag-view.ts';
import { type AbuseFlagCommand, abuseFlagDecider } from '../domain/abuse/abuse-flags.ts';
import type { StreamCommands } from '../stream-command.ts';

const params = z.strictObject({ flagId: uuid });
const decision = z.object({ caseId: uuid, decision: z.enum(ABUSE_DECISIONS) });
const detail = flagView.extend({
  /** Of the cases it held back; once it is cleared they are to be looked at again. */
  decisions: z.array(decision),
});
const querystring = z.strictObject({
  limit: limitParameter,
  cursor: cursorParameter,
  ...filterShape({
    customerId: { operators: ['eq'], value: uuid },
    appeal: { operators: ['eq'], value: z.enum(['open']) },
  }),
});
const place = z.tuple([instant, uuid]);

interface Deps {
  readonly streams: StreamCommands;
  readonly pool: Pool;
}

/** A flag counts what a customer did in all stores: it is for those who may see all of them. */
const refuseSingleStores = (request: FastifyRequest): void => {
  if (principalOf(request).stores !== '*') throw new Problem('forbidden');
};

const addList = (app: HttpServer, { streams, pool }: Deps): void => {
  app.get(
    '/v1/abuse-flags',
    {
      config: { auth: { scopes: ['triage:read', 'triage:write'] } },
      schema: {
        summary: 'Flags of abuse, the newest first; those with an open appeal',
        tags: ['abuse'],
        querystring,
        response: {
          200: z.object({
            data: z.array(flagView),
            meta: z.object({ nextCursor: z.string().nullable() }),
          }),
          ...problemResponses(400, 401, 403, 503),
        },
      },
    },
    async (request) => {
      refuseSingleStores(request);
      const { limit, cursor } = request.query;
      const filters = filtersOf({ ...request.query });
      const filtered = (name: string) => filters.find(({ field }) => field === name)?.values[0];
      const rows = await listFlags(pool, {
        customerId: filtered('customerId'),
        isAppealed: filtered('appeal') !== undefined,
        after: cursor === undefined ? undefined : decodeCursor(cursor, place),
        limit: limit + 1,
      });
      const now = streams.clock().toISOString();
      const shown = rows.slice(0, limit);
      const last = rows.length > limit ? shown.at(-1)?.raised : undefined;
      return {
        data: shown.map((row) => viewOf(row, principalOf(request), now)),
        meta: {
          nextCursor: last === undefined ? null : encodeCursor([last.raisedAt, last.flagId]),
        },
      };
    },
  );
  app.get(
    '/v1/abuse-flags/:flagId',
    {
      config: { auth: { scopes: ['triage:read', 'triage:write'] } },
      schema: {
        summary: 'A flag, its evidence, and what was decided of the cases it held back',
        tags: ['abuse'],
        params,
        response: { 200: detail, ...problemResponses(401, 403, 404, 503) },
      },
    },
    async (request) => {
      refuseSingleStores(request);
      const row = await requireFlag(pool, request.params.flagId);
      const { flagId } = row.raised;
      const now = streams.clock().toISOString();
      const decisions = row.cleared?.earlierDecisions ?? (await decisionsUnder(pool, flagId));
      return { ...viewOf(row, principalOf(request), now), decisions };
    },
  );
};

/** @throws Problem 404 not_found */
const requireFlag = async (pool: Pool, flagId: string): Promise<FlagRow> => {
  const row = await flagById(pool, flagId);
  if (row === undefined) throw new Problem('not_found');
  return row;
};

const decisionBody = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('upheld') }),
  z.strictObject({
    outcome: z.literal('rejected'),
    reason: AbuseAppealRejectedV1.shape.reason,
  }),
]);

const answered = {
  200: z.object({ id: uuid, position: z.string() }),
  ...problemResponses(400, 401, 403, 404, 409, 412, 422, 503),
};

const runOnFlag = async (
  { streams, pool }: Deps,
  request: FastifyRequest,
  flagId: string,
  commandOf: (known: { customerId: string; by: string }, now: string) => AbuseFlagCommand,
) => {
  const { customerId } = (await requireFlag(pool, flagId)).raised;
  const by = principalOf(request).subject;
  return runOnStream(streams, request, {
    streamId: flagStream(customerId),
    decider: abuseFlagDecider,
    id: customerId,
    correlationId: flagId,
    command: (now) => commandOf({ customerId, by }, now),
    status: 200,
  });
};

const addDeciding = (app: HttpServer, deps: Deps): void => {
  const { pool } = deps;
  app.post(
    '/v1/abuse-flags/:flagId/appeal-decisions',
    {
      config: { auth: { scopes: ['triage:write'] } },
      schema: {
        summary: 'Decide an appeal: the flag goes, or it stays and why',
        tags: ['abuse'],
        params,
        body: decisionBody,
        response: answered,
      },
    },
    async (request, reply) => {
      refuseSingleStores(request);
      const { flagId } = request.params;
      const { body } = request;
      const earlierDecisions = await decisionsUnder(pool, flagId);
      const outcome = await runOnFlag(deps, request, flagId, (known, now) =>
        body.outcome === 'upheld'
          ? {
              type: 'ClearFlag',
              data: { ...known, flagId, reason: 'appeal_upheld', earlierDecisions, clearedAt: now },
            }
          : {
              type: 'RejectAppeal',
              data: { ...known, flagId, reason: body.reason, decidedAt: now },
            },
      );
      return answerCommand(reply, outcome);
    },
  );
  app.post(
    '/v1/abuse-flags/:flagId/clearings',
    {
      config: { auth: { scopes: ['triage:write'] } },
      schema: {
        summary: 'Take back a flag that was raised in error',
        tags: ['abuse'],
        params,
        body: z.strictObject({}),
        response: answered,
      },
    },
    async (request, reply) => {
      refuseSingleStores(request);
      const { flagId } = request.params;
      const earlierDecisions = await decisionsUnder(pool, flagId);
      const outcome = await runOnFlag(deps, request, flagId, (known, now) => ({
        type: 'ClearFlag',
        data: { ...known, flagId, reason: 'raised_in_error', earlierDecisions, clearedAt: now },
      }));
      return answerCommand(reply, outcome);
    },
  );
};

/** Flags of abuse as a reviewer of the whole retailer sees and settles them. */
export const abuseFlags = (app: HttpServer, deps: Deps): void => {
  addList(app, deps);
  addDeciding(app, deps);
};
