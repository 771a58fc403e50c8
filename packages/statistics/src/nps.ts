import { Z_975 } from './normal-distribution.ts';
import { type Publication, publishFrom } from './publication.ts';

/** Answers by group: promoters 9 and 10, passives 7 and 8, detractors 0 to 6. */
export interface NpsCounts {
  readonly promoters: number;
  readonly passives: number;
  readonly detractors: number;
}

/**
 * Net promoter score in points (-100 to 100). `adjustedLow` and `adjustedHigh` are the published
 * interval; the raw bounds are before clamping. Everything is null for n = 0.
 */
export interface Nps extends NpsCounts {
  readonly n: number;
  readonly nps: number | null;
  readonly variance: number | null;
  readonly se: number | null;
  readonly waldLow: number | null;
  readonly waldHigh: number | null;
  readonly adjustedCentre: number | null;
  readonly adjustedLowRaw: number | null;
  readonly adjustedHighRaw: number | null;
  readonly adjustedLow: number | null;
  readonly adjustedHigh: number | null;
}

const UNDEFINED_NPS = {
  nps: null,
  variance: null,
  se: null,
  waldLow: null,
  waldHigh: null,
  adjustedCentre: null,
  adjustedLowRaw: null,
  adjustedHighRaw: null,
  adjustedLow: null,
  adjustedHigh: null,
};

/** Score, variance of one answer, and standard error, from (possibly adjusted) counts. */
function netScore(promoters: number, detractors: number, n: number) {
  const p = promoters / n;
  const d = detractors / n;
  const variance = Math.max(0, p + d - (p - d) ** 2);
  return { nps: (100 * (promoters - detractors)) / n, variance, se: 100 * Math.sqrt(variance / n) };
}

/**
 * Net promoter score 100 (p - d) with se 100 sqrt((p + d - (p - d)^2)/n), the Wald interval, and
 * the adjusted Wald interval: n + 3, promoters + 3/4, detractors + 3/4, clamped to +-100.
 * Source: Reichheld 2003; interval: Rocks 2016. n = 0 gives null throughout.
 */
export function nps({ promoters, passives, detractors }: NpsCounts): Nps {
  const n = promoters + passives + detractors;
  if (n === 0) return { promoters, passives, detractors, n, ...UNDEFINED_NPS };
  const plain = netScore(promoters, detractors, n);
  const adjusted = netScore(promoters + 0.75, detractors + 0.75, n + 3);
  const adjustedLowRaw = adjusted.nps - Z_975 * adjusted.se;
  const adjustedHighRaw = adjusted.nps + Z_975 * adjusted.se;
  return {
    promoters,
    passives,
    detractors,
    n,
    ...plain,
    waldLow: plain.nps - Z_975 * plain.se,
    waldHigh: plain.nps + Z_975 * plain.se,
    adjustedCentre: adjusted.nps,
    adjustedLowRaw,
    adjustedHighRaw,
    adjustedLow: Math.max(-100, adjustedLowRaw),
    adjustedHigh: Math.min(100, adjustedHighRaw),
  };
}

/**
 * Groups a histogram of the answers 0, 1, ... 10.
 * @throws RangeError unless it has exactly eleven counts.
 */
export function npsCounts(histogram: readonly number[]): NpsCounts {
  if (histogram.length !== 11) throw new RangeError('a histogram of 0 to 10 has eleven counts');
  const sum = (from: number, to: number) =>
    histogram.slice(from, to + 1).reduce((total, count) => total + count, 0);
  return { promoters: sum(9, 10), passives: sum(7, 8), detractors: sum(0, 6) };
}

/** Gate of the score: n >= 30, otherwise `n_lt_30`. */
export function publishNps(score: Nps): Publication<Nps> {
  return publishFrom(30, score.n, score);
}
