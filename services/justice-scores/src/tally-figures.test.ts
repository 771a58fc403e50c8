import { JUSTICE_ITEMS } from '@amends/contracts/vocabulary';
import type { LoggedEvent } from '@amends/event-log/logged-event';
import { encodeObservations, SlotRecorder, Tally } from '@amends/projections/cell-content';
import type { FigureRow, Measure } from '@amends/projections/measure';
import type { FactRow } from '@amends/projections/types';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { slotKinds } from './answer-slots.ts';
import { applyTo, groupsByStore, type Rows } from './case-answers.fixture.ts';
import { justiceFigures, tallyFigures } from './figures.ts';
import { goldenAnswers } from './golden-answers.fixture.ts';
import { observeCase } from './observe-case.ts';

const START_MS = Date.UTC(2026, 2, 1);
const AS_OF_MS = START_MS + 90 * 86_400_000;
const day = (number: number): string => new Date(START_MS + number * 86_400_000).toISOString();

const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
const answerTo7 = fc.integer({ min: 1, max: 7 });
const mostly = fc.option(answerTo7, { nil: undefined, freq: 30 });

const answer = fc.record({
  instrumentVersion: fc.constantFrom(1, 1, 2, 3),
  justice: fc.record(Object.fromEntries(JUSTICE_ITEMS.map((item) => [item, mostly]))),
  satisfaction: maybe(fc.integer({ min: 1, max: 5 })),
  effort: maybe(answerTo7),
  expectedService: maybe(answerTo7),
  perceivedService: maybe(answerTo7),
  expectedRecovery: maybe(answerTo7),
  perceivedRecovery: maybe(answerTo7),
});

const wave = fc.record({
  wave: fc.constantFrom(1, 1, 1, 2, 3, 4),
  isSent: fc.constantFrom(true, true, false),
  first: maybe(answer),
  corrected: maybe(answer),
  superseding: maybe(answer),
});

const life = fc.record({
  // One in eight is not heard of, or not any more.
  fate: fc.constantFrom('live', 'live', 'live', 'live', 'live', 'parted', 'merged', 'unknown'),
  isLate: fc.boolean(),
  isImported: fc.constantFrom(false, false, false, true),
  store: fc.constantFrom('8', '9', '9', '9', '10', '10'),
  movesTo: fc.option(fc.constantFrom('8', '9', '10'), { nil: undefined, freq: 4 }),
  isSuppressed: fc.constantFrom(false, false, false, true),
  yes: maybe(fc.boolean()),
  waves: fc.array(wave, { maxLength: 3 }),
});
type Life = typeof life extends fc.Arbitrary<infer Value> ? Value : never;

const when = (condition: boolean, event: LoggedEvent): LoggedEvent[] => (condition ? [event] : []);

const eventsOf = (each: Life, at: number): LoggedEvent[] => {
  const event = (type: string, data: object) =>
    ({ type, time: day(0), data: { caseId: `case ${at}`, ...data } }) as unknown as LoggedEvent;
  const answers = each.waves.flatMap(({ wave, isSent, first, corrected, superseding }, n) => [
    ...when(isSent, event('FollowUpRequested', { wave, requestedAt: day(1 + n) })),
    ...[first, superseding].flatMap((given, time) =>
      when(
        given !== undefined,
        event('FollowUpAnswered', { wave, answeredAt: day(10 + 10 * n + time), ...given }),
      ),
    ),
    ...when(
      corrected !== undefined && first !== undefined && superseding === undefined,
      event('FollowUpAnswerEdited', { wave, answeredAt: day(10 + 10 * n), ...corrected }),
    ),
  ]);
  const reported = each.isImported
    ? event('CaseHistoryImported', { storeId: each.store, reported: { at: day(0) }, flags: [] })
    : event('FailureReported', { storeId: each.store, reportedAt: day(0) });
  const heard = each.fate === 'unknown' ? [] : [reported];
  return [
    ...(each.isLate ? [] : heard),
    ...answers,
    ...when(each.isSuppressed, event('FollowUpSuppressed', { wave: 1, suppressedAt: day(2) })),
    ...when(
      each.yes !== undefined && each.isImported,
      event('SatisfactionImported', { satisfied: each.yes, recordedAt: day(3) }),
    ),
    ...(each.isLate ? heard : []),
    ...when(
      each.movesTo !== undefined,
      event('FailureReported', {
        storeId: each.movesTo,
        reportedAt: day(0),
      }),
    ).filter(() => each.fate !== 'unknown'),
    ...when(['merged', 'parted'].includes(each.fate), event('CasesMerged', { primaryCaseId: 'p' })),
    ...when(each.fate === 'parted', event('CasesUnmerged', {})),
    // Nothing of a person is in these rows: who is forgotten stays a case and an answer.
    event('CustomerErased', { customerId: 'c' }),
  ];
};

/** Events of many cases in the order that the picks give, those of each in theirs; some twice. */
const shuffled = (lives: readonly Life[], picks: readonly number[]): LoggedEvent[] => {
  const queues = lives.map(eventsOf);
  const mixed: LoggedEvent[] = [];
  for (let turn = 0; queues.length > 0; turn += 1) {
    const pick = picks[turn % picks.length]!;
    const queue = queues[pick % queues.length]!;
    const [next] = queue.splice(0, 1);
    if (next !== undefined) mixed.push(next, ...(pick % 5 === 0 ? [next] : []));
    if (queue.length === 0) queues.splice(pick % queues.length, 1);
  }
  return mixed;
};

/** What cells of stores and their total hold after every event was noted as a change. */
const played = (events: readonly LoggedEvent[]) => {
  const rows: Rows = { cases: new Map(), waves: new Map() };
  const tallies = new Map<string, Tally>();
  const note = (row: FactRow | undefined, sign: 1 | -1): void => {
    const observed = row === undefined ? undefined : observeCase(row);
    if (observed === undefined) return;
    for (const name of ['', row!.store_id as string]) {
      const tally = tallies.get(name) ?? new Tally();
      tallies.set(name, tally);
      tally.addObservations(encodeObservations(observed), slotKinds, sign);
    }
  };
  for (const event of events) {
    const [before, after] = applyTo(rows, event);
    note(before, -1);
    note(after, 1);
  }
  return { rows, tallies };
};

interface Given {
  readonly weights: number[];
  readonly 'low-outcome': number;
  readonly 'high-process': number;
}
const USUAL: Given = { weights: [1, 1, 1], 'low-outcome': 50, 'high-process': 67 };

const bothWays = (events: readonly LoggedEvent[], parameters: Given) => {
  const { rows, tallies } = played(events);
  const groups = groupsByStore(rows);
  const context = {
    ...{ asOfMs: AS_OF_MS, percentileRule: 'linear' as const },
    parameters: parameters as never,
  };
  const exact = justiceFigures(groups, context);
  const added = groups.map(({ group }) => ({
    group,
    tally: tallies.get(group.store ?? '') ?? new Tally(),
  }));
  return { exact, read: tallyFigures(added, context), added, context };
};

/** What is not told of answers that were added up. */
const isLeftOut = (name: string, { weights, ...bounds }: Given): boolean => {
  const isEven = weights.every((weight) => weight === weights[0]);
  const isUsual = bounds['low-outcome'] === 50 && bounds['high-process'] === 67;
  if (name === 'likeCaseDispersion') return true;
  if (name.startsWith('overallFavourable')) return !isEven;
  return name === 'unjustOutcomeShare' && !isUsual;
};

const rounded = (measure: Measure): Measure => {
  const near = (value: number | null | undefined) =>
    typeof value === 'number' ? Number(value.toPrecision(9)) : value;
  const { value, ciLow, ciHigh } = measure;
  return { ...measure, value: near(value)!, ciLow: near(ciLow), ciHigh: near(ciHigh) };
};

const compare = (exact: readonly FigureRow[], read: readonly FigureRow[], given: Given): void => {
  expect(read.map(({ group, n }) => [group, n])).toEqual(exact.map(({ group, n }) => [group, n]));
  const isEven = given.weights.every((weight) => weight === given.weights[0]);
  for (const [at, { measures }] of exact.entries()) {
    const added = read[at]!.measures;
    expect(Object.keys(added)).toEqual(Object.keys(measures));
    for (const [name, measure] of Object.entries(measures)) {
      const other = added[name]!;
      const isWeighed = !isEven && /^overall(Wave.)?$/.test(name);
      if (isWeighed) expect([name, rounded(other)]).toEqual([name, rounded(measure)]);
      else if (!isLeftOut(name, given)) expect([name, other]).toEqual([name, measure]);
      else if (other.reason !== 'slice_too_large')
        expect([name, other.reason]).toEqual([name, measure.reason]);
    }
  }
};

const parameters = fc.constantFrom<Given>(
  USUAL,
  { ...USUAL, weights: [4, 4, 4] },
  { ...USUAL, weights: [2, 1, 1] },
  { ...USUAL, weights: [0, 0, 999] },
  { ...USUAL, 'low-outcome': 40, 'high-process': 60 },
);

const lives = fc.array(life, { minLength: 30, maxLength: 90 });
const picks = fc.array(fc.nat({ max: 10_000 }), { minLength: 20, maxLength: 60 });

describe('justice figures of answers that were added up', () => {
  it('are those of the answers themselves, whatever came late, twice, again or was undone', () => {
    fc.assert(
      fc.property(lives, picks, parameters, (all, order, given) => {
        const { exact, read } = bothWays(shuffled(all, order), given);
        compare(exact, read, given);
      }),
      { numRuns: 12 },
    );
  });

  const answered = (counts: Readonly<Record<string, number>>): LoggedEvent[] =>
    Object.entries(counts).flatMap(([store, count]) =>
      Array.from({ length: count }, (_, n): LoggedEvent[] => {
        const event = (type: string, data: object) =>
          ({ type, time: day(0), data: { caseId: `${store} ${n}`, ...data } }) as never;
        const said = { justice: goldenAnswers[n % 6]!.raw, satisfaction: 5, effort: 6 };
        return [
          event('FailureReported', { storeId: store, reportedAt: day(0) }),
          event('FollowUpRequested', { wave: 1, requestedAt: day(1) }),
          event('FollowUpAnswered', {
            ...{ wave: 1, answeredAt: day(2), instrumentVersion: 1 },
            ...said,
          }),
        ];
      }).flat(),
    );

  it('R-132: withhold what the answers themselves do, the complementary cell too', () => {
    const stores: Readonly<Record<string, number>>[] = [
      { a: 12, b: 9, c: 40 },
      { a: 12, b: 9, c: 8, d: 40 },
      { a: 12, b: 9 },
      { b: 9 },
    ];
    for (const counts of stores) {
      const { exact, read } = bothWays(answered(counts), USUAL);
      const withheld = (rows: readonly FigureRow[]): string[] =>
        rows.flatMap(({ group, measures }) =>
          Object.entries(measures)
            .filter(([name, { n }]) => n === null && name !== 'likeCaseDispersion')
            .map(([name, { reason }]) => `${group.store ?? 'all'} ${name} ${reason}`),
        );
      expect(withheld(read)).toEqual(withheld(exact));
      expect(withheld(read)).toContain('b distributive n_lt_10');
    }
    const { read } = bothWays(answered({ a: 12, b: 9, c: 40 }), USUAL);
    expect(read[1]!.measures.distributive).toMatchObject({ n: null, reason: 'complementary' });
  });

  it('have the reliability of GT-ALPHA-D and say what is not told of so many', () => {
    const { read } = bothWays(answered({ a: 30 }), { ...USUAL, weights: [2, 1, 1] });
    const { distributiveAlpha, overallFavourable, likeCaseDispersion } = read[0]!.measures;
    expect(distributiveAlpha!.value).toBeCloseTo(0.985539, 6);
    const reason = 'slice_too_large';
    expect(overallFavourable).toMatchObject({ value: null, n: null, reason });
    expect(likeCaseDispersion).toMatchObject({ value: null, n: null, reason });
  });

  it('are the same when only what one of them reads is taken from cells', () => {
    const weighed = { ...USUAL, weights: [2, 1, 1] };
    const { added, context, read } = bothWays(answered({ a: 40 }), weighed);
    const bytes = added[0]!.tally.encode()!;
    for (const [name, measure] of Object.entries(read[0]!.measures)) {
      const asked = { ...context, measures: new Set([name]) };
      const recorder = new SlotRecorder();
      tallyFigures([{ group: {}, tally: recorder }], asked);
      const part = new Tally();
      part.addEncoded(bytes, recorder.asked);
      const [row] = tallyFigures([{ group: {}, tally: part }], asked);
      expect([name, row!.measures[name]]).toEqual([name, measure]);
    }
  });
});
