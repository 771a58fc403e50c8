import { describe, expect, it } from '@jest/globals';
import { lossesOf, lossFacts, stepForLoss } from './loss.ts';
import { DEFAULT_RULES } from './rules.ts';

const eur = (amount: number) => ({ amount, currency: 'EUR' }) as const;
const rules = {
  ...DEFAULT_RULES,
  authority: { owner: { EUR: 100 }, manager: { EUR: 1000 } },
  proofAbove: { EUR: 50 },
};

describe('the loss of a failure', () => {
  it('is the overcharge, else the price, and what was lost beyond it', () => {
    expect(lossesOf({ price: eur(5000), overcharge: eur(300) })).toEqual([eur(300)]);
    expect(lossesOf({ price: eur(5000), consequentialLoss: eur(20) })).toEqual([eur(5020)]);
    expect(lossesOf({ consequentialLoss: eur(20) })).toEqual([eur(20)]);
    expect(lossesOf({})).toEqual([]);
  });

  it('never adds up two currencies', () => {
    const usd = { amount: 5, currency: 'USD' } as const;
    expect(lossesOf({ price: eur(10), consequentialLoss: usd })).toEqual([eur(10), usd]);
  });

  it.each([
    [100, false, 0],
    [101, true, 2],
    [1000, true, 2],
    [1001, true, 3],
  ])('R-036: of %d is above the handler: %s, and goes to step %d', (amount, exceeds, step) => {
    const facts = { price: eur(amount) };
    expect(lossFacts(facts, rules).lossExceedsAuthority).toBe(exceeds);
    expect(stepForLoss(facts, rules)).toBe(step);
  });

  it('that nobody may grant goes to the last step', () => {
    const nobody = { ...rules, authority: { ...rules.authority, recovery_manager: { EUR: 1 } } };
    expect(stepForLoss({ price: eur(5000) }, nobody)).toBe(3);
  });

  it('in a currency without limits is not judged', () => {
    const facts = { price: { amount: 900_000, currency: 'JPY' } } as const;
    expect(lossFacts(facts, rules)).toEqual({});
    expect(stepForLoss(facts, rules)).toBe(0);
  });

  it('R-127: asks for no proof up to the threshold', () => {
    expect(lossFacts({ price: eur(50) }, rules).proofMayBeAsked).toBe(false);
    expect(lossFacts({ price: eur(51) }, rules).proofMayBeAsked).toBe(true);
  });
});
