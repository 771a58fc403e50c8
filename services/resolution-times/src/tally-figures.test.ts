import { encodeObservations, SlotRecorder, Tally } from '@amends/projections/cell-content';
import type { Measure } from '@amends/projections/measure';
import type { FactRow } from '@amends/projections/types';
import { PERCENTILE_RULES, type PercentileRule } from '@amends/statistics/percentile';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { event, imported, reported, rowAfter, setOf } from './case-history.fixture.ts';
import { slotKinds } from './case-slots.ts';
import { timeFigures } from './figures.ts';
import { observeCase } from './observe-case.ts';
import { tallyFigures } from './tally-figures.ts';

const DAYS = 90;
const START_MS = Date.UTC(2026, 2, 1);
// Midnight: what is known to the hour or day only is then known exactly of instants in between.
const AS_OF_MS = START_MS + DAYS * 86_400_000;

/** Some time in an hour of the past, the minutes told; hour 0 of a day is left out. */
const at = (day: number, hour: number, minutes: number): string =>
  new Date(START_MS + day * 86_400_000 + hour * 3_600_000 + minutes * 60_000).toISOString();

const day = fc.nat({ max: DAYS - 1 });
const hour = fc.integer({ min: 1, max: 23 });
const instant = fc.tuple(day, hour).map(([d, h]) => at(d, h, 20));
const dueInstant = fc.tuple(fc.nat({ max: DAYS + 20 }), hour).map(([d, h]) => at(d, h, 30));
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });

const metric = fc.constantFrom('acknowledgement', 'resolution', 're_recovery', 'next_reply');

const life = fc.record({
  reportedAt: instant,
  occurredAt: maybe(instant),
  initiation: fc.constantFrom('customer', 'firm', undefined),
  channel: fc.constantFrom('email', 'pos_prompt'),
  acknowledgedAt: maybe(instant),
  triagedAt: maybe(instant),
  stepAt: maybe(instant),
  wait: maybe(fc.tuple(instant, maybe(instant))),
  targets: fc.array(fc.record({ metric, dueAt: dueInstant, end: maybe(instant) }), {
    maxLength: 3,
  }),
  pausedAt: maybe(instant),
  messages: fc.array(fc.tuple(fc.boolean(), instant), { maxLength: 3 }),
  resolvedAt: maybe(instant),
  reopenedAt: maybe(instant),
  againAt: maybe(instant),
  closedAt: maybe(instant),
  withdrawnAt: maybe(fc.constantFrom(at(40, 5, 20), at(80, 5, 20))),
  satisfaction: maybe(fc.integer({ min: 1, max: 5 })),
  isDuplicate: fc.constantFrom(false, false, false, false, true),
});

const when = <Value>(value: Value | undefined, make: (value: Value) => ReturnType<typeof event>) =>
  value === undefined ? [] : [make(value)];

const rowOfLife = (each: typeof life extends fc.Arbitrary<infer Life> ? Life : never): FactRow =>
  rowAfter([
    reported(each.reportedAt, {
      occurredAt: each.occurredAt,
      initiation: each.initiation,
      channel: each.channel,
    }),
    ...when(each.acknowledgedAt, (acknowledgedAt) =>
      event('CaseAcknowledged', { by: 'person', acknowledgedAt }),
    ),
    ...when(each.triagedAt, (time) =>
      event('CasePrioritised', { severity: 'minor', facts: {} }, time),
    ),
    ...when(each.stepAt, (executedAt) => event('RemedyStepExecuted', { executedAt })),
    ...when(each.wait, ([startedAt]) =>
      event('WaitingStarted', { waitingFor: 'customer', startedAt }),
    ),
    ...when(each.wait?.[1], (endedAt) =>
      event('WaitingEnded', { waitingFor: 'customer', endedAt }),
    ),
    ...each.targets.flatMap(({ metric: of, dueAt, end }, n) => [
      event('TargetsSet', { targets: [{ metric: of, dueAt, clockId: `c${n}` }] }),
      ...when(end, (metAt) => event('TargetMet', { metric: of, clockId: `c${n}`, dueAt, metAt })),
    ]),
    ...when(each.pausedAt, (pausedAt) =>
      event('ClockPaused', { metric: 'resolution', clockId: 'c0', pausedAt }),
    ),
    ...each.messages.map(([isReply, sentAt]) =>
      isReply
        ? event('ReplySent', { public: true, by: 'person', sentAt })
        : event('CustomerMessageReceived', { receivedAt: sentAt }),
    ),
    ...when(each.resolvedAt, (completedAt) =>
      event('RecoveryCompleted', { remedyTypes: ['refund'], completedAt }),
    ),
    ...when(each.reopenedAt, (reopenedAt) => event('CaseReopened', { reopenCount: 1, reopenedAt })),
    ...when(each.againAt, (completedAt) =>
      event('RecoveryCompleted', { remedyTypes: ['refund'], completedAt }),
    ),
    ...when(each.closedAt, (closedAt) =>
      event('CaseClosed', { closedAt, outcome: 'recovered_confirmed' }),
    ),
    ...when(each.withdrawnAt, (withdrawnAt) => event('CaseWithdrawn', { withdrawnAt })),
    ...when(each.satisfaction, (satisfaction) =>
      event('FollowUpAnswered', { satisfaction, answeredAt: at(60, 1, 20) }),
    ),
    ...(each.isDuplicate ? [event('CasesMerged', { primaryCaseId: 'other' })] : []),
  ]);

const ofRegister = fc
  .tuple(day, day, fc.boolean())
  .map(([from, to, isResolved]) =>
    rowAfter([
      imported(
        at(from, 0, 0).slice(0, 10),
        at(to, 0, 0).slice(0, 10),
        isResolved ? { resolved: { at: at(to, 1, 0), precision: 'instant' } } : {},
      ),
    ]),
  );

const rows = fc.array(fc.oneof(life.map(rowOfLife), life.map(rowOfLife), ofRegister), {
  minLength: 1,
  maxLength: 60,
});

const bothOf = (all: readonly FactRow[], percentileRule: PercentileRule) => {
  const counted = all.filter((row) => row.merged_into === undefined);
  const context = { asOfMs: AS_OF_MS, percentileRule };
  const tally = new Tally();
  for (const row of all)
    tally.addObservations(encodeObservations(observeCase(row) ?? []), slotKinds);
  const [exact] = timeFigures([{ group: {}, sets: { cases: setOf(counted) } }], context, new Map());
  const [read] = tallyFigures([{ group: {}, tally }], context);
  return { exact: exact!, read: read! };
};

const isClose = (value: number, exact: number, error: number): boolean =>
  Math.abs(value - exact) <= error * exact * (1 + 1e-9) + 1e-9;

/** What must be the same, and what may differ by no more than is stated. */
const compare = (name: string, exact: Measure, read: Measure): void => {
  const { value, method, relativeErrorMax = 0, days, ...rest } = read;
  const { value: exactly, method: exactMethod, relativeErrorMax: _, days: __, ...told } = exact;
  // Least and greatest need no method where each case was looked at.
  if (value !== null && !/M(in|ax)$/.test(name))
    expect([name, method === undefined]).toEqual([name, exactMethod === undefined]);
  // The curve may come so near to a quantile that counts per bucket cannot tell.
  if (name.includes('Survival') && value === null && exactly !== null) {
    expect(read.reason).toBe('not_reached');
    return;
  }
  // The two are restricted to different times, which they tell.
  if (name.endsWith('RestrictedMean')) {
    expect([read.n, read.counts?.ended]).toEqual([exact.n, exact.counts?.ended]);
    return;
  }
  expect({ name, ...rest }).toEqual({ name, ...told });
  if (exactly === null) expect(value).toBeNull();
  else expect({ name, ok: isClose(value!, exactly, relativeErrorMax) }).toEqual({ name, ok: true });
};

describe('figures of what many cases tell, added up', () => {
  it('are those of the cases themselves, quantiles within the error that they state', () => {
    fc.assert(
      fc.property(rows, fc.constantFrom(...PERCENTILE_RULES), (all, rule) => {
        const { exact, read } = bothOf(all, rule);
        expect(read.n).toBe(exact.n);
        expect(Object.keys(read.measures).sort()).toEqual(Object.keys(exact.measures).sort());
        for (const [name, measure] of Object.entries(exact.measures))
          if (!/Business[A-Z]/.test(name)) compare(name, measure, read.measures[name]!);
      }),
      { numRuns: 30 },
    );
  });

  it('are the same when only what one of them reads is taken from cells', () => {
    const [all] = fc.sample(fc.array(life.map(rowOfLife), { minLength: 80, maxLength: 80 }), {
      numRuns: 1,
      seed: 5,
    });
    const context = { asOfMs: AS_OF_MS, percentileRule: 'linear' as const };
    const tally = new Tally();
    for (const row of all!)
      tally.addObservations(encodeObservations(observeCase(row) ?? []), slotKinds);
    const cell = tally.encode()!;
    const [whole] = tallyFigures([{ group: {}, tally }], context);
    for (const [name, measure] of Object.entries(whole!.measures)) {
      const asked = { ...context, measures: new Set([name]) };
      const recorder = new SlotRecorder();
      tallyFigures([{ group: {}, tally: recorder }], asked);
      const part = new Tally();
      part.addEncoded(cell, recorder.asked);
      const [read] = tallyFigures([{ group: {}, tally: part }], asked);
      expect({ name, ...read!.measures[name] }).toEqual({ name, ...measure });
    }
  });

  it('say of business time that it is not added up', () => {
    const { read } = bothOf([rowAfter([reported(at(1, 1, 20))])], 'linear');
    expect(read.measures.ttcBusinessMedian).toMatchObject({
      value: null,
      reason: 'slice_too_large',
    });
  });
});
