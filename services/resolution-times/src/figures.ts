import type { FactGroup } from '@amends/projections/fact-groups';
import type { FigureContext } from '@amends/projections/figures-route';
import {
  type FigureRow,
  gatedMeasure,
  type Measure,
  type MeasureExtras,
  noData,
  plainMeasure,
  shareMeasure,
} from '@amends/projections/measure';
import type { ClockDurations } from '@amends/statistics/case-clock';
import {
  kaplanMeier,
  type Observation,
  restrictedMean,
  survivalQuantile,
} from '@amends/statistics/kaplan-meier';
import { percentiles, publishPercentile } from '@amends/statistics/percentile';
import { mean } from '@amends/statistics/sample-moments';
import { wilson } from '@amends/statistics/wilson';
import { type TimedCase, timedCases } from './case-durations.ts';
import { targetFigures } from './target-figures.ts';

/** Prefix of the measures -> the duration. TTR on both clocks: the customer's never pauses. */
const durations: Readonly<Record<string, keyof ClockDurations>> = {
  detection: 'detectionMs',
  tta: 'ttaMs',
  ttt: 'tttMs',
  ttfa: 'ttfaMs',
  ttrFirst: 'ttrFirstCustomerMs',
  ttrFirstFirm: 'ttrFirstFirmMs',
  ttrFinal: 'ttrFinalCustomerMs',
  ttrFinalFirm: 'ttrFinalFirmMs',
  ttc: 'ttcMs',
};

const DAY_SECONDS = 86_400;
const wholeSeconds = (ms: number): number => Math.floor(ms / 1_000);

const seconds = (value: number | null, n: number, extras: MeasureExtras): Measure =>
  value === null
    ? noData('seconds')
    : plainMeasure(value, n, 'seconds', { ...extras, days: value / DAY_SECONDS });

/** Median and p90 first, mean, minimum and maximum beside them, of the cases that got there. */
const completeFigures = (
  cases: readonly TimedCase[],
  prefix: string,
  context: FigureContext,
): Record<string, Measure> => {
  const name = durations[prefix]!;
  const values: number[] = [];
  let leftOut = 0;
  for (const { clocks, isFlagged, isOpen } of cases) {
    const value = isFlagged ? null : clocks[name];
    if (value !== null) values.push(wholeSeconds(value));
    else if (isOpen) leftOut += 1;
  }
  const n = values.length;
  // Cases still on their way are slower than those that arrived: such figures say so.
  const extras: MeasureExtras = leftOut > 0 ? { warning: 'biased_closed_only' } : {};
  const exact: MeasureExtras = { ...extras, method: 'exact', relativeErrorMax: 0 };
  const [least, median, p90, most] = percentiles(values, [0, 0.5, 0.9, 1], context.percentileRule);
  const quantile = (p: number, value: number | null): Measure =>
    gatedMeasure(publishPercentile(p, n, value), n, 'seconds', {
      ...exact,
      days: (value ?? 0) / DAY_SECONDS,
    });
  return {
    [`${prefix}Median`]: quantile(0.5, median!),
    [`${prefix}P90`]: quantile(0.9, p90!),
    [`${prefix}Mean`]: seconds(mean(values), n, extras),
    [`${prefix}Min`]: seconds(least!, n, extras),
    [`${prefix}Max`]: seconds(most!, n, extras),
  };
};

/** Kaplan–Meier: open cases count as "longer than so far"; the headline while some are open. */
const survivalFigures = (
  observations: readonly Observation[],
  prefix: string,
): Record<string, Measure> => {
  const curve = kaplanMeier(observations.map(({ t, event }) => ({ t: wholeSeconds(t), event })));
  const { n, events, censored, tMax } = curve;
  const extras: MeasureExtras = {
    method: 'kaplan_meier',
    relativeErrorMax: 0,
    counts: { ended: events, censored },
  };
  const quantile = (p: number): Measure => {
    const value = n === 0 ? null : survivalQuantile(curve, p);
    return gatedMeasure(publishPercentile(p, n, value), n, 'seconds', {
      ...extras,
      days: (value ?? 0) / DAY_SECONDS,
    });
  };
  const restricted = tMax === null ? null : restrictedMean(curve, tMax);
  const upTo = { ...extras, counts: { ended: events, censored, upToSeconds: tMax ?? 0 } };
  return {
    [`${prefix}P25`]: quantile(0.25),
    [`${prefix}Median`]: quantile(0.5),
    [`${prefix}P75`]: quantile(0.75),
    [`${prefix}P90`]: quantile(0.9),
    [`${prefix}RestrictedMean`]: seconds(restricted, n, upTo),
  };
};

const ageBands = [
  ['underOneDay', DAY_SECONDS],
  ['oneToSevenDays', 7 * DAY_SECONDS],
  ['sevenToThirtyDays', 30 * DAY_SECONDS],
  ['overThirtyDays', Infinity],
] as const;

const openFigure = (cases: readonly TimedCase[]): Measure => {
  const counts: Record<string, number> = Object.fromEntries(ageBands.map(([band]) => [band, 0]));
  const open = cases.filter(({ isOpen }) => isOpen);
  for (const { clocks } of open) {
    const age = wholeSeconds(clocks.ageCustomerMs ?? 0);
    counts[ageBands.find(([, below]) => age < below)![0]]! += 1;
  }
  return plainMeasure(open.length, cases.length, 'cases', { counts });
};

const countFigures = (cases: readonly TimedCase[]): Record<string, Measure> => {
  const n = cases.length;
  const isValid = ({ clocks, isFlagged }: TimedCase) => !isFlagged && clocks.ttcMs !== null;
  const resolved = cases.filter(({ wasResolved }) => wasResolved);
  const begun = cases.filter(({ isProactive }) => isProactive !== null);
  const proactive = begun.filter(({ isProactive }) => isProactive).length;
  const reopened = resolved.filter(({ clocks }) => clocks.reopens > 0).length;
  const count = (test: (each: TimedCase) => boolean) =>
    plainMeasure(cases.filter(test).length, n, 'cases');
  return {
    cases: plainMeasure(n, n, 'cases'),
    validDurations: count(isValid),
    flagged: count(({ isFlagged }) => isFlagged),
    open: openFigure(cases),
    reopenedShare: shareMeasure(wilson(reopened, resolved.length)),
    proactiveShare: shareMeasure(wilson(proactive, begun.length)),
  };
};

const figureRow = ({ group, sets }: FactGroup<'cases'>, context: FigureContext): FigureRow => {
  const cases = timedCases(sets.cases, context.asOfMs);
  const valid = cases.filter(({ isFlagged }) => !isFlagged);
  return {
    group,
    n: cases.length,
    measures: {
      ...countFigures(cases),
      ...survivalFigures(
        valid.map(({ untilClosed }) => untilClosed),
        'ttcSurvival',
      ),
      ...survivalFigures(
        valid.map(({ untilResolved }) => untilResolved).filter((one) => one !== null),
        'ttrSurvival',
      ),
      ...Object.assign(
        {},
        ...Object.keys(durations).map((prefix) => completeFigures(cases, prefix, context)),
      ),
      ...targetFigures(cases, context.asOfMs),
    },
  };
};

/** How long it takes, per group: counts, Kaplan–Meier, percentiles, attainment of targets. */
export const timeFigures = (
  groups: readonly FactGroup<'cases'>[],
  context: FigureContext,
): FigureRow[] => groups.map((group) => figureRow(group, context));
