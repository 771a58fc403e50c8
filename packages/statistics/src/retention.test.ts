import { describe, expect, it } from '@jest/globals';
import { doubleDeviationRate, isDoubleDeviation } from './double-deviation.ts';
import { changePercent, finiteValue, meanLifeYears, perpetualValue } from './lifetime-value.ts';
import { retentionWindow, timeToPurchase } from './retention.ts';
import { valueSaved } from './value-saved.ts';
import { wordOfMouth } from './word-of-mouth.ts';

const customer = (
  id: string,
  asOfDay: number,
  purchaseDays: number[],
  subsidisedDays?: number[],
) =>
  subsidisedDays ? { id, asOfDay, purchaseDays, subsidisedDays } : { id, asOfDay, purchaseDays };

describe('retention', () => {
  it('counts a purchase paid by compensation apart from retention', () => {
    const result = retentionWindow(
      [customer('a', 100, [], [5]), customer('b', 100, [3], [5]), customer('c', 100, [], [95])],
      90,
    );
    expect(result).toMatchObject({ retained: ['b'], subsidised: ['a'], rate: 1 / 3 });
  });

  it('has no rate while no window is over', () => {
    expect(retentionWindow([customer('a', 89, [3])], 90)).toMatchObject({
      eligible: [],
      immature: ['a'],
      rate: null,
      ciLow: null,
    });
  });

  it('counts a customer from the day the window is over', () => {
    expect(retentionWindow([customer('a', 90, [90])], 90)).toMatchObject({ retained: ['a'] });
  });

  it('does not see a purchase after the day the figures are taken', () => {
    expect(timeToPurchase([customer('a', 50, [60])])).toEqual([{ t: 50, event: false }]);
  });
});

describe('double deviation', () => {
  const quiet = {
    recoveryAttempted: true,
    reopened: false,
    dissatisfactionEliminated: true,
    satisfaction: { value: 4, midpoint: 4 },
    deliveredInTime: true,
  };

  it('is flagged by each of the four signs', () => {
    expect(isDoubleDeviation({ ...quiet, reopened: true })).toBe(true);
    expect(isDoubleDeviation({ ...quiet, dissatisfactionEliminated: false })).toBe(true);
    expect(isDoubleDeviation({ ...quiet, satisfaction: { value: 3, midpoint: 4 } })).toBe(true);
    expect(isDoubleDeviation({ ...quiet, deliveredInTime: false })).toBe(true);
    expect(isDoubleDeviation(quiet)).toBe(false);
  });

  it('is not assessed while a sign is unknown and none is there', () => {
    expect(isDoubleDeviation({ ...quiet, satisfaction: null })).toBeNull();
    expect(isDoubleDeviation({ ...quiet, satisfaction: null, reopened: true })).toBe(true);
    expect(isDoubleDeviation({ ...quiet, satisfaction: null, recoveryAttempted: false })).toBe(
      false,
    );
  });

  it('leaves what is not assessed out of the rate and shows it', () => {
    expect(doubleDeviationRate([true, false, null, false, null])).toMatchObject({
      successes: 1,
      n: 3,
      rate: 1 / 3,
      unassessed: 2,
    });
    expect(doubleDeviationRate([null])).toMatchObject({ rate: null, unassessed: 1 });
  });
});

describe('value', () => {
  it('is undefined where the lifetime sum diverges or nobody leaves', () => {
    expect(perpetualValue({ margin: 10, retention: 1, discount: 0 })).toBeNull();
    expect(meanLifeYears(0)).toBeNull();
    expect([changePercent(0, 5), changePercent(null, 5)]).toEqual([null, null]);
  });

  it('approaches the perpetual value over many years', () => {
    const input = { margin: 100, retention: 0.8, discount: 0.1 };
    expect(finiteValue(input, 200)).toBeCloseTo(perpetualValue(input)!, 9);
    expect(finiteValue(input, 0)).toBe(0);
  });

  it('has no return on a cost of nothing', () => {
    const free = { value: 100, pUnrecovered: 0.25, pRecovered: 0.75, cost: 0 };
    expect(valueSaved([free])).toEqual({
      valueAtRisk: 75,
      valueSaved: 50,
      cost: 0,
      net: 50,
      roi: null,
    });
  });
});

describe('word of mouth', () => {
  it('nets mentions and weighs their reach by valence', () => {
    const result = wordOfMouth([
      { valence: 1, reach: 10 },
      { valence: -1, reach: 3 },
      { valence: 0, reach: 99 },
      { valence: 1, reach: 0 },
    ]);
    expect(result).toEqual({ positive: 2, neutral: 1, negative: 1, net: 0.25, reach: 7 });
  });

  it('has no net without mentions', () => {
    expect(wordOfMouth([])).toMatchObject({ net: null, reach: 0 });
  });
});
