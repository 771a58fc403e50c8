import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { type CaseClocks, type ClockEventType, caseClocks } from './case-clock.ts';
import { closedOnlySummary } from './closed-only.ts';
import { cohenKappa } from './cohen-kappa.ts';
import { cronbachAlpha, type ReversedColumns } from './cronbach-alpha.ts';
import { type CusumRule, cusum } from './cusum.ts';
import { disconfirmation, type Expectation } from './disconfirmation.ts';
import { isDoubleDeviation } from './double-deviation.ts';
import { favourableShare } from './favourable-share.ts';
import { groupMean, publishGroupMean } from './group-mean.ts';
import { justiceScore, type Scale, type ScaleAnswers } from './justice-score.ts';
import {
  kaplanMeier,
  type Observation,
  restrictedMean,
  survivalAt,
  survivalQuantile,
} from './kaplan-meier.ts';
import {
  changePercent,
  finiteValue,
  type LifetimeInput,
  meanLifeYears,
  perpetualValue,
} from './lifetime-value.ts';
import { capFloor, percentHalfUp, percentWithCap } from './money-percent.ts';
import { type NpsCounts, nps, npsCounts } from './nps.ts';
import { intervalVerdict, paradoxBetween, paradoxWithin } from './paradox.ts';
import { paretoTiers, topShare } from './pareto.ts';
import { percentiles } from './percentile.ts';
import { poissonUpperTail } from './poisson.ts';
import { type RetentionCustomer, retentionWindow, timeToPurchase } from './retention.ts';
import { slaAttainment } from './sla.ts';
import { type Stratum, stratifiedDifference } from './stratified-difference.ts';
import { suppressCells } from './suppression.ts';
import { tQuantile } from './t-distribution.ts';
import { alertFromCount, type ChartPeriod, readChart } from './u-chart.ts';
import {
  type Arm,
  minimalDetectableEffect,
  newcombeDifference,
  upliftGatePasses,
} from './uplift.ts';
import { type RecoveryValue, valueSaved } from './value-saved.ts';
import { wilson } from './wilson.ts';

const HOUR_MS = 3_600_000;

const INSTRUMENT: Scale = {
  scaleMin: 1,
  scaleMax: 7,
  reverse: ['D2', 'I3'],
  dimensions: ['D', 'P', 'I'].map((id) => ({ id, items: [1, 2, 3, 4].map((i) => `${id}${i}`) })),
};

/** Twelve answers in item order, dimensions apart by a slash, a dash for a missing one. */
function answersOf(text: string): ScaleAnswers {
  const values = text.split(/[ /]+/);
  const items = INSTRUMENT.dimensions.flatMap((dimension) => dimension.items);
  return Object.fromEntries(
    items.map((item, i) => [item, values[i] === '-' ? null : Number(values[i])]),
  );
}

/** Durations apart by blanks, a plus marks the open ones. */
function durationsOf(text: string): Observation[] {
  return text
    .split(' ')
    .map((word) => ({ t: Number.parseFloat(word), event: !word.endsWith('+') }));
}

function clockHours(clocks: CaseClocks) {
  const hours = (ms: number | null) => (ms === null ? null : ms / HOUR_MS);
  return {
    detection: hours(clocks.detectionMs),
    tta: hours(clocks.ttaMs),
    ttt: hours(clocks.tttMs),
    ttfa: hours(clocks.ttfaMs),
    ttrFirstCustomer: hours(clocks.ttrFirstCustomerMs),
    ttrFirstFirm: hours(clocks.ttrFirstFirmMs),
    ttrFinalCustomer: hours(clocks.ttrFinalCustomerMs),
    ttrFinalFirm: hours(clocks.ttrFinalFirmMs),
  };
}

interface PriceInput {
  readonly priceMinor: number;
  readonly percent: number;
  readonly capPercent: number;
}
interface ChartInput {
  readonly baseline: readonly ChartPeriod[];
  readonly n: number;
}

const RUNNERS = {
  justiceScore(input: { answers: string }) {
    const { dimensions, overall } = justiceScore(INSTRUMENT, answersOf(input.answers));
    const each = (key: 'mean' | 'score' | 'favourable') =>
      Object.fromEntries(Object.entries(dimensions).map(([id, result]) => [id, result[key]]));
    const score = { ...each('score'), J: overall };
    return { mean: each('mean'), score, favourable: each('favourable') };
  },
  groupMean(input: { values: number[]; gated: boolean }) {
    const group = groupMean(input.values);
    return input.gated ? publishGroupMean(group) : group;
  },
  favourableShare: (input: { values: (number | null)[]; threshold: number }) =>
    favourableShare(input.values, input.threshold),
  cronbachAlpha: (input: ReversedColumns & { rows: number[][] }) =>
    cronbachAlpha(input.rows, input),
  tQuantile: (input: { p: number; df: number }) => ({ t: tQuantile(input.p, input.df) }),
  suppressCells: (input: { cells: number[] }) => suppressCells(input.cells),
  caseClocks(input: { events: [ClockEventType, string][] }) {
    const events = input.events.map(([type, at]) => ({ type, atMs: Date.parse(at) }));
    const clocks = caseClocks(events, events.at(-1)!.atMs);
    const doubleDeviation = isDoubleDeviation({
      recoveryAttempted: clocks.ttfaMs !== null,
      reopened: clocks.reopens > 0,
      dissatisfactionEliminated: null,
      satisfaction: null,
      deliveredInTime: null,
    });
    return { ...clockHours(clocks), reopens: clocks.reopens, doubleDeviation };
  },
  kaplanMeier(input: { observations: string; tau?: number }) {
    const curve = kaplanMeier(durationsOf(input.observations));
    const quantiles = Object.fromEntries(
      [25, 50, 75, 90].map((percent) => [`p${percent}`, survivalQuantile(curve, percent / 100)]),
    );
    return { rows: curve.rows, quantiles, restrictedMean: restrictedMean(curve, input.tau ?? 0) };
  },
  closedOnlySummary: (input: { observations: string }) =>
    closedOnlySummary(durationsOf(input.observations)),
  percentiles: (input: { values: number[]; p: number[] }) => ({
    linear: percentiles(input.values, input.p, 'linear'),
    nearestRank: percentiles(input.values, input.p, 'nearest_rank'),
  }),
  slaAttainment(input: { observations: string; target: number }) {
    const observations = durationsOf(input.observations);
    const closed = observations.filter(({ event }) => event);
    const stillOpen = survivalAt(kaplanMeier(observations), input.target);
    return {
      ...slaAttainment(observations, input.target),
      closedOnlyRate: slaAttainment(closed, input.target).rate,
      survivalByTarget: 1 - stillOpen!,
    };
  },
  wilson({ successes, n }: Arm) {
    return wilson(successes, n);
  },
  retentionWindow(input: {
    windowDays: number;
    customers: { id: string; asOfDay: number; purchaseDays: number[] }[];
  }) {
    const customers: RetentionCustomer[] = input.customers;
    const times = timeToPurchase(customers);
    const survivalRetained = 1 - survivalAt(kaplanMeier(times), input.windowDays)!;
    const timeText = times.map(({ t, event }) => `${t}${event ? '' : '+'}`).join(' ');
    const retention = retentionWindow(customers, input.windowDays);
    return { ...retention, timeToPurchase: timeText, survivalRetained };
  },
  nps: (input: NpsCounts | { histogram: number[] }) =>
    nps('histogram' in input ? npsCounts(input.histogram) : input),
  disconfirmation: (input: Expectation) => disconfirmation(input),
  paradoxWithin(input: { pre: number[]; post: number[] }) {
    const { verdict, ...result } = paradoxWithin(input.pre, input.post);
    const verdictGateOff = intervalVerdict(result.ciLow, result.ciHigh);
    return { ...result, verdictGateOff, verdictGateOn: verdict };
  },
  paradoxBetween(input: { recovered: number[]; control: number[] }) {
    const { verdict, ...result } = paradoxBetween(input.recovered, input.control);
    const verdictGateOff = intervalVerdict(result.ciLow, result.ciHigh);
    return { ...result, verdictGateOff, verdictGateOn: verdict };
  },
  newcombeDifference: ({ treated, control }: { treated: Arm; control: Arm }) => ({
    ...newcombeDifference(treated, control),
    gatePassed: upliftGatePasses(treated, control),
  }),
  minimalDetectableEffect: (input: { n1: number; n0: number; p0: number; power: number }) => ({
    mde: minimalDetectableEffect(input.n1, input.n0, input.p0, input.power),
  }),
  stratifiedDifference: (input: { strata: Stratum[] }) => stratifiedDifference(input.strata),
  perpetualValue(input: LifetimeInput) {
    const clv = perpetualValue(input);
    const atR80 = perpetualValue({ ...input, retention: 0.8 });
    return { clv, changeFromR80Pct: changePercent(atR80, clv) };
  },
  perpetualValueChange(input: LifetimeInput & { retentionFrom: number; retentionTo: number }) {
    const from = perpetualValue({ ...input, retention: input.retentionFrom });
    const to = perpetualValue({ ...input, retention: input.retentionTo });
    return { changePct: changePercent(from, to) };
  },
  finiteValue: (input: LifetimeInput & { years: number }) => ({
    clv: finiteValue(input, input.years),
  }),
  meanLifeYears: (input: { defectionRate: number }) => ({
    years: meanLifeYears(input.defectionRate),
  }),
  valueSaved: (input: { cases: RecoveryValue[] }) => valueSaved(input.cases),
  percentHalfUp: ({ priceMinor, percent }: PriceInput) => ({
    amountMinor: Number(percentHalfUp(BigInt(priceMinor), BigInt(percent))),
  }),
  capFloor: ({ priceMinor, capPercent }: PriceInput) => ({
    amountMinor: Number(capFloor(BigInt(priceMinor), BigInt(capPercent))),
  }),
  percentWithCap: ({ priceMinor, percent, capPercent }: PriceInput) => ({
    amountMinor: Number(percentWithCap(BigInt(priceMinor), BigInt(percent), BigInt(capPercent))),
  }),
  paretoTiers: (input: { revenue: number[] }) => ({
    top20PctShare: topShare(input.revenue, 20),
    tiers: paretoTiers(input.revenue),
  }),
  uChart({ baseline, n }: ChartInput) {
    const read = (count: number) => readChart(baseline, { count, n })!;
    const { uBar, ucl, expectedCount } = read(10);
    const tails = [8, 10, 11, 12].map((c) => [`${c}`, poissonUpperTail(c, expectedCount)]);
    const alerts = [9, 10].map((count) => [`${count}`, read(count).alert]);
    return {
      uBar,
      ucl,
      expectedCount,
      alertFromCount: alertFromCount(baseline, n),
      tails: Object.fromEntries(tails),
      alerts: Object.fromEntries(alerts),
    };
  },
  cusum: (input: CusumRule & { series: number[] }) => cusum(input.series, input),
  cohenKappa: (input: { table: number[][] }) => cohenKappa(input.table),
} satisfies Record<string, (input: never) => unknown>;

interface GoldenEntry {
  readonly name: string;
  readonly input: unknown;
  readonly expected: unknown;
  readonly tolerance: number;
}

const golden: Record<string, GoldenEntry[]> = JSON.parse(
  readFileSync(new URL('../golden.json', import.meta.url), 'utf8'),
);

/** Lists every place where the result misses the expected number, fraction or text. */
function misses(expected: unknown, actual: unknown, tolerance: number, path = ''): string[] {
  if (typeof expected === 'number' && typeof actual === 'number') {
    const near = Math.abs(expected - actual) <= tolerance;
    return near ? [] : [`${path}: ${actual} instead of ${expected}`];
  }
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual) || actual.length !== expected.length) return [`${path}: length`];
    return expected.flatMap((x, i) => misses(x, actual[i], tolerance, `${path}/${i}`));
  }
  if (typeof expected === 'object' && expected !== null) {
    if (typeof actual !== 'object' || actual === null) return [`${path}: ${actual}`];
    const fields = new Map<string, unknown>(Object.entries(actual));
    return Object.entries(expected).flatMap(([key, x]) =>
      misses(x, fields.get(key), tolerance, `${path}/${key}`),
    );
  }
  return Object.is(expected, actual) ? [] : [`${path}: ${actual} instead of ${expected}`];
}

describe('golden values', () => {
  const measures = new Map<string, (input: never) => unknown>(Object.entries(RUNNERS));

  for (const [measure, entries] of Object.entries(golden)) {
    for (const { name, input, expected, tolerance } of entries) {
      it(`${name}: ${measure} gives the published numbers`, () => {
        expect(misses(expected, measures.get(measure)!(input as never), tolerance)).toEqual([]);
      });
    }
  }

  it('holds seventy-seven uniquely named entries and one runner per measure', () => {
    const names = Object.values(golden).flatMap((entries) => entries.map(({ name }) => name));
    expect(new Set(names).size).toBe(77);
    expect(names).toHaveLength(77);
    expect(Object.keys(golden).sort()).toEqual([...measures.keys()].sort());
  });

  it('notices a missing field, a wrong number and a wrong length', () => {
    expect(misses({ a: 1, b: 2 }, { a: 1 }, 0)).toHaveLength(1);
    expect(misses({ a: 1 }, { a: 1.1 }, 0.01)).toHaveLength(1);
    expect(misses([1, 2], [1], 0)).toHaveLength(1);
    expect(misses({ a: null }, { a: 0 }, 1)).toHaveLength(1);
  });
});
