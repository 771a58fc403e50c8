import { instant, shortId, uuid } from '@amends/contracts/primitives';
import { CUSTOMER_TIERS, KHD_TYPES, SEVERITIES, type Severity } from '@amends/contracts/vocabulary';
import { decodeCursor, encodeCursor } from '@amends/service-kit/cursor';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { mayAccessStore, type Principal, principalOf } from '@amends/service-kit/principal';
import {
  cursorParameter,
  type Filter,
  filterShape,
  filtersOf,
  limitParameter,
} from '@amends/service-kit/query';
import type { Pool } from 'pg';
import { z } from 'zod';
import { QUEUE_STATES } from '../queue/case-writer.ts';
import { type QueueFilter, queuePlace, readQueue } from '../queue/queue-page.ts';

const fields = {
  storeId: { operators: ['eq', 'in'], value: shortId },
  ownerId: { operators: ['eq', 'in'], value: shortId },
  severity: { operators: ['eq', 'in'], value: z.enum(SEVERITIES) },
  state: { operators: ['eq', 'in'], value: z.enum(QUEUE_STATES) },
  overdue: { operators: ['eq'], value: z.enum(['true', 'false']) },
} as const;

const querystring = z.strictObject({
  limit: limitParameter,
  cursor: cursorParameter,
  ...filterShape(fields),
});

const item = z.object({
  caseId: uuid,
  storeId: shortId.nullable(),
  severity: z.enum(SEVERITIES),
  /** Null until revenue has been ranked. */
  tier: z.enum(CUSTOMER_TIERS).nullable(),
  khdType: z.enum(KHD_TYPES).nullable(),
  state: z.enum(QUEUE_STATES),
  ownerId: shortId.nullable(),
  ownerKind: z.enum(['person', 'team']).nullable(),
  escalationStep: z.int(),
  reportedAt: instant,
  /** The first due instant that is not met; null where nothing runs. */
  nextDueAt: instant.nullable(),
  overdue: z.boolean(),
});
const answer = z.object({
  data: z.array(item),
  meta: z.object({ nextCursor: z.string().nullable() }),
});

const valuesOf = (filters: readonly Filter[], field: string): readonly string[] | undefined =>
  filters
    .filter((one) => one.field === field)
    .map(({ values }) => values)
    .reduce<readonly string[] | undefined>(
      (kept, values) => (kept === undefined ? values : kept.filter((one) => values.includes(one))),
      undefined,
    );

/** Stores of the token and of the filter; undefined = no limit at all. */
const storesOf = (
  principal: Principal,
  wanted: readonly string[] | undefined,
): readonly string[] | undefined => {
  if (wanted !== undefined) return wanted.filter((store) => mayAccessStore(principal, store));
  return principal.stores === '*' ? undefined : [...principal.stores];
};

const filterOf = (principal: Principal, query: object): QueueFilter => {
  const filters = filtersOf({ ...query });
  const stores = storesOf(principal, valuesOf(filters, 'storeId'));
  const owners = valuesOf(filters, 'ownerId');
  const severities = valuesOf(filters, 'severity') as readonly Severity[] | undefined;
  const states = valuesOf(filters, 'state');
  const overdue = valuesOf(filters, 'overdue')?.[0];
  return {
    ...(stores === undefined ? {} : { stores }),
    ...(owners === undefined ? {} : { owners }),
    ...(severities === undefined ? {} : { severities }),
    ...(states === undefined ? {} : { states }),
    ...(overdue === undefined ? {} : { overdue: overdue === 'true' }),
  };
};

/** `GET /v1/queue`: open cases in the order of work, a page at a time. */
export const listQueue = (
  app: HttpServer,
  deps: { readonly pool: Pool; readonly clock: () => Date },
): void => {
  app.get(
    '/v1/queue',
    {
      config: { auth: { scopes: ['triage:read', 'triage:write'] } },
      schema: {
        summary: 'Open cases in the order of work: severity, then tier, then what falls due first',
        tags: ['triage'],
        querystring,
        response: { 200: answer, ...problemResponses(400, 401, 403, 503) },
      },
    },
    async (request) => {
      const { limit, cursor } = request.query;
      const after = cursor === undefined ? undefined : decodeCursor(cursor, queuePlace);
      const filter = filterOf(principalOf(request), request.query);
      const now = deps.clock().toISOString();
      // One more than asked for tells whether there is a further page.
      const rows = await readQueue(deps.pool, filter, { limit: limit + 1, now, after });
      const shown = rows.slice(0, limit);
      const last = rows.length > limit ? shown.at(-1) : undefined;
      return {
        data: shown.map(({ place: _place, ...row }) => row),
        meta: { nextCursor: last === undefined ? null : encodeCursor(last.place) },
      };
    },
  );
};
