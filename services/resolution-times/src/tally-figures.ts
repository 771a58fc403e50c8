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
import { ageCounts } from './backlog.ts';
import { slotOf } from './case-slots.ts';
import { REOPEN_WINDOW_MS } from './contact-figures.ts';
import { businessDurations, durations, isAwaited, QUANTILES } from './durations.ts';
import { seconds } from './figures.ts';
import { targetNames } from './target-figures.ts';

type Tally = TallyGroup['tally'];

const DAY_SECONDS = 86_400;
const HOUR_SECONDS = 3_600;

const total = (counts: readonly number[]): number => counts.reduce((sum, each) => sum + each, 0);

/** Reads a tally by the names of its slots. */
const readerOf = (tally: Tally) => ({
  sum: (slot: string): number => tally.sum(slotOf(slot)),
  buckets: (slot: string): number[] => tally.buckets(slotOf(slot)),
  keyed: (slot: string) => [...tally.keyed(slotOf(slot))],
});
type Reader = ReturnType<typeof readerOf>;

const durationFigures = (
  read: Reader,
  prefix: string,
  { percentileRule }: FigureContext,
): Record<string, Measure> => {
  const counts = read.buckets(prefix);
  const n = total(counts);
  const isBiased = read.sum(`${prefix}Missing`) > 0 && isAwaited(prefix);
  const extras: MeasureExtras = isBiased ? { warning: 'biased_closed_only' } : {};
  const error = { method: 'histogram', relativeErrorMax: HISTOGRAM_RELATIVE_ERROR } as const;
  const probabilities = [0, 1, ...QUANTILES.map(([, p]) => p)];
  const [least, most, ...values] = histogramPercentiles(counts, probabilities, percentileRule);
  const quantiles = QUANTILES.map(([name, p], at): [string, Measure] => {
    const value = values[at]!;
    const days = (value ?? 0) / DAY_SECONDS;
    const told = { ...extras, ...error, days };
    return [`${prefix}${name}`, gatedMeasure(publishPercentile(p, n, value), n, 'seconds', told)];
  });
  return {
    ...Object.fromEntries(quantiles),
    [`${prefix}Mean`]: seconds(n === 0 ? null : read.sum(prefix) / n, n, extras),
    [`${prefix}Min`]: seconds(least!, n, { ...extras, ...error }),
    [`${prefix}Max`]: seconds(most!, n, { ...extras, ...error }),
  };
};

/** Business time needs the calendar of each case, so it is not added up. */
const businessFigures = (n: number): Record<string, Measure> => {
  const left: Measure = {
    value: null,
    n: null,
    unit: 'seconds',
    reason: 'slice_too_large',
    nBand: nBand(n),
  };
  const endings = [...QUANTILES.map(([name]) => name), 'Mean', 'Min', 'Max'];
  const names = Object.keys(businessDurations).flatMap((prefix) =>
    endings.map((ending) => `${prefix}${ending}`),
  );
  return Object.fromEntries(names.map((name) => [name, left]));
};

const less = (counts: readonly number[], taken: readonly number[]): number[] =>
  counts.map((count, at) => count - (taken[at] ?? 0));

/** Cases by the hour of their report, as spans of their ages. */
const agesOf = (hours: readonly (readonly [hour: number, count: number])[], asOfMs: number) => {
  const nowSeconds = Math.floor(asOfMs / 1_000);
  return hours.map(([hour, count]) => ({
    low: Math.max(0, nowSeconds - (hour + 1) * HOUR_SECONDS),
    high: Math.max(0, nowSeconds - hour * HOUR_SECONDS),
    count,
  }));
};

const survivalFigures = (binned: BinnedObservations, prefix: string): Record<string, Measure> => {
  const bounds = survivalBounds(binned);
  const { n, events, censored } = bounds;
  const counts = { ended: events, censored };
  const method = 'kaplan_meier_histogram' as const;
  const quantile = (p: number): Measure => {
    const found = n === 0 ? null : boundedQuantile(bounds, p);
    const { value, relativeErrorMax } = found ?? { value: null, relativeErrorMax: 0 };
    return gatedMeasure(publishPercentile(p, n, value), n, 'seconds', {
      method,
      relativeErrorMax,
      counts,
      days: (value ?? 0) / DAY_SECONDS,
    });
  };
  const mean = boundedRestrictedMean(binned, bounds);
  return {
    [`${prefix}P25`]: quantile(0.25),
    [`${prefix}Median`]: quantile(0.5),
    [`${prefix}P75`]: quantile(0.75),
    [`${prefix}P90`]: quantile(0.9),
    [`${prefix}RestrictedMean`]: seconds(mean?.value ?? null, n, {
      method,
      relativeErrorMax: mean?.relativeErrorMax ?? 0,
      counts: { ...counts, upToSeconds: mean?.upTo ?? 0 },
    }),
  };
};

const bothSurvivals = (read: Reader, asOfMs: number): Record<string, Measure> => {
  const flagged = new Map(read.keyed('openFlaggedHour'));
  const open = read
    .keyed('openHour')
    .map(([hour, count]): [number, number] => [hour, count - (flagged.get(hour) ?? 0)]);
  const unclosed = [...open, ...read.keyed('resolvedUnclosedHour')];
  return {
    ...survivalFigures(
      {
        ended: less(read.buckets('ttc'), read.buckets('ttcWithdrawn')),
        censored: read.buckets('closedCutOff'),
        open: agesOf(unclosed, asOfMs),
      },
      'ttcSurvival',
    ),
    ...survivalFigures(
      {
        ended: less(read.buckets('ttrFinal'), read.buckets('ttrWithdrawn')),
        censored: read.buckets('resolvedCutOff'),
        open: agesOf(open, asOfMs),
      },
      'ttrSurvival',
    ),
  };
};

const openFigure = (read: Reader, n: number, asOfMs: number): Measure => {
  const hours = read.keyed('openHour');
  const counts = ageCounts([]);
  for (const { low, high, count } of agesOf(hours, asOfMs))
    for (const [band, one] of Object.entries(ageCounts([((low + high) / 2) * 1_000])))
      counts[band as keyof typeof counts] += one * count;
  return plainMeasure(total(hours.map(([, count]) => count)), n, 'cases', { counts });
};

const countFigures = (read: Reader, asOfMs: number): Record<string, Measure> => {
  const n = read.sum('cases');
  return {
    cases: plainMeasure(n, n, 'cases'),
    validDurations: plainMeasure(total(read.buckets('ttc')), n, 'cases'),
    flagged: plainMeasure(read.sum('flagged'), n, 'cases'),
    open: openFigure(read, n, asOfMs),
    proactiveShare: shareMeasure(wilson(read.sum('proactive'), read.sum('initiationKnown'))),
  };
};

const reopeningFigures = (read: Reader, asOfMs: number): Record<string, Measure> => {
  // To the day: one more than the window is over for all of a day.
  const lastDay = Math.floor((asOfMs - REOPEN_WINDOW_MS) / (DAY_SECONDS * 1_000)) - 1;
  const over = (slot: string): number =>
    total(read.keyed(slot).map(([day, count]) => (day <= lastDay ? count : 0)));
  const back = read.sum('backSoon') + read.sum('backLate');
  const atFirst = read.sum('firstLate') + over('quietFirstDay');
  const judged = back + over('quietFirstDay') + over('quietDay');
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
  const counts: Record<string, number> = {};
  for (const outcome of [...RESOLUTION_OUTCOMES].sort()) {
    const count = read.sum(`outcome ${outcome}`);
    if (count > 0) counts[outcome] = count;
  }
  const ended = total(Object.values(counts));
  return {
    informedShare: shareMeasure(wilson(read.sum('informedLive'), live)),
    delaysExplainedInTime: shareMeasure(wilson(read.sum('delaysInTime'), read.sum('delays'))),
    contactsMean:
      live === 0 ? noData('count') : plainMeasure(read.sum('contacts') / live, live, 'count'),
    outcomes: plainMeasure(ended, read.sum('cases'), 'cases', { counts }),
  };
};

/** A target whose hour has not come is pending; in the hour it comes due it still is. */
const targetFigures = (read: Reader, asOfMs: number): Record<string, Measure> => {
  const nowHour = Math.floor(asOfMs / (HOUR_SECONDS * 1_000));
  const figures: Record<string, Measure> = {};
  for (const [metric, name] of Object.entries(targetNames)) {
    const due = read.keyed(`due ${metric}`);
    const late = total(due.map(([hour, count]) => (hour < nowHour ? count : 0)));
    const early = total(due.map(([, count]) => count)) - late;
    const { met, breached, pending } = slaRate(
      read.sum(`met ${metric}`),
      read.sum(`breached ${metric}`) + late,
      read.sum(`pending ${metric}`) + early,
    );
    const counts = { met, breached, pending };
    figures[name] = shareMeasure(wilson(met, met + breached), { counts });
  }
  return figures;
};

const measuresOf = (read: Reader, context: FigureContext): Record<string, Measure> => {
  const { asOfMs } = context;
  return {
    ...countFigures(read, asOfMs),
    ...bothSurvivals(read, asOfMs),
    ...Object.assign(
      {},
      ...Object.keys(durations).map((name) => durationFigures(read, name, context)),
    ),
    ...businessFigures(read.sum('cases')),
    ...reopeningFigures(read, asOfMs),
    ...storyFigures(read),
    ...targetFigures(read, asOfMs),
  };
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
  const verdicts = verdictsOf(readers.map((read) => read.sum('answered')));
  return groups.map(({ group }, at) => {
    const read = readers[at]!;
    const answered = read.sum('answered');
    const satisfied = unlessWithheld(verdicts[at], answered, 'share', () =>
      shareMeasure(wilson(read.sum('satisfied'), answered)),
    );
    return {
      group,
      n: read.sum('cases'),
      measures: { ...measuresOf(read, context), satisfied },
    };
  });
};
