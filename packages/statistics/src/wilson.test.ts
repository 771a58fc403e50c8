import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { groupMean } from './group-mean.ts';
import { pairedDifference, welchDifference } from './mean-difference.ts';
import { nps, npsCounts } from './nps.ts';
import { sampleVariance } from './sample-moments.ts';
import { stratifiedDifference } from './stratified-difference.ts';
import { minimalDetectableEffect, newcombeDifference } from './uplift.ts';
import { wilson } from './wilson.ts';

const someArm = fc
  .tuple(fc.nat(500), fc.nat(500))
  .map(([a, b]) => ({ successes: Math.min(a, b), n: Math.max(a, b, 1) }));

describe('Wilson interval', () => {
  it('encloses the rate inside 0 and 1 and mirrors failures', () => {
    fc.assert(
      fc.property(someArm, ({ successes, n }) => {
        const { rate, ciLow, ciHigh } = wilson(successes, n);
        expect(0 <= ciLow! && ciLow! <= rate! && rate! <= ciHigh! && ciHigh! <= 1).toBe(true);
        expect(wilson(n - successes, n).ciLow).toBeCloseTo(1 - ciHigh!, 12);
      }),
    );
  });

  it('solves the score equation at both bounds', () => {
    const { ciLow, ciHigh } = wilson(37, 50, 1.5);
    for (const bound of [ciLow!, ciHigh!]) {
      expect(Math.abs(0.74 - bound) / Math.sqrt((bound * (1 - bound)) / 50)).toBeCloseTo(1.5, 10);
    }
  });

  it('refuses what is not a proportion', () => {
    for (const [successes, n] of [
      [3, 2],
      [-1, 2],
      [0.5, 2],
      [0, -1],
    ] as const) {
      expect(() => wilson(successes, n)).toThrow(RangeError);
    }
  });
});

describe('difference of proportions', () => {
  it('changes sign with the arms', () => {
    fc.assert(
      fc.property(someArm, someArm, (one, zero) => {
        const forward = newcombeDifference(one, zero);
        const backward = newcombeDifference(zero, one);
        expect(forward.ciLow).toBeCloseTo(-backward.ciHigh!, 12);
        expect(forward.ciLow! <= forward.difference!).toBe(true);
        expect(forward.difference! <= forward.ciHigh!).toBe(true);
      }),
    );
  });

  it('is null when an arm is empty', () => {
    const empty = { successes: 0, n: 0 };
    const undefinedDifference = { difference: null, ciLow: null, ciHigh: null };
    expect(newcombeDifference(empty, { successes: 1, n: 2 })).toEqual(undefinedDifference);
    expect(minimalDetectableEffect(0, 10, 0.5)).toBeNull();
    expect(minimalDetectableEffect(10, 10, 1)).toBeNull();
  });

  it('ignores a stratum with an empty arm and is null when none has both', () => {
    const full = {
      stratum: 'minor',
      treated: { successes: 3, n: 4 },
      control: { successes: 1, n: 4 },
    };
    const half = { ...full, stratum: 'severe', control: { successes: 0, n: 0 } };
    expect(stratifiedDifference([full, half])).toMatchObject({
      weights: [2, 0],
      riskDifference: 0.5,
    });
    expect(stratifiedDifference([half])).toMatchObject({
      riskDifference: null,
      se: null,
      crudeDifference: null,
    });
  });
});

describe('group mean', () => {
  it('stays on the scale and encloses the mean', () => {
    const someScores = fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: 2 });
    fc.assert(
      fc.property(someScores, (values) => {
        const { mean, ciLow, ciHigh } = groupMean(values);
        expect(ciLow! >= 0 && ciHigh! <= 100).toBe(true);
        expect(ciLow! <= mean! + 1e-9 && mean! <= ciHigh! + 1e-9).toBe(true);
      }),
    );
  });

  it('has no spread below two values and no mean without any', () => {
    expect(groupMean([50, null])).toMatchObject({ n: 1, mean: 50, sd: null, ciLow: null });
    expect(groupMean([null])).toMatchObject({ n: 0, mean: null, sd: null });
  });

  it('clamps to the scale it is given', () => {
    expect(groupMean([1, 7], { min: 1, max: 7 })).toMatchObject({ ciLow: 1, ciHigh: 7 });
  });

  it('finds exactly no variance in equal values whose mean is rounded', () => {
    expect(sampleVariance([0.1, 0.1, 0.1])).toBe(0);
  });
});

describe('difference of means', () => {
  it('has no effect size when nothing varies', () => {
    expect(pairedDifference([1, 2, 3], [2, 3, 4])).toMatchObject({
      mean: 1,
      sd: 0,
      ciLow: 1,
      ciHigh: 1,
      dZ: null,
      pTwoSided: null,
    });
    expect(welchDifference([2, 2], [1, 1])).toMatchObject({ difference: 1, se: null, df: null });
  });

  it('has no interval below two values', () => {
    expect(pairedDifference([1], [2])).toMatchObject({ n: 1, mean: 1, ciLow: null });
    expect(pairedDifference([], [])).toMatchObject({ n: 0, mean: null });
    expect(welchDifference([1], [1, 2])).toMatchObject({ difference: -0.5, ciLow: null });
    expect(welchDifference([], [1, 2])).toMatchObject({ difference: null, ciLow: null });
  });

  it('refuses pairs of unequal length', () => {
    expect(() => pairedDifference([1, 2], [1])).toThrow(RangeError);
  });
});

describe('net promoter score', () => {
  it('keeps score and interval within a hundred points for any answers', () => {
    const someHistogram = fc.array(fc.nat(40), { minLength: 11, maxLength: 11 });
    fc.assert(
      fc.property(someHistogram, (histogram) => {
        const score = nps(npsCounts(histogram));
        if (score.n === 0) return;
        expect(score.adjustedLow! >= -100 && score.adjustedHigh! <= 100).toBe(true);
        expect(score.adjustedLow! <= score.adjustedCentre!).toBe(true);
      }),
    );
  });

  it('is null without answers and refuses a histogram of ten', () => {
    const none = nps({ promoters: 0, passives: 0, detractors: 0 });
    expect(none).toMatchObject({ n: 0, nps: null, se: null, adjustedLow: null });
    expect(() => npsCounts(new Array<number>(10).fill(1))).toThrow(RangeError);
  });
});
