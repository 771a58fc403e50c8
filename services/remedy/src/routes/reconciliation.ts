import { externalRef, instant, slug, uuid } from '@amends/contracts/primitives';
import {
  ReconciliationItemOpenedV1,
  ReconciliationItemResolvedV1,
} from '@amends/contracts/remedy-reconciliation';
import { answerCommand } from '@amends/service-kit/command-answer';
import { decodeCursor, encodeCursor } from '@amends/service-kit/cursor';
import type { HttpServer } from '@amends/service-kit/http-server';
import { idempotencyOf } from '@amends/service-kit/idempotency';
import { uuidv8FromHash } from '@amends/service-kit/ids';
import { problemResponses } from '@amends/service-kit/openapi';
import { Problem } from '@amends/service-kit/problem-error';
import { cursorParameter, limitParameter } from '@amends/service-kit/query';
import type { Pool } from 'pg';
import { realInstant } from '@amends/service-kit/real-instant';
import { z } from 'zod';
import {
  type ItemCommand,
  type ItemEvent,
  itemDecider,
  type ProviderReport,
  type ReconciliationItem,
  type ReportCommand,
  type ReportEvent,
  reportDecider,
} from '../domain/reconciliation-item.ts';
import { type MoneyCommands, runOn } from '../money-commands.ts';
import { aboutOf, itemStream, reportStream } from '../reconciliation/reconciliation-jobs.ts';
import {
  listItems,
  readItem,
  readOpenItems,
  reportRows,
} from '../reconciliation/reconciliation-tables.ts';
import { rowsOfCsv } from '../reconciliation/report-csv.ts';
import { refuseSingleStores } from './ledger.ts';
import { givenMoney } from './vouchers.ts';

const ROWS_MAX = 500;
const row = z.strictObject({ providerRef: externalRef, amount: givenMoney });
const rows = z.array(row).max(ROWS_MAX);

const reportBody = z
  .strictObject({
    provider: slug,
    from: realInstant,
    to: realInstant,
    rows: rows.optional(),
    /** The same as CSV with a header; lines end in a line feed, amounts are in minor units. */
    csv: z.string().max(100_000).optional(),
  })
  .refine((body) => (body.rows === undefined) !== (body.csv === undefined), {
    message: 'takes either rows or csv',
  })
  .refine(({ from, to }) => Date.parse(from) < Date.parse(to), {
    path: ['to'],
    message: 'must be after from',
  });

/** @throws Problem 422 validation_failed */
const rowsOf = (body: z.infer<typeof reportBody>): z.infer<typeof rows> => {
  if (body.rows !== undefined) return body.rows;
  const read = rows.safeParse(rowsOfCsv(body.csv!));
  if (read.success) return read.data;
  const at = read.error.issues[0]?.path[0];
  const detail = typeof at === 'number' ? `Row ${at + 1} is not valid.` : 'Too many rows.';
  throw new Problem('validation_failed', { detail });
};

const refused = problemResponses(400, 401, 403, 404, 409, 412, 422, 503);
const reads = { auth: { scopes: ['ledger:read', 'reconciliation:write'] } };
const writes = { auth: { scopes: ['reconciliation:write'] } };

const takeReport = (app: HttpServer, commands: MoneyCommands): void => {
  app.post(
    '/v1/provider-reports',
    {
      config: writes,
      schema: {
        summary: "Compare a payment provider's report with what was booked",
        tags: ['reconciliation'],
        body: reportBody,
        response: { 202: z.object({ reportId: uuid, position: z.string() }), ...refused },
      },
    },
    async (request, reply) => {
      refuseSingleStores(request);
      const { provider, from, to } = request.body;
      const given = rowsOf(request.body);
      const reportId = uuidv8FromHash('report', idempotencyOf(request).commandId);
      const outcome = await runOn<ReportCommand, ProviderReport, ReportEvent>(commands, request, {
        streamId: reportStream(reportId),
        decider: reportDecider,
        subject: reportId,
        command: (receivedAt) => ({
          type: 'ReceiveReport',
          data: { reportId, provider, from, to, rows: given.length, receivedAt },
        }),
        answer: () => ({ reportId }),
        status: 202,
        companions: reportRows(reportId, given),
      });
      return answerCommand(reply, outcome);
    },
  );
};

const querystring = z.strictObject({ limit: limitParameter, cursor: cursorParameter });
const place = z.tuple([instant, uuid]);

const listOpen = (app: HttpServer, pool: Pool): void => {
  app.get(
    '/v1/reconciliation-items',
    {
      config: reads,
      schema: {
        summary: 'Differences that nobody has resolved, the oldest first',
        tags: ['reconciliation'],
        querystring,
        response: {
          200: z.object({
            data: z.array(z.object(ReconciliationItemOpenedV1.shape)),
            meta: z.object({
              nextCursor: z.string().nullable(),
              open: z.int(),
              /** Older than two days; to be zero. */
              overdue: z.int(),
            }),
          }),
          ...problemResponses(400, 401, 403, 503),
        },
      },
    },
    async (request) => {
      refuseSingleStores(request);
      const { limit, cursor } = request.query;
      const after = cursor === undefined ? undefined : decodeCursor(cursor, place);
      const found = await listItems(pool, after, limit + 1);
      const data = found.slice(0, limit);
      const last = found.length > limit ? data.at(-1) : undefined;
      const nextCursor = last === undefined ? null : encodeCursor([last.openedAt, last.itemId]);
      return { data, meta: { nextCursor, ...(await readOpenItems(pool)) } };
    },
  );
};

const resolveItem = (app: HttpServer, commands: MoneyCommands, pool: Pool): void => {
  app.post(
    '/v1/reconciliation-items/:itemId/resolutions',
    {
      config: writes,
      schema: {
        summary: 'Say what became of a difference',
        tags: ['reconciliation'],
        params: z.strictObject({ itemId: uuid }),
        body: z.strictObject({
          resolution: ReconciliationItemResolvedV1.shape.resolution.exclude(['found_later']),
        }),
        response: { 200: z.object({ itemId: uuid, position: z.string() }), ...refused },
      },
    },
    async (request, reply) => {
      refuseSingleStores(request);
      const { itemId } = request.params;
      const { resolution } = request.body;
      const item = await readItem(pool, itemId);
      if (item === undefined) throw new Problem('not_found');
      const outcome = await runOn<ItemCommand, ReconciliationItem, ItemEvent>(commands, request, {
        streamId: itemStream(itemId),
        decider: itemDecider,
        subject: aboutOf(item),
        command: (resolvedAt) => ({
          type: 'ResolveItem',
          data: { itemId, resolution, resolvedAt },
        }),
        answer: () => ({ itemId }),
      });
      return answerCommand(reply, outcome);
    },
  );
};

export const reconciliationRoutes = (
  app: HttpServer,
  commands: MoneyCommands,
  pool: Pool,
): void => {
  takeReport(app, commands);
  listOpen(app, pool);
  resolveItem(app, commands, pool);
};
