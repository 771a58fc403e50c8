import type { TargetsCancelled, TargetsSet } from '@amends/contracts/triage';
import type { ClockFactHeard } from '@amends/contracts/triage-clocks';
import type { CompanionRow, CompanionWriter, NewEvent } from '@amends/event-store/types';
import type { Pool } from 'pg';

/** Which cases run by which policy: read when a policy is disabled, and by nothing else. */
export const POLICY_CASE_WRITER = 'policy_case';

interface Entry {
  readonly case_id: string;
  /** Null: the case is over and runs by none. */
  readonly policy_id: string | null;
}

const entryOf = ({ type, data }: NewEvent): Entry | undefined => {
  switch (type) {
    case 'TargetsSet': {
      const { caseId, policyId, terms } = data as TargetsSet;
      return terms === undefined ? undefined : { case_id: caseId, policy_id: policyId! };
    }
    case 'TargetsCancelled': {
      const { caseId, reason } = data as TargetsCancelled;
      return reason === 'withdrawn' ? { case_id: caseId, policy_id: null } : undefined;
    }
    case 'ClockFactHeard': {
      const { caseId, fact } = data as ClockFactHeard;
      return fact === 'closed' ? { case_id: caseId, policy_id: null } : undefined;
    }
    default:
      return undefined;
  }
};

export const policyCaseRowsFor = (events: readonly NewEvent[]): readonly CompanionRow[] =>
  events.flatMap((event) => {
    const row = entryOf(event);
    return row === undefined ? [] : [{ writer: POLICY_CASE_WRITER, row }];
  });

// The last word on each case counts: a batch may hold the end of one and its reopening.
const sql = `
with entry as (
  select case_id, policy_id, n from rows from (
    jsonb_to_recordset($1::jsonb) as (case_id uuid, policy_id text)) with ordinality
    as e(case_id, policy_id, n)),
over as (select case_id, max(n) as n from entry where policy_id is null group by case_id),
gone as (delete from policy_case p using over where p.case_id = over.case_id
  and not exists (select from entry e
    where e.case_id = p.case_id and e.policy_id = p.policy_id and e.n > over.n))
insert into policy_case (policy_id, case_id)
select distinct e.policy_id, e.case_id from entry e left join over using (case_id)
where e.policy_id is not null and (over.n is null or e.n > over.n)
on conflict do nothing`;

export const writePolicyCases: CompanionWriter = async (client, rows) => {
  await client.query({ name: 'write_policy_cases', text: sql, values: [JSON.stringify(rows)] });
};

/** A page of the cases that run by a policy, in the order of their ids. */
export const casesOfPolicy = async (
  pool: Pool,
  policyId: string,
  after: string,
  limit: number,
): Promise<readonly string[]> => {
  const { rows } = await pool.query<{ case_id: string }>(
    `select case_id from policy_case where policy_id = $1 and case_id > $2
     order by case_id limit $3`,
    [policyId, after, limit],
  );
  return rows.map(({ case_id }) => case_id);
};
