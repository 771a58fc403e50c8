import { createHash } from 'node:crypto';
import type {
  BulkCustomer,
  BulkExclusion,
  BulkLink,
  BulkToken,
} from '@amends/contracts/remedy-bulk';
import type { Pool } from 'pg';
import type { Audience } from '../domain/bulk/budget-commands.ts';
import { isOfWorth } from '../domain/bulk/budget.ts';

type Reader = Pick<Pool, 'query'>;

export interface KnownIncident {
  readonly storeId: string;
  readonly listVersion: number;
  /** Every case that intake opened or linked for it is known here too. */
  readonly isComplete: boolean;
  readonly isCancelled: boolean;
  /** When its technical part was over. */
  readonly endedAt: string | null;
}

const INCIDENT = `
  select store_id as "storeId", list_version as "listVersion", is_cancelled as "isCancelled",
    to_json(i.ended_at at time zone 'UTC') #>> '{}' || 'Z' as "endedAt",
    i.cases is not null and i.cases <= (
      select count(*) from incident_case c
      where c.incident_id = i.incident_id and c.how in ('opened', 'existing')) as "isComplete"
  from incident i where incident_id = $1`;

export const readIncident = async (
  reader: Reader,
  incidentId: string,
): Promise<KnownIncident | undefined> =>
  (await reader.query<KnownIncident>(INCIDENT, [incidentId])).rows[0];

// Whoever is out for a reason of their case may have another one that is not.
const CASES = `
  with linked as (
    select c.case_id, c.customer_id, c.how, c.linked_at,
      case
        when c.customer_id is null then 'no_customer'
        when e.customer_id is not null then 'erased'
        when r.customer_id is not null then 'off_the_list'
        when s.is_withdrawn then 'withdrawn'
        when s.is_duplicate then 'merged_duplicate'
        when $3 and s.review_until > $4 then 'under_review'
        when $3 and s.has_goodwill then 'already_given'
      end as out
    from incident_case c
    left join erased_customer e on e.customer_id = c.customer_id
    left join incident_removal r
      on r.incident_id = c.incident_id and r.customer_id = c.customer_id
    left join case_standing s on s.case_id = c.case_id
    where c.incident_id = $1 and c.how = any($2))
  select case_id as "caseId", customer_id as "customerId", how,
    coalesce(out, case when row_number() over (
      partition by customer_id, out is null order by linked_at, case_id) > 1
      then 'other_case_of_customer' end) as out
  from linked order by case_id`;

interface CaseRow {
  readonly caseId: string;
  readonly customerId: string | null;
  readonly how: BulkLink;
  readonly out: BulkExclusion | null;
}

export interface ReadAudience extends Audience {
  /** Cases that were there before the incident. */
  readonly openCases: ReadonlySet<string>;
  readonly excluded: ReadonlyMap<BulkExclusion, number>;
}

/** Of the list as such: what becomes of a case on it is looked at again at each stage. */
const hashOf = (rows: readonly CaseRow[]): string =>
  createHash('sha256')
    .update(
      JSON.stringify(
        rows
          .filter(({ out }) => out !== 'off_the_list')
          .map(({ caseId, customerId }) => [caseId, customerId]),
      ),
    )
    .digest('hex');

/** Whom a token would reach, one case per customer, and who is left out and why. */
export const readAudience = async (
  reader: Reader,
  asked: {
    readonly incidentId: string;
    readonly listVersion: number;
    readonly links: readonly BulkLink[];
    readonly token: BulkToken;
    readonly now: string;
  },
): Promise<ReadAudience> => {
  const { incidentId, listVersion, links, token, now } = asked;
  const values = [incidentId, links, isOfWorth(token), now];
  const { rows } = await reader.query<CaseRow>(CASES, values);
  const customers = rows.flatMap(({ caseId, customerId, out }): BulkCustomer[] =>
    out === null && customerId !== null ? [{ caseId, customerId }] : [],
  );
  const excluded = new Map<BulkExclusion, number>();
  for (const { out } of rows) {
    if (out !== null) excluded.set(out, (excluded.get(out) ?? 0) + 1);
  }
  const openCases = new Set(
    rows.filter(({ how }) => how === 'existing').map(({ caseId }) => caseId),
  );
  return { listVersion, audienceHash: hashOf(rows), customers, openCases, excluded };
};

const STANDINGS = `
  select t.case_id as "caseId",
    case
      when e.customer_id is not null then 'erased'
      when r.customer_id is not null then 'off_the_list'
      when s.is_withdrawn then 'withdrawn'
      when s.is_duplicate then 'merged_duplicate'
    end as out
  from jsonb_to_recordset($2::jsonb) as t(case_id uuid, customer_id uuid)
  left join erased_customer e on e.customer_id = t.customer_id
  left join incident_removal r on r.incident_id = $1 and r.customer_id = t.customer_id
  left join case_standing s on s.case_id = t.case_id
  where e.customer_id is not null or r.customer_id is not null or s.is_withdrawn or s.is_duplicate`;

/** Who of these is to be left out by now; what hangs on the remedy is decided in its stream. */
export const readExclusions = async (
  reader: Reader,
  incidentId: string,
  customers: readonly BulkCustomer[],
): Promise<ReadonlyMap<string, BulkExclusion>> => {
  const rows = customers.map(({ caseId, customerId }) => ({
    case_id: caseId,
    customer_id: customerId,
  }));
  const found = await reader.query<{ caseId: string; out: BulkExclusion }>(STANDINGS, [
    incidentId,
    JSON.stringify(rows),
  ]);
  return new Map(found.rows.map(({ caseId, out }) => [caseId, out]));
};
