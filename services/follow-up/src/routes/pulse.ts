import { createHash } from 'node:crypto';
import { instant, scale7, shortId, uuid } from '@amends/contracts/primitives';
import type { WriteSide } from '@amends/event-log/write-side';
import { answerCommand } from '@amends/service-kit/command-answer';
import type { HttpServer } from '@amends/service-kit/http-server';
import { idempotencyOf } from '@amends/service-kit/idempotency';
import { uuidv7, uuidv8FromHash } from '@amends/service-kit/ids';
import { problemResponses } from '@amends/service-kit/openapi';
import { mayAccessStore, principalOf, requireStore } from '@amends/service-kit/principal';
import { Problem } from '@amends/service-kit/problem-error';
import { realInstant } from '@amends/service-kit/real-instant';
import { runOnStream } from '@amends/service-kit/stream-runner';
import type { Pool } from 'pg';
import { z } from 'zod';
import {
  giveUpPart,
  partOf,
  pulseRoundUntil,
  readPulse,
  takePart,
} from '../culture/culture-tables.ts';
import { pulseResult } from '../culture/pulse-result.ts';
import { factDecider } from '../domain/fact-stream.ts';

const params = z.strictObject({ roundId: uuid });
const tags = ['culture'];
const writing = problemResponses(400, 401, 403, 404, 409, 412, 422, 503);
const mean = z.object({ mean: z.number(), ciLow: z.number(), ciHigh: z.number() });
const figure = {
  /** Null where it is withheld. */
  n: z.int().nullable(),
  reason: z.enum(['n_lt_10', 'complementary']).nullable(),
  means: z.object({ sharedThinking: mean, sharedActing: mean, backedUp: mean }).nullable(),
};

interface Deps {
  // biome-ignore lint/suspicious/noExplicitAny: deciders of several streams share one write side
  readonly writeSide: Pick<WriteSide<any, any, any>, 'execute'>;
  // biome-ignore lint/suspicious/noExplicitAny: the same as HTTP sees it
  readonly streams: { readonly port: any; readonly clock: () => Date };
  readonly pool: Pool;
  readonly clock: () => Date;
}

const openRound = (app: HttpServer, { streams }: Deps): void => {
  app.post(
    '/v1/pulse-rounds',
    {
      config: { auth: { scopes: ['coaching:write'] } },
      schema: {
        summary: 'Ask all staff three things until then',
        tags,
        body: z.strictObject({ until: realInstant }),
        response: { 201: z.object({ id: uuid, position: z.string() }), ...writing },
      },
    },
    async (request, reply) => {
      if (principalOf(request).stores !== '*') throw new Problem('forbidden');
      const roundId = uuidv7();
      const { until } = request.body;
      const outcome = await runOnStream(streams, request, {
        streamId: `pulse-${roundId}`,
        decider: factDecider,
        ...{ id: roundId, correlationId: roundId },
        command: (openedAt) => ({
          type: 'RecordFact' as const,
          event: { type: 'PulseRoundOpened' as const, data: { roundId, until, openedAt } },
        }),
      });
      return answerCommand(reply, outcome);
    },
  );
};

/** Of the round, so that nobody is followed from one to the next. */
const participantOf = (roundId: string, subject: string): string =>
  createHash('sha256').update(`${roundId}:${subject}`).digest('hex');

/** An answer has an id and a cause of its own: it cannot be traced to who sent it. */
const keepAnswer = async (
  { writeSide, clock }: Deps,
  data: { readonly roundId: string } & Readonly<Record<string, unknown>>,
): Promise<boolean> => {
  const commandId = uuidv8FromHash('pulse-answer', uuidv7());
  const { roundId } = data;
  const { outcome } = await writeSide.execute({
    streamId: `pulse-answer-${commandId}`,
    decider: factDecider,
    command: { type: 'RecordFact', event: { type: 'PulseAnswered', data } } as never,
    context: {
      ...{ commandId, correlationId: roundId, causationId: commandId },
      ...{ actor: 'employee', now: clock().toISOString(), subject: roundId },
    },
  });
  return outcome === 'done';
};

const answerRound = (app: HttpServer, deps: Deps): void => {
  app.post(
    '/v1/pulse-rounds/:roundId/answers',
    {
      config: { auth: { scopes: ['follow-up:read', 'follow-up:write'], personOnly: true } },
      schema: {
        summary: 'Answer the three things, once; the answer is of nobody in particular',
        tags,
        params,
        body: z.strictObject({
          storeId: shortId,
          ...{ sharedThinking: scale7, sharedActing: scale7, backedUp: scale7 },
        }),
        response: { 201: z.object({ id: uuid }), ...writing },
      },
    },
    async (request, reply) => {
      const { roundId } = request.params;
      const { commandId } = idempotencyOf(request);
      const principal = principalOf(request);
      requireStore(principal, request.body.storeId);
      const until = await pulseRoundUntil(deps.pool, roundId);
      if (until === undefined) throw new Problem('not_found');
      const participant = participantOf(roundId, principal.subject);
      const known = await partOf(deps.pool, roundId, participant);
      if (known === commandId) return reply.code(201).send({ id: roundId });
      if (known !== undefined) throw new Problem('already_answered');
      if (deps.clock() > until) throw new Problem('follow_up_expired');
      const part = { roundId, participant, commandId };
      if (!(await takePart(deps.pool, part))) throw new Problem('already_answered');
      let isKept = false;
      try {
        isKept = await keepAnswer(deps, { roundId, ...request.body });
      } finally {
        if (!isKept) await giveUpPart(deps.pool, part);
      }
      if (!isKept) throw new Problem('temporary_reduced_capacity');
      return reply.code(201).send({ id: roundId });
    },
  );
};

/** Three questions to all staff, told in numbers of ten and more only. */
export const pulse = (app: HttpServer, deps: Deps): void => {
  openRound(app, deps);
  answerRound(app, deps);
  app.get(
    '/v1/pulse-rounds/:roundId',
    {
      config: { auth: { scopes: ['follow-up:read', 'coaching:read'] } },
      schema: {
        summary: 'What staff answered, of all and by store, from ten answers on',
        tags,
        params,
        response: {
          200: z.object({
            roundId: uuid,
            until: instant,
            /** Of all stores; absent for who may not see them all. */
            total: z.object(figure).optional(),
            stores: z.array(z.object({ storeId: shortId, ...figure })),
          }),
          ...problemResponses(401, 403, 404, 503),
        },
      },
    },
    async (request) => {
      const { roundId } = request.params;
      const principal = principalOf(request);
      const until = await pulseRoundUntil(deps.pool, roundId);
      if (until === undefined) throw new Problem('not_found');
      // Withheld by all stores there are, whoever asks: else two readers could tell a small one.
      const { total, stores } = pulseResult(await readPulse(deps.pool, roundId));
      return {
        ...{ roundId, until: until.toISOString() },
        ...(principal.stores === '*' ? { total } : {}),
        stores: stores.filter(({ storeId }) => mayAccessStore(principal, storeId)),
      };
    },
  );
};
