import { isAfter, plusMillis } from '@amends/contracts/instant-order';
import type { ClientBase } from 'pg';
import type { CaseChange } from '../facts/case-facts.ts';
import type { AskRules } from './rules-table.ts';

const HOUR_MS = 3_600_000;

/** Cases of one cause at one store, close to each other in time. */
export interface Cluster {
  readonly storeId: string;
  readonly cause: string;
  readonly from: string;
  readonly until: string;
  readonly cases: number;
}

/** Class of the locks below; no other lock uses it. */
const LOCK_CLASS = 1_935_700_003;

/*
 * Two transactions that each bring the second case of three would both miss the third; whoever
 * comes second waits for the other's end. In one order, and before any other row is waited for.
 */
const LOCK = `
  select pg_advisory_xact_lock($1, hashtext(key)) from unnest($2::text[]) as k(key)`;

const NEAR = `
  select distinct c.store_id, c.cause, c.reported_at, c.case_id
  from jsonb_to_recordset($1::jsonb) as r(store_id text, cause text, reported_at timestamptz)
    join case_fact c on c.store_id = r.store_id and c.cause = r.cause
      and c.reported_at between r.reported_at - make_interval(hours => $2)
                            and r.reported_at + make_interval(hours => $2)
      and c.is_duplicate is not true
  order by c.store_id, c.cause, c.reported_at, c.case_id`;

/** Stretches of time, none longer than the hours, in which so many of the instants lie. */
export const clustersOf = (
  instants: readonly string[],
  { cases, withinHours }: { readonly cases: number; readonly withinHours: number },
): { readonly from: string; readonly until: string; readonly cases: number }[] => {
  const found: { from: string; until: string; cases: number }[] = [];
  for (let first = 0; first + cases <= instants.length; ) {
    const from = instants[first]!;
    const end = plusMillis(from, withinHours * HOUR_MS);
    const inside = instants.slice(first).filter((at) => !isAfter(at, end));
    if (inside.length < cases) first += 1;
    else {
      found.push({ from, until: inside.at(-1)!, cases: inside.length });
      first += inside.length;
    }
  }
  return found;
};

const isNews = ({ before, after }: CaseChange): boolean =>
  !after.isDuplicate &&
  after.storeId !== null &&
  after.cause !== null &&
  after.reportedAt !== null &&
  (before?.cause !== after.cause || before.storeId === null || before.isDuplicate);

/** Clusters that a batch completed: cases of one cause, in one store, in a short time. */
export const findSimilarCases = async (
  client: ClientBase,
  changes: readonly CaseChange[],
  ask: AskRules,
): Promise<readonly Cluster[]> => {
  const news = changes.filter(isNews).map(({ after }) => after);
  if (news.length === 0) return [];
  const rule = (await ask()).sameCause;
  const keys = [...new Set(news.map(({ storeId, cause }) => `${storeId} ${cause}`))].sort();
  await client.query(LOCK, [LOCK_CLASS, keys]);
  const asked = news.map(({ storeId, cause, reportedAt }) => ({
    ...{ store_id: storeId, cause, reported_at: reportedAt },
  }));
  const values = [JSON.stringify(asked), rule.withinHours];
  const { rows } = await client.query({ name: 'similar-cases', text: NEAR, values });
  const near = Map.groupBy(rows, ({ store_id, cause }) => `${store_id} ${cause}`);
  return [...near.values()].flatMap((cases) =>
    clustersOf(
      cases.map(({ reported_at }) => reported_at.toISOString()),
      rule,
    ).map((cluster) => ({ ...cluster, storeId: cases[0].store_id, cause: cases[0].cause })),
  );
};
