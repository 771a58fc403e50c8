import type { TallyReader as Reader } from '@amends/projections/cell-slots';
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
import type { TallyGroup } from '@amends/projections/tally-groups';
import { unlessWithheld, verdictsOf } from '@amends/projections/withheld-cells';
import { RESOLUTION_OUTCOMES } from '@amends/contracts/vocabulary';
import { HISTOGRAM_RELATIVE_ERROR, histogramPercentiles } from '@amends/statistics/log-histogram';
import { nBand } from '@amends/statistics/publication';
import { publishPercentile } from '@amends/statistics/percentile';
import { slaRate } from '@amends/statistics/sla';
import {
  type BinnedObservations,
  boundedQuantile,
  boundedRestrictedMean,
  survivalBounds,
} from '@amends/statistics/survival-bounds';
import { wilson } from '@amends/statistics/wilson';
import { ageBand, ageCounts } from './backlog.ts';
import { readerOf } from './case-slots.ts';
import { REOPEN_WINDOW_MS } from './contact-figures.ts';
import { businessDurations, durations, isAwaited, QUANTILES } from './durations.ts';
import { seconds } from './figures.ts';
import { targetNames } from './target-figures.ts';

const DAY_SECONDS = 86_400;
const HOUR_SECONDS = 3_600;

const total = (counts: readonly number[]): number => counts.reduce((sum, each) => sum + each, 0);

const DURATION_PERCENTILES = [...QUANTILES, ['Min', 0], ['Max', 1]] as const;
const DURATION_ENDINGS = [...DURATION_PERCENTILES.map(([ending]) => ending), 'Mean'];

/** The least and the most are shown however few there are. */
const isQuantile = (p: number): boolean => p > 0 && p < 1;

const durationFigures = (
  read: Reader,
  prefix: string,
  { percentileRule, measures }: FigureContext,
): Record<string, Measure> => {
  const isWanted = (ending: string) => measures?.has(`${prefix}${ending}`) !== false;
  const n = read.count(prefix);
  const isBiased = read.sum(`${prefix}Missing`) > 0 && isAwaited(prefix);
  const extras: MeasureExtras = isBiased ? { warning: 'biased_closed_only' } : {};
  const told = { method: 'histogram', relativeErrorMax: HISTOGRAM_RELATIVE_ERROR } as const;
  const figures: Record<string, Measure> = {};
  const percentiles = DURATION_PERCENTILES.filter(([ending]) => isWanted(ending));
  if (percentiles.length > 0) {
    const probabilities = percentiles.map(([, p]) => p);
    const values = histogramPercentiles(read.buckets(prefix), probabilities, percentileRule);
    percentiles.forEach(([ending, p], at) => {
      const value = values[at]!;
      figures[`${prefix}${ending}`] = isQuantile(p)
        ? gatedMeasure(publishPercentile(p, n, value), n, 'seconds', {
            ...told,
            days: (value ?? 0) / DAY_SECONDS,
            ...extras,
          })
        : seconds(value, n, { ...told, ...extras });
    });
  }
  if (isWanted('Mean'))
    figures[`${prefix}Mean`] = seconds(n === 0 ? null : read.sum(prefix) / n, n, extras);
  return figures;
};

/** Business time needs the calendar of each case, so it is not added up. */
const businessFigures = (read: Reader, prefix: string): Record<string, Measure> => {
  const left: Measure = {
    value: null,
    n: null,
    unit: 'seconds',
    reason: 'slice_too_large',
    nBand: nBand(read.sum('cases')),
  };
  return Object.fromEntries(all(prefix, DURATION_ENDINGS).map((name) => [name, left]));
};

const less = (counts: ArrayLike<number>, taken: ArrayLike<number>): ArrayLike<number> =>
  taken.length === 0 ? counts : Float64Array.from(counts, (count, at) => count - (taken[at] ?? 0));

/** Cases by the hour of their report, as spans of their ages. */
const agesOf = (hours: readonly (readonly [hour: number, count: number])[], asOfMs: number) => {
  const nowSeconds = Math.floor(asOfMs / 1_000);
  return hours.map(([hour, count]) => ({
    low: Math.max(0, nowSeconds - (hour + 1) * HOUR_SECONDS),
    high: Math.max(0, nowSeconds - hour * HOUR_SECONDS),
    count,
  }));
};

const SURVIVAL_QUANTILES = { P25: 0.25, Median: 0.5, P75: 0.75, P90: 0.9 } as const;
const SURVIVAL_ENDINGS = [...Object.keys(SURVIVAL_QUANTILES), 'RestrictedMean'];

const survivalFigures = (
  binned: BinnedObservations,
  prefix: string,
  { measures }: FigureContext,
): Record<string, Measure> => {
  const bounds = survivalBounds(binned);
  const { n, events, censored } = bounds;
  const counts = { ended: events, censored };
  const method = 'kaplan_meier_histogram' as const;
  const isWanted = (ending: string) => measures?.has(`${prefix}${ending}`) !== false;
  const quantile = (p: number): Measure => {
    const found = n === 0 ? null : boundedQuantile(bounds, p);
    const { value, relativeErrorMax } = found ?? { value: null, relativeErrorMax: 0 };
    return gatedMeasure(publishPercentile(p, n, value), n, 'seconds', {
      method,
      relativeErrorMax,
      days: (value ?? 0) / DAY_SECONDS,
      counts,
    });
  };
  const figures: Record<string, Measure> = {};
  for (const [ending, p] of Object.entries(SURVIVAL_QUANTILES))
    if (isWanted(ending)) figures[`${prefix}${ending}`] = quantile(p);
  if (!isWanted('RestrictedMean')) return figures;
  const mean = boundedRestrictedMean(binned, bounds);
  figures[`${prefix}RestrictedMean`] = seconds(mean?.value ?? null, n, {
    method,
    relativeErrorMax: mean?.relativeErrorMax ?? 0,
    counts: { ...counts, upToSeconds: mean?.upTo ?? 0 },
  });
  return figures;
};

/** Open cases by the hour of their report, without those whose times do not count. */
const openHours = (read: Reader): (readonly [number, number])[] => {
  const flagged = new Map(read.keyed('openFlaggedHour'));
  return read.keyed('openHour').map(([hour, count]) => [hour, count - (flagged.get(hour) ?? 0)]);
};

const closedSurvival = (read: Reader, context: FigureContext): Record<string, Measure> =>
  survivalFigures(
    {
      ended: less(read.buckets('ttc'), read.buckets('ttcWithdrawn')),
      censored: read.buckets('closedCutOff'),
      open: agesOf([...openHours(read), ...read.keyed('resolvedUnclosedHour')], context.asOfMs),
    },
    'ttcSurvival',
    context,
  );

const resolvedSurvival = (read: Reader, context: FigureContext): Record<string, Measure> =>
  survivalFigures(
    {
      ended: less(read.buckets('ttrFinal'), read.buckets('ttrWithdrawn')),
      censored: read.buckets('resolvedCutOff'),
      open: agesOf(openHours(read), context.asOfMs),
    },
    'ttrSurvival',
    context,
  );

const openFigure = (read: Reader, { asOfMs }: FigureContext): Record<string, Measure> => {
  const hours = read.keyed('openHour');
  const counts = ageCounts([]);
  for (const { low, high, count } of agesOf(hours, asOfMs))
    counts[ageBand(((low + high) / 2) * 1_000)] += count;
  const open = total(hours.map(([, count]) => count));
  return { open: plainMeasure(open, read.sum('cases'), 'cases', { counts }) };
};

const validFigure = (read: Reader): Record<string, Measure> => ({
  validDurations: plainMeasure(read.count('ttc'), read.sum('cases'), 'cases'),
});

const countFigures = (read: Reader): Record<string, Measure> => {
  const n = read.sum('cases');
  return {
    cases: plainMeasure(n, n, 'cases'),
    flagged: plainMeasure(read.sum('flagged'), n, 'cases'),
    proactiveShare: shareMeasure(wilson(read.sum('proactive'), read.sum('initiationKnown'))),
  };
};

const reopeningFigures = (read: Reader, { asOfMs }: FigureContext): Record<string, Measure> => {
  // To the day: one more than the window is over for all of a day.
  const lastDay = Math.floor((asOfMs - REOPEN_WINDOW_MS) / (DAY_SECONDS * 1_000)) - 1;
  const over = (slot: string): number => read.sumUpTo(slot, lastDay);
  const back = read.sum('backSoon') + read.sum('backLate');
  const quietFirst = over('quietFirstDay');
  const atFirst = read.sum('firstLate') + quietFirst;
  const judged = back + quietFirst + over('quietDay');
  const resolvedLive = read.sum('resolvedLive');
  const backImported = read.sum('backSoonImported') + read.sum('backLateImported');
  const known = judged + backImported + over('quietImportedDay');
  const soon = read.sum('backSoon') + read.sum('backSoonImported');
  const counts = {
    never: read.sum('reopenedNever'),
    once: read.sum('reopenedOnce'),
    twice: read.sum('reopenedTwice'),
    oftener: read.sum('reopenedOftener'),
  };
  const resolved = total(Object.values(counts));
  return {
    firstContactResolution: shareMeasure(wilson(atFirst, judged), {
      counts: { pending: resolvedLive - judged },
    }),
    onTheSpotShare: shareMeasure(wilson(read.sum('onSpotFirst'), read.sum('onSpot'))),
    oneTouchShare: shareMeasure(wilson(read.sum('oneTouch'), resolvedLive)),
    reopenedShare: shareMeasure(wilson(resolved - counts.never, resolved), { counts }),
    reopenedIn14Days: shareMeasure(wilson(soon, known), { counts: { pending: resolved - known } }),
  };
};

const storyFigures = (read: Reader): Record<string, Measure> => {
  const live = read.sum('live');
  // Read whatever `live` is: what is read decides what of the cells is looked at.
  const contacts = read.sum('contacts');
  const counts: Record<string, number> = {};
  for (const outcome of [...RESOLUTION_OUTCOMES].sort()) {
    const count = read.sum(`outcome ${outcome}`);
    if (count > 0) counts[outcome] = count;
  }
  const ended = total(Object.values(counts));
  return {
    informedShare: shareMeasure(wilson(read.sum('informedLive'), live)),
    delaysExplainedInTime: shareMeasure(wilson(read.sum('delaysInTime'), read.sum('delays'))),
    contactsMean: live === 0 ? noData('count') : plainMeasure(contacts / live, live, 'count'),
    outcomes: plainMeasure(ended, read.sum('cases'), 'cases', { counts }),
  };
};

/** A target whose hour has not come is pending; in the hour it comes due it still is. */
const targetFigure = (read: Reader, metric: string, { asOfMs }: FigureContext): Measure => {
  const nowHour = Math.floor(asOfMs / (HOUR_SECONDS * 1_000));
  const late = read.sumUpTo(`due ${metric}`, nowHour - 1);
  const early = read.sumUpTo(`due ${metric}`, Number.POSITIVE_INFINITY) - late;
  const { met, breached, pending } = slaRate(
    read.sum(`met ${metric}`),
    read.sum(`breached ${metric}`) + late,
    read.sum(`pending ${metric}`) + early,
  );
  const counts = { met, breached, pending };
  return shareMeasure(wilson(met, met + breached), { counts });
};

type Family = readonly [
  names: readonly string[],
  figures: (read: Reader, context: FigureContext) => Record<string, Measure>,
];

const all = (prefix: string, endings: readonly string[]): string[] =>
  endings.map((ending) => `${prefix}${ending}`);

/** Measures that are computed together, so that one that nobody asked for costs nothing. */
const families: readonly Family[] = [
  [['cases', 'flagged', 'proactiveShare'], countFigures],
  [['validDurations'], validFigure],
  [['open'], openFigure],
  [all('ttcSurvival', SURVIVAL_ENDINGS), closedSurvival],
  [all('ttrSurvival', SURVIVAL_ENDINGS), resolvedSurvival],
  ...Object.keys(durations).map(
    (prefix): Family => [
      all(prefix, DURATION_ENDINGS),
      (read, context) => durationFigures(read, prefix, context),
    ],
  ),
  ...Object.keys(businessDurations).map(
    (prefix): Family => [all(prefix, DURATION_ENDINGS), (read) => businessFigures(read, prefix)],
  ),
  [
    [
      'firstContactResolution',
      'onTheSpotShare',
      'oneTouchShare',
      'reopenedShare',
      'reopenedIn14Days',
    ],
    reopeningFigures,
  ],
  [['informedShare', 'delaysExplainedInTime', 'contactsMean', 'outcomes'], storyFigures],
  ...Object.entries(targetNames).map(
    ([metric, name]): Family => [
      [name],
      (read, context) => ({ [name]: targetFigure(read, metric, context) }),
    ],
  ),
];

const measuresOf = (read: Reader, context: FigureContext): Record<string, Measure> => {
  const { measures } = context;
  const wanted = families.filter(
    ([names]) => measures === undefined || names.some((name) => measures.has(name)),
  );
  return Object.assign({}, ...wanted.map(([, figures]) => figures(read, context)));
};

/** Withheld where too few answered, so by the answers of all groups. */
const satisfiedFigures = (
  readers: readonly Reader[],
  { measures }: FigureContext,
): Record<string, Measure>[] => {
  if (measures !== undefined && !measures.has('satisfied')) return [];
  const counts = readers.map((read) => [read.sum('answered'), read.sum('satisfied')] as const);
  const verdicts = verdictsOf(counts.map(([answered]) => answered));
  return counts.map(([answered, yes], at) => ({
    satisfied: unlessWithheld(verdicts[at], answered, 'share', () =>
      shareMeasure(wilson(yes, answered)),
    ),
  }));
};

/**
 * The same figures from what all cases of a group tell, added up (observeCase): counts, shares and
 * means are exact, quantiles are read from log-scaled histograms. What depends on the instant is
 * known to the hour, and the reopening window to the day.
 */
export const tallyFigures = (
  groups: readonly TallyGroup[],
  context: FigureContext,
): FigureRow[] => {
  const readers = groups.map(({ tally }) => readerOf(tally));
  const satisfied = satisfiedFigures(readers, context);
  return groups.map(({ group }, at) => {
    const read = readers[at]!;
    const measures = { ...measuresOf(read, context), ...satisfied[at] };
    return { group, n: read.sum('cases'), measures };
  });
};
