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
import { unlessWithheld, verdictsOf } from '@amends/projections/withheld-cells';
import {
  kaplanMeier,
  type Observation,
  restrictedMean,
  survivalQuantile,
} from '@amends/statistics/kaplan-meier';
import { percentiles, publishPercentile } from '@amends/statistics/percentile';
import { mean } from '@amends/statistics/sample-moments';
import { wilson } from '@amends/statistics/wilson';
import { ageCounts } from './backlog.ts';
import { type Calendars, type TimedCase, timedCases } from './case-durations.ts';
import { contactFigures } from './contact-figures.ts';
import {
  businessDurations,
  type Duration,
  durations,
  isAwaited,
  QUANTILES,
  wholeSeconds,
} from './durations.ts';
import { targetFigures } from './target-figures.ts';

const DAY_SECONDS = 86_400;

/** So many seconds, in days too. */
export const seconds = (value: number | null, n: number, extras: MeasureExtras): Measure =>
  value === null
    ? noData('seconds')
    : plainMeasure(value, n, 'seconds', { ...extras, days: value / DAY_SECONDS });

/** Median and p90 first, mean, minimum and maximum beside them, of the cases that got there. */
const completeFigures = (
  cases: readonly TimedCase[],
  prefix: string,
  duration: Duration,
  context: FigureContext,
): Record<string, Measure> => {
  const values: number[] = [];
  let leftOut = 0;
  for (const each of cases) {
    const value = each.isFlagged ? null : duration(each);
    if (value !== null) values.push(wholeSeconds(value));
    else if (each.isOpen) leftOut += 1;
  }
  const n = values.length;
  // Cases still on their way are slower than those that arrived: such figures say so.
  const isBiased = leftOut > 0 && isAwaited(prefix);
  const extras: MeasureExtras = isBiased ? { warning: 'biased_closed_only' } : {};
  const exact: MeasureExtras = { ...extras, method: 'exact', relativeErrorMax: 0 };
  const probabilities = [0, 1, ...QUANTILES.map(([, p]) => p)];
  const [least, most, ...read] = percentiles(values, probabilities, context.percentileRule);
  const quantiles = QUANTILES.map(([name, p], at): [string, Measure] => {
    const value = read[at]!;
    const days = (value ?? 0) / DAY_SECONDS;
    const publication = publishPercentile(p, n, value);
    return [`${prefix}${name}`, gatedMeasure(publication, n, 'seconds', { ...exact, days })];
  });
  return {
    ...Object.fromEntries(quantiles),
    [`${prefix}Mean`]: seconds(mean(values), n, extras),
    [`${prefix}Min`]: seconds(least!, n, extras),
    [`${prefix}Max`]: seconds(most!, n, extras),
  };
};

const durationFigures = (
  cases: readonly TimedCase[],
  context: FigureContext,
): Record<string, Measure> => {
  const inHours = cases.filter(({ business }) => business !== undefined);
  const business = Object.entries(businessDurations).map(([prefix, name]) =>
    completeFigures(inHours, prefix, (each) => each.business![name], context),
  );
  const calendar = Object.entries(durations).map(([prefix, duration]) =>
    completeFigures(cases, prefix, duration, context),
  );
  return Object.assign({}, ...calendar, ...business);
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

const openFigure = (cases: readonly TimedCase[]): Measure => {
  const open = cases.filter(({ isOpen }) => isOpen);
  const counts = ageCounts(open.map(({ clocks }) => clocks.ageCustomerMs ?? 0));
  return plainMeasure(open.length, cases.length, 'cases', { counts });
};

const countFigures = (cases: readonly TimedCase[]): Record<string, Measure> => {
  const n = cases.length;
  const isValid = ({ clocks, isFlagged }: TimedCase) => !isFlagged && clocks.ttcMs !== null;
  const begun = cases.filter(({ isProactive }) => isProactive !== null);
  const proactive = begun.filter(({ isProactive }) => isProactive).length;
  const count = (test: (each: TimedCase) => boolean) =>
    plainMeasure(cases.filter(test).length, n, 'cases');
  return {
    cases: plainMeasure(n, n, 'cases'),
    validDurations: count(isValid),
    flagged: count(({ isFlagged }) => isFlagged),
    open: openFigure(cases),
    proactiveShare: shareMeasure(wilson(proactive, begun.length)),
  };
};

const measuresOf = (
  cases: readonly TimedCase[],
  context: FigureContext,
): Record<string, Measure> => {
  const valid = cases.filter(({ isFlagged }) => !isFlagged);
  const untilResolved = valid.flatMap((each) => each.untilResolved ?? []);
  return {
    ...countFigures(cases),
    ...survivalFigures(
      valid.map(({ untilClosed }) => untilClosed),
      'ttcSurvival',
    ),
    ...survivalFigures(untilResolved, 'ttrSurvival'),
    ...durationFigures(cases, context),
    ...contactFigures(cases, context.asOfMs),
    ...targetFigures(cases, context.asOfMs),
  };
};

/** Share satisfied of those who answered; withheld where too few did. */
const satisfiedFigures = (groups: readonly (readonly TimedCase[])[]): Measure[] => {
  const answers = groups.map((cases) =>
    cases.flatMap(({ isSatisfied }) => (isSatisfied === null ? [] : [isSatisfied])),
  );
  const verdicts = verdictsOf(answers.map(({ length }) => length));
  return answers.map((each, at) =>
    unlessWithheld(verdicts[at], each.length, 'share', () =>
      shareMeasure(wilson(each.filter(Boolean).length, each.length)),
    ),
  );
};

/**
 * How long it takes, per group: counts, Kaplan–Meier, percentiles, attainment of targets, what
 * was said meanwhile and how it ended.
 */
export const timeFigures = (
  groups: readonly FactGroup<'cases'>[],
  context: FigureContext,
  calendars: Calendars,
): FigureRow[] => {
  const casesOf = groups.map(({ sets }) => timedCases(sets.cases, context.asOfMs, calendars));
  const satisfied = satisfiedFigures(casesOf);
  return groups.map(({ group }, at) => ({
    group,
    n: casesOf[at]!.length,
    measures: { ...measuresOf(casesOf[at]!, context), satisfied: satisfied[at]! },
  }));
};
