import type { EachBatchPayload } from 'kafkajs';
import type { ReceivedRecord } from './types.ts';

/** One assigned partition in one generation of the group. */
export interface KafkaSlot {
  readonly topic: string;
  readonly partition: number;
  /** Offset the next fetch must have asked for; anything else is refused and sought again. */
  expected: bigint;
  /** Fetches in a row that did not start at `expected`. */
  mismatches: number;
  failures: number;
  committedAt: number;
}

export const slotKey = (topic: string, partition: number): string => `${topic}/${partition}`;

type KafkaBatch = EachBatchPayload['batch'];

/** Offset the fetch of a batch began at: there at run time, missing in kafkajs's types. */
export const fetchedOffset = (batch: KafkaBatch): bigint =>
  BigInt((batch as unknown as { fetchedOffset: string | number }).fetchedOffset.toString());

// kafkajs gives headers as buffers, or a list of them where a name was written twice.
const headerText = (value: Buffer | string | (Buffer | string)[] | undefined): string =>
  Array.isArray(value) ? String(value.at(-1)) : String(value ?? '');

/** A fetched batch as records of the port. */
export const toRecords = (batch: KafkaBatch): ReceivedRecord[] =>
  batch.messages.map((message) => {
    const headers: Record<string, string> = {};
    for (const name of Object.keys(message.headers ?? {}))
      headers[name] = headerText(message.headers![name]);
    return {
      topic: batch.topic,
      partition: batch.partition,
      offset: BigInt(message.offset),
      key: message.key?.toString() ?? '',
      value: message.value?.toString() ?? null,
      headers,
    };
  });

const VERIFY_AFTER = 3;

/**
 * The gate every batch passes: `open` when it began at the expected offset, `seek` when it must be
 * fetched again, `verify` when seeking did not help and the log's range must be looked at.
 */
export const gate = (slot: KafkaSlot, batch: KafkaBatch): 'open' | 'seek' | 'verify' => {
  if (fetchedOffset(batch) === slot.expected) {
    slot.mismatches = 0;
    return 'open';
  }
  slot.mismatches += 1;
  return slot.mismatches < VERIFY_AFTER ? 'seek' : 'verify';
};

/** Why a position cannot be read any more; undefined when it can. */
export const outOfRange = (
  slot: Pick<KafkaSlot, 'topic' | 'partition'>,
  position: bigint,
  range: { low: bigint; high: bigint },
): string | undefined => {
  const where = `${slot.topic}/${slot.partition}`;
  if (position < range.low)
    return `${where}: records ${position} to ${range.low - 1n} are gone from the log; rebuild`;
  if (position > range.high)
    return `${where}: the log ends at ${range.high}, before position ${position}; rebuild`;
  return undefined;
};
