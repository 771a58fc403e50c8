import { Z_975 } from './normal-distribution.ts';
import { type Publication, publishGroup } from './publication.ts';

/** A proportion with its score interval; all three null for n = 0. */
export interface Proportion {
  readonly successes: number;
  readonly n: number;
  readonly rate: number | null;
  readonly ciLow: number | null;
  readonly ciHigh: number | null;
}

/**
 * Wilson score interval of successes / n, 95 % unless another z is given, inside [0, 1].
 * centre (p + z^2/2n)/(1 + z^2/n), half-width z/(1 + z^2/n) * sqrt(p(1-p)/n + z^2/4n^2).
 * Source: Wilson 1927. n = 0 gives null rate and bounds.
 * @throws RangeError unless both are whole numbers with 0 <= successes <= n.
 */
export function wilson(successes: number, n: number, z: number = Z_975): Proportion {
  if (!Number.isInteger(successes) || !Number.isInteger(n) || successes < 0 || successes > n) {
    throw new RangeError(`${successes} of ${n} is not a proportion`);
  }
  if (n === 0) return { successes, n, rate: null, ciLow: null, ciHigh: null };
  const rate = successes / n;
  const scale = 1 + (z * z) / n;
  const centre = (rate + (z * z) / (2 * n)) / scale;
  const half = (z / scale) * Math.sqrt((rate * (1 - rate)) / n + (z * z) / (4 * n * n));
  // The bound is exactly 0 or 1 at the edges; computed, it would miss by a rounding error.
  const ciLow = successes === 0 ? 0 : Math.max(0, centre - half);
  const ciHigh = successes === n ? 1 : Math.min(1, centre + half);
  return { successes, n, rate, ciLow, ciHigh };
}

/** Gate of a proportion: shown from n >= 10, otherwise withheld as `n_lt_10`. */
export function publishProportion(proportion: Proportion): Publication<Proportion> {
  return publishGroup(proportion.n, proportion);
}
