import type { ClientBase } from 'pg';
import type { PreparedAppend } from './prepare-append.ts';

// One json text: arrays of jsonb are twice as slow to escape in node-pg. `order by` is not for
// looks: without it a join may give successors a lower seq than their predecessors, and two batches
// that meet the same streams in opposite order deadlock. A lost row is skipped, not an error: after
// an error the transaction would be lost too, with every other command of the batch.
const sql = `
insert into events (stream_id, version, event_id, type, schema_version, data, meta, hash)
select n.s, n.v, n.i, n.t, n.n, n.d, n.m, decode(n.h, 'hex')
from jsonb_to_recordset($1::jsonb)
  as n(s text, b int, v int, i uuid, t text, n smallint, d jsonb, m jsonb, h text)
where n.b = coalesce((select max(e.version) from events e where e.stream_id = n.s), 0)
order by n.s, n.v
on conflict do nothing
returning seq, event_id`;

/** seq by event id, of the rows that were written. */
export type WrittenRows = ReadonlyMap<string, bigint>;

/**
 * Writes the events of many commands by one compare-and-set statement. Each stream's rows must
 * carry the same base version. What is missing from the answer lost: the version was taken, the
 * event was there already, or the sequence is behind.
 */
export const insertEvents = async (
  client: ClientBase,
  commands: readonly PreparedAppend[],
): Promise<WrittenRows> => {
  const rows = commands.map(({ rowsJson }) => rowsJson).filter((json) => json !== '');
  if (rows.length === 0) return new Map();
  const result = await client.query<{ seq: bigint | string; event_id: string }>({
    name: 'insert_events',
    text: sql,
    values: [`[${rows.join(',')}]`],
  });
  return new Map(result.rows.map((row) => [row.event_id, BigInt(row.seq)]));
};
