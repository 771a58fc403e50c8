import { type FigureRow, type Measure, noData, shareMeasure } from '@amends/projections/measure';
import { unlessWithheld, verdictsOf } from '@amends/projections/withheld-cells';
import { wilson } from '@amends/statistics/wilson';
import { BACK_WITHIN_DAYS } from './came-back.ts';
import type { Sale } from './sales.ts';

type Group = FigureRow['group'];

interface Returns {
  readonly seen: number;
  readonly returned: number;
  readonly immature: number;
}

const WINDOW_MS = BACK_WITHIN_DAYS * 86_400_000;
const PERIODS = ['day', 'week', 'month', 'quarter'] as const;
/** Periods of the baseline, and customers on either side below which a rate says nothing. */
const BASELINE_PERIODS = 5;
const SEEN_MIN = 30;
/** Customers of a line below which it does not say how many there are. */
const COUNTED_FROM = 10;

/** Of each customer the first sale of the line: whoever buys often is no more than one. */
const returnsOf = (sales: readonly Sale[], asOfMs: number): Returns => {
  const seen = new Set<string>();
  let [matured, returned] = [0, 0];
  for (const { customer, atMs, nextMs } of sales) {
    if (seen.has(customer)) continue;
    seen.add(customer);
    if (asOfMs - atMs < WINDOW_MS) continue;
    matured += 1;
    if (nextMs !== undefined && nextMs - atMs <= WINDOW_MS) returned += 1;
  }
  return { seen: matured, returned, immature: seen.size - matured };
};

/** The lines of the periods just before one, of the same store: the last five with customers. */
const baselineOf = (groups: readonly Group[], all: readonly Returns[], at: number): number[] => {
  const group = groups[at]!;
  const period = PERIODS.find((name) => typeof group[name] === 'string');
  if (period === undefined) return [];
  const isBefore = (other: Group): boolean =>
    Object.keys(group).every((name) =>
      name === period ? other[name]! < group[name]! : other[name] === group[name],
    );
  const earlier = groups.flatMap((other, index) =>
    index > 0 && index !== at && isBefore(other) && all[index]!.seen > 0
      ? [{ key: other[period]!, index }]
      : [],
  );
  return earlier
    .sort((a, b) => (a.key < b.key ? 1 : -1))
    .slice(0, BASELINE_PERIODS)
    .map(({ index }) => index);
};

const sum = (baseline: readonly Returns[], of: 'seen' | 'returned'): number =>
  baseline.reduce((total, each) => total + each[of], 0);

const rate = (current: Returns, baseline: readonly Returns[], isShown: boolean): Measure => {
  const { seen, returned, immature } = current;
  const before = { seen: sum(baseline, 'seen'), returned: sum(baseline, 'returned') };
  const isTold =
    baseline.length === BASELINE_PERIODS && before.seen >= SEEN_MIN && seen >= SEEN_MIN;
  const lowest = isTold ? wilson(before.returned, before.seen).ciLow! : 0;
  return shareMeasure(wilson(returned, seen), {
    counts: {
      ...{ returned, immature },
      ...(isTold && isShown
        ? { baselineSeen: before.seen, baselineReturned: before.returned }
        : {}),
    },
    ...(returned / seen < lowest ? { alert: 'returning_customer_drop' } : {}),
  });
};

/**
 * Customers who came back within 90 days, of those seen for so long, per line, the total
 * first. Of lines of periods each is compared with the five before it of the same store: below the
 * lower Wilson bound of their rate (measures.md section 7) it says so.
 */
export const returningFigures = (
  groups: readonly Group[],
  salesOf: readonly (readonly Sale[])[],
  asOfMs: number,
): Measure[] => {
  const all = salesOf.map((sales) => returnsOf(sales, asOfMs));
  const verdicts = verdictsOf(all.map(({ seen }) => seen));
  return all.map((current, at) => {
    const { seen, immature } = current;
    if (seen === 0) {
      const counts = { returned: 0, ...(immature < COUNTED_FROM ? {} : { immature }) };
      return noData('share', { counts });
    }
    return unlessWithheld(verdicts[at], seen, 'share', () => {
      const baseline = baselineOf(groups, all, at);
      // A sum over periods one of which is withheld would give it away.
      const isShown = baseline.every((index) => verdicts[index] === undefined);
      return rate(
        current,
        baseline.map((index) => all[index]!),
        isShown,
      );
    });
  });
};
