import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { kaplanMeier, type Observation, restrictedMean, survivalQuantile } from './kaplan-meier.ts';
import {
  BUCKETS,
  bucketBounds,
  bucketOf,
  bucketValue,
  HISTOGRAM_RELATIVE_ERROR,
  histogramPercentiles,
} from './log-histogram.ts';
import { PERCENTILE_RULES, percentiles } from './percentile.ts';
import { boundedQuantile, boundedRestrictedMean, survivalBounds } from './survival-bounds.ts';

const SLACK = 1e-9;

/** Seconds from one to sixty years, as often short as long. */
const duration = fc
  .double({ min: 0, max: Math.log(1_900_000_000), noNaN: true })
  .map((log) => Math.floor(Math.exp(log)) - 1);
const durations = fc.array(duration, { minLength: 1, maxLength: 300 });

const countsOf = (values: readonly number[]): number[] => {
  const counts: number[] = [];
  for (const value of values) {
    const bucket = bucketOf(value);
    while (counts.length <= bucket) counts.push(0);
    counts[bucket]! += 1;
  }
  return counts;
};

// An area of years is a sum of hundreds of rounded parts, so the slack grows with the number.
const isWithin = (read: number, exact: number, error: number): boolean =>
  Math.abs(read - exact) <= error * exact * (1 + SLACK) + SLACK * Math.max(1, exact);

describe('log-scaled histogram', () => {
  it('has buckets without gaps, each no wider than its error allows, small numbers alone', () => {
    for (let bucket = 0; bucket < BUCKETS; bucket += 1) {
      const { low, high } = bucketBounds(bucket);
      expect([bucketOf(low), bucketOf(high)]).toEqual([bucket, bucket]);
      if (bucket > 0) expect(low).toBe(bucketBounds(bucket - 1).high + 1);
      expect(isWithin(bucketValue(bucket), low, HISTOGRAM_RELATIVE_ERROR)).toBe(true);
      expect(isWithin(bucketValue(bucket), high, HISTOGRAM_RELATIVE_ERROR)).toBe(true);
    }
    expect([0, 1, 24].map((each) => bucketValue(bucketOf(each)))).toEqual([0, 1, 24]);
    expect(() => bucketOf(-1)).toThrow(RangeError);
    expect(() => bucketOf(0.5)).toThrow(RangeError);
  });

  it('reads percentiles by both rules within the stated error of the exact ones', () => {
    const ps = [0, 0.25, 0.5, 0.75, 0.9, 0.95, 1];
    fc.assert(
      fc.property(durations, fc.constantFrom(...PERCENTILE_RULES), (values, rule) => {
        const exact = percentiles(values, ps, rule);
        const read = histogramPercentiles(countsOf(values), ps, rule);
        ps.forEach((_, at) => {
          expect(isWithin(read[at]!, exact[at]!, HISTOGRAM_RELATIVE_ERROR)).toBe(true);
        });
      }),
    );
    expect(histogramPercentiles([], [0.5])).toEqual([null]);
    expect(() => histogramPercentiles([1], [2])).toThrow(RangeError);
  });
});

describe('survival from counts per bucket', () => {
  const observations = fc.array(
    fc.record({ t: duration, kind: fc.constantFrom('ended', 'ended', 'censored', 'open') }),
    { minLength: 1, maxLength: 300 },
  );

  it('encloses quantiles and restricted mean of Kaplan and Meier in the error it states', () => {
    fc.assert(
      fc.property(observations, fc.nat({ max: 7_200 }), (seen, blur) => {
        const of = (kind: string) => seen.filter((each) => each.kind === kind).map(({ t }) => t);
        const exact = kaplanMeier(
          seen.map(({ t, kind }): Observation => ({ t, event: kind === 'ended' })),
        );
        const binned = {
          ended: countsOf(of('ended')),
          censored: countsOf(of('censored')),
          open: of('open').map((t) => ({ low: t - blur, high: t + blur, count: 1 })),
        };
        const bounds = survivalBounds(binned);
        expect([bounds.n, bounds.events]).toEqual([exact.n, exact.events]);
        for (const p of [0.25, 0.5, 0.75, 0.9]) {
          const read = boundedQuantile(bounds, p);
          const value = survivalQuantile(exact, p);
          if (read === null) continue;
          expect(value).not.toBeNull();
          expect(isWithin(read.value, value!, read.relativeErrorMax)).toBe(true);
        }
        const mean = boundedRestrictedMean(binned, bounds)!;
        const area = restrictedMean(exact, mean.upTo)!;
        expect(isWithin(area, mean.value, mean.relativeErrorMax)).toBe(true);
      }),
    );
  });

  it('gives quantiles within the error of one bucket where nothing is open', () => {
    fc.assert(
      fc.property(durations, (values) => {
        const binned = { ended: countsOf(values), censored: [], open: [] };
        const read = boundedQuantile(survivalBounds(binned), 0.5)!;
        expect(read.relativeErrorMax).toBeLessThanOrEqual(HISTOGRAM_RELATIVE_ERROR + SLACK);
      }),
    );
    const nothing = { ended: [], censored: [], open: [] };
    expect(boundedRestrictedMean(nothing, survivalBounds(nothing))).toBeNull();
  });
});
