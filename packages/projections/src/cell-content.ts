import { bucketOf } from '@amends/statistics/log-histogram';
import type { Observation, SlotKind } from './types.ts';

/** Bytes that grow. */
interface Sink {
  bytes: Buffer;
  length: number;
}

const newSink = (): Sink => ({ bytes: Buffer.allocUnsafe(256), length: 0 });

const VARINT_BYTES_MAX = 8;

// Base 128, lowest first, the top bit of a byte says that another one follows. By division, not by
// shifts: sums of seconds are larger than 32 bits.
const putNumber = (sink: Sink, value: number): void => {
  if (sink.length + VARINT_BYTES_MAX > sink.bytes.length)
    sink.bytes = Buffer.concat([sink.bytes, Buffer.allocUnsafe(sink.bytes.length)]);
  let rest = value;
  while (rest >= 128) {
    sink.bytes[sink.length] = (rest % 128) | 128;
    sink.length += 1;
    rest = Math.floor(rest / 128);
  }
  sink.bytes[sink.length] = rest;
  sink.length += 1;
};

/** How many bytes, and the bytes, so that a reader can step over them. */
const putBytes = (sink: Sink, { bytes, length }: Sink): void => {
  putNumber(sink, length);
  if (sink.length + length > sink.bytes.length)
    sink.bytes = Buffer.concat([sink.bytes, Buffer.allocUnsafe(sink.bytes.length + length)]);
  bytes.copy(sink.bytes, sink.length, 0, length);
  sink.length += length;
};

const takenFrom = ({ bytes, length }: Sink): Buffer => Buffer.from(bytes.subarray(0, length));

interface Source {
  readonly bytes: Uint8Array;
  at: number;
}

const takeNumber = (source: Source): number => {
  let byte = source.bytes[source.at]!;
  source.at += 1;
  if (byte < 128) return byte;
  let value = byte & 127;
  let scale = 128;
  do {
    byte = source.bytes[source.at]!;
    source.at += 1;
    value += (byte & 127) * scale;
    scale *= 128;
  } while (byte >= 128);
  return value;
};

// Small numbers of either sign stay small.
const folded = (amount: number): number => (amount < 0 ? -2 * amount - 1 : 2 * amount);
const unfolded = (value: number): number => (value % 2 === 0 ? value / 2 : -(value + 1) / 2);

/** What is told of one case, as bytes. */
export const encodeObservations = (observations: readonly Observation[]): Buffer => {
  const sink = newSink();
  putNumber(sink, observations.length);
  for (const [slot, value] of observations) {
    putNumber(sink, slot);
    putNumber(sink, value);
  }
  return takenFrom(sink);
};

/** Key of the sum of a slot of seconds; its buckets follow. Also the only key of a count. */
const SUM_KEY = 0;
const FIRST_BUCKET_KEY = 1;

/**
 * Whole numbers by slot and key that are added and taken away again: what is told of many cases.
 * Order does not matter, and a case taken away leaves nothing behind.
 */
export class Tally {
  readonly #slots = new Map<number, Map<number, number>>();

  add(slot: number, key: number, amount: number): void {
    if (amount === 0) return;
    const known = this.#slots.get(slot);
    if (known === undefined) {
      this.#slots.set(slot, new Map([[key, amount]]));
      return;
    }
    const sum = (known.get(key) ?? 0) + amount;
    if (sum === 0) known.delete(key);
    else known.set(key, sum);
  }

  /** Adds the observations of cases, of any number of encodings one after the other. */
  addObservations(bytes: Uint8Array, kinds: readonly SlotKind[], sign: 1 | -1 = 1): void {
    const source: Source = { bytes, at: 0 };
    while (source.at < bytes.length) {
      for (let left = takeNumber(source); left > 0; left -= 1) {
        const slot = takeNumber(source);
        const value = takeNumber(source);
        const kind = kinds[slot];
        if (kind === 'keyed') this.add(slot, value, sign);
        else this.add(slot, SUM_KEY, sign * value);
        if (kind === 'seconds') this.add(slot, FIRST_BUCKET_KEY + bucketOf(value), sign);
      }
    }
  }

  /**
   * Adds whole cells, any number of encodings one after the other; only these slots, if told: what
   * nobody asked for is stepped over.
   */
  addEncoded(bytes: Uint8Array, wanted?: ReadonlySet<number>): void {
    const source: Source = { bytes, at: 0 };
    while (source.at < bytes.length) {
      for (let slots = takeNumber(source); slots > 0; slots -= 1) {
        const slot = takeNumber(source);
        const end = takeNumber(source) + source.at;
        if (wanted === undefined || wanted.has(slot)) this.#addEntries(source, slot, end);
        source.at = end;
      }
    }
  }

  #addEntries(source: Source, slot: number, end: number): void {
    let key = 0;
    while (source.at < end) {
      key += takeNumber(source);
      this.add(slot, key, unfolded(takeNumber(source)));
    }
  }

  addTally(other: Tally): void {
    for (const [slot, entries] of other.#slots)
      for (const [key, amount] of entries) this.add(slot, key, amount);
  }

  /** The one form of what it holds; undefined when it holds nothing. */
  encode(): Buffer | undefined {
    const filled = [...this.#slots].filter(([, entries]) => entries.size > 0);
    if (filled.length === 0) return undefined;
    const sink = newSink();
    putNumber(sink, filled.length);
    for (const [slot, entries] of filled.sort(([a], [b]) => a - b)) {
      const ofSlot = newSink();
      let before = 0;
      for (const [key, amount] of [...entries].sort(([a], [b]) => a - b)) {
        putNumber(ofSlot, key - before);
        putNumber(ofSlot, folded(amount));
        before = key;
      }
      putNumber(sink, slot);
      putBytes(sink, ofSlot);
    }
    return takenFrom(sink);
  }

  isEmpty(): boolean {
    return [...this.#slots.values()].every((entries) => entries.size === 0);
  }

  /** The amount of a count, or the sum of seconds. */
  sum(slot: number): number {
    return this.#slots.get(slot)?.get(SUM_KEY) ?? 0;
  }

  /** Counts per bucket of the log histogram, up to the last one that is filled. */
  buckets(slot: number): number[] {
    const counts: number[] = [];
    for (const [key, amount] of this.#slots.get(slot) ?? []) {
      if (key === SUM_KEY) continue;
      while (counts.length < key) counts.push(0);
      counts[key - FIRST_BUCKET_KEY] = amount;
    }
    return counts;
  }

  /** Counts per key of a keyed slot. */
  keyed(slot: number): ReadonlyMap<number, number> {
    return this.#slots.get(slot) ?? new Map();
  }

  /** Everything in it, for checks: [slot, key, amount]. */
  *entries(): Generator<readonly [number, number, number]> {
    for (const [slot, entries] of this.#slots)
      for (const [key, amount] of entries) yield [slot, key, amount];
  }
}

/** Holds nothing, and remembers which slots somebody asked for. */
export class SlotRecorder extends Tally {
  readonly asked = new Set<number>();

  override sum(slot: number): number {
    this.asked.add(slot);
    return super.sum(slot);
  }

  override buckets(slot: number): number[] {
    this.asked.add(slot);
    return super.buckets(slot);
  }

  override keyed(slot: number): ReadonlyMap<number, number> {
    this.asked.add(slot);
    return super.keyed(slot);
  }
}
