import type { Money } from '@amends/contracts/primitives';

/**
 * Integer arithmetic in minor units. BigInt inside, numbers at the edge: products of an amount and
 * a percentage stay exact whatever the amount. Rounding of playbook version 1: amounts half-up,
 * caps down (playbook section 6).
 */

/** `pct` percent of the amount, half-up: floor((2·a·pct + 100) / 200). */
export const percentHalfUp = (money: Money, pct: number): Money => ({
  ...money,
  amount: Number((2n * BigInt(money.amount) * BigInt(pct) + 100n) / 200n),
});

/** `pct` percent of the amount, rounded down: a cap is never exceeded by rounding. */
export const percentFloor = (money: Money, pct: number): Money => ({
  ...money,
  amount: Number((BigInt(money.amount) * BigInt(pct)) / 100n),
});

/** Throws for two currencies: there is no conversion in the suite. */
const sameCurrency = (one: Money, other: Money): void => {
  if (one.currency !== other.currency) {
    throw new Error(`cannot combine ${one.currency} with ${other.currency}`);
  }
};

export const add = (one: Money, other: Money): Money => {
  sameCurrency(one, other);
  return { ...one, amount: Number(BigInt(one.amount) + BigInt(other.amount)) };
};

/** What is left of `cap` after `used`, never below zero. */
export const remaining = (cap: Money, used: Money): Money => {
  sameCurrency(cap, used);
  return { ...cap, amount: Math.max(0, cap.amount - used.amount) };
};

export const smaller = (one: Money, other: Money): Money => {
  sameCurrency(one, other);
  return one.amount <= other.amount ? one : other;
};
