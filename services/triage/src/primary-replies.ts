import type { ReplySent } from '@amends/contracts/intake-conversation';
import type { CasesMerged, CasesUnmerged } from '@amends/contracts/intake-merge';
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

const keepSql = `
insert into merge_window (case_id, primary_id, merged_at)
select case_id, primary_id, merged_at from jsonb_to_recordset($1::jsonb)
  as r(case_id uuid, primary_id uuid, merged_at timestamptz)
on conflict (case_id, merged_at) do nothing`;

const endSql = `
update merge_window w set unmerged_at = r.unmerged_at from jsonb_to_recordset($1::jsonb)
  as r(case_id uuid, unmerged_at timestamptz)
where w.case_id = r.case_id and w.unmerged_at is null`;

/** Keeps when cases were one. */
export const keepMergeWindows = async (
  client: ClientBase,
  events: readonly LoggedEvent[],
): Promise<void> => {
  const of = <Data>(wanted: string, row: (data: Data) => object): object[] =>
    events.filter(({ type }) => type === wanted).map(({ data }) => row(data as Data));
  const merged = of('CasesMerged', ({ caseId, primaryCaseId, mergedAt }: CasesMerged) => ({
    case_id: caseId,
    primary_id: primaryCaseId,
    merged_at: mergedAt,
  }));
  const unmerged = of('CasesUnmerged', ({ caseId, unmergedAt }: CasesUnmerged) => ({
    case_id: caseId,
    unmerged_at: unmergedAt,
  }));
  if (merged.length > 0) await client.query(keepSql, [JSON.stringify(merged)]);
  if (unmerged.length > 0) await client.query(endSql, [JSON.stringify(unmerged)]);
};

/** Cases that a reply counts for besides its own: by the id of the event. */
export type LateReplies = ReadonlyMap<string, readonly string[]>;

// The lock makes a reply and an unmerging that are heard at once see one another.
const lateSql = `
with windows as (
  select case_id, primary_id, merged_at, unmerged_at from merge_window
  where primary_id = any ($2::uuid[]) for share)
select r.event_id, w.case_id
from jsonb_to_recordset($1::jsonb) as r(event_id text, primary_id uuid, sent_at timestamptz)
join windows w on w.primary_id = r.primary_id
where r.sent_at between w.merged_at and w.unmerged_at`;

/** Replies given while another case was a duplicate of theirs, heard when it no longer is. */
export const readLateReplies = async (
  client: ClientBase,
  events: readonly LoggedEvent[],
): Promise<LateReplies> => {
  const replies = events
    .filter(({ type }) => type === 'ReplySent')
    .map(({ id, data }) => {
      const { caseId, sentAt } = data as ReplySent;
      return { event_id: id, primary_id: caseId, sent_at: sentAt };
    });
  if (replies.length === 0) return new Map();
  const { rows } = await client.query<{ event_id: string; case_id: string }>(lateSql, [
    JSON.stringify(replies),
    replies.map(({ primary_id }) => primary_id),
  ]);
  const byEvent = Map.groupBy(rows, ({ event_id }) => event_id);
  return new Map([...byEvent].map(([id, cases]) => [id, cases.map(({ case_id }) => case_id)]));
};

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
