import type { CasesUnmerged } from '@amends/contracts/intake-merge';
import type { LoggedEvent } from '@amends/event-log/logged-event';
import type { ClientBase } from 'pg';
import type { CaseFact } from './domain/clock/timeline.ts';

/** Replies that a case was given by those on the case it was merged into, by its id. */
export type PrimaryReplies = ReadonlyMap<string, readonly CaseFact[]>;

// Replies are kept as facts, or by the target they met.
const sql = `
select u.case_id, r.at from jsonb_to_recordset($1::jsonb) as u(
  case_id uuid, primary_id text, unmerged_at timestamptz)
cross join lateral (
  select max((m.data->>'at')::timestamptz) as merged_at from events m
  where m.stream_id = 'triage-' || u.case_id and m.type = 'ClockFactHeard'
    and m.data->>'fact' = 'merged') merge
cross join lateral (
  select distinct coalesce(e.data->>'at', e.data->>'metAt') as at from events e
  where e.stream_id = 'triage-' || u.primary_id and (
    (e.type = 'ClockFactHeard' and e.data->>'fact' = 'public_reply')
    or (e.type = 'TargetMet' and e.data->>'by' = 'public_reply'))) r
where r.at::timestamptz between merge.merged_at and u.unmerged_at`;

/** What an undone merge leaves behind: replies on the primary count for the other (DUP-03). */
export const readPrimaryReplies = async (
  client: ClientBase,
  events: readonly LoggedEvent[],
): Promise<PrimaryReplies> => {
  const unmerged = events.filter(({ type }) => type === 'CasesUnmerged');
  if (unmerged.length === 0) return new Map();
  const asked = unmerged.map(({ data }) => {
    const { caseId, primaryCaseId, unmergedAt } = data as CasesUnmerged;
    return { case_id: caseId, primary_id: primaryCaseId, unmerged_at: unmergedAt };
  });
  const { rows } = await client.query<{ case_id: string; at: string }>(sql, [
    JSON.stringify(asked),
  ]);
  const byCase = Map.groupBy(rows, ({ case_id }) => case_id);
  return new Map(
    [...byCase].map(([caseId, replies]) => [
      caseId,
      replies.map(({ at }): CaseFact => ({ fact: 'public_reply', at })),
    ]),
  );
};
