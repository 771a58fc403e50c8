import { externalRef, instant, shortId, slug, uuid } from '@amends/contracts/primitives';
import { answerCommand } from '@amends/service-kit/command-answer';
import { decodeCursor, encodeCursor } from '@amends/service-kit/cursor';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { mayAccessCase, principalOf } from '@amends/service-kit/principal';
import { cursorParameter, filtersOf, filterShape, limitParameter } from '@amends/service-kit/query';
import type { Pool } from 'pg';
import { z } from 'zod';
import type { Remedy } from '../domain/remedy.ts';
import { EFFECT_KINDS, EFFECT_STATES, listEffects } from '../effects/effect-table.ts';
import { type MoneyCommands, runOn } from '../money-commands.ts';
import { remedyDecider } from '../remedy-commands.ts';

const kinds = z.enum(EFFECT_KINDS);
const querystring = z.strictObject({
  limit: limitParameter,
  cursor: cursorParameter,
  ...filterShape({
    kind: { operators: ['eq'], value: kinds },
    state: { operators: ['eq', 'in'], value: z.enum(EFFECT_STATES) },
  }),
});
const place = z.tuple([instant, z.string().max(45)]);
const item = z.object({
  /** The id the other side knows it under. */
  effectId: z.string(),
  kind: kinds,
  caseId: uuid,
  storeId: shortId.nullable(),
  /** Of a refund and of a fulfilment. */
  step: z.int().nullable(),
  /** Of points: the bulk remedy that gives them. */
  runId: uuid.nullable(),
  attempt: z.int(),
  /** Who was asked; null of refunds: the payment provider. */
  connectorId: slug.nullable(),
  /** `unknown`: nobody could tell in time; `mismatch`: another amount was told. */
  state: z.enum(EFFECT_STATES),
  since: instant,
});

const listOrdered = (app: HttpServer, pool: Pool): void => {
  app.get(
    '/v1/ordered-effects',
    {
      config: { auth: { scopes: ['remedy:approve'] } },
      schema: {
        summary: 'What payment providers and other systems were asked for, the oldest first',
        description:
          'What is `unknown` or `mismatch` takes a person: …/refund-settlements, ' +
          '…/fulfilment-settlements, …/point-settlements.',
        tags: ['remedy'],
        querystring,
        response: {
          200: z.object({
            data: z.array(item),
            meta: z.object({ nextCursor: z.string().nullable() }),
          }),
          ...problemResponses(400, 401, 403, 503),
        },
      },
    },
    async (request) => {
      const { limit, cursor } = request.query;
      const { stores } = principalOf(request);
      const filters = filtersOf({ ...request.query });
      const valuesOf = (name: string) => filters.find(({ field }) => field === name)?.values;
      const rows = await listEffects(pool, {
        stores: stores === '*' ? null : [...stores],
        kind: valuesOf('kind')?.[0],
        states: valuesOf('state'),
        after: cursor === undefined ? undefined : decodeCursor(cursor, place),
        limit: limit + 1,
      });
      const data = rows.slice(0, limit);
      const last = rows.length > limit ? data.at(-1) : undefined;
      const nextCursor = last === undefined ? null : encodeCursor([last.since, last.effectId]);
      return { data, meta: { nextCursor } };
    },
  );
};

const body = z.discriminatedUnion('outcome', [
  z.strictObject({ runId: uuid, outcome: z.literal('credited'), reference: externalRef }),
  z.strictObject({ runId: uuid, outcome: z.literal('not_credited') }),
]);

/** What a person found out at the scheme about points whose outcome nobody knew. */
const settlePoints = (app: HttpServer, commands: MoneyCommands): void => {
  app.post(
    '/v1/cases/:id/point-settlements',
    {
      config: { auth: { scopes: ['remedy:approve'] } },
      schema: {
        summary: 'Settle points of a bulk remedy whose outcome nobody knew',
        tags: ['remedy'],
        params: z.strictObject({ id: uuid }),
        body,
        response: {
          200: z.object({ caseId: uuid, position: z.string() }),
          ...problemResponses(400, 401, 403, 404, 409, 412, 422, 503),
        },
      },
    },
    async (request, reply) => {
      const caseId = request.params.id;
      const principal = principalOf(request);
      const { runId, ...found } = request.body;
      const outcome = await runOn(commands, request, {
        streamId: `remedy-${caseId}`,
        decider: remedyDecider,
        subject: caseId,
        // A case may have a token and no remedy: the store is the token's.
        isVisible: ({ storeId }: Remedy) =>
          storeId !== undefined && mayAccessCase(principal, caseId, storeId),
        command: (now) => ({ type: 'SettlePoints' as const, ...{ caseId, runId, found, now } }),
        answer: () => ({ caseId }),
      });
      return answerCommand(reply, outcome);
    },
  );
};

export const orderedEffects = (app: HttpServer, commands: MoneyCommands, pool: Pool): void => {
  listOrdered(app, pool);
  settlePoints(app, commands);
};
