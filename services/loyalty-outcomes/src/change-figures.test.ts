import type { LoggedEvent } from '@amends/event-log/logged-event';
import { describe, expect, it } from '@jest/globals';
import {
  answered,
  type CaseAndSales,
  event,
  figuresOf,
  instantOf,
  recovered,
  reported,
  rowAfter,
} from './loyal-case.fixture.ts';

const said = (answers: object, ...before: readonly LoggedEvent[]): CaseAndSales => ({
  row: rowAfter(reported(0), ...before, recovered(1), answered(2, answers)),
});
const times = (count: number, each: CaseAndSales): CaseAndSales[] =>
  Array.from({ length: count }, () => each);
const of = (cases: readonly CaseAndSales[]) => figuresOf(9, cases)[0]!;

/** GT-SRPw on its scale of 7. */
const pre = [6, 5, 6, 7, 4, 5, 6, 5, 6, 5];
const post = [7, 6, 6, 7, 6, 5, 7, 6, 5, 6];
const paradox = pre.map((satisfactionBefore, at) =>
  said({ satisfactionBefore, overallSatisfaction: post[at]! }),
);

describe('the recovery paradox (R-103)', () => {
  it('GT-SRPw: within customers is a paired difference, too few for a verdict below thirty', () => {
    const { paradoxWithin } = of(paradox);
    expect(paradoxWithin).toMatchObject({
      n: 10,
      unit: 'score',
      verdict: 'insufficient',
      baseline: 'recalled',
      ciFlag: 'wide',
    });
    expect(paradoxWithin!.value).toBeCloseTo(0.6, 9);
    expect(paradoxWithin!.ciLow).toBeCloseTo(-0.003242, 6);
    expect(paradoxWithin!.effectSize).toBeCloseTo(0.711512, 6);
  });

  it('has a verdict from thirty customers on', () => {
    const thrice = [paradox, paradox, paradox].flat();
    expect(of(thrice).paradoxWithin).toMatchObject({ n: 30, verdict: 'supported' });
    const worse = times(29, said({ satisfactionBefore: 5, overallSatisfaction: 3 }));
    const one = said({ satisfactionBefore: 5, overallSatisfaction: 4 });
    expect(of([...worse, one]).paradoxWithin!.verdict).toBe('opposite');
  });

  it('is not told of fewer than ten, nor of who left one of the two out', () => {
    const half = said({ overallSatisfaction: 5 });
    expect(of([...paradox.slice(1), half]).paradoxWithin).toMatchObject({
      value: null,
      n: null,
      reason: 'n_lt_10',
    });
    expect(of([half]).paradoxWithin).toMatchObject({ n: 0, reason: 'no_data' });
  });
});

describe('what changed in customers (R-109)', () => {
  it('is who went from where to where, with the share that moved up', () => {
    const rows = [
      ...times(6, said({ satisfactionBefore: 2, overallSatisfaction: 5 })),
      ...times(3, said({ satisfactionBefore: 4, overallSatisfaction: 3 })),
      ...times(1, said({ satisfactionBefore: 5, overallSatisfaction: 5 })),
    ];
    expect(of(rows).satisfactionTransitions).toMatchObject({
      value: 0.6,
      n: 10,
      unit: 'share',
      counts: { low_to_high: 6, high_to_mid: 3, high_to_high: 1 },
    });
  });

  it('is trust before and after, on its scale of seven', () => {
    const { trustChange, trustTransitions } = of(times(10, said({ trustBefore: 3, trust: 6 })));
    expect(trustChange).toMatchObject({ value: 3, n: 10, baseline: 'recalled' });
    expect(trustTransitions).toMatchObject({ value: 1, counts: { low_to_high: 10 } });
  });

  it('is relief where a feeling went, and none where nobody asked what is left', () => {
    const angry = { emotions: [{ emotion: 'angry', intensity: 5 }] };
    const told = (answers: object): CaseAndSales => ({
      row: rowAfter(reported(0, angry), recovered(1), answered(2, answers)),
    });
    const rows = [
      ...times(8, told({ emotionsAfter: [] })),
      ...times(2, told({ emotionsAfter: [{ emotion: 'angry', intensity: 5 }] })),
      told({}),
    ];
    const { emotionChange, emotionTransitions } = of(rows);
    expect(emotionChange).toMatchObject({ value: -4, n: 10 });
    expect(emotionTransitions).toMatchObject({
      value: 0.8,
      counts: { strong_to_none: 8, strong_to_strong: 2 },
    });
  });

  it('is withheld in a second group where one alone could be computed (R-132)', () => {
    const row = said({ trustBefore: 3, trust: 6 });
    const groups = [times(9, row), times(12, row), times(40, row)] as const;
    const reasons = figuresOf(9, ...groups).map(({ trustChange }) => trustChange!.reason);
    expect(reasons).toEqual([undefined, 'n_lt_10', 'complementary', undefined]);
  });
});

describe('where blame went (R-110)', () => {
  const blamed = event('CauseStatedByCustomer', {
    controllability: 6,
    stabilityRating: 5,
    statedAt: instantOf(0.5),
  });

  it('is how much less avoidable and lasting the failure looks after its recovery', () => {
    const rows = times(10, said({ controllabilityAfter: 4, stabilityAfter: 2 }, blamed));
    expect(of(rows).controllabilityShift).toMatchObject({ value: -2, n: 10 });
    expect(of(rows).stabilityShift).toMatchObject({ value: -3, n: 10 });
  });

  it('needs to have been said before', () => {
    expect(of(times(10, said({ controllabilityAfter: 4 }))).controllabilityShift!.n).toBe(0);
  });
});
