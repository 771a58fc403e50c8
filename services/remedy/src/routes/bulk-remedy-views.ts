import { instant, money, sha256Hex, shortId, uuid } from '@amends/contracts/primitives';
import {
  BULK_EXCLUSIONS,
  BULK_LINKS,
  BULK_UNDO_OUTCOMES,
  BulkRemedyDryRunMadeV1,
  BulkRemedyStoppedV1,
  BulkRemedyUndoneV1,
  bulkToken,
} from '@amends/contracts/remedy-bulk';
import { decodeCursor, encodeCursor } from '@amends/service-kit/cursor';
import { etagOf } from '@amends/service-kit/etag';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { principalOf } from '@amends/service-kit/principal';
import { cursorParameter, filterShape, filtersOf, limitParameter } from '@amends/service-kit/query';
import { z } from 'zod';
import { listRuns } from '../bulk/bulk-rows.ts';
import { BULK_STATUSES, type BulkRun, committedTo, givenOf, times } from '../domain/bulk/budget.ts';
import { type BulkRouteDeps, runParams, visibleRun } from './bulk-request.ts';

const reading = { auth: { scopes: ['remedy:read', 'remedy:write', 'remedy:approve'] } };
const count = z.int().min(0);

const dryRunShape = BulkRemedyDryRunMadeV1.pick({
  listVersion: true,
  customers: true,
  openCases: true,
  excluded: true,
  cost: true,
  madeAt: true,
});
const undoneShape = BulkRemedyUndoneV1.pick({
  takenBack: true,
  redeemed: true,
  notReversed: true,
  kept: true,
  noticesStopped: true,
  undoneAt: true,
});

const view = z.object({
  id: uuid,
  incidentId: uuid,
  storeId: shortId,
  status: z.enum(BULK_STATUSES),
  token: bulkToken,
  links: z.array(z.enum(BULK_LINKS)),
  cap: money.optional(),
  noticeDelayMinutes: count,
  /** What an approval and a start name; there once a dry run was made. */
  termsHash: sha256Hex.optional(),
  stopReason: BulkRemedyStoppedV1.shape.reason.optional(),
  dryRun: dryRunShape.optional(),
  approval: z
    .object({ status: z.enum(['pending', 'approved']), needed: money, until: instant })
    .optional(),
  counts: z.object({
    pending: count,
    done: count,
    excluded: count,
    failed: count,
    takenBack: count,
  }),
  spent: money.optional(),
  /** Stages whose customers were told, of those that were settled. */
  stages: z.object({ settled: count, noticed: count }),
  /** What could be undone, and what could not. */
  undone: undoneShape.optional(),
});

const approvalOf = ({
  termsHash,
  request,
  approved,
}: BulkRun): z.infer<typeof view>['approval'] => {
  if (approved !== undefined && approved.termsHash === termsHash) {
    return { status: 'approved', needed: approved.amount, until: approved.validUntil };
  }
  if (request?.termsHash !== termsHash || request === undefined) return undefined;
  return { status: 'pending', needed: request.needed, until: request.expiresAt };
};

const countsOf = (run: BulkRun): z.infer<typeof view>['counts'] => ({
  pending: run.todo.length + (run.open?.customers.length ?? 0),
  done: givenOf(run).length,
  excluded: run.excluded.length,
  failed: run.failed.length,
  takenBack: run.taken.length,
});

const getRun = (app: HttpServer, deps: BulkRouteDeps): void => {
  app.get(
    '/v1/incidents/:incidentId/bulk-remedies/:runId',
    {
      config: reading,
      schema: {
        summary: 'A bulk remedy: its terms, its dry run, how far it is',
        tags: ['bulk remedies'],
        params: runParams,
        response: { 200: view, ...problemResponses(401, 403, 404, 503) },
      },
    },
    async (request, reply) => {
      const { run, budget, version } = await visibleRun(deps, request, request.params);
      reply.header('etag', etagOf(version));
      const { status, token, links, cap, noticeDelayMinutes, termsHash, stopReason } = run;
      return {
        ...{ id: run.runId, incidentId: request.params.incidentId, storeId: budget.storeId! },
        ...{ status, token, links: [...links], cap, noticeDelayMinutes, termsHash, stopReason },
        dryRun: run.dryRun,
        approval: approvalOf(run),
        counts: countsOf(run),
        spent: times(token, committedTo(run).length),
        stages: { settled: run.given.length, noticed: run.noticedStages.length },
        undone: run.undone,
      };
    },
  );
};

const ITEM_STATUSES = ['pending', 'done', 'excluded', 'failed', ...BULK_UNDO_OUTCOMES] as const;
const item = z.object({
  caseId: uuid,
  customerId: uuid,
  status: z.enum(ITEM_STATUSES),
  reason: z.enum(BULK_EXCLUSIONS).optional(),
  kept: money.optional(),
});
type Item = z.infer<typeof item>;

const itemsOf = (run: BulkRun): Item[] => {
  const all = (status: Item['status'], list: readonly { caseId: string; customerId: string }[]) =>
    list.map((one): Item => ({ ...one, status }));
  return [
    ...all('pending', [...run.todo, ...(run.open?.customers ?? [])]),
    ...all('done', givenOf(run)),
    ...all('failed', run.failed),
    ...all('excluded', run.excluded),
    ...run.taken.map(({ outcome: status, noticed: _told, ...one }): Item => ({ ...one, status })),
  ].sort((one, other) => (one.caseId < other.caseId ? -1 : 1));
};

const itemQuery = z.strictObject({
  limit: limitParameter,
  cursor: cursorParameter,
  ...filterShape({ status: { operators: ['eq'], value: z.enum(ITEM_STATUSES) } }),
});
const itemPlace = z.tuple([uuid]);

const listItems = (app: HttpServer, deps: BulkRouteDeps): void => {
  app.get(
    '/v1/incidents/:incidentId/bulk-remedies/:runId/items',
    {
      config: reading,
      schema: {
        summary: 'What became of each customer of a bulk remedy, by case',
        tags: ['bulk remedies'],
        params: runParams,
        querystring: itemQuery,
        response: {
          200: z.object({
            data: z.array(item),
            meta: z.object({ nextCursor: z.string().nullable() }),
          }),
          ...problemResponses(400, 401, 403, 404, 503),
        },
      },
    },
    async (request) => {
      const { run } = await visibleRun(deps, request, request.params);
      const { limit, cursor } = request.query;
      const after = cursor === undefined ? '' : decodeCursor(cursor, itemPlace)[0];
      const status = filtersOf({ ...request.query })[0]?.values[0];
      const left = itemsOf(run).filter(
        (one) => one.caseId > after && (status === undefined || one.status === status),
      );
      const data = left.slice(0, limit);
      const last = left.length > limit ? data.at(-1) : undefined;
      return {
        data,
        meta: { nextCursor: last === undefined ? null : encodeCursor([last.caseId]) },
      };
    },
  );
};

const runQuery = z.strictObject({
  limit: limitParameter,
  cursor: cursorParameter,
  ...filterShape({
    incidentId: { operators: ['eq'], value: uuid },
    status: { operators: ['eq'], value: z.enum(BULK_STATUSES) },
  }),
});
const runPlace = z.tuple([instant, uuid]);
const listed = z.object({
  runId: uuid,
  incidentId: uuid,
  storeId: shortId,
  status: z.enum(BULK_STATUSES),
  draftedAt: instant,
});

const list = (app: HttpServer, { pool }: BulkRouteDeps): void => {
  app.get(
    '/v1/bulk-remedies',
    {
      config: reading,
      schema: {
        summary: 'Bulk remedies of all incidents, the oldest first',
        tags: ['bulk remedies'],
        querystring: runQuery,
        response: {
          200: z.object({
            data: z.array(listed),
            meta: z.object({ nextCursor: z.string().nullable() }),
          }),
          ...problemResponses(400, 401, 403, 503),
        },
      },
    },
    async (request) => {
      const { stores } = principalOf(request);
      const { limit, cursor } = request.query;
      const filters = filtersOf({ ...request.query });
      const by = (field: string) => filters.find((one) => one.field === field)?.values[0];
      const rows = await listRuns(pool, {
        stores: stores === '*' ? null : [...stores],
        incidentId: by('incidentId'),
        status: by('status'),
        after: cursor === undefined ? undefined : decodeCursor(cursor, runPlace),
        limit: limit + 1,
      });
      const data = rows.slice(0, limit);
      const last = rows.length > limit ? data.at(-1) : undefined;
      const nextCursor = last === undefined ? null : encodeCursor([last.draftedAt, last.runId]);
      return { data, meta: { nextCursor } };
    },
  );
};

/** How far bulk remedies are, and what became of each customer. */
export const bulkRemedyViews = (app: HttpServer, deps: BulkRouteDeps): void => {
  getRun(app, deps);
  listItems(app, deps);
  list(app, deps);
};
