import type { GoodwillApproved, GoodwillEnded } from '@amends/contracts/remedy-goodwill';
import { CompanionConflict } from '@amends/event-store/companion-writers';
import type { CompanionRow, CompanionWriter, NewEvent } from '@amends/event-store/types';
import type { ClientBase, Pool } from 'pg';
import type { Granted } from '../domain/authority.ts';

/** What granted goodwill counts for, so that no way of splitting it up evades a limit (GDW-02). */

export const USE_WRITER = 'goodwill_use';
/** Sorted before the writer of uses: what a further revision replaces is free before it counts. */
export const RELEASE_WRITER = 'goodwill_release';

const DAY_MS = 86_400_000;

export const scopesOf = (subject: {
  readonly caseId: string;
  readonly paymentRef?: string | undefined;
  readonly customerId?: string | undefined;
  readonly by: string;
}) => {
  const { caseId, paymentRef, customerId, by } = subject;
  return {
    case: `case:${caseId}`,
    order: paymentRef === undefined ? undefined : `order:${paymentRef}`,
    customer: customerId === undefined ? undefined : `customer:${customerId}`,
    actor: `actor:${by}`,
  };
};

const daysBefore = (at: string, days: number): string =>
  new Date(Date.parse(at) - days * DAY_MS).toISOString();
export const dayBefore = (at: string): string => daysBefore(at, 1);

const usesOf = (data: GoodwillApproved): readonly CompanionRow[] => {
  const { amount, authority, approvedAt, proposalId, revision, basis } = data;
  if (amount === undefined) return [];
  const { max = -1, perDayMax = -1 } = authority;
  const scopes = scopesOf(data);
  const since = dayBefore(approvedAt);
  // A second person has looked already where somebody else approved it.
  const often = basis === 'within_limit' ? authority.perCustomer : undefined;
  const times = often && {
    ...{ max_times: often.times, times_since: daysBefore(approvedAt, often.days) },
  };
  const counted = [
    { scope: scopes.case, max, since: null },
    { scope: scopes.order, max, since: null },
    { scope: scopes.customer, max, since, ...times },
    { scope: scopes.actor, max: perDayMax, since },
  ];
  return counted.flatMap(({ scope, ...limit }) =>
    scope === undefined
      ? []
      : [
          {
            writer: USE_WRITER,
            row: {
              ...{ proposal_id: proposalId, revision, scope, ...limit },
              ...{ currency: amount.currency, amount: amount.amount, granted_at: approvedAt },
            },
          },
        ],
  );
};

/** Rows that just-decided events of goodwill cause. */
export const usageRowsFor = (events: readonly NewEvent[]): readonly CompanionRow[] =>
  events.flatMap(({ type, data }) => {
    if (type === 'GoodwillApproved') return usesOf(data as GoodwillApproved);
    if (type !== 'GoodwillEnded' && type !== 'GoodwillProposed') return [];
    const { proposalId, endedAt } = data as GoodwillEnded;
    const at = endedAt ?? (data as { proposedAt: string }).proposedAt;
    return [{ writer: RELEASE_WRITER, row: { proposal_id: proposalId, at } }];
  });

export const releaseUses: CompanionWriter = async (client, rows) => {
  await client.query(
    `update goodwill_use u set released_at = r.at
     from jsonb_to_recordset($1::jsonb) as r(proposal_id uuid, at timestamptz)
     where u.proposal_id = r.proposal_id and u.released_at is null`,
    [JSON.stringify(rows)],
  );
};

// In one order everywhere, so that two batches never wait for each other.
const lockSql = `
select pg_advisory_xact_lock(hashtextextended(scope, 20)) from (
  select distinct scope from jsonb_to_recordset($1::jsonb) as r(scope text)
  order by scope offset 0) s`;
const insertSql = `
insert into goodwill_use (proposal_id, revision, scope, currency, amount, granted_at)
select proposal_id, revision, scope, currency, amount, granted_at
from jsonb_to_recordset($1::jsonb) as r(proposal_id uuid, revision int, scope text,
  currency text, amount bigint, granted_at timestamptz)`;
const brokenSql = `
select 1 from jsonb_to_recordset($1::jsonb) as r(scope text, currency text, max bigint,
  since timestamptz, max_times int, times_since timestamptz)
where r.max >= 0 and r.max < (
  select sum(u.amount) from goodwill_use u
  where u.scope = r.scope and u.currency = r.currency and u.released_at is null
    and (r.since is null or u.granted_at > r.since))
  or r.max_times < (
  select count(distinct u.proposal_id) from goodwill_use u
  where u.scope = r.scope and u.released_at is null and u.granted_at > r.times_since)
limit 1`;

/**
 * Counts a grant in the transaction that grants it: whoever granted for the same case, order or
 * customer meanwhile is seen here, because each takes the scope's lock first.
 * @throws CompanionConflict when the sum is above the limit by now
 */
export const writeUses: CompanionWriter = async (client, rows) => {
  const values = [JSON.stringify(rows)];
  await client.query(lockSql, values);
  await client.query(insertSql, values);
  const { rows: broken } = await client.query(brokenSql, values);
  if (broken.length > 0) throw new CompanionConflict('the sum is above the limit by now');
};

type Reader = Pick<Pool | ClientBase, 'query'>;

const sumsSql = `
select scope, sum(amount)::text as all_time,
  coalesce(sum(amount) filter (where granted_at > $3), 0)::text as of_day
from goodwill_use
where scope = any ($1::text[]) and currency = $2 and released_at is null and proposal_id <> $4
group by scope`;

const YEAR_DAYS = 366;

const grantsSql = `
select min(granted_at) as at from goodwill_use
where scope = $1 and released_at is null and granted_at > $2 and proposal_id <> $3
group by proposal_id order by 1 desc limit 1000`;

/** What was granted before, besides the proposal itself, whose revision replaces it. */
export const readGranted = async (
  reader: Reader,
  subject: Parameters<typeof scopesOf>[0] & { readonly proposalId: string },
  currency: string | undefined,
  now: string,
): Promise<Granted> => {
  const scopes = scopesOf(subject);
  const none = { case: 0, order: 0, customer: 0, actor: 0 };
  if (currency === undefined) return none;
  const { rows } = await reader.query<{ scope: string; all_time: string; of_day: string }>(
    sumsSql,
    [Object.values(scopes).filter(Boolean), currency, dayBefore(now), subject.proposalId],
  );
  const values = [scopes.customer ?? '', daysBefore(now, YEAR_DAYS), subject.proposalId];
  const grants = await reader.query<{ at: Date }>(grantsSql, values);
  const found = (scope: string | undefined) => rows.find((row) => row.scope === scope);
  return {
    case: Number(found(scopes.case)?.all_time ?? 0),
    order: Number(found(scopes.order)?.all_time ?? 0),
    customer: Number(found(scopes.customer)?.of_day ?? 0),
    actor: Number(found(scopes.actor)?.of_day ?? 0),
    customerGrants: grants.rows.map(({ at }) => at.toISOString()),
  };
};
