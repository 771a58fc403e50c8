import type { PoolClient } from 'pg';
import { withClient } from './batch-transaction.ts';
import type { ConsumerDefinition } from './consumer-options.ts';
import { recordAct } from './operational-acts.ts';
import { applyRows, beginReplay, type ParkedKey, type ReplayOutcome } from './replay-parked.ts';

/** Who gives a parked event up, and why. */
export interface Discard {
  readonly id: string;
  readonly actor: string;
  /** A code. */
  readonly reason: string;
}

/** `waits`: an earlier event of the key is parked, which is the one to decide on. */
export type DiscardOutcome = ReplayOutcome | 'unknown' | 'decided' | 'waits';

interface FoundRow extends ParkedKey {
  readonly status: string;
}

const giveUp = async (client: PoolClient, { id, actor, reason }: Discard): Promise<void> => {
  const { rows } = await client.query(
    `update parked_event set status = 'discarded', note = $2, decided_at = now() where id = $1
     returning consumer, topic, part as partition, "offset"::text, partition_key as "partitionKey",
       event_id as "eventId", type, reason_code as "parkedFor"`,
    [id, reason],
  );
  await recordAct(client, { actor, act: 'discard', reason, detail: rows[0] });
};

/**
 * Gives up the event that its key waits for, keeps who did it and why, and applies what waited
 * behind it, in order: all in one transaction. Only the first parked event of a key can be given
 * up, since the others have not failed. Nothing else is changed: the event stays in the log, and a
 * consumer that starts from the beginning meets it again.
 * @throws ConsumerHalted when the consumer's checkpoint is of another version
 */
export const discardParked = async (
  definition: ConsumerDefinition,
  discard: Discard,
): Promise<DiscardOutcome> => {
  const { rows } = await definition.pool.query<FoundRow>(
    'select topic, part, partition_key, status from parked_event where consumer = $1 and id = $2',
    [definition.name, discard.id],
  );
  const found = rows[0];
  if (found === undefined) return 'unknown';
  if (found.status !== 'parked') return 'decided';
  return withClient(definition.pool, async (client) => {
    const parked = await beginReplay(client, definition, found);
    const at = parked.findIndex(({ id }) => String(id) === discard.id);
    if (at !== 0) {
      await client.query('rollback');
      return at < 0 ? 'decided' : 'waits';
    }
    await giveUp(client, discard);
    const behind = parked.slice(1);
    const replayed = await applyRows(client, definition, behind);
    await client.query('commit');
    const isClear = replayed === behind.length;
    return { replayed, stillParked: isClear ? [] : [found.partition_key] };
  });
};
