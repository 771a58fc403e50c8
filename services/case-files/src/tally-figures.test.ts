import { CASE_STATES } from '@amends/contracts/vocabulary';
import { encodeObservations, SlotRecorder, Tally } from '@amends/projections/cell-content';
import type { FigureRow, Measure } from '@amends/projections/measure';
import type { FactRow } from '@amends/projections/types';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { instantOf } from './case-history.fixture.ts';
import { slotKinds } from './case-slots.ts';
import { caseFigures, caseTallyFigures } from './figures.ts';
import { observeCase } from './observe-case.ts';
import { stateFigures, stateTallyFigures } from './state-figures.ts';

const DAYS = 60;
// A whole second, an hour after all of it.
const context = {
  asOfMs: Date.parse(instantOf(DAYS)) + 3_600_000,
  percentileRule: 'linear',
} as const;

const instant = fc
  .integer({ min: 0, max: DAYS * 86_400_000 })
  .map((ms) => new Date(Date.parse(instantOf(0)) + ms).toISOString());
/** Mostly one after the other, but late facts of registers are not. */
const history = fc
  .tuple(
    fc.array(fc.tuple(fc.constantFrom(...CASE_STATES), instant), { maxLength: 6 }),
    fc.constantFrom(true, true, true, false),
  )
  .map(([entries, isInOrder]) => {
    const times = entries.map(([, at]) => at);
    if (isInOrder) times.sort();
    return entries.map(([state], at) => [state, times[at]!]);
  });
const row: fc.Arbitrary<FactRow> = fc.record({
  reported_at: fc.constant(instantOf(0)),
  history,
  merged_into: fc.constantFrom(null, null, null, 'primary'),
});
const lines = fc.array(fc.array(row, { maxLength: 40 }), { minLength: 1, maxLength: 3 });

const tallyOf = (rows: readonly FactRow[]): Tally => {
  const tally = new Tally();
  for (const each of rows)
    tally.addObservations(encodeObservations(observeCase(each) ?? []), slotKinds);
  return tally;
};
const setOf = (rows: readonly FactRow[]) => ({
  n: rows.length,
  columns: {
    reported: rows.map((each) => Date.parse(each.reported_at as string)),
    history: rows.map((each) => each.history as never),
  },
});
const isCase = ({ merged_into }: FactRow): boolean => merged_into === null;

/** Lines, the total first, as groups that have any report, or any case. */
const groupsOf = (some: readonly (readonly FactRow[])[], counts: (each: FactRow) => boolean) =>
  [some.flat(), ...some].flatMap((rows, at) => {
    const group: FigureRow['group'] = at === 0 ? {} : { store: String(at) };
    return at === 0 || rows.some(counts) ? [{ group, rows }] : [];
  });

const isSame = (name: string, read: Measure, exact: Measure): boolean => {
  if (!/^stay(Median|P90)$/.test(name)) return JSON.stringify(read) === JSON.stringify(exact);
  // The curve may come so near that counts per bucket cannot tell.
  if (read.value === null) return exact.value === null || read.reason === 'not_reached';
  const error = read.relativeErrorMax! * exact.value! * (1 + 1e-9) + 1e-9;
  return read.n === exact.n && Math.abs(read.value - exact.value!) <= error;
};
const differences = (read: readonly FigureRow[], exact: readonly FigureRow[]): string[] => {
  expect(read.map(({ group, n }) => [group, n])).toEqual(exact.map(({ group, n }) => [group, n]));
  return exact.flatMap(({ group, measures }, at) =>
    Object.entries(measures)
      .filter(([name, measure]) => !isSame(name, read[at]!.measures[name]!, measure))
      .map(([name]) => `${Object.values(group).join(' ')} ${name}`),
  );
};

describe('figures of what many cases tell, added up', () => {
  it('count states as the cases themselves do, duplicates as reports', () => {
    fc.assert(
      fc.property(lines, (some) => {
        const groups = groupsOf(some, () => true);
        const exact = groups.map(({ group, rows }) => ({ group, sets: { cases: setOf(rows) } }));
        const read = groups.map(({ group, rows }) => ({ group, tally: tallyOf(rows) }));
        expect(caseTallyFigures(read)).toEqual(caseFigures(exact, context));
      }),
    );
  });

  it('tell time in states within the error that they state', () => {
    fc.assert(
      fc.property(lines, (some) => {
        const exact = groupsOf(some, isCase).map(({ group, rows }) => ({
          group,
          sets: { cases: setOf(rows.filter(isCase)) },
        }));
        const read = groupsOf(some, () => true).map(({ group, rows }) => ({
          group,
          tally: tallyOf(rows),
        }));
        const found = differences(stateTallyFigures(read, context), stateFigures(exact, context));
        expect(found).toEqual([]);
      }),
    );
  });

  it('read the same of what they ask of cells for, and forget a case that is taken away', () => {
    const [all] = fc.sample(fc.array(row, { minLength: 60, maxLength: 60 }), {
      numRuns: 1,
      seed: 5,
    });
    const tally = tallyOf(all!);
    for (const figures of [caseTallyFigures, stateTallyFigures]) {
      const recorder = new SlotRecorder();
      figures([{ group: {}, tally: recorder }], context);
      const part = new Tally();
      part.addEncoded(tally.encode()!, recorder.asked);
      expect(figures([{ group: {}, tally: part }], context)).toEqual(
        figures([{ group: {}, tally }], context),
      );
    }
    for (const each of all!)
      tally.addObservations(encodeObservations(observeCase(each)!), slotKinds, -1);
    expect(tally.encode()).toBeUndefined();
  });
});
