import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { encodeObservations, keyedAmount, Tally, toldBy } from './cell-content.ts';
import type { Observation, SlotKind } from './types.ts';

const kinds: readonly SlotKind[] = ['count', 'seconds', 'keyed', 'sums'];

const observation = fc.tuple(fc.nat({ max: 3 }), fc.nat({ max: 2_000_000_000 }));
const cases = fc.array(fc.array(observation, { maxLength: 8 }), { maxLength: 30 });

const tallyOf = (told: readonly (readonly Observation[])[]): Tally => {
  const tally = new Tally();
  for (const each of told) tally.addObservations(encodeObservations(each), kinds);
  return tally;
};

const entriesOf = (tally: Tally) => [...tally.entries()].sort((a, b) => a[0] - b[0] || a[1] - b[1]);

describe('what many cases tell, added up', () => {
  it('comes back from its bytes, also from several one after the other', () => {
    fc.assert(
      fc.property(cases, cases, (some, others) => {
        const read = new Tally();
        const cells = [some, others].flatMap((told) => tallyOf(told).encode() ?? []);
        read.addSums(Buffer.concat(cells.flatMap(({ sums }) => sums ?? [])));
        for (const slot of kinds.keys())
          read.addKeys(slot, Buffer.concat(cells.flatMap(({ keys }) => keys.get(slot) ?? [])));
        expect(entriesOf(read)).toEqual(entriesOf(tallyOf([...some, ...others])));
        expect(read.encode()).toEqual(tallyOf([...others, ...some]).encode());
      }),
    );
  });

  it('is what it was before once a case that was added is taken away', () => {
    fc.assert(
      fc.property(cases, fc.array(observation, { maxLength: 8 }), (told, changed) => {
        const tally = tallyOf([...told, changed]);
        tally.addObservations(encodeObservations(changed), kinds, -1);
        expect(tally.encode()).toEqual(tallyOf(told).encode());
      }),
    );
    expect(new Tally().encode()).toBeUndefined();
  });

  it('has the same bytes whether cases are listed, added up, or come from other cells', () => {
    const listed = (told: readonly (readonly Observation[])[]): Tally => {
      const tally = new Tally();
      for (const each of told) tally.addTold(toldBy(encodeObservations(each), kinds));
      return tally;
    };
    fc.assert(
      fc.property(cases, cases, (some, others) => {
        const cell = listed(some);
        expect(cell.encode()).toEqual(tallyOf(some).encode());
        cell.addTally(listed(others));
        expect(cell.encode()).toEqual(tallyOf([...some, ...others]).encode());
        expect(cell.encode()).toEqual(listed([...others, ...some]).encode());
      }),
    );
  });

  it('counts durations per bucket and sums them exactly beyond 32 bits', () => {
    const tally = tallyOf([[[1, 0]], [[1, 3]], [[1, 3]], [[1, 1_999_999_999]]]);
    tally.addObservations(encodeObservations([[1, 1_999_999_999]]), kinds);
    tally.addObservations(encodeObservations([[1, 1_999_999_999]]), kinds);
    expect(tally.sum(1)).toBe(6 + 3 * 1_999_999_999);
    const counts = Array.from(tally.buckets(1));
    expect([counts[0], counts[1], counts[3], counts.at(-1)]).toEqual([1, 0, 2, 3]);
    const written = new Tally();
    written.addEncoded(tally.encode()!);
    expect(written.sum(1)).toBe(tally.sum(1));
  });

  it('is the same counted in arrays, of the slots asked for', () => {
    fc.assert(
      fc.property(cases, (told) => {
        const bytes = Buffer.concat(told.map((each) => encodeObservations(each)));
        const tally = new Tally();
        tally.addManyObservations(bytes, kinds, new Set([1, 3]));
        // Nobody asked for the keys of one of them.
        const expected = entriesOf(tallyOf(told)).filter(([slot, key]) => slot !== 2 || key === 0);
        expect(entriesOf(tally)).toEqual(expected);
      }),
    );
  });

  it('refuses what is no whole number from 0 on, which nobody could read again', () => {
    for (const value of [-1, 0.5, Number.NaN, 2 ** 53])
      expect(() => encodeObservations([[0, value]])).toThrow(RangeError);
  });

  it('counts how often each key comes', () => {
    const tally = tallyOf([[[2, 496_000]], [[2, 496_000]], [[2, 7]]]);
    expect(tally.keyed(2)).toEqual([
      [7, 1],
      [496_000, 2],
    ]);
    expect(tally.keyed(0)).toEqual([]);
  });

  it('sums amounts apart by key, the largest there are too', () => {
    const most = 999_999_999_999;
    const tally = tallyOf([
      [
        [3, keyedAmount(7, 250)],
        [3, keyedAmount(1_023, most)],
      ],
      [[3, keyedAmount(1_023, most)]],
    ]);
    tally.addObservations(encodeObservations([[3, keyedAmount(7, 50)]]), kinds, -1);
    expect(tally.keyed(3)).toEqual([
      [7, 200],
      [1_023, 2 * most],
    ]);
    expect(() => keyedAmount(1_024, 1)).toThrow(RangeError);
  });
});
