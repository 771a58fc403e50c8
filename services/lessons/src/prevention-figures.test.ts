import { describe, expect, it } from '@jest/globals';
import { factSet } from './fact-set.fixture.ts';
import { preventionFigures, preventionSource } from './prevention-figures.ts';

const DAY = 86_400_000;
const AT = Date.parse('2026-06-01T00:00:00Z');

interface Action {
  /** Days before the instant asked for. */
  readonly implemented?: number;
  /** Days after it took effect. */
  readonly failures?: readonly number[];
  readonly verdict?: string;
}

const totalOf = (actions: readonly Action[]) => {
  const rows = actions.map(({ implemented, failures = [], verdict }) => {
    const at = implemented === undefined ? null : AT - implemented * DAY;
    return {
      opened: AT - 400 * DAY,
      implemented: at,
      failures: at === null ? null : failures.map((days) => at + days * DAY),
      verified: verdict === undefined ? null : AT,
      verdict,
    };
  });
  const sets = { actions: factSet(preventionSource.columns, rows) };
  const context = { asOfMs: AT, percentileRule: 'linear' } as const;
  return preventionFigures([{ group: {}, sets }], context)[0]!;
};

describe('recurrence after preventive actions', () => {
  const { measures } = totalOf([
    // 100 days in effect: of the failures those of 100 days before and after count.
    { implemented: 100, failures: [-120, -99, -50, -1, 0, 95], verdict: 'fewer' },
    { implemented: 200, failures: [-150, -3, 91], verdict: 'more' },
    { implemented: 20, failures: [-19, 5] },
    { implemented: 120, failures: [] },
    {},
  ]);

  it('R-077: counts failures over as long a time before as after', () => {
    expect(measures).toMatchObject({
      actions: { value: 5, counts: { implemented: 4, verified: 2 } },
      failuresBefore: { value: 6, n: 4 },
      failuresAfter: { value: 4, n: 4 },
    });
  });

  it('R-077: is a ratio of rates with its interval', () => {
    // 4 of 10 lies in [.168180, .687326], which gives odds.
    const { value, n, ciLow, ciHigh, label } = measures.rateRatio!;
    expect([n, label]).toEqual([10, 'observational']);
    expect(value).toBeCloseTo(4 / 6, 12);
    expect(ciLow).toBeCloseTo(0.16818 / (1 - 0.16818), 5);
    expect(ciHigh).toBeCloseTo(0.687326 / (1 - 0.687326), 4);
  });

  it('R-077: has a share within 90 days of the actions that were seen so long', () => {
    expect(measures.recurredWithin90).toMatchObject({
      value: 1 / 3,
      n: 3,
      counts: { recurred: 1, immature: 1 },
    });
    expect(measures.recurredWithin90!.ciLow).toBeCloseTo(0.061492, 6);
    expect(measures.recurredWithin90!.ciHigh).toBeCloseTo(0.79234, 6);
  });

  it('R-077: withholds the median of fewer than five actions', () => {
    expect(measures.timeToRecurrence).toMatchObject({ value: null, n: 4, reason: 'n_lt_10' });
  });

  it('R-077: has a median time that takes actions without recurrence as open', () => {
    const five = [2, 4, 30].map((day) => ({ implemented: 100, failures: [day] }));
    const open = [{ implemented: 10 }, { implemented: 50 }];
    // At 10 d one of the open leaves: S = 4/5, 3/5, then 3/5 * 1/2 at 30 d.
    expect(totalOf([...five, ...open]).measures.timeToRecurrence).toMatchObject({
      value: 30 * 86_400,
      days: 30,
      counts: { ended: 3, censored: 2 },
    });
  });

  it('R-076: shows the verdicts of verified actions', () => {
    expect(measures.fewerShare).toMatchObject({
      value: 0.5,
      n: 2,
      counts: { fewer: 1, more: 1, same: 0, none_to_compare: 0 },
    });
  });
});

describe('preventive actions without failures', () => {
  it('R-077: have no ratio where nothing failed before', () => {
    const { rateRatio } = totalOf([{ implemented: 30, failures: [3] }]).measures;
    expect(rateRatio).toMatchObject({ value: null, n: 1, reason: 'zero_denominator' });
  });

  it('R-077: have zero failures where in effect, and no data where not', () => {
    expect(totalOf([{ implemented: 30 }]).measures).toMatchObject({
      failuresAfter: { value: 0, n: 1 },
      rateRatio: { value: null, reason: 'no_data' },
    });
    expect(totalOf([{}]).measures.failuresAfter).toMatchObject({ value: null, reason: 'no_data' });
  });
});
