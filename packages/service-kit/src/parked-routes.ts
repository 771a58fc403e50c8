import { externalRef, instant } from '@amends/contracts/primitives';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { decodeCursor, encodeCursor } from './cursor.ts';
import type { HttpServer } from './http-server.ts';
import { problemResponses } from './openapi.ts';
import { principalOf } from './principal.ts';
import { Problem } from './problem-error.ts';
import { cursorParameter, limitParameter } from './query.ts';

export interface Replayed {
  readonly replayed: number;
  /** Keys of which an event still fails; what is behind it waits. */
  readonly stillParked: readonly string[];
}

export const replayedAnswer = z.object({
  replayed: z.int(),
  stillParked: z.array(z.string()),
});

/** Why an event is given up for good. */
export const DISCARD_REASONS = ['unreadable', 'superseded', 'mended_by_hand', 'test_data'] as const;

interface Page {
  readonly limit: number;
  readonly cursor?: bigint | undefined;
}

/** A record that one consumer set aside. */
export interface ParkedRow {
  readonly id: string;
  readonly consumer: string;
  readonly topic: string;
  readonly partition: number;
  readonly offset: bigint;
  readonly partitionKey: string;
  readonly eventId: string | null;
  readonly type: string | null;
  readonly reasonCode: string;
  readonly reason: string;
  readonly attempts: number;
  readonly parkedAt: Date;
  readonly isFirst: boolean;
}

/** What operators do; each is kept with who did it. */
const ACTS = ['replay', 'discard', 'rebuild', 'republish', 'rotate_key', 'remove_keys'] as const;

export interface ActRow {
  readonly id: string;
  readonly at: Date;
  readonly actor: string;
  readonly act: (typeof ACTS)[number];
  readonly reason: string | null;
  readonly detail: Readonly<Record<string, string | number | null>>;
}

/** What can be asked about parked events, and of acts that are kept. */
export interface ParkedOperations {
  readonly parked: (
    page: Page & { readonly partitionKey?: string | undefined },
  ) => Promise<readonly ParkedRow[]>;
  readonly discard: (discard: {
    readonly id: string;
    readonly actor: string;
    readonly reason: string;
  }) => Promise<Replayed | 'unknown' | 'decided' | 'waits'>;
  readonly acts: (page: Page) => Promise<readonly ActRow[]>;
}

/**
 * Operations act on what all stores share.
 * @throws Problem 403 forbidden for a principal of single stores
 */
export const requireAllStores = async (request: FastifyRequest): Promise<void> => {
  if (principalOf(request).stores !== '*') throw new Problem('forbidden');
};

const rowId = z
  .string()
  .regex(
    /^[1-9][0-9]{0,17}$/,
    'is no id of a parked event, which is a whole number: see the list of parked events',
  );

/** The page after the last row, if there may be one. */
const nextCursor = (rows: readonly { readonly id: string }[], limit: number): string | null =>
  rows.length < limit ? null : encodeCursor(rows.at(-1)!.id);

const pageOf = (query: { readonly limit: number; readonly cursor?: string | undefined }): Page => ({
  limit: query.limit,
  cursor: query.cursor === undefined ? undefined : BigInt(decodeCursor(query.cursor, rowId)),
});

const paged = <Row extends z.ZodType>(row: Row) =>
  z.object({ data: z.array(row), meta: z.object({ nextCursor: z.string().nullable() }) });

const parkedAnswer = z.object({
  id: rowId,
  consumer: z.string(),
  topic: z.string(),
  partition: z.int(),
  offset: z.string(),
  partitionKey: z.string(),
  eventId: z.string().nullable(),
  type: z.string().nullable(),
  reasonCode: z.enum(['undecodable', 'invalid', 'failed', 'waiting']),
  reason: z.string(),
  attempts: z.int(),
  parkedAt: instant,
  /** False: it waits for an earlier one of its key. */
  isFirst: z.boolean(),
});

const actAnswer = z.object({
  id: rowId,
  at: instant,
  actor: z.string(),
  act: z.enum(ACTS),
  reason: z.string().nullable(),
  detail: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
});

const tags = ['operations'];
const reading = { auth: { scopes: ['operations:read', 'operations:write'] } } as const;

const addLists = (app: HttpServer, { parked, acts }: ParkedOperations): void => {
  const listQuery = { limit: limitParameter, cursor: cursorParameter };
  app.get(
    '/v1/parked-events',
    {
      config: reading,
      schema: {
        summary: 'Events that could not be applied, and those that wait behind them',
        tags,
        querystring: z.strictObject({ ...listQuery, partitionKey: externalRef.optional() }),
        response: { 200: paged(parkedAnswer), ...problemResponses(400, 401, 403, 503) },
      },
      preHandler: requireAllStores,
    },
    async ({ query }) => {
      const rows = await parked({ ...pageOf(query), partitionKey: query.partitionKey });
      const data = rows.map((row) => ({
        ...row,
        offset: String(row.offset),
        reasonCode: row.reasonCode as z.infer<typeof parkedAnswer>['reasonCode'],
        parkedAt: row.parkedAt.toISOString(),
      }));
      return { data, meta: { nextCursor: nextCursor(rows, query.limit) } };
    },
  );
  app.get(
    '/v1/operational-acts',
    {
      config: reading,
      schema: {
        summary: 'What operators did here, the latest first',
        tags,
        querystring: z.strictObject(listQuery),
        response: { 200: paged(actAnswer), ...problemResponses(400, 401, 403, 503) },
      },
      preHandler: requireAllStores,
    },
    async ({ query }) => {
      const rows = await acts(pageOf(query));
      const data = rows.map((row) => ({ ...row, at: row.at.toISOString() }));
      return { data, meta: { nextCursor: nextCursor(rows, query.limit) } };
    },
  );
};

/**
 * `GET /v1/parked-events`, `POST /v1/discards` and `GET /v1/operational-acts`. A discard gives up
 * the event its case waits for and applies what is behind it, in order.
 */
export const addParkedRoutes = (app: HttpServer, operations: ParkedOperations): void => {
  addLists(app, operations);
  app.post(
    '/v1/discards',
    {
      config: { auth: { scopes: ['operations:write'] } },
      schema: {
        summary: 'Give a parked event up and apply what waits behind it',
        tags,
        body: z.strictObject({ parkedEventId: rowId, reason: z.enum(DISCARD_REASONS) }),
        response: { 200: replayedAnswer, ...problemResponses(401, 403, 404, 409, 422, 503) },
      },
      preHandler: requireAllStores,
    },
    async (request) => {
      const { parkedEventId: id, reason } = request.body;
      const outcome = await operations.discard({
        id,
        actor: principalOf(request).subject,
        reason,
      });
      if (outcome === 'unknown') throw new Problem('not_found');
      if (outcome === 'decided') throw new Problem('event_not_parked');
      if (outcome === 'waits') throw new Problem('event_waits');
      return { replayed: outcome.replayed, stillParked: [...outcome.stillParked] };
    },
  );
};
