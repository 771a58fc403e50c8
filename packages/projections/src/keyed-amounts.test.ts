import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { KeyedAmounts } from './keyed-amounts.ts';
import { newSink, takenFrom } from './varints.ts';

// Buckets, days and hours: small and close together, close together, far apart.
const bucket = fc.integer({ min: 1, max: 480 });
const key = fc.oneof(
  bucket,
  fc.integer({ min: 20_000, max: 20_800 }),
  fc.integer({ min: 1, max: 3_000_000_000 }),
);
const pairsOf = (keys: fc.Arbitrary<number>) =>
  fc.array(fc.tuple(keys, fc.integer({ min: -3, max: 1_000_000_000_000 })), {
    maxLength: 400,
    // Else most lists are short.
    size: 'max',
  });
const pairs = fc.oneof(pairsOf(key), pairsOf(bucket));
type Pairs = readonly (readonly [number, number])[];

const amountsOf = (all: Pairs): KeyedAmounts => {
  const amounts = new KeyedAmounts();
  for (const [at, amount] of all) amounts.add(at, amount);
  return amounts;
};

const listOf = (amounts: KeyedAmounts): [number, number][] => {
  const list: [number, number][] = [];
  amounts.inOrder((at, amount) => list.push([at, amount]));
  return list;
};

const expected = (all: Pairs): [number, number][] => {
  const sums = new Map<number, number>();
  for (const [at, amount] of all) sums.set(at, (sums.get(at) ?? 0) + amount);
  return [...sums].filter(([, amount]) => amount !== 0).sort(([a], [b]) => a - b);
};

const written = (amounts: KeyedAmounts): Buffer => {
  const sink = newSink();
  amounts.writeTo(sink);
  return takenFrom(sink);
};

describe('amounts by key', () => {
  it('add up in order, however many there are and wherever they lie', () => {
    fc.assert(
      fc.property(pairs, pairs, fc.nat(3_000_000_000), (some, others, last) => {
        const amounts = amountsOf(some);
        amounts.addAll(amountsOf(others));
        const all = [...some, ...others];
        const upTo = all.filter(([at]) => at <= last);
        expect(amounts.sumUpTo(last)).toBe(upTo.reduce((sum, [, amount]) => sum + amount, 0));
        expect(listOf(amounts)).toEqual(expected(all));
        expect(amounts.isEmpty()).toBe(expected(all).length === 0);
      }),
    );
  });

  it('are told from a key on, up to the last that has one', () => {
    const from = fc.integer({ min: 0, max: 400 });
    const lists = fc.oneof(pairsOf(bucket), pairsOf(fc.integer({ min: 300, max: 480 })));
    fc.assert(
      fc.property(lists, from, fc.boolean(), (some, first, isWritten) => {
        const amounts = new KeyedAmounts();
        if (isWritten) amounts.addWritten(written(amountsOf(some)), 1);
        else amounts.addAll(amountsOf(some));
        const told: number[] = [];
        for (const [at, amount] of expected(some)) if (at >= first) told[at - first] = amount;
        expect(Array.from(amounts.from(first))).toEqual(Array.from(told, (each) => each ?? 0));
      }),
    );
  });

  it('come back from their bytes, and are gone once those are taken away', () => {
    fc.assert(
      fc.property(pairs, pairs, (some, others) => {
        const amounts = new KeyedAmounts();
        amounts.addWritten(Buffer.concat([some, others].map((all) => written(amountsOf(all)))), 1);
        expect(listOf(amounts)).toEqual(expected([...some, ...others]));
        amounts.addWritten(written(amountsOf(others)), -1);
        expect(written(amounts)).toEqual(written(amountsOf(some)));
        amounts.addWritten(written(amountsOf(some)), -1);
        expect(amounts.isEmpty()).toBe(true);
      }),
    );
  });
});
