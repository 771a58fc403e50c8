import { folded, putNumber, type Sink, type Source, takeNumber, unfolded } from './varints.ts';

/** Numbers, two per key, that are listed before somebody looks whether keys lie together. */
const LISTED_MIN = 128;
/** So many of them are brought in order one by one. */
const FEW = 128;
/** So many are added up before there is room for more. */
const MANY = 4_096;
/** Keys are a run where at least one in so many has an amount, */
const SPARSE_MAX = 16;
/** and wherever they are as small as buckets. */
const SMALL_KEYS = 1_024;
/** A run begins and ends at multiples of it, so that it seldom grows. */
const ALIGNED = 128;

const NO_KEYS = new Float64Array(0);

/** What was read of bytes last: keys and amounts, before it is known where they belong. */
let readKeys = new Float64Array(1_024);
let readAmounts = new Float64Array(1_024);

/** Reads what `writeTo` wrote, once or several times one after the other; gives how much it was. */
const readWritten = (bytes: Uint8Array): number => {
  // Each of them takes at least two bytes.
  if (readKeys.length * 2 < bytes.length) {
    readKeys = new Float64Array(bytes.length);
    readAmounts = new Float64Array(bytes.length);
  }
  const source: Source = { bytes, at: 0 };
  let length = 0;
  while (source.at < bytes.length) {
    let key = 0;
    for (let left = takeNumber(source); left > 0; left -= 1) {
      key += takeNumber(source);
      readKeys[length] = key;
      readAmounts[length] = unfolded(takeNumber(source));
      length += 1;
    }
  }
  return length;
};

/** Keys with their amounts in turn, in the order of the keys; a key twice is next to itself. */
const sortFew = (listed: number[]): void => {
  for (let at = 2; at < listed.length; at += 2) {
    const key = listed[at]!;
    const amount = listed[at + 1]!;
    let to = at;
    for (; to > 0 && listed[to - 2]! > key; to -= 2) {
      listed[to] = listed[to - 2]!;
      listed[to + 1] = listed[to - 1]!;
    }
    listed[to] = key;
    listed[to + 1] = amount;
  }
};

const sorted = (listed: readonly number[]): number[] => {
  const sums = new Map<number, number>();
  for (let at = 0; at < listed.length; at += 2)
    sums.set(listed[at]!, (sums.get(listed[at]!) ?? 0) + listed[at + 1]!);
  const result: number[] = [];
  for (const key of Float64Array.from(sums.keys()).sort()) result.push(key, sums.get(key)!);
  return result;
};

/** Adds up what is next to itself, and leaves out what has no amount. */
const joined = (listed: number[]): void => {
  let filled = 0;
  for (let at = 0; at < listed.length; ) {
    const key = listed[at]!;
    let amount = 0;
    for (; listed[at] === key; at += 2) amount += listed[at + 1]!;
    if (amount === 0) continue;
    listed[filled] = key;
    listed[filled + 1] = amount;
    filled += 2;
  }
  listed.length = filled;
};

/**
 * Amounts by whole number, added up. Keys that lie close together, such as buckets or days, are a
 * run of amounts, to which is added fastest; others are listed as they come until they are many.
 */
export class KeyedAmounts {
  /** Keys and amounts in turn: in any order, and a key may come again. */
  #listed: number[] = [];
  #listedMax = LISTED_MIN;
  #isInOrder = true;

  /** Of the keys from `#first` on; none of them is listed. */
  #run = NO_KEYS;
  #first = 0;

  add(key: number, amount: number): void {
    const at = key - this.#first;
    if (at >= 0 && at < this.#run.length) {
      this.#run[at]! += amount;
      return;
    }
    this.#listed.push(key, amount);
    this.#isInOrder = false;
    if (this.#listed.length >= this.#listedMax) this.#settle();
  }

  clear(): void {
    this.#listed.length = 0;
    this.#listedMax = LISTED_MIN;
    this.#isInOrder = true;
    this.#run = NO_KEYS;
    this.#first = 0;
  }

  /** Adds amounts of a key and all that follow. */
  addRun(from: number, amounts: Float64Array): void {
    if (amounts.length === 0) return;
    this.#cover(from, from + amounts.length);
    const shift = from - this.#first;
    for (let at = 0; at < amounts.length; at += 1) this.#run[at + shift]! += amounts[at]!;
  }

  addAll(other: KeyedAmounts): void {
    this.addRun(other.#first, other.#run);
    for (let at = 0; at < other.#listed.length; at += 2)
      this.add(other.#listed[at]!, other.#listed[at + 1]!);
  }

  /** Adds or takes away what `writeTo` wrote, once or several times one after the other. */
  addWritten(bytes: Uint8Array, sign: 1 | -1): void {
    const length = readWritten(bytes);
    let least = Number.POSITIVE_INFINITY;
    let most = 0;
    for (let at = 0; at < length; at += 1) {
      least = Math.min(least, readKeys[at]!);
      most = Math.max(most, readKeys[at]!);
    }
    if (length < LISTED_MIN / 2 || most >= SMALL_KEYS) {
      for (let at = 0; at < length; at += 1) this.add(readKeys[at]!, sign * readAmounts[at]!);
      return;
    }
    // Room for all of them at once, not as they come.
    this.#cover(least, most + 1);
    const run = this.#run;
    const first = this.#first;
    for (let at = 0; at < length; at += 1) run[readKeys[at]! - first]! += sign * readAmounts[at]!;
  }

  /** Writes the one form of what it holds; gives how many keys that are. */
  writeTo(sink: Sink): number {
    const filled = this.#filled();
    putNumber(sink, filled);
    let before = 0;
    this.inOrder((key, amount) => {
      putNumber(sink, key - before);
      putNumber(sink, folded(amount));
      before = key;
    });
    return filled;
  }

  isEmpty(): boolean {
    return this.#filled() === 0;
  }

  #filled(): number {
    this.#addUp();
    let keys = this.#listed.length / 2;
    for (let at = 0; at < this.#run.length; at += 1) if (this.#run[at] !== 0) keys += 1;
    return keys;
  }

  /** Sum of the amounts of all keys up to the last one. */
  sumUpTo(last: number): number {
    let sum = 0;
    const end = Math.min(this.#run.length, last - this.#first + 1);
    for (let at = 0; at < end; at += 1) sum += this.#run[at]!;
    for (let at = 0; at < this.#listed.length; at += 2)
      if (this.#listed[at]! <= last) sum += this.#listed[at + 1]!;
    return sum;
  }

  /**
   * The amounts of a key and all that follow, up to the last that has one. To be read at once: it
   * may change with what is added.
   */
  from(first: number): ArrayLike<number> {
    if (this.#listed.length === 0) {
      let end = this.#run.length;
      while (end > 0 && this.#run[end - 1] === 0) end -= 1;
      const start = first - this.#first;
      if (start >= 0) return this.#run.subarray(start, Math.max(start, end));
      const moved = new Float64Array(end === 0 ? 0 : end - start);
      moved.set(this.#run.subarray(0, end), -start);
      return moved;
    }
    const amounts: number[] = [];
    this.inOrder((key, amount) => {
      if (key < first) return;
      while (amounts.length < key - first) amounts.push(0);
      amounts.push(amount);
    });
    return amounts;
  }

  /** Visits the keys that have an amount, in order. */
  inOrder(visit: (key: number, amount: number) => void): void {
    this.#addUp();
    const listed = this.#listed;
    let at = 0;
    for (; at < listed.length && listed[at]! < this.#first; at += 2)
      visit(listed[at]!, listed[at + 1]!);
    for (let place = 0; place < this.#run.length; place += 1)
      if (this.#run[place] !== 0) visit(this.#first + place, this.#run[place]!);
    for (; at < listed.length; at += 2) visit(listed[at]!, listed[at + 1]!);
  }

  /** Brings what is listed in order, a key once, and none without an amount. */
  #addUp(): void {
    if (this.#isInOrder) return;
    if (this.#listed.length > FEW) this.#listed = sorted(this.#listed);
    else sortFew(this.#listed);
    joined(this.#listed);
    this.#isInOrder = true;
  }

  /** Makes a run of keys that turn out to lie together; lets the list grow where they do not. */
  #settle(): void {
    let least = this.#listed[0]!;
    let most = least;
    for (let at = 2; at < this.#listed.length; at += 2) {
      least = Math.min(least, this.#listed[at]!);
      most = Math.max(most, this.#listed[at]!);
    }
    const { length } = this.#run;
    const from = length > 0 ? Math.min(least, this.#first) : least;
    const to = length > 0 ? Math.max(most + 1, this.#first + length) : most + 1;
    const isDense = to - from <= (this.#listed.length / 2) * SPARSE_MAX + length;
    if (to <= SMALL_KEYS || isDense) this.#cover(from, to);
    else {
      // A sum needs no order; it is worth it where keys come again and again.
      if (this.#listed.length >= MANY) this.#addUp();
      if (this.#listed.length > this.#listedMax / 2) this.#listedMax *= 2;
    }
  }

  /** Makes these keys part of the run, also those that were listed. */
  #cover(from: number, to: number): void {
    const { length } = this.#run;
    const first = this.#first;
    if (length > 0 && from >= first && to <= first + length) return;
    // One that grows, grows by more than it must: what is added comes in the order of the keys.
    const spare = Math.floor(length / 2);
    const least = length === 0 ? from : Math.min(first, from - (from < first ? spare : 0));
    const most = length === 0 ? to : Math.max(first + length, to + spare);
    const start = Math.max(0, Math.floor(least / ALIGNED) * ALIGNED);
    const run = new Float64Array(Math.ceil((most - start) / ALIGNED) * ALIGNED);
    if (length > 0) run.set(this.#run, first - start);
    this.#run = run;
    this.#first = start;
    const listed = this.#listed;
    this.#listed = [];
    for (let at = 0; at < listed.length; at += 2) this.add(listed[at]!, listed[at + 1]!);
  }
}
