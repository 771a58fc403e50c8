import type { PoolClient } from 'pg';
import { withClient } from './batch-transaction.ts';
import type { ConsumerDefinition } from './consumer-options.ts';
import { ConsumerHalted, isTransient, reasonOf } from './consumer-errors.ts';
import { decodeChecked } from './event-decoder.ts';
import { parkedRecord } from './parked.ts';

/** What a replay did. */
export interface ReplayOutcome {
  readonly replayed: number;
  /** Keys whose first parked event still fails; what waits behind it stays parked. */
  readonly stillParked: readonly string[];
}

export interface ParkedKey {
  readonly topic: string;
  readonly part: number;
  readonly partition_key: string;
}

export interface ParkedRow extends ParkedKey {
  readonly id: string;
  readonly offset: string;
  readonly record: string;
}

/**
 * Begins a transaction and gives the parked rows of a key in log order. The lock on the partition's
 * checkpoint keeps the consumer from parking more of the key meanwhile.
 * @throws ConsumerHalted when the consumer's checkpoint is of another version
 */
export const beginReplay = async (
  client: PoolClient,
  definition: ConsumerDefinition,
  key: ParkedKey,
): Promise<ParkedRow[]> => {
  await client.query("begin; select set_config('amends.stores', '*', true)");
  const { rows } = await client.query(
    `select projection_version from consumer_checkpoint
     where consumer = $1 and topic = $2 and part = $3 for update`,
    [definition.name, key.topic, key.part],
  );
  if (rows[0]?.projection_version !== definition.version)
    throw new ConsumerHalted('checkpoint_mismatch', `${definition.name} has another version`);
  const parked = await client.query<ParkedRow>(
    `select id, topic, part, "offset", partition_key, record from parked_event
     where consumer = $1 and topic = $2 and part = $3 and partition_key = $4
       and status = 'parked' order by "offset"`,
    [definition.name, key.topic, key.part, key.partition_key],
  );
  return parked.rows;
};

const applyRow = async (
  client: PoolClient,
  definition: ConsumerDefinition,
  row: ParkedRow,
): Promise<boolean> => {
  const record = parkedRecord(row);
  await client.query('savepoint replay');
  try {
    const event = decodeChecked(record, definition.validate);
    const answer = await definition.apply({ client, isReplay: true }, [event]);
    if (answer?.handled === 0) throw new Error('the consumer left the event for later');
    await client.query(
      "update parked_event set status = 'replayed', decided_at = now() where id = $1",
      [row.id],
    );
    return true;
  } catch (error) {
    if (isTransient(error)) throw error;
    await client.query('rollback to savepoint replay');
    await client.query(
      'update parked_event set attempts = attempts + 1, reason = $2 where id = $1',
      [row.id, reasonOf(error)],
    );
    return false;
  }
};

/** Applies rows in order, up to the first that still fails; returns how many it applied. */
export const applyRows = async (
  client: PoolClient,
  definition: ConsumerDefinition,
  rows: readonly ParkedRow[],
): Promise<number> => {
  let applied = 0;
  while (applied < rows.length && (await applyRow(client, definition, rows[applied]!)))
    applied += 1;
  return applied;
};

/** One transaction per key: all of it up to the first event that still fails. */
const replayKey = (definition: ConsumerDefinition, key: ParkedKey) =>
  withClient(definition.pool, async (client) => {
    const rows = await beginReplay(client, definition, key);
    const replayed = await applyRows(client, definition, rows);
    await client.query('commit');
    return { replayed, isClear: replayed === rows.length };
  });

/**
 * Applies parked records again after a fix, in log order per key, through the decoder and its
 * upcasters. May run beside the consumer, in the same process or another.
 * @throws ConsumerHalted when the consumer's checkpoint is of another version
 */
export const replayParked = async (
  definition: ConsumerDefinition,
  { partitionKey }: { readonly partitionKey?: string } = {},
): Promise<ReplayOutcome> => {
  const { rows: keys } = await definition.pool.query<ParkedKey>(
    `select topic, part, partition_key from parked_event
     where consumer = $1 and status = 'parked' and partition_key = coalesce($2, partition_key)
     group by topic, part, partition_key order by topic, part, min("offset")`,
    [definition.name, partitionKey ?? null],
  );
  const stillParked: string[] = [];
  let replayed = 0;
  for (const key of keys) {
    const done = await replayKey(definition, key);
    replayed += done.replayed;
    if (!done.isClear) stillParked.push(key.partition_key);
  }
  return { replayed, stillParked };
};
