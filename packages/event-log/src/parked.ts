import type { Pool, PoolClient } from 'pg';
import type { CheckpointKey } from './checkpoint.ts';
import { typeOf } from './envelope-codec.ts';
import type { ToPark } from './sift.ts';
import type { ReceivedRecord } from './types.ts';

/** A record set aside, as an operator sees it; its content stays in the database. */
export interface ParkedEvent {
  readonly id: string;
  readonly consumer: string;
  readonly topic: string;
  readonly partition: number;
  readonly offset: bigint;
  readonly partitionKey: string;
  readonly eventId: string | null;
  readonly type: string | null;
  readonly reasonCode: string;
  readonly reason: string;
  readonly attempts: number;
  readonly status: 'parked' | 'replayed' | 'discarded';
  /** Why it was discarded. */
  readonly note: string | null;
  readonly parkedAt: Date;
  /** Nothing of its key is parked before it: what is behind waits for this one. */
  readonly isFirst: boolean;
}

/** Writes parked records within the batch's transaction. */
export const parkRecords = async (
  client: PoolClient,
  { consumer, topic, partition }: CheckpointKey,
  parked: readonly ToPark[],
): Promise<void> => {
  const rows = parked.map(({ record, reasonCode, reason }) => ({
    offset: record.offset.toString(),
    key: record.key,
    event_id: record.headers.ce_id ?? null,
    type: typeOf(record) ?? null,
    code: reasonCode,
    reason,
    record: JSON.stringify({ key: record.key, value: record.value, headers: record.headers }),
  }));
  await client.query(
    `insert into parked_event
       (consumer, topic, part, "offset", partition_key, event_id, type, reason_code, reason, record)
     select $1, $2, $3, "offset", key, event_id, type, code, reason, record
     from json_to_recordset($4::json) as r(
       "offset" bigint, key text, event_id text, type text, code text, reason text, record text)
     order by "offset"
     on conflict (consumer, topic, part, "offset") do nothing`,
    [consumer, topic, partition, JSON.stringify(rows)],
  );
};

/** The record of a parked row, as it was received. */
export const parkedRecord = (row: {
  topic: string;
  part: number;
  offset: string | bigint;
  record: string;
}): ReceivedRecord => ({
  ...(JSON.parse(row.record) as Pick<ReceivedRecord, 'key' | 'value' | 'headers'>),
  topic: row.topic,
  partition: row.part,
  offset: BigInt(row.offset),
});

export interface ParkedFilter {
  readonly consumers?: readonly string[];
  readonly partitionKey?: string | undefined;
  /** `parked` unless told. */
  readonly status?: ParkedEvent['status'];
  /** 100 unless told. */
  readonly limit?: number;
  /** Id after which a page begins. */
  readonly cursor?: bigint | undefined;
}

/** Lists parked records in the order they were parked, within a key that of the log. */
export const listParked = async (pool: Pool, filter: ParkedFilter = {}): Promise<ParkedEvent[]> => {
  const { rows } = await pool.query(
    `select id::text, consumer, topic, part as partition, "offset", partition_key as "partitionKey",
       event_id as "eventId", type, reason_code as "reasonCode", reason, attempts, status, note,
       parked_at as "parkedAt", not exists (
         select from parked_event e
         where e.consumer = p.consumer and e.topic = p.topic and e.part = p.part
           and e.partition_key = p.partition_key and e."offset" < p."offset"
           and e.status = 'parked') as "isFirst"
     from parked_event p
     where status = $1 and ($2::text[] is null or consumer = any ($2))
       and partition_key = coalesce($3, partition_key) and id > $4
     order by p.id limit $5`,
    [
      filter.status ?? 'parked',
      filter.consumers ?? null,
      filter.partitionKey ?? null,
      filter.cursor ?? 0n,
      filter.limit ?? 100,
    ],
  );
  return rows.map((row) => ({ ...row, offset: BigInt(row.offset) }) as ParkedEvent);
};

/** Number of records that wait for an operator, per consumer. */
export const countParked = async (pool: Pool): Promise<Map<string, number>> => {
  const { rows } = await pool.query<{ consumer: string; count: string }>(
    `select consumer, count(*) as count from parked_event
     where status = 'parked' group by consumer`,
  );
  return new Map(rows.map((row) => [row.consumer, Number(row.count)]));
};
