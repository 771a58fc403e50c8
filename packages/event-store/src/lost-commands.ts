import type { ClientBase } from 'pg';
import { SequenceBehindError } from './errors.ts';
import type { PreparedAppend } from './prepare-append.ts';

const presentSql = 'select event_id from events where event_id = any($1::uuid[])';
const headsSql = `
select stream_id, max(version) as version from events
where stream_id = any($1::text[]) group by stream_id`;
// A sequence is never behind a committed row unless somebody restored or promoted something.
const behindSql = `
select coalesce((select max(seq) from events), 0) > (select last_value from events_seq) as behind`;

/**
 * Why commands lost, asked after their transaction ended: their event is there (already done), the
 * version is taken (conflict), or neither.
 * @throws SequenceBehindError when neither, and the sequence is behind the rows
 */
export const explainLost = async (
  client: ClientBase,
  lost: readonly PreparedAppend[],
): Promise<ReadonlyMap<PreparedAppend, 'already_done' | 'conflict'>> => {
  const ids = lost.flatMap(({ eventIds }) => eventIds);
  const present = await client.query<{ event_id: string }>(presentSql, [ids]);
  const known = new Set(present.rows.map((row) => row.event_id));
  const streams = lost.map(({ request }) => request.streamId);
  const heads = await client.query<{ stream_id: string; version: number }>(headsSql, [streams]);
  const versions = new Map(heads.rows.map((row) => [row.stream_id, row.version]));

  const reasons = new Map<PreparedAppend, 'already_done' | 'conflict'>();
  for (const command of lost) {
    const { streamId, expectedVersion } = command.request;
    const isDone = command.eventIds.some((id) => known.has(id));
    if (!isDone && (versions.get(streamId) ?? 0) === expectedVersion) {
      const { rows } = await client.query<{ behind: boolean }>(behindSql);
      if (rows[0]!.behind) throw new SequenceBehindError();
    }
    reasons.set(command, isDone ? 'already_done' : 'conflict');
  }
  return reasons;
};
