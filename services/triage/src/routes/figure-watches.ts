import { instant, uuid } from '@amends/contracts/primitives';
import { answerCommand } from '@amends/service-kit/command-answer';
import { decodeCursor, encodeCursor } from '@amends/service-kit/cursor';
import type { HttpServer } from '@amends/service-kit/http-server';
import { idempotencyOf } from '@amends/service-kit/idempotency';
import { problemResponses } from '@amends/service-kit/openapi';
import { type Principal, principalOf } from '@amends/service-kit/principal';
import { cursorParameter, limitParameter } from '@amends/service-kit/query';
import { runOnStream } from '@amends/service-kit/stream-runner';
import type { FastifyRequest } from 'fastify';
import type { Pool } from 'pg';
import { z } from 'zod';
import { type FigureWatch, watchDecider } from '../domain/watches/figure-watch.ts';
import type { StreamCommands } from '../stream-command.ts';
import {
  listWatches,
  type WatchKind,
  watchStream,
  type WatchView,
} from '../watches/watch-table.ts';

/** Whoever may read figures may have them told, to themselves: a person, who has an address. */
export const watchAuth = { scopes: ['analytics:read'], personOnly: true } as const;

export const watchAnswer = z.object({ id: uuid, position: z.string() });

export interface WatchDeps {
  readonly commands: StreamCommands;
  readonly pool: Pool;
}

/** From the key, so that a repeated request names the same watch. */
export const newWatchId = (request: FastifyRequest): string => idempotencyOf(request).commandId;

const mayManage = ({ stores, subject }: Principal, { defined }: FigureWatch): boolean =>
  defined !== undefined && (stores === '*' || defined.terms.ownerId === subject);

const cursorKeys = z.strictObject({ at: instant, id: uuid });

export interface WatchRoutes<Item extends z.ZodType> {
  readonly path: string;
  readonly kind: WatchKind;
  /** What the summaries call one. */
  readonly noun: string;
  readonly item: Item;
}

/** Own watches of a kind; whoever has all stores sees everybody's. */
export const addWatchList = <Item extends z.ZodType<WatchView>>(
  app: HttpServer,
  { pool }: WatchDeps,
  { path, kind, noun, item }: WatchRoutes<Item>,
): void => {
  app.route({
    method: 'GET',
    url: path,
    config: { auth: watchAuth },
    schema: {
      summary: `Your ${noun}s with how they are, the last defined first`,
      tags: ['figures'],
      querystring: z.strictObject({ limit: limitParameter, cursor: cursorParameter }),
      response: {
        200: z.object({
          data: z.array(item),
          meta: z.object({ nextCursor: z.string().nullable() }),
        }),
        ...problemResponses(400, 401, 403, 503),
      },
    },
    handler: async (request) => {
      const { limit, cursor } = request.query;
      const { stores, subject } = principalOf(request);
      const found = await listWatches(pool, {
        kind,
        ownerId: stores === '*' ? null : subject,
        after: cursor === undefined ? undefined : decodeCursor(cursor, cursorKeys),
        limit: limit + 1,
      });
      const data = found.slice(0, limit);
      const last = found.length > limit ? data.at(-1) : undefined;
      const nextCursor =
        last === undefined ? null : encodeCursor({ at: last.definedAt, id: last.watchId });
      return { data, meta: { nextCursor } } as never;
    },
  });
};

export const addWatchWithdrawal = (
  app: HttpServer,
  { commands }: WatchDeps,
  { path, kind, noun }: Pick<WatchRoutes<z.ZodType>, 'path' | 'kind' | 'noun'>,
): void => {
  app.route({
    method: 'POST',
    url: `${path}/:id/withdrawals`,
    config: { auth: watchAuth },
    schema: {
      summary: `End a ${noun}: nothing is told of it any more`,
      tags: ['figures'],
      params: z.strictObject({ id: uuid }),
      body: z.strictObject({}),
      response: { 201: watchAnswer, ...problemResponses(400, 401, 403, 404, 409, 412, 422, 503) },
    },
    handler: async (request, reply) => {
      const principal = principalOf(request);
      const { id } = request.params;
      const outcome = await runOnStream(commands, request, {
        streamId: watchStream(id),
        decider: watchDecider,
        id,
        correlationId: id,
        command: (now) => ({ type: 'WithdrawWatch' as const, by: principal.subject, now }),
        isVisible: (state: FigureWatch) =>
          state.defined?.kind === kind && mayManage(principal, state),
      });
      return answerCommand(reply, outcome);
    },
  });
};
