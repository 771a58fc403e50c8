import { describe, expect, it } from '@jest/globals';
import { cronbachAlpha, publishAlpha, reliabilityFlag } from './cronbach-alpha.ts';
import { groupMean, publishGroupMean } from './group-mean.ts';
import { kaplanMeier, survivalQuantile } from './kaplan-meier.ts';
import { nps, publishNps } from './nps.ts';
import { publishVerdict } from './paradox.ts';
import { percentile, publishPercentile } from './percentile.ts';
import { ciFlag, nBand, publishFrom, publishGroup } from './publication.ts';
import { publishUplift, upliftGatePasses } from './uplift.ts';
import { publishProportion, wilson } from './wilson.ts';

const scores = (n: number) => Array.from({ length: n }, (_, i) => 40 + (i % 7));
const rows = (n: number) => Array.from({ length: n }, (_, i) => [1 + (i % 5), 2 + (i % 5), 1]);

describe('bands and flags', () => {
  it('puts 9, 10, 29 and 30 observations into their bands', () => {
    expect([0, 9, 10, 29, 30].map(nBand)).toEqual([
      'lt_10',
      'lt_10',
      '10_to_29',
      '10_to_29',
      '30_plus',
    ]);
  });

  it('flags an interval as wide from 10 to 29 only', () => {
    expect([9, 10, 29, 30].map(ciFlag)).toEqual([null, 'wide', 'wide', 'ok']);
  });
});

describe('group figures', () => {
  it('withholds a mean of nine and names the reason and the band, never the count', () => {
    expect(publishGroupMean(groupMean(scores(9)))).toEqual({
      value: null,
      reason: 'n_lt_10',
      nBand: 'lt_10',
    });
  });

  it('publishes a mean of ten with a wide interval', () => {
    const published = publishGroupMean(groupMean(scores(10)));
    expect(published.value).toMatchObject({ n: 10, mean: 42.4, ciFlag: 'wide' });
    expect(published.nBand).toBe('10_to_29');
  });

  it('withholds a share of nine and publishes one of ten', () => {
    expect(publishProportion(wilson(9, 9)).reason).toBe('n_lt_10');
    expect(publishProportion(wilson(0, 10)).value?.rate).toBe(0);
  });

  it('withholds an undefined value above the gate with its own reason', () => {
    expect(publishGroup(12, null).reason).toBe('zero_denominator');
    expect(publishFrom(30, 40, null, 'zero_variance').reason).toBe('zero_variance');
  });

  it('publishes a zero as a zero', () => {
    expect(publishGroup(10, 0)).toEqual({ value: 0, reason: null, nBand: '10_to_29' });
  });
});

describe('figures that need thirty', () => {
  it('withholds an NPS of 29 answers and publishes one of 30', () => {
    expect(publishNps(nps({ promoters: 20, passives: 5, detractors: 4 }))).toEqual({
      value: null,
      reason: 'n_lt_30',
      nBand: '10_to_29',
    });
    expect(publishNps(nps({ promoters: 20, passives: 5, detractors: 5 })).value?.nps).toBe(50);
  });

  it('withholds alpha of 29 complete rows although a thirtieth row is incomplete', () => {
    const incomplete = cronbachAlpha([...rows(29), [1, null, 1]]);
    expect(incomplete.n).toBe(29);
    expect(publishAlpha(incomplete).reason).toBe('n_lt_30');
    expect(reliabilityFlag(incomplete)).toBeNull();
  });

  it('publishes alpha of thirty rows and flags it by .70', () => {
    const good = cronbachAlpha(rows(30));
    expect(publishAlpha(good).value).toBeGreaterThan(0.7);
    expect(reliabilityFlag(good)).toBe('ok');
    expect(reliabilityFlag({ ...good, alpha: 0.69 })).toBe('unreliable');
  });

  it('names zero variance when thirty equal rows leave alpha undefined', () => {
    const flat = cronbachAlpha(Array.from({ length: 30 }, () => [4, 4]));
    expect(publishAlpha(flat).reason).toBe('zero_variance');
    expect(reliabilityFlag(flat)).toBeNull();
  });

  it('keeps a paradox verdict insufficient while one group is below thirty', () => {
    const interval = { ciLow: 0.1, ciHigh: 0.4 };
    expect(publishVerdict([30, 29], interval)).toBe('insufficient');
    expect(publishVerdict([30, 30], interval)).toBe('supported');
    expect(publishVerdict([30], { ciLow: -2, ciHigh: -1 })).toBe('opposite');
    expect(publishVerdict([30], { ciLow: 0, ciHigh: 1 })).toBe('not_supported');
    expect(publishVerdict([30], { ciLow: null, ciHigh: null })).toBe('insufficient');
  });
});

describe('percentiles', () => {
  const publishOf = (n: number, p: number) => publishPercentile(p, n, percentile(scores(n), p));

  it('shows the median from five and the 90th percentile from twenty', () => {
    expect(publishOf(4, 0.5)).toEqual({ value: null, reason: 'n_lt_10', nBand: 'lt_10' });
    expect(publishOf(5, 0.5).value).toBe(42);
    expect(publishOf(5, 0.9).reason).toBe('n_lt_10');
    expect(publishOf(19, 0.9).reason).toBe('n_lt_30');
    expect(publishOf(20, 0.9).value).not.toBeNull();
    expect(publishOf(19, 0.89).value).not.toBeNull();
  });

  it('names a survival quantile that is not reached', () => {
    const open = kaplanMeier(scores(20).map((t) => ({ t, event: false })));
    expect(publishPercentile(0.5, 20, survivalQuantile(open, 0.5)).reason).toBe('not_reached');
  });
});

describe('uplift', () => {
  const arm = (successes: number, n: number) => ({ successes, n });

  it('needs thirty per arm with five successes and five failures in each', () => {
    expect(upliftGatePasses(arm(25, 30), arm(5, 30))).toBe(true);
    expect(upliftGatePasses(arm(24, 29), arm(5, 30))).toBe(false);
    expect(upliftGatePasses(arm(26, 30), arm(5, 30))).toBe(false);
    expect(upliftGatePasses(arm(25, 30), arm(4, 30))).toBe(false);
  });

  it('shows the smallest detectable effect instead of a refused uplift', () => {
    expect(publishUplift(arm(9, 10), arm(3, 10))).toEqual({
      status: 'insufficient',
      label: 'observational',
      minimalDetectableEffect: expect.closeTo(0.5742, 3),
    });
    expect(publishUplift(arm(1, 1), arm(0, 0))).toMatchObject({ minimalDetectableEffect: null });
  });

  it('reports a passed uplift with its label', () => {
    expect(publishUplift(arm(120, 150), arm(65, 100), 'randomised')).toMatchObject({
      status: 'reported',
      label: 'randomised',
      uplift: expect.closeTo(0.15, 9),
    });
  });
});
