import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { closedOnlySummary } from './closed-only.ts';
import {
  kaplanMeier,
  type Observation,
  restrictedMean,
  survivalAt,
  survivalQuantile,
} from './kaplan-meier.ts';
import { slaAttainment } from './sla.ts';

const ended = (t: number): Observation => ({ t, event: true });
const open = (t: number): Observation => ({ t, event: false });

const someDurations = (maxLength: number) =>
  fc.array(fc.record({ t: fc.nat(20), event: fc.boolean() }), { minLength: 1, maxLength });

/** The textbook product, unreduced and in whole numbers, straight from the definition. */
function productAt(observations: readonly Observation[], t: number): number {
  let top = 1n;
  let bottom = 1n;
  for (const time of new Set(observations.filter((o) => o.event && o.t <= t).map((o) => o.t))) {
    const atRisk = observations.filter((o) => o.t >= time).length;
    const events = observations.filter((o) => o.event && o.t === time).length;
    top *= BigInt(atRisk - events);
    bottom *= BigInt(atRisk);
  }
  return Number((top * 10n ** 18n) / bottom) / 1e18;
}

function fractionValue(text: string | null): number {
  const [top = '', bottom = ''] = (text ?? '').split('/');
  return Number(top) / Number(bottom);
}

describe('the curve', () => {
  it('equals the product over whole numbers for any mix of ended and open durations', () => {
    fc.assert(
      fc.property(someDurations(40), (observations) => {
        for (const row of kaplanMeier(observations).rows) {
          expect(Math.abs(row.survival - productAt(observations, row.t))).toBeLessThan(1e-12);
          expect(fractionValue(row.survivalFraction)).toBeCloseTo(row.survival, 14);
        }
      }),
    );
  });

  it('stays within 1e-12 of the exact product above the size that keeps fractions', () => {
    const observations = Array.from({ length: 450 }, (_, i) => ({ t: i, event: i % 3 !== 0 }));
    const { rows } = kaplanMeier(observations);
    expect(rows[0]?.survivalFraction).toBeNull();
    for (const row of [rows[0]!, rows[100]!, rows.at(-1)!]) {
      expect(Math.abs(row.survival - productAt(observations, row.t))).toBeLessThan(1e-12);
    }
  });

  it('does not depend on the order of the durations', () => {
    fc.assert(
      fc.property(someDurations(30), (observations) => {
        expect(kaplanMeier([...observations].reverse())).toEqual(kaplanMeier(observations));
      }),
    );
  });

  it('falls, and its bounds enclose it where they are defined', () => {
    fc.assert(
      fc.property(someDurations(60), (observations) => {
        let above = 1;
        for (const { survival, ciLow, ciHigh, se } of kaplanMeier(observations).rows) {
          expect(survival).toBeLessThan(above);
          above = survival;
          if (survival === 0) expect([se, ciLow, ciHigh]).toEqual([null, null, null]);
          else expect(ciLow! < survival && survival < ciHigh!).toBe(true);
        }
      }),
    );
  });

  it('counts the tail of a hundred thousand ended durations without drift', () => {
    const n = 100_000;
    const observations = Array.from({ length: n }, (_, i) => ended((i * 7919) % n));
    const curve = kaplanMeier(observations);
    expect(curve.rows).toHaveLength(n);
    expect(curve.rows[24_999]?.survival).toBe(0.75);
    expect(survivalQuantile(curve, 0.9)).toBe(89_999);
    expect(restrictedMean(curve, n)).toBeCloseTo((n - 1) / 2, 4);
  });

  it('follows a hundred thousand durations of which every second is open', () => {
    const n = 100_000;
    const curve = kaplanMeier(Array.from({ length: n }, (_, i) => ({ t: i, event: i % 2 === 0 })));
    let product = 1;
    for (const { atRisk } of curve.rows) product *= 1 - 1 / atRisk;
    expect(curve.rows.at(-1)!.survival / product).toBeCloseTo(1, 9);
    expect(curve).toMatchObject({ n, events: n / 2, censored: n / 2, tMax: n - 1 });
  });

  it('refuses a negative, infinite or missing duration', () => {
    for (const t of [-1, Infinity, Number.NaN]) {
      expect(() => kaplanMeier([ended(t)])).toThrow(RangeError);
    }
  });
});

describe('readings of the curve', () => {
  it('reads nothing from no observations', () => {
    const curve = kaplanMeier([]);
    expect(curve).toEqual({ n: 0, events: 0, censored: 0, tMax: null, rows: [] });
    expect(survivalQuantile(curve, 0.5)).toBeNull();
    expect(survivalAt(curve, 0)).toBeNull();
    expect(restrictedMean(curve, 1)).toBeNull();
  });

  it('meets a quantile exactly on the probability at any size', () => {
    for (const n of [10, 200, 1000]) {
      const curve = kaplanMeier(Array.from({ length: n }, (_, i) => ended(i + 1)));
      for (const p of [0.1, 0.3, 0.7, 0.9]) {
        expect(survivalQuantile(curve, p)).toBe(Math.round(p * n));
      }
    }
  });

  it('says nothing beyond the longest open duration but zero after the last end', () => {
    const censored = kaplanMeier([ended(1), open(5)]);
    expect(survivalAt(censored, 5)).toBe(0.5);
    expect(survivalAt(censored, 5.1)).toBeNull();
    expect(restrictedMean(censored, 6)).toBeNull();
    const complete = kaplanMeier([ended(1), ended(5)]);
    expect(survivalAt(complete, 9)).toBe(0);
    expect(restrictedMean(complete, 9)).toBe(3);
  });

  it('steps down at the event itself', () => {
    const curve = kaplanMeier([ended(2), ended(4)]);
    expect([1.9, 2, 3, 4].map((t) => survivalAt(curve, t))).toEqual([1, 0.5, 0.5, 0]);
  });

  it('cuts the area off at tau between two events', () => {
    expect(restrictedMean(kaplanMeier([ended(2), ended(4)]), 3)).toBe(2.5);
  });

  it('has the ordinary mean as its restricted mean when everything ended', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(50), { minLength: 1, maxLength: 40 }), (times) => {
        const mean = times.reduce((sum, t) => sum + t, 0) / times.length;
        expect(restrictedMean(kaplanMeier(times.map(ended)), 60)).toBeCloseTo(mean, 9);
      }),
    );
  });
});

describe('figures beside the curve', () => {
  it('leaves an open duration of exactly the target pending', () => {
    const attainment = slaAttainment([open(24), open(24.01), ended(24), ended(24.01)], 24);
    expect(attainment).toMatchObject({ met: 1, breached: 2, pending: 1 });
  });

  it('has no rate while everything is pending', () => {
    const attainment = slaAttainment([open(1)], 24);
    expect(attainment).toEqual({
      met: 0,
      breached: 0,
      pending: 1,
      rate: null,
      ciLow: null,
      ciHigh: null,
    });
  });

  it('keeps the bias warning even when nothing has ended', () => {
    expect(closedOnlySummary([open(3)])).toEqual({
      n: 0,
      mean: null,
      median: null,
      p90: null,
      warning: 'biased_closed_only',
    });
  });
});
