import type { ClientBase } from 'pg';
import type { PreparedAppend } from './prepare-append.ts';

/**
 * The compare-and-set insert of many streams. One json text: arrays of jsonb are twice as slow to
 * escape in node-pg. `order by` is not for looks: without it a join may give successors a lower seq
 * than their predecessors, and two batches that meet the same streams in opposite order deadlock. A
 * row that lost is skipped and is no error, or every other command of the batch would be lost too.
 */
export const insertEventsSql = `
insert into events (stream_id, version, event_id, type, schema_version, data, meta, hash)
select n.s, n.v, n.i, n.t, n.n, n.d, n.m, decode(n.h, 'hex')
from jsonb_to_recordset($1::jsonb)
  as n(s text, b int, v int, i uuid, t text, n smallint, d jsonb, m jsonb, h text)
where n.b = coalesce((select max(e.version) from events e where e.stream_id = n.s), 0)
order by n.s, n.v
on conflict do nothing`;

/** The rows of many commands as the statement's one parameter. */
export const rowsParameter = (commands: readonly PreparedAppend[]): string =>
  `[${commands.map(({ rowsJson }) => rowsJson).join(',')}]`;

const sql = `${insertEventsSql} returning stream_id, version`;

const keyOf = (streamId: string, version: number): string => `${version} ${streamId}`;

/** Which rows were written. */
export type WrittenRows = (streamId: string, version: number) => boolean;

/**
 * Writes events in the caller's transaction, by one statement. All rows of one stream carry the
 * same base version. A row that is missing lost: the version was taken, the event was there
 * already, or the sequence is behind.
 */
export const insertEvents = async (
  client: ClientBase,
  commands: readonly PreparedAppend[],
): Promise<WrittenRows> => {
  if (commands.length === 0) return () => false;
  const { rows } = await client.query<{ stream_id: string; version: number }>({
    name: 'insert_events',
    text: sql,
    values: [rowsParameter(commands)],
  });
  const written = new Set(rows.map((row) => keyOf(row.stream_id, row.version)));
  return (streamId, version) => written.has(keyOf(streamId, version));
};
