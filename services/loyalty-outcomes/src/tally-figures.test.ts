import { createHash } from 'node:crypto';
import { CURRENCY_CODES } from '@amends/contracts/currency';
import { REMEDY_TYPES, SEVERITIES } from '@amends/contracts/vocabulary';
import type { LoggedEvent } from '@amends/event-log/logged-event';
import { encodeObservations, SlotRecorder, Tally } from '@amends/projections/cell-content';
import type { FigureRow, Measure } from '@amends/projections/measure';
import type { FactRow } from '@amends/projections/types';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Assumption } from './assumption-register.ts';
import { loyaltyFigures } from './figures.ts';
import {
  answered,
  type CaseAndSales,
  event,
  instantOf,
  recovered,
  reported,
  rowAfter,
  setOf,
} from './loyal-case.fixture.ts';
import { caseOfRow } from './loyal-cases.ts';
import { slotKinds } from './loyal-slots.ts';
import { observeRow } from './observe-row.ts';
import { loyaltyOutcomes } from './projections/loyalty-outcomes.ts';
import { tallyFigures } from './tally-figures.ts';

const DAYS = 700;

/** Some hour of a past day but the first: what is known to the day only is then known exactly. */
const instant = fc
  .tuple(fc.nat({ max: DAYS - 1 }), fc.integer({ min: 1, max: 23 }))
  .map(([day, hour]) => day + hour / 24);
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
const upTo = (max: number) => fc.integer({ min: 1, max });
const money = fc.record({
  amount: fc.integer({ min: 1, max: 5_000 }),
  currency: fc.constantFrom('EUR', 'USD'),
});

const answer = fc.record({
  at: instant,
  isEdited: fc.boolean(),
  wave: fc.constantFrom(1, 2),
  satisfaction: maybe(upTo(5)),
  dissatisfactionEliminated: fc.boolean(),
  likelihoodToRecommend: maybe(fc.nat({ max: 10 })),
  repurchaseIntent: maybe(upTo(7)),
  trust: maybe(upTo(7)),
  trustBefore: maybe(upTo(7)),
  perceivedRisk: maybe(upTo(7)),
  perceivedService: maybe(upTo(7)),
  switchingIntent: maybe(upTo(7)),
  wordOfMouthIntent: maybe(upTo(7)),
  overallSatisfaction: maybe(upTo(5)),
  satisfactionBefore: maybe(upTo(5)),
  controllabilityAfter: maybe(upTo(7)),
  stabilityAfter: maybe(upTo(7)),
  emotionsAfter: maybe(fc.constantFrom([], [{ emotion: 'angry', intensity: 2 }])),
});

const life = fc.record({
  reportedAt: instant,
  hasCustomer: fc.constantFrom(true, true, true, false),
  initiation: fc.constantFrom('customer', 'firm'),
  dissatisfaction: maybe(upTo(7)),
  price: maybe(money),
  intensity: maybe(upTo(5)),
  severity: maybe(fc.constantFrom('minor', 'moderate', 'major', 'critical')),
  isRepeat: fc.boolean(),
  statedAt: maybe(instant),
  startedAt: maybe(instant),
  recovery: maybe(
    fc.record({
      ...{ at: instant, restitution: maybe(money), goodwill: maybe(money) },
      steps: fc.array(money, { maxLength: 2 }),
    }),
  ),
  reopenedAt: maybe(instant),
  again: maybe(instant),
  outcome: maybe(fc.constantFrom('no_agreement', 'recovered_confirmed', 'customer_lost')),
  closedAt: instant,
  asked: maybe(instant),
  isSuppressed: fc.boolean(),
  answers: fc.array(answer, { maxLength: 2 }),
  deviation: maybe(fc.constantFrom('promise_broken', 'offer_rejected_twice')),
  mentions: fc.array(fc.record({ valence: fc.constantFrom('positive', 'neutral', 'negative') }), {
    maxLength: 2,
  }),
  isMerged: fc.constantFrom(false, false, false, false, true),
  sales: fc.array(instant, { maxLength: 3 }),
  subsidised: fc.array(instant, { maxLength: 2 }),
});
type Life = typeof life extends fc.Arbitrary<infer Each> ? Each : never;

const when = <Value>(value: Value | undefined, make: (value: Value) => LoggedEvent) =>
  value === undefined ? [] : [make(value)];

const answersOf = ({ answers }: Life): LoggedEvent[] =>
  answers.flatMap(({ at, isEdited, ...more }) => [
    answered(at, isEdited ? { ...more, likelihoodToRecommend: 0, trust: 1 } : more),
    ...(isEdited ? [event('FollowUpAnswerEdited', { ...more, answeredAt: instantOf(at) })] : []),
  ]);

const eventsOf = (each: Life): LoggedEvent[] => {
  const customer = each.hasCustomer ? {} : { customerId: undefined };
  return [
    reported(each.reportedAt, {
      ...customer,
      initiation: each.initiation,
      dissatisfaction: each.dissatisfaction,
      price: each.price,
      emotions: each.intensity && [{ emotion: 'angry', intensity: each.intensity }],
    }),
    ...when(each.severity, (severity) => event('CasePrioritised', { severity })),
    ...(each.isRepeat ? [event('ImpactAssessed', { repeatBasis: 'same_customer' })] : []),
    ...when(each.statedAt, (at) =>
      event('CauseStatedByCustomer', {
        ...{ statedAt: instantOf(at), controllability: 6, stabilityRating: 2 },
      }),
    ),
    ...when(each.startedAt, (at) => event('RemedyExecutionStarted', { startedAt: instantOf(at) })),
    ...when(each.recovery, ({ at, restitution, goodwill, steps }) =>
      recovered(at, {
        ...{ ...customer, restitution, goodwill },
        stepCosts: steps.map((cost, n) => ({ step: n + 1, remedyType: 'redelivery', cost })),
      }),
    ),
    ...when(each.reopenedAt, (at) =>
      event('CaseReopened', { reopenCount: 1, reopenedAt: instantOf(at) }),
    ),
    ...when(each.again, (at) =>
      recovered(at, { ...customer, remedyTypes: ['replacement_exchange'] }),
    ),
    ...when(each.outcome, (outcome) =>
      event('CaseClosed', { outcome, closedAt: instantOf(each.closedAt) }),
    ),
    ...when(each.asked, (at) =>
      event('FollowUpRequested', { wave: 1, requestedAt: instantOf(at) }),
    ),
    ...(each.isSuppressed
      ? [event('FollowUpSuppressed', { reason: 'opted_out', suppressedAt: instantOf(600) })]
      : []),
    ...answersOf(each),
    ...when(each.deviation, (trigger) =>
      event('DoubleDeviationDetected', { trigger, detectedAt: instantOf(500) }),
    ),
    ...each.mentions.map(({ valence }, at) =>
      event('WordOfMouthObserved', {
        ...{ observationId: `o${at}`, valence, reach: at * 7, observedAt: instantOf(650) },
      }),
    ),
    ...(each.isMerged ? [event('CasesMerged', { primaryCaseId: 'other' })] : []),
  ];
};

/** With what the join of purchases finds: the first sale of either kind after the end. */
const caseOf = (each: Life): CaseAndSales => {
  const row = rowAfter(...eventsOf(each));
  const { endedMs = Infinity } = caseOfRow(row);
  const first = (days: readonly number[]): string | null =>
    days
      .map(instantOf)
      .filter((at) => Date.parse(at) > endedMs)
      .sort()[0] ?? null;
  const { sales, subsidised } = each;
  return {
    row: { ...row, bought_at: first(sales), given_at: first(subsidised) },
    sales,
    subsidised,
  };
};

const held = (assumptionId: string, value: number): [string, Assumption] => {
  const [kind, currency = null] = assumptionId.split('-') as [string, string | undefined];
  const unit = currency === null ? 'millionths' : 'minor_units';
  const about = { assumptionId, version: 1, kind, unit, currency, value, low: null, high: null };
  return [assumptionId, about as unknown as Assumption];
};
const beside = {
  controls: [],
  assumptions: new Map([
    held('customer_value-EUR', 40_000),
    held('repurchase_unrecovered', 400_000),
    held('repurchase_recovered', 700_000),
    held('case_handling_cost-EUR', 500),
    held('dissatisfied_per_complaint', 3_000_000),
  ]),
};
const context = { asOfMs: Date.parse(instantOf(DAYS + 1)), percentileRule: 'linear' } as const;

const tallyOf = (rows: readonly FactRow[]): Tally => {
  const tally = new Tally();
  for (const row of rows)
    tally.addObservations(encodeObservations(observeRow(row) ?? []), slotKinds);
  return tally;
};

/** Lines of the same cases, the total first, looked at one by one and added up. */
const bothOf = (lines: readonly (readonly CaseAndSales[])[]) => {
  const groupOf = (at: number): FigureRow['group'] => (at === 0 ? {} : { store: String(at) });
  const all = [lines.flat(), ...lines].map((cases, at) => ({ group: groupOf(at), cases }));
  const counted = ({ row }: CaseAndSales): boolean => row.merged_into === undefined;
  const exact = loyaltyFigures(
    all.map(({ group, cases }) => ({ group, sets: { cases: setOf(cases.filter(counted)) } })),
    context,
    beside,
  );
  const read = tallyFigures(
    all.map(({ group, cases }) => ({ group, tally: tallyOf(cases.map(({ row }) => row)) })),
    context,
    beside,
  );
  return { exact, read };
};

const NOT_ADDED = /Between|^controlUplift|^quietlyDissatisfied/;
const OF_CURVE = /Survival$|^nextPurchase/;

const withoutCurve = ({ value: _, ciLow: __, ciHigh: ___, ...rest }: Measure) => {
  const { method: _____, relativeErrorMax: ______, days: _______, ...told } = rest;
  return told;
};

/** A reading of the curve lies within the error that it states. */
const compareCurve = (name: string, exact: Measure, read: Measure): void => {
  // The curve may come so near that counts per bucket cannot tell.
  if (read.value === null && exact.value !== null) {
    expect({ name, reason: read.reason }).toEqual({ name, reason: 'not_reached' });
    return;
  }
  expect({ name, ...withoutCurve(read) }).toEqual({ name, ...withoutCurve(exact) });
  if (exact.value === null) {
    expect({ name, value: read.value }).toEqual({ name, value: null });
    return;
  }
  expect(read.method).toBe('kaplan_meier_histogram');
  const error = read.relativeErrorMax! * exact.value * (1 + 1e-9) + 1e-9;
  expect({ name, isNear: Math.abs(read.value! - exact.value) <= error }).toEqual({
    name,
    isNear: true,
  });
};

const compare = (exact: FigureRow, read: FigureRow): void => {
  expect([read.group, read.n]).toEqual([exact.group, exact.n]);
  expect(Object.keys(read.measures).sort()).toEqual(Object.keys(exact.measures).sort());
  for (const [name, measure] of Object.entries(exact.measures)) {
    const other = read.measures[name]!;
    if (NOT_ADDED.test(name)) expect([name, other.reason]).toEqual([name, 'slice_too_large']);
    else if (OF_CURVE.test(name)) compareCurve(name, measure, other);
    else expect({ name, ...other }).toEqual({ name, ...measure });
  }
};

describe('loyalty figures of what many cases tell, added up', () => {
  const lines = fc.array(fc.array(life.map(caseOf), { minLength: 1, maxLength: 60 }), {
    minLength: 1,
    maxLength: 3,
  });

  it('are those of the cases themselves, withheld where those are, in every line', () => {
    const reasons = new Set<string>();
    fc.assert(
      fc.property(lines, (some) => {
        const { exact, read } = bothOf(some);
        expect(read).toHaveLength(exact.length);
        for (const [at, row] of exact.entries()) compare(row, read[at]!);
        for (const { measures } of read)
          for (const { reason } of Object.values(measures)) reasons.add(reason ?? 'shown');
      }),
      { numRuns: 10, seed: 7 },
    );
    // What is compared has every kind of them.
    const all = ['shown', 'no_data', 'n_lt_10', 'n_lt_30', 'complementary', 'insufficient'];
    expect([...reasons]).toEqual(expect.arrayContaining(all));
  });

  it('are the same of cases in any order, corrected or taken away again', () => {
    fc.assert(
      fc.property(fc.array(life, { minLength: 1, maxLength: 20 }), fc.array(life), (some, more) => {
        const rows = some.map((each) => caseOf(each).row);
        const others = more.map((each) => caseOf(each).row);
        const tally = tallyOf([...others, ...rows.toReversed()]);
        for (const row of others)
          tally.addObservations(encodeObservations(observeRow(row) ?? []), slotKinds, -1);
        expect(tally.encode()).toEqual(tallyOf(rows).encode());
      }),
      { numRuns: 8 },
    );
  });

  it('are the same when only what one of them reads is taken from cells', () => {
    const [cases] = fc.sample(fc.array(life.map(caseOf), { minLength: 80, maxLength: 80 }), {
      numRuns: 1,
      seed: 5,
    });
    const tally = tallyOf(cases!.map(({ row }) => row));
    const bytes = tally.encode()!;
    const [whole] = tallyFigures([{ group: {}, tally }], context, beside);
    for (const [name, measure] of Object.entries(whole!.measures)) {
      const asked = { ...context, measures: new Set([name]) };
      const recorder = new SlotRecorder();
      tallyFigures([{ group: {}, tally: recorder }], asked, beside);
      const part = new Tally();
      part.addEncoded(bytes, recorder.asked);
      const [read] = tallyFigures([{ group: {}, tally: part }], asked, beside);
      expect({ name, ...read!.measures[name] }).toEqual({ name, ...measure });
    }
  });

  it('have no sale before the end of a case, as while the one after it is not joined yet', () => {
    const row = rowAfter(reported(0), recovered(1));
    const former = { ...row, bought_at: instantOf(0.5), given_at: instantOf(0.5) };
    expect(observeRow(former)).toEqual(observeRow(row));
    expect(observeRow({ ...row, bought_at: instantOf(3) })).not.toEqual(observeRow(row));
  });

  it('are told by place in lists of words, which a new version alone may change', () => {
    const lists = [CURRENCY_CODES, REMEDY_TYPES, SEVERITIES].map((words) => words.join());
    const hash = createHash('sha256').update(lists.join(';')).digest('hex').slice(0, 16);
    expect([loyaltyOutcomes.version, hash]).toEqual([13, '288aa917e1dd90d3']);
  });
});
