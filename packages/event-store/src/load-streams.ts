import type { ClientBase, Pool } from 'pg';
import type { LoadedStream, StoredEvent, StreamEnd } from './types.ts';

/** Whatever runs a query: the pool, or the client of a transaction. */
export type Queryable = Pick<Pool, 'query'> | Pick<ClientBase, 'query'>;

const sql = `
select seq, stream_id, version, event_id, type, schema_version, data, meta, hash,
       recorded_at::text as recorded_at
from events where stream_id = any($1::text[])
order by stream_id, version`;

const endSql =
  'select version, hash from events where stream_id = $1 order by version desc limit 1';

interface EventRow {
  readonly seq: bigint | string;
  readonly stream_id: string;
  readonly version: number;
  readonly event_id: string;
  readonly type: string;
  readonly schema_version: number;
  readonly data: unknown;
  readonly meta: StoredEvent['meta'];
  readonly hash: Buffer;
  readonly recorded_at: string;
}

/** `2026-08-04 21:24:49.123456+00`, as a session in UTC writes it, to RFC 3339. */
export const toRfc3339 = (text: string): string => `${text.replace(' ', 'T').slice(0, -3)}Z`;

const toStoredEvent = (row: EventRow): StoredEvent => ({
  seq: BigInt(row.seq),
  streamId: row.stream_id,
  version: row.version,
  eventId: row.event_id,
  type: row.type,
  schemaVersion: row.schema_version,
  data: row.data,
  meta: row.meta,
  hash: row.hash,
  recordedAt: toRfc3339(row.recorded_at),
});

/** A stream nobody has written yet: what "must not exist" expects. */
export const emptyStream = (streamId: string): LoadedStream => ({
  streamId,
  version: 0,
  events: [],
  lastHash: Buffer.alloc(0),
});

/** Reads streams whole, in one query. Every id asked for is in the answer, empty if unknown. */
export const loadStreams = async (
  db: Queryable,
  streamIds: readonly string[],
): Promise<ReadonlyMap<string, LoadedStream>> => {
  const rows: EventRow[] = (
    await (db as Pool).query({ name: 'load_streams', text: sql, values: [streamIds] })
  ).rows;
  const events = new Map<string, StoredEvent[]>(streamIds.map((id) => [id, []]));
  for (const row of rows) events.get(row.stream_id)!.push(toStoredEvent(row));
  const streams = new Map<string, LoadedStream>();
  for (const [streamId, own] of events) {
    const last = own.at(-1);
    streams.set(
      streamId,
      last === undefined
        ? emptyStream(streamId)
        : { streamId, version: last.version, events: own, lastHash: last.hash },
    );
  }
  return streams;
};

const findSql = 'select event_id, seq, data from events where event_id = any($1::uuid[])';

/** An event looked up by its id. */
export interface FoundEvent {
  readonly seq: bigint;
  readonly data: unknown;
}

/** Events by their ids, on whatever stream; unknown ones are missing. */
export const findEvents = async (
  db: Queryable,
  eventIds: readonly string[],
): Promise<ReadonlyMap<string, FoundEvent>> => {
  const query = { name: 'find_events', text: findSql, values: [eventIds] };
  const { rows } = await (db as Pool).query<Pick<EventRow, 'event_id' | 'seq' | 'data'>>(query);
  return new Map(rows.map(({ event_id: id, seq, data }) => [id, { seq: BigInt(seq), data }]));
};

/** Where a stream ends, without reading it: for streams that grow too long to be read whole. */
export const readStreamEnd = async (db: Queryable, streamId: string): Promise<StreamEnd> => {
  const query = { name: 'stream_end', text: endSql, values: [streamId] };
  const { rows } = await (db as Pool).query<StreamEnd>(query);
  return rows[0] ?? { version: 0, hash: Buffer.alloc(0) };
};
