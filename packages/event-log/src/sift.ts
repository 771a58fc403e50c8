import type { OpenedBatch } from './checkpoint.ts';
import { reasonOf } from './consumer-errors.ts';
import { originOf, typeOf, UndecodableRecord } from './envelope-codec.ts';
import type { LoggedEvent } from './logged-event.ts';
import type { ReceivedRecord } from './types.ts';

export type ParkReason = 'undecodable' | 'invalid' | 'failed' | 'waiting';

/** A record to be set aside, and why. */
export interface ToPark {
  readonly record: ReceivedRecord;
  readonly reasonCode: ParkReason;
  readonly reason: string;
}

export interface SiftRules {
  readonly knownTypes?: ReadonlySet<string>;
  readonly decode: (record: ReceivedRecord) => LoggedEvent;
  readonly isSuperseded: (producer: string) => boolean;
}

/** A batch sorted into what is applied and what is not. */
export interface Sifted {
  readonly events: LoggedEvent[];
  readonly parked: ToPark[];
  /** High-water marks after all of the batch; only those that moved. */
  readonly marks: ReadonlyMap<string, bigint>;
  /** Records below the checkpoint or sent again. */
  readonly dropped: number;
  /** Records of types nobody asked for. */
  readonly ignored: number;
}

export const WAITING = 'an earlier event of the same key is parked';

/**
 * Sorts records: below the checkpoint or sent again: dropped; of unknown type: ignored; of a key
 * that is parked: parked behind it; not decodable: parked, with its key. The rest is applied.
 * `opened.blockedKeys` grows by the keys that are parked here.
 */
export const sift = (
  records: readonly ReceivedRecord[],
  opened: OpenedBatch,
  rules: SiftRules,
): Sifted => {
  const events: LoggedEvent[] = [];
  const parked: ToPark[] = [];
  const marks = new Map<string, bigint>();
  const markOf = (producer: string) => marks.get(producer) ?? opened.highWater.get(producer) ?? 0n;
  let dropped = 0;
  let ignored = 0;
  for (const record of records) {
    const origin = originOf(record);
    const isOld = record.offset < opened.nextOffset;
    const isGone = origin !== undefined && rules.isSuperseded(origin.producer);
    const isResent = origin !== undefined && origin.seq <= markOf(origin.producer);
    if (isOld || isGone || isResent) {
      dropped += 1;
      continue;
    }
    if (origin !== undefined) marks.set(origin.producer, origin.seq);
    const type = typeOf(record);
    if (type !== undefined && rules.knownTypes !== undefined && !rules.knownTypes.has(type)) {
      ignored += 1;
      continue;
    }
    if (opened.blockedKeys.has(record.key)) {
      parked.push({ record, reasonCode: 'waiting', reason: WAITING });
      continue;
    }
    try {
      if (origin === undefined) throw new UndecodableRecord('producer, seq or source is missing');
      events.push(rules.decode(record));
    } catch (error) {
      const reasonCode = error instanceof UndecodableRecord ? 'undecodable' : 'invalid';
      parked.push({ record, reasonCode, reason: reasonOf(error) });
      opened.blockedKeys.add(record.key);
    }
  }
  return { events, parked, marks, dropped, ignored };
};

/** High-water marks after the records below `end`; only those that moved. */
export const marksBelow = (
  records: readonly ReceivedRecord[],
  opened: OpenedBatch,
  end: bigint,
  isSuperseded: (producer: string) => boolean,
): Map<string, bigint> => {
  const moved = new Map<string, bigint>();
  for (const record of records) {
    if (record.offset >= end) break;
    const origin = originOf(record);
    if (origin === undefined || isSuperseded(origin.producer)) continue;
    const mark = moved.get(origin.producer) ?? opened.highWater.get(origin.producer) ?? 0n;
    if (origin.seq > mark) moved.set(origin.producer, origin.seq);
  }
  return moved;
};
