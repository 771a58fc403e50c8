import { describe, expect, it } from '@jest/globals';
import { armsOf, upliftMeasures, without } from './comparisons.ts';
import { stratumKey } from './loyal-slots.ts';

const arms = (...strata: readonly (readonly [string, number, number])[]) =>
  new Map(strata.map(([stratum, successes, n]) => [stratum, { successes, n }]));

describe('the uplift of one side over the other (R-106, R-111)', () => {
  it('GT-UP: has the interval of Newcombe', () => {
    const of = upliftMeasures('x', arms(['minor', 120, 150]), arms(['minor', 65, 100]));
    expect(of.x).toMatchObject({
      n: 250,
      unit: 'share',
      label: 'observational',
      counts: { treated: 150, control: 100 },
    });
    expect(of.x!.value).toBeCloseTo(0.15, 9);
    expect([of.x!.ciLow, of.x!.ciHigh]).toEqual([
      expect.closeTo(0.038113, 6),
      expect.closeTo(0.262479, 6),
    ]);
  });

  it('GT-MH: turns round within severities', () => {
    const of = upliftMeasures(
      'x',
      arms(['minor', 90, 100], ['moderate', 120, 160], ['severe', 100, 200]),
      arms(['minor', 160, 200], ['moderate', 84, 120], ['severe', 16, 40]),
    );
    expect(of.x!.value).toBeCloseTo(-0.048309, 6);
    expect(of.xStratified!.value).toBeCloseTo(0.079661, 6);
    expect([of.xStratified!.ciLow, of.xStratified!.ciHigh]).toEqual([
      expect.closeTo(0.016672, 6),
      expect.closeTo(0.14265, 6),
    ]);
  });

  it('GT-MDE: is insufficient below the gate, with what so many could have shown', () => {
    const of = upliftMeasures('x', arms(['minor', 28, 30]), arms(['minor', 20, 30]));
    expect(of.x).toMatchObject({ value: null, n: null, reason: 'insufficient', nBand: '30_plus' });
    expect(of.x!.minimalDetectableEffect).toBeCloseTo(0.341, 2);
    expect(of.xStratified).toEqual(of.x);
  });

  it('tells nothing that would give fewer than ten away', () => {
    const of = upliftMeasures('x', arms(['minor', 9, 30]), arms(['minor', 3, 9]));
    expect(of.x).toMatchObject({ reason: 'insufficient', minimalDetectableEffect: null });
  });

  it('is no data where one side is nobody', () => {
    const of = upliftMeasures('x', arms(['minor', 90, 100]), arms());
    expect(of.x).toMatchObject({ value: null, n: 0, reason: 'no_data' });
  });
});

describe('the sides of a comparison', () => {
  it('are counted by severity, those whose severity nobody knows apart', () => {
    const counted = [
      [stratumKey('minor', true), 4],
      [stratumKey('minor', false), 3],
      [stratumKey(null, true), 2],
    ] as const;
    expect([...armsOf(counted)]).toEqual([
      ['minor', { successes: 4, n: 7 }],
      ['unknown', { successes: 2, n: 2 }],
    ]);
  });

  it('are a group and the rest of the slice', () => {
    const rest = without(arms(['minor', 5, 9], ['major', 1, 2]), arms(['minor', 2, 3]));
    expect([...rest]).toEqual([
      ['minor', { successes: 3, n: 6 }],
      ['major', { successes: 1, n: 2 }],
    ]);
  });
});
