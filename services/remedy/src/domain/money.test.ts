import type { Money } from '@amends/contracts/primitives';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { grantGoodwill } from './goodwill.ts';
import { add, percentFloor, percentHalfUp, remaining, smaller } from './money.ts';

const CAPS = { automaticPct: 120, managerPct: 150 };
const eur = (amount: number): Money => ({ amount, currency: 'EUR' });
const yen = (amount: number): Money => ({ amount, currency: 'JPY' });

const amounts = fc.integer({ min: 0, max: 999_999_999_999 }).map(eur);
const percents = fc.integer({ min: 0, max: 300 });

describe('a percentage of an amount', () => {
  it.each([
    ['GT-COMP-20-PCT-OF-1999', 1999, 20, 400],
    ['GT-COMP-120-PCT-OF-1999', 1999, 120, 2399],
    ['GT-COMP-10-PCT-OF-5', 5, 10, 1],
    ['GT-COMP-35-PCT-OF-1250', 1250, 35, 438],
  ])('is rounded half-up: %s', (_id, price, pct, expected) => {
    expect(percentHalfUp(eur(price), pct)).toEqual(eur(expected));
  });

  it.each([
    ['GT-COMP-CAP120-OF-1999', 1999, 120, 2398],
    ['GT-COMP-CAP150-OF-1999', 1999, 150, 2998],
  ])('is rounded down as a cap: %s', (_id, price, pct, expected) => {
    expect(percentFloor(eur(price), pct)).toEqual(eur(expected));
  });

  it('GT-COMP-200-CAPPED-150-OF-1999: proposed above the cap comes to the cap', () => {
    expect(smaller(percentHalfUp(eur(1999), 200), percentFloor(eur(1999), 150))).toEqual(eur(2998));
  });

  it('stays exact at the largest amount there is', () => {
    expect(percentHalfUp(eur(999_999_999_999), 33)).toEqual(eur(330_000_000_000));
    expect(percentFloor(eur(999_999_999_999), 33)).toEqual(eur(329_999_999_999));
  });

  it('is within half a unit of the true one, and as a cap never above it', () => {
    fc.assert(
      fc.property(amounts, percents, (money, pct) => {
        const exact = BigInt(money.amount) * BigInt(pct);
        const rounded = BigInt(percentHalfUp(money, pct).amount) * 100n;
        expect(rounded - exact <= 50n && exact - rounded < 50n).toBe(true);
        const floored = BigInt(percentFloor(money, pct).amount) * 100n;
        expect(floored <= exact && exact - floored < 100n).toBe(true);
      }),
    );
  });

  it('never falls when the percentage rises', () => {
    fc.assert(
      fc.property(amounts, percents, percents, (money, one, other) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)];
        expect(percentHalfUp(money, low).amount).toBeLessThanOrEqual(
          percentHalfUp(money, high).amount,
        );
      }),
    );
  });
});

describe('sums and differences', () => {
  it('do not depend on the order, and the rest of a sum is the other part', () => {
    fc.assert(
      fc.property(amounts, amounts, (one, other) => {
        expect(add(one, other)).toEqual(add(other, one));
        expect(remaining(add(one, other), one)).toEqual(other);
      }),
    );
  });

  it('leave nothing, never less than nothing', () => {
    expect(remaining(eur(5), eur(9))).toEqual(eur(0));
  });

  it('are never made of two currencies', () => {
    expect(() => add(eur(1), yen(1))).toThrow('cannot combine EUR with JPY');
    expect(() => remaining(eur(1), yen(1))).toThrow('cannot combine');
    expect(() => smaller(eur(1), yen(1))).toThrow('cannot combine');
  });
});

describe('goodwill within the caps', () => {
  it('P7: 200 % in all is cut to 2398 of 1999, and to 2998 by a manager', () => {
    const { automatic, byManager } = grantGoodwill(CAPS, eur(1999), eur(1999), 100);
    expect(1999 + automatic!.amount).toBe(2398);
    expect(1999 + byManager!.amount).toBe(2998);
  });

  it('needs no manager where all of it is within the automatic cap', () => {
    expect(grantGoodwill(CAPS, eur(1999), eur(1999), 10)).toEqual({ automatic: eur(200) });
  });

  it('is none where more than the cap was returned already, and never negative', () => {
    expect(grantGoodwill(CAPS, eur(100), eur(400), 20)).toEqual({});
  });

  it('is a manager’s alone between the two caps', () => {
    expect(grantGoodwill(CAPS, eur(1000), eur(1200), 20)).toEqual({ byManager: eur(200) });
  });

  it('never goes past a cap, below zero, or above what the percentage comes to', () => {
    fc.assert(
      fc.property(amounts, amounts, percents, (price, returned, pct) => {
        const { automatic = eur(0), byManager = automatic } = grantGoodwill(
          CAPS,
          price,
          returned,
          pct,
        );
        expect(automatic.amount).toBeGreaterThanOrEqual(0);
        expect(byManager.amount).toBeGreaterThanOrEqual(automatic.amount);
        expect(byManager.amount).toBeLessThanOrEqual(percentHalfUp(price, pct).amount);
        const within = (goodwill: Money, capPct: number) =>
          goodwill.amount === 0 ||
          returned.amount + goodwill.amount <= percentFloor(price, capPct).amount;
        expect(within(automatic, 120) && within(byManager, 150)).toBe(true);
      }),
    );
  });
});
