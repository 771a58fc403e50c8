import { isAfter } from '@amends/contracts/instant-order';
import { cusum } from '@amends/statistics/cusum';
import {
  alertFromCount,
  baselineRate,
  type ChartRule,
  readChart,
} from '@amends/statistics/u-chart';
import type { WarningRules } from '../domain/warning/warning-rules.ts';

/** Failures of one cause at one place in one period, and the opportunities they stand over. */
export interface Period {
  readonly from: string;
  readonly until: string;
  readonly count: number;
  readonly n: number;
}

/** What a chart says of a stretch of time. */
export interface ChartFinding {
  readonly rule: 'u_chart' | 'cusum';
  readonly from: string;
  readonly until: string;
  readonly observed: number;
  /** Absent where only failures are counted. */
  readonly opportunities?: number | undefined;
  readonly expectedThousandths: number;
}

export interface SeriesOptions {
  readonly rules: WarningRules;
  /** A known rate per opportunity that stands instead of the baseline's. */
  readonly knownRate?: number | undefined;
  /** Seconds are no events of their own: one slow transaction brings many. */
  readonly isClustered?: boolean;
  /** The first period that is read; those before it are baseline only. */
  readonly firstRead: number;
  /** A period that has not ended by then still grows. */
  readonly now: string;
}

export interface SeriesReading {
  readonly findings: readonly ChartFinding[];
  /** The count of the last period from which on it has to be read again; null: no count can. */
  readonly lookAt: number | null;
}

const mean = (periods: readonly Period[], of: 'count' | 'n'): number =>
  periods.reduce((sum, period) => sum + period[of], 0) / periods.length;

const NO_BASELINE: readonly Period[] = [];
const MIN_BASELINE_PERIODS = 5;

/** Where nothing is known of opportunities, one period is one. */
const withOpportunities = (periods: readonly Period[]): readonly Period[] =>
  periods.some(({ n }) => n > 0) ? periods : periods.map((period) => ({ ...period, n: 1 }));

/**
 * By how much the counts of the baseline scatter more than independent events would (Pearson's
 * statistic over its degrees of freedom), 1 at least.
 */
export const dispersionOf = (baseline: readonly Period[]): number => {
  const rate = baselineRate(baseline);
  if (rate === null || rate === 0) return 1;
  const statistic = baseline.reduce((sum, { count, n }) => {
    const expected = rate * n;
    return expected === 0 ? sum : sum + (count - expected) ** 2 / expected;
  }, 0);
  return Math.max(1, statistic / (baseline.length - 1));
};

/** A known rate, as a baseline that has it; the scatter is still that of the periods. */
const knownBaseline = (rate: number): Period[] =>
  Array.from({ length: MIN_BASELINE_PERIODS }, () => ({
    ...{ from: '', until: '', count: rate * 1e6, n: 1e6 },
  }));

interface Scaled {
  readonly baseline: readonly Period[];
  /** Opportunities of an average period of the baseline. */
  readonly usualN: number;
  /** Counts are read in units of this many. */
  readonly unit: number;
}

const scaledBaseline = (before: readonly Period[], options: SeriesOptions): Scaled => {
  const usable = before.length >= MIN_BASELINE_PERIODS ? before : NO_BASELINE;
  const unit = options.isClustered === true ? dispersionOf(usable) : 1;
  const { knownRate } = options;
  const baseline = knownRate === undefined ? usable : knownBaseline(knownRate);
  return {
    baseline: baseline.map((period) => ({ ...period, count: period.count / unit })),
    usualN: before.length === 0 ? 0 : mean(before, 'n'),
    unit,
  };
};

const chartRule = ({ chart }: WarningRules): ChartRule => ({
  sigma: chart.sigmaTenths / 10,
  tailAlpha: chart.tailPer10k / 10_000,
});

/*
 * A period that still grows is read over the opportunities of an average one: a warning comes
 * early where not even a whole period excuses the count, and the many looks cost no false alarms.
 */
const opportunitiesOf = (period: Period, usualN: number, now: string): number =>
  isAfter(period.until, now) ? Math.max(period.n, usualN) : period.n;

const thousandths = (value: number): number => Math.round(value * 1_000);

/** Reads one period by the u-chart with its exact tail. */
const readPeriod = (
  periods: readonly Period[],
  at: number,
  options: SeriesOptions,
): { readonly finding?: ChartFinding; readonly alertsFrom: number | null } => {
  const { chart, off } = options.rules;
  if (off.includes('u_chart')) return { alertsFrom: null };
  const before = periods.slice(Math.max(0, at - chart.baselinePeriods), at);
  const { baseline, usualN, unit } = scaledBaseline(before, options);
  const period = periods[at]!;
  const n = opportunitiesOf(period, usualN, options.now);
  const rule = chartRule(options.rules);
  const reading = readChart(baseline, { count: Math.floor(period.count / unit), n }, rule);
  if (reading === null) return { alertsFrom: null };
  if (reading.alert && period.count >= chart.minCount) {
    const { from, until, count: observed, n: opportunities } = period;
    const expectedThousandths = thousandths(reading.expectedCount * unit);
    const finding = { from, until, observed, opportunities, expectedThousandths };
    return { finding: { rule: 'u_chart', ...finding }, alertsFrom: null };
  }
  const alertsFrom = Math.ceil(alertFromCount(baseline, n, rule)! * unit);
  return { alertsFrom: Math.max(alertsFrom, chart.minCount) };
};

/** The stretches in which the path leaves 0 and passes h. */
const excursionsOf = (path: readonly number[], h: number): [first: number, last: number][] => {
  const found: [number, number][] = [];
  let first = 0;
  for (const [at, value] of path.entries()) {
    const before = path[at - 1] ?? 0;
    if (before === 0) first = at;
    if (value > h && before <= h) found.push([first, at]);
  }
  return found;
};

/** Looks for a slow rise in the last periods, against those before them. */
const readDrift = (
  periods: readonly Period[],
  options: SeriesOptions,
): { readonly findings: readonly ChartFinding[]; readonly alertsFrom: number | null } => {
  const { chart, cusum: drift, off } = options.rules;
  const nothing = { findings: [], alertsFrom: null };
  const start = Math.max(0, periods.length - drift.periods);
  const before = periods.slice(Math.max(0, start - chart.baselinePeriods), start);
  const { baseline, usualN, unit } = scaledBaseline(before, options);
  const rate = baselineRate(baseline);
  const m0 = (rate ?? 0) * usualN;
  if (off.includes('cusum') || m0 <= 0) return nothing;
  const run = periods.slice(start);
  const rule = { m0, m1: (m0 * drift.riseToPercent) / 100, h: drift.decisionTenths / 10 };
  const exposures = run.map((period) => opportunitiesOf(period, usualN, options.now) / usualN);
  const { k, path } = cusum(
    run.map(({ count }) => count / unit),
    rule,
    exposures,
  );
  const findings = excursionsOf(path, rule.h).map(([first, last]): ChartFinding => {
    const stretch = run.slice(first, last + 1);
    const whole = (of: 'count' | 'n'): number => mean(stretch, of) * stretch.length;
    const exposed = exposures.slice(first, last + 1).reduce((sum, each) => sum + each, 0);
    return {
      ...{ rule: 'cusum', from: run[first]!.from, until: run[last]!.until },
      ...{ observed: Math.round(whole('count')), opportunities: Math.round(whole('n')) },
      expectedThousandths: thousandths(m0 * unit * exposed),
    };
  });
  const isOver = path.at(-1)! > rule.h;
  const needed = rule.h + k * exposures.at(-1)! - (path.at(-2) ?? 0);
  return { findings, alertsFrom: isOver ? null : Math.floor(needed * unit) + 1 };
};

/**
 * Reads the periods of one cause at one place, in order, from `firstRead` on: a period that was
 * changed late is read again, and so is what follows it, because it is part of their baselines.
 */
export const readSeries = (known: readonly Period[], options: SeriesOptions): SeriesReading => {
  const periods = withOpportunities(known);
  const last = periods.length - 1;
  if (last < 0) return { findings: [], lookAt: null };
  const readings = periods
    .map((_, at) => at)
    .filter((at) => at >= options.firstRead)
    .map((at) => readPeriod(periods, at, options));
  const drift = readDrift(periods, options);
  const from = [readings.at(-1)?.alertsFrom ?? null, drift.alertsFrom].filter((at) => at !== null);
  const found = readings.flatMap(({ finding }) => (finding === undefined ? [] : [finding]));
  const all: readonly ChartFinding[] = [...found, ...drift.findings];
  return {
    findings: periods === known ? all : all.map((each) => ({ ...each, opportunities: undefined })),
    lookAt: from.length === 0 ? null : Math.max(periods[last]!.count + 1, Math.min(...from)),
  };
};
