import { publishPercentile } from '@amends/statistics/percentile';
import { wilson } from '@amends/statistics/wilson';
import { describe, expect, it } from '@jest/globals';
import {
  gatedMeasure,
  measureSchema,
  noData,
  plainMeasure,
  shareMeasure,
  withheldMeasure,
} from './measure.ts';

describe('a measure', () => {
  const all = {
    none: noData('seconds'),
    plain: plainMeasure(3, 4, 'cases'),
    small: gatedMeasure(publishPercentile(0.9, 7, 12), 7, 'seconds', { days: 1 }),
    shown: gatedMeasure(publishPercentile(0.5, 7, 12), 7, 'seconds', { method: 'exact' }),
    withheld: withheldMeasure(7, 'share', 'complementary'),
    share: shareMeasure(wilson(8, 10), { counts: { met: 8 } }),
    noShare: shareMeasure(wilson(0, 0), { counts: { pending: 3 } }),
  };

  it('fits the schema of answers in every form', () => {
    for (const measure of Object.values(all)) expect(measureSchema.parse(measure)).toEqual(measure);
  });

  it('has a reason exactly where it has no value', () => {
    for (const { value, reason } of Object.values(all))
      expect(value === null).toBe(reason !== undefined);
  });

  it('tells n of a register below a gate, and only the band of withheld answers', () => {
    expect(all.small).toEqual({
      value: null,
      n: 7,
      unit: 'seconds',
      reason: 'n_lt_10',
      nBand: 'lt_10',
    });
    expect(all.withheld).toMatchObject({ n: null, nBand: 'lt_10' });
  });

  it('keeps the counts of a share that has no denominator', () => {
    expect(all.noShare).toMatchObject({ value: null, reason: 'no_data', counts: { pending: 3 } });
  });
});
