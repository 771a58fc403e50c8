import { createHash } from 'node:crypto';
import { CURRENCY_CODES } from '@amends/contracts/currency';
import { NAKAMURA_CAUSES } from '@amends/contracts/vocabulary';
import { encodeObservations, SlotRecorder, Tally } from '@amends/projections/cell-content';
import type { FigureRow } from '@amends/projections/measure';
import type { FactRow } from '@amends/projections/types';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DECISIONS, slotKinds } from './cause-slots.ts';
import { factSet } from './fact-set.fixture.ts';
import { causeColumns, causeFigures, causeTallyFigures } from './figures.ts';
import { observeCause } from './observe-cause.ts';
import { lessons } from './projections/lessons.ts';

const AT = '2026-06-01T00:00:00.000Z';
const context = { asOfMs: Date.parse(AT), percentileRule: 'linear' } as const;

const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });
const once = maybe(fc.constant(AT));
const cause = maybe(fc.constantFrom(...NAKAMURA_CAUSES.slice(0, 3)));
const payment = fc.tuple(
  fc.constant(AT),
  fc.constantFrom('restitution', 'goodwill', 'cost'),
  fc.constantFrom('EUR', 'USD'),
  fc.integer({ min: 1, max: 999_999_999_999 }),
);
/** What was given, and all or some of it taken back. */
const payments = fc
  .tuple(fc.array(payment, { maxLength: 3 }), fc.constantFrom(0, 0, 1, 2))
  .map(([given, taken]) => {
    const back = given.slice(0, 1).map(([at, kind, currency, units]) => {
      const all = taken === 1 ? units : Math.ceil(units / 2);
      return [at, kind, currency, -all] as const;
    });
    return taken === 0 ? given : [...given, ...back];
  });
const row: fc.Arbitrary<FactRow> = fc.record({
  reported_at: fc.constant(AT),
  merged_into: fc.constantFrom(null, null, null, 'primary'),
  root_cause_at: once,
  closed_at: once,
  fed_back_at: once,
  preventive_at: once,
  preventive_decision: maybe(fc.constantFrom(...DECISIONS)),
  payments: maybe(payments),
  customer_coded_at: once,
  customer_nakamura_cause: cause,
  employee_coded_at: once,
  employee_nakamura_cause: cause,
});
const lines = fc.array(fc.array(row, { minLength: 1, maxLength: 40 }), {
  minLength: 1,
  maxLength: 4,
});

const ms = (value: unknown): number | null => (value == null ? null : Date.parse(value as string));
/** A row as the query of the figures reads it. */
const readRow = (each: FactRow) => ({
  reported: ms(each.reported_at),
  payments: each.payments,
  rootCauseAt: ms(each.root_cause_at),
  preventiveAt: ms(each.preventive_at),
  preventiveDecision: each.preventive_decision,
  closedAt: ms(each.closed_at),
  fedBackAt: ms(each.fed_back_at),
  customerCause: each.customer_nakamura_cause,
  customerCauseAt: ms(each.customer_coded_at),
  employeeCause: each.employee_nakamura_cause,
  employeeCauseAt: ms(each.employee_coded_at),
});
const tallyOf = (rows: readonly FactRow[]): Tally => {
  const tally = new Tally();
  for (const each of rows)
    tally.addObservations(encodeObservations(observeCause(each) ?? []), slotKinds);
  return tally;
};

describe('causes of what many cases tell, added up', () => {
  it('are those of the cases themselves, in every line and currency', () => {
    fc.assert(
      fc.property(lines, (some) => {
        const all = [some.flat(), ...some].map((rows, at) => {
          const group: FigureRow['group'] = at === 0 ? {} : { khdType: `type ${at}` };
          return { group, rows };
        });
        const counted = (rows: readonly FactRow[]) =>
          rows.filter(({ merged_into }) => merged_into === null);
        const exact = causeFigures(
          all.map(({ group, rows }) => ({
            group,
            sets: { cases: factSet(causeColumns, counted(rows).map(readRow)) },
          })),
          context,
        );
        const read = causeTallyFigures(
          all.map(({ group, rows }) => ({ group, tally: tallyOf(rows) })),
        );
        expect(read).toEqual(exact);
      }),
    );
  });

  it('are the same of the slots they ask for, and nothing is left of cases taken away', () => {
    const [all] = fc.sample(fc.array(row, { minLength: 60, maxLength: 60 }), {
      numRuns: 1,
      seed: 5,
    });
    const tally = tallyOf(all!);
    const recorder = new SlotRecorder();
    causeTallyFigures([{ group: {}, tally: recorder }]);
    const part = new Tally();
    part.addEncoded(tally.encode()!, recorder.asked);
    expect(causeTallyFigures([{ group: {}, tally: part }])).toEqual(
      causeTallyFigures([{ group: {}, tally }]),
    );
    for (const each of all!.toReversed())
      tally.addObservations(encodeObservations(observeCause(each) ?? []), slotKinds, -1);
    expect(tally.encode()).toBeUndefined();
  });

  it('count by place in lists of words, which a new version alone may change', () => {
    const lists = [CURRENCY_CODES, NAKAMURA_CAUSES].map((words) => words.join());
    const hash = createHash('sha256').update(lists.join(';')).digest('hex').slice(0, 16);
    expect([lessons.version, hash]).toEqual([13, 'ba28f937b379918c']);
  });
});
