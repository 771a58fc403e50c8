import { BUCKETS, bucketOf } from '@amends/statistics/log-histogram';
import { KeyedAmounts } from './keyed-amounts.ts';
import type { Observation, SlotKind } from './types.ts';
import {
  folded,
  newSink,
  putNumber,
  type Source,
  takeNumber,
  takenFrom,
  unfolded,
} from './varints.ts';

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

/** How many keys a slot of sums has; a whole number of one case and key is below 2^53 / 1024. */
const SUM_KEYS = 1 << 10;

/** An amount under a key of a slot of sums, as one value. @throws RangeError for no such key */
export const keyedAmount = (key: number, amount: number): number => {
  if (!Number.isInteger(key) || key < 0 || key >= SUM_KEYS)
    throw new RangeError(`${key} is no key of a sum`);
  return amount * SUM_KEYS + key;
};

/** What is told of a case, ready to be added to several tallies. */
export interface Told {
  /** Slot, key and amount in turn. */
  readonly amounts: readonly number[];
  /** A cell of this case alone: many are, and the case is in many. It is written once. */
  written: EncodedCell | undefined;
}

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
    if (kind === 'keyed') told.push(slot, value, sign);
    else if (kind === 'sums')
      told.push(slot, value % SUM_KEYS, sign * Math.floor(value / SUM_KEYS));
    else told.push(slot, SUM_KEY, sign * value);
    if (kind === 'seconds') told.push(slot, FIRST_BUCKET_KEY + bucketOf(value), sign);
  }
};

/** Reads the observations of a case. */
export const toldBy = (bytes: Uint8Array, kinds: readonly SlotKind[], sign: 1 | -1 = 1): Told => {
  const amounts: number[] = [];
  takeCase({ bytes, at: 0 }, kinds, sign, amounts);
  return { amounts, written: undefined };
};

/**
 * A cell as it is stored: what stands under key 0 of all slots, that is counts and sums, and apart
 * from it the other keys of each slot, so that a reader fetches those of a few slots only.
 */
export interface EncodedCell {
  readonly sums: Buffer | null;
  readonly keys: ReadonlyMap<number, Buffer>;
}

const sink = newSink();

/** Cases that are listed before they are added up: most cells are of so few. */
const FEW_CASES = 8;
const NO_CASES: Told[] = [];

/**
 * Whole numbers by slot and key that are added and taken away again: what is told of many cases.
 * Order does not matter, and a case taken away leaves nothing behind.
 */
export class Tally {
  #sums: number[] = [];
  #keys: (KeyedAmounts | undefined)[] = [];

  /** While there are few: what is told of each of them. Nothing else is in it then. */
  #few: Told[] | undefined = NO_CASES;

  #unfold(): void {
    const few = this.#few;
    if (few === undefined) return;
    this.#few = undefined;
    for (const { amounts } of few) this.#addAll(amounts);
  }

  /** For the next ones to be added up in it. */
  #clear(): void {
    this.#few = undefined;
    this.#sums.fill(0);
    for (const amounts of this.#keys) amounts?.clear();
  }

  #keysOf(slot: number): KeyedAmounts {
    const known = this.#keys[slot];
    if (known !== undefined) return known;
    const made = new KeyedAmounts();
    this.#keys[slot] = made;
    return made;
  }

  #add(slot: number, key: number, amount: number): void {
    if (key === SUM_KEY) this.#addSum(slot, amount);
    else this.#keysOf(slot).add(key, amount);
  }

  #addSum(slot: number, amount: number): void {
    // Without holes, which make each look at it dearer.
    while (this.#sums.length <= slot) this.#sums.push(0);
    this.#sums[slot]! += amount;
  }

  /** Adds what is told of a case, which must stay as it is. */
  addTold(told: Told): void {
    const few = this.#few;
    if (few === undefined || few.length === FEW_CASES) {
      this.#unfold();
      this.#addAll(told.amounts);
    } else if (few.length === 0) this.#few = [told];
    else few.push(told);
  }

  #addAll(amounts: readonly number[]): void {
    for (let at = 0; at < amounts.length; at += 3)
      this.#add(amounts[at]!, amounts[at + 1]!, amounts[at + 2]!);
  }

  /** Adds the observations of cases, of any number of encodings one after the other. */
  addObservations(bytes: Uint8Array, kinds: readonly SlotKind[], sign: 1 | -1 = 1): void {
    this.#unfold();
    const source: Source = { bytes, at: 0 };
    const told: number[] = [];
    while (source.at < bytes.length) {
      told.length = 0;
      takeCase(source, kinds, sign, told);
      this.#addAll(told);
    }
  }

  /**
   * The same of millions of cases, the keys of these slots only: counted in arrays first, which is
   * several times faster, and those of one case or a few would be mostly empty.
   */
  addManyObservations(
    bytes: Uint8Array,
    kinds: readonly SlotKind[],
    wanted: ReadonlySet<number>,
  ): void {
    this.#unfold();
    const source: Source = { bytes, at: 0 };
    const sums = new Float64Array(kinds.length);
    const buckets = kinds.map((kind, slot) =>
      kind === 'seconds' && wanted.has(slot) ? new Float64Array(BUCKETS) : undefined,
    );
    const keys = kinds.map((_, slot) => (wanted.has(slot) ? this.#keysOf(slot) : undefined));
    const addKeyed = (slot: number, key: number, amount: number): void => {
      if (key === SUM_KEY) sums[slot]! += amount;
      else keys[slot]?.add(key, amount);
    };
    while (source.at < bytes.length) {
      for (let left = takeNumber(source); left > 0; left -= 1) {
        const slot = takeNumber(source);
        const value = takeNumber(source);
        const kind = kinds[slot];
        if (kind === 'keyed') addKeyed(slot, value, 1);
        else if (kind === 'sums') addKeyed(slot, value % SUM_KEYS, Math.floor(value / SUM_KEYS));
        else sums[slot]! += value;
        const counts = buckets[slot];
        if (counts !== undefined) counts[bucketOf(value)]! += 1;
      }
    }
    for (let slot = 0; slot < kinds.length; slot += 1) {
      if (sums[slot] !== 0) this.#addSum(slot, sums[slot]!);
      const counts = buckets[slot];
      if (counts !== undefined) this.#keysOf(slot).addRun(FIRST_BUCKET_KEY, counts);
    }
  }

  /** Adds or takes away the sums of cells, of any number of encodings one after the other. */
  addSums(bytes: Uint8Array, sign: 1 | -1 = 1): void {
    this.#unfold();
    const source: Source = { bytes, at: 0 };
    while (source.at < bytes.length) {
      let slot = 0;
      for (let left = takeNumber(source); left > 0; left -= 1) {
        slot += takeNumber(source);
        this.#addSum(slot, sign * unfolded(takeNumber(source)));
      }
    }
  }

  /** The same of the keys of one slot. */
  addKeys(slot: number, bytes: Uint8Array, sign: 1 | -1 = 1): void {
    this.#unfold();
    this.#keysOf(slot).addWritten(bytes, sign);
  }

  /** Adds a whole cell, or of the keys those of these slots only. */
  addEncoded({ sums, keys }: EncodedCell, wanted?: ReadonlySet<number>): void {
    if (sums !== null) this.addSums(sums);
    for (const [slot, bytes] of keys) if (wanted?.has(slot) !== false) this.addKeys(slot, bytes);
  }

  addTally(other: Tally): void {
    if (other.#few !== undefined) {
      for (const told of other.#few) this.addTold(told);
      return;
    }
    this.#unfold();
    for (let slot = 0; slot < other.#sums.length; slot += 1) {
      const sum = other.#sums[slot]!;
      if (sum !== 0) this.#addSum(slot, sum);
    }
    for (let slot = 0; slot < other.#keys.length; slot += 1) {
      const keys = other.#keys[slot];
      if (keys !== undefined) this.#keysOf(slot).addAll(keys);
    }
  }

  /** The one form of what it holds; undefined when it holds nothing. */
  encode(): EncodedCell | undefined {
    const few = this.#few;
    if (few === undefined) return this.#encode();
    const alone = few.length === 1 ? few[0] : undefined;
    if (alone?.written !== undefined) return alone.written;
    addedUp.#clear();
    for (const { amounts } of few) addedUp.#addAll(amounts);
    const written = addedUp.#encode();
    if (alone !== undefined) alone.written = written;
    return written;
  }

  #encode(): EncodedCell | undefined {
    const keys = new Map<number, Buffer>();
    for (let slot = 0; slot < this.#keys.length; slot += 1) {
      const amounts = this.#keys[slot];
      if (amounts === undefined) continue;
      sink.length = 0;
      if (amounts.writeTo(sink) > 0) keys.set(slot, takenFrom(sink));
    }
    const sums = this.#encodeSums();
    return sums === null && keys.size === 0 ? undefined : { sums, keys };
  }

  #encodeSums(): Buffer | null {
    let filled = 0;
    for (const sum of this.#sums) if (sum !== 0) filled += 1;
    if (filled === 0) return null;
    sink.length = 0;
    putNumber(sink, filled);
    let before = 0;
    for (let slot = 0; slot < this.#sums.length; slot += 1) {
      const sum = this.#sums[slot]!;
      if (sum === 0) continue;
      putNumber(sink, slot - before);
      putNumber(sink, folded(sum));
      before = slot;
    }
    return takenFrom(sink);
  }

  /** The amount of a count, or the sum of seconds. */
  sum(slot: number): number {
    this.#unfold();
    return this.#sums[slot] ?? 0;
  }

  /** How many durations a slot of seconds has. */
  count(slot: number): number {
    this.#unfold();
    return this.#keys[slot]?.sumUpTo(Number.POSITIVE_INFINITY) ?? 0;
  }

  /** Counts per bucket of the log histogram, up to the last one that is filled; see `from`. */
  buckets(slot: number): ArrayLike<number> {
    this.#unfold();
    return this.#keys[slot]?.from(FIRST_BUCKET_KEY) ?? [];
  }

  /** Counts per key of a keyed slot, or amounts per key of one of sums, in order. */
  keyed(slot: number): (readonly [key: number, count: number])[] {
    this.#unfold();
    const sum = this.#sums[slot] ?? 0;
    const found: [number, number][] = sum === 0 ? [] : [[SUM_KEY, sum]];
    this.#keys[slot]?.inOrder((key, amount) => found.push([key, amount]));
    return found;
  }

  /** How much there is in a keyed slot up to a key. */
  sumUpTo(slot: number, last: number): number {
    this.#unfold();
    const first = last >= SUM_KEY ? (this.#sums[slot] ?? 0) : 0;
    return first + (this.#keys[slot]?.sumUpTo(last) ?? 0);
  }

  /** Everything in it, for checks: [slot, key, amount]. */
  entries(): (readonly [number, number, number])[] {
    this.#unfold();
    const found: [number, number, number][] = [];
    for (const [slot, sum] of this.#sums.entries()) if (sum !== 0) found.push([slot, SUM_KEY, sum]);
    for (const [slot, keys] of this.#keys.entries())
      keys?.inOrder((key, amount) => found.push([slot, key, amount]));
    return found;
  }
}

/** Where few cases are added up to be written: that needs no memory of each cell's own. */
const addedUp = new Tally();

/** Holds nothing, and remembers of which slots somebody asked for more than the sum. */
export class SlotRecorder extends Tally {
  readonly asked = new Set<number>();

  override count(slot: number): number {
    this.asked.add(slot);
    return super.count(slot);
  }

  override buckets(slot: number): ArrayLike<number> {
    this.asked.add(slot);
    return super.buckets(slot);
  }

  override keyed(slot: number): (readonly [key: number, count: number])[] {
    this.asked.add(slot);
    return super.keyed(slot);
  }

  override sumUpTo(slot: number, last: number): number {
    this.asked.add(slot);
    return super.sumUpTo(slot, last);
  }
}
