import { BUCKETS, bucketOf, firstIndex } from '@amends/statistics/log-histogram';
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

/**
 * What is told of one case, as bytes.
 * @throws RangeError for anything but a whole number from 0 on: its bytes could not be read again
 */
export const encodeObservations = (observations: readonly Observation[]): Buffer => {
  const sink = newSink();
  putNumber(sink, observations.length);
  for (const [slot, value] of observations) {
    if (!Number.isSafeInteger(value) || value < 0)
      throw new RangeError(`slot ${slot} is told ${value}, no whole number from 0 on`);
    putNumber(sink, slot);
    putNumber(sink, value);
  }
  return takenFrom(sink);
};

/** Key of the sum of a slot of seconds; its buckets follow. Also the only key of a count. */
const SUM_KEY = 0;
const FIRST_BUCKET_KEY = 1;

/** Slot and key in one number: small integers are what a map finds fastest. */
const PER_SLOT = 1 << 21;

/** How many keys a slot of sums has; a whole number of one case and key is below 2^53 / 1024. */
const SUM_KEYS = 1 << 10;

/** An amount under a key of a slot of sums, as one value. @throws RangeError for no such key */
export const keyedAmount = (key: number, amount: number): number => {
  if (!Number.isInteger(key) || key < 0 || key >= SUM_KEYS)
    throw new RangeError(`${key} is no key of a sum`);
  return amount * SUM_KEYS + key;
};

/** What is told of a case, ready to be added to several tallies: places and amounts in turn. */
export type Told = readonly number[];

const takeCase = (
  source: Source,
  kinds: readonly SlotKind[],
  sign: 1 | -1,
  told: number[],
): void => {
  for (let left = takeNumber(source); left > 0; left -= 1) {
    const slot = takeNumber(source);
    const value = takeNumber(source);
    const kind = kinds[slot];
    const first = slot * PER_SLOT;
    if (kind === 'keyed') told.push(first + value, sign);
    else if (kind === 'sums')
      told.push(first + (value % SUM_KEYS), sign * Math.floor(value / SUM_KEYS));
    else told.push(first + SUM_KEY, sign * value);
    if (kind === 'seconds') told.push(first + FIRST_BUCKET_KEY + bucketOf(value), sign);
  }
};

/** Reads the observations of a case. */
export const toldBy = (bytes: Uint8Array, kinds: readonly SlotKind[], sign: 1 | -1 = 1): Told => {
  const told: number[] = [];
  takeCase({ bytes, at: 0 }, kinds, sign, told);
  return told;
};

/** How many slots sorted places are of. */
const slotsIn = (places: Int32Array): number => {
  let slots = 0;
  let end = 0;
  for (const place of places) {
    if (place < end) continue;
    slots += 1;
    end = (Math.floor(place / PER_SLOT) + 1) * PER_SLOT;
  }
  return slots;
};

const ofTally = newSink();
const ofSlot = newSink();

/**
 * Whole numbers by slot and key that are added and taken away again: what is told of many cases.
 * Order does not matter, and a case taken away leaves nothing behind.
 */
export class Tally {
  readonly #amounts = new Map<number, number>();

  /** In order; made when somebody reads, gone when something is added. */
  #places: Int32Array | undefined;

  #sorted(): Int32Array {
    if (this.#places !== undefined) return this.#places;
    const places = new Int32Array(this.#amounts.size);
    let filled = 0;
    for (const place of this.#amounts.keys()) {
      places[filled] = place;
      filled += 1;
    }
    this.#places = places.sort();
    return this.#places;
  }

  #add(place: number, amount: number): void {
    this.#places = undefined;
    const sum = (this.#amounts.get(place) ?? 0) + amount;
    if (sum === 0) this.#amounts.delete(place);
    else this.#amounts.set(place, sum);
  }

  addTold(told: Told): void {
    for (let at = 0; at < told.length; at += 2) this.#add(told[at]!, told[at + 1]!);
  }

  /** Adds the observations of cases, of any number of encodings one after the other. */
  addObservations(bytes: Uint8Array, kinds: readonly SlotKind[], sign: 1 | -1 = 1): void {
    const source: Source = { bytes, at: 0 };
    const told: number[] = [];
    while (source.at < bytes.length) {
      told.length = 0;
      takeCase(source, kinds, sign, told);
      this.addTold(told);
    }
  }

  /**
   * The same of millions of cases, these slots only: counted in arrays first, which is several
   * times faster, and those of one case or a few would be mostly empty.
   */
  addManyObservations(
    bytes: Uint8Array,
    kinds: readonly SlotKind[],
    wanted: ReadonlySet<number>,
  ): void {
    const source: Source = { bytes, at: 0 };
    const sums = new Float64Array(kinds.length);
    const buckets = kinds.map((kind, slot) =>
      kind === 'seconds' && wanted.has(slot) ? new Float64Array(BUCKETS) : undefined,
    );
    const isWanted = kinds.map((_, slot) => wanted.has(slot));
    while (source.at < bytes.length) {
      for (let left = takeNumber(source); left > 0; left -= 1) {
        const slot = takeNumber(source);
        const value = takeNumber(source);
        if (!isWanted[slot]) continue;
        if (kinds[slot] === 'keyed') this.#add(slot * PER_SLOT + value, 1);
        else if (kinds[slot] === 'sums')
          this.#addSome(slot * PER_SLOT + (value % SUM_KEYS), Math.floor(value / SUM_KEYS));
        else sums[slot]! += value;
        const counts = buckets[slot];
        if (counts !== undefined) counts[bucketOf(value)]! += 1;
      }
    }
    for (const [slot, sum] of sums.entries()) this.#addSome(slot * PER_SLOT + SUM_KEY, sum);
    for (const [slot, counts] of buckets.entries()) {
      const first = slot * PER_SLOT + FIRST_BUCKET_KEY;
      for (const [bucket, count] of (counts ?? []).entries()) this.#addSome(first + bucket, count);
    }
  }

  #addSome(place: number, amount: number): void {
    if (amount !== 0) this.#add(place, amount);
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
        let place = slot * PER_SLOT;
        if (wanted !== undefined && !wanted.has(slot)) source.at = end;
        while (source.at < end) {
          place += takeNumber(source);
          this.#add(place, unfolded(takeNumber(source)));
        }
      }
    }
  }

  addTally(other: Tally): void {
    for (const [place, amount] of other.#amounts) this.#add(place, amount);
  }

  /** The one form of what it holds; undefined when it holds nothing. */
  encode(): Buffer | undefined {
    if (this.#amounts.size === 0) return undefined;
    const places = this.#sorted();
    ofTally.length = 0;
    putNumber(ofTally, slotsIn(places));
    for (let at = 0; at < places.length; ) {
      const slot = Math.floor(places[at]! / PER_SLOT);
      let before = slot * PER_SLOT;
      ofSlot.length = 0;
      for (; at < places.length && places[at]! < (slot + 1) * PER_SLOT; at += 1) {
        putNumber(ofSlot, places[at]! - before);
        putNumber(ofSlot, folded(this.#amounts.get(places[at]!)!));
        before = places[at]!;
      }
      putNumber(ofTally, slot);
      putBytes(ofTally, ofSlot);
    }
    return takenFrom(ofTally);
  }

  /** The amount of a count, or the sum of seconds. */
  sum(slot: number): number {
    return this.#amounts.get(slot * PER_SLOT + SUM_KEY) ?? 0;
  }

  /** Counts per bucket of the log histogram, up to the last one that is filled. */
  buckets(slot: number): number[] {
    const counts: number[] = [];
    for (const [key, amount] of this.keyed(slot)) {
      if (key < FIRST_BUCKET_KEY) continue;
      while (counts.length < key - FIRST_BUCKET_KEY) counts.push(0);
      counts.push(amount);
    }
    return counts;
  }

  /** Counts per key of a keyed slot, or amounts per key of one of sums, in order. */
  keyed(slot: number): (readonly [key: number, count: number])[] {
    const first = slot * PER_SLOT;
    const places = this.#sorted();
    const found: [number, number][] = [];
    for (let at = firstIndex(places, (place) => place >= first); at < places.length; at += 1) {
      const key = places[at]! - first;
      if (key >= PER_SLOT) break;
      found.push([key, this.#amounts.get(places[at]!)!]);
    }
    return found;
  }

  /** Everything in it, for checks: [slot, key, amount]. */
  *entries(): Generator<readonly [number, number, number]> {
    for (const [place, amount] of this.#amounts) {
      const slot = Math.floor(place / PER_SLOT);
      yield [slot, place - slot * PER_SLOT, amount];
    }
  }
}

/** Holds nothing, and remembers which slots somebody asked for. */
export class SlotRecorder extends Tally {
  readonly asked = new Set<number>();

  override sum(slot: number): number {
    this.asked.add(slot);
    return super.sum(slot);
  }

  override keyed(slot: number): (readonly [key: number, count: number])[] {
    this.asked.add(slot);
    return super.keyed(slot);
  }
}
