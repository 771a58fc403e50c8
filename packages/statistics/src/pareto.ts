export const TIERS = ['A', 'B', 'C'] as const;
export type Tier = (typeof TIERS)[number];

/** One category and how often it occurred. */
export interface CategoryCount {
  readonly key: string;
  readonly count: number;
}

/** A category in the order of its count; shares are null when all counts are 0. */
export interface ParetoRow extends CategoryCount {
  readonly share: number | null;
  readonly cumulativeCount: number;
  readonly cumulativeShare: number | null;
}

/**
 * Pareto table: categories by descending count (equal counts by key), each with its share and
 * the cumulative share; the last is exactly 1. Source: Juran 1951. Shares null for a zero total.
 */
export function paretoShares(counts: readonly CategoryCount[]): ParetoRow[] {
  const byKey = (a: string, b: string) => (a < b ? -1 : Number(a > b));
  const sorted = [...counts].sort((a, b) => b.count - a.count || byKey(a.key, b.key));
  const total = sorted.reduce((sum, { count }) => sum + count, 0);
  const shareOf = (count: number) => (total === 0 ? null : count / total);
  let cumulativeCount = 0;
  return sorted.map(({ key, count }) => {
    cumulativeCount += count;
    const cumulativeShare = shareOf(cumulativeCount);
    return { key, count, share: shareOf(count), cumulativeCount, cumulativeShare };
  });
}

function tierOf(before: bigint, total: bigint): Tier {
  if (before * 100n < total * 80n) return 'A';
  return before * 100n < total * 95n ? 'B' : 'C';
}

/** Positions by descending revenue; equal revenues keep their input order. */
function ranking(revenues: readonly number[]): number[] {
  return revenues.map((_, index) => index).sort((a, b) => revenues[b]! - revenues[a]! || a - b);
}

/**
 * Tier of each customer, in input order: A while the revenue of those before is below 80 % of
 * the total, B below 95 %, else C. Compared in whole numbers: 950 of 1000 is not below 95 %.
 * Revenues are whole minor units of one currency. A total of 0 makes everyone C.
 * @throws RangeError for a fractional revenue.
 */
export function paretoTiers(revenues: readonly number[]): Tier[] {
  const total = revenues.reduce((sum, revenue) => sum + BigInt(revenue), 0n);
  const tiers = new Array<Tier>(revenues.length);
  let before = 0n;
  for (const index of ranking(revenues)) {
    tiers[index] = tierOf(before, total);
    before += BigInt(revenues[index]!);
  }
  return tiers;
}

/**
 * Share of the total revenue that the best `percent` of the customers (rounded up) bring, 0..1.
 * Null when the total is not positive.
 */
export function topShare(revenues: readonly number[], percent: number = 20): number | null {
  const total = revenues.reduce((sum, revenue) => sum + revenue, 0);
  if (total <= 0) return null;
  const best = ranking(revenues).slice(0, Math.ceil((revenues.length * percent) / 100));
  return best.reduce((sum, index) => sum + revenues[index]!, 0) / total;
}
