import type { AbuseCondition, AbuseMeasure } from '@amends/contracts/triage-abuse';
import { ABUSE_MEASURES } from '@amends/contracts/triage-abuse';
import { describe, expect, it } from '@jest/globals';
import { type AbuseFact, reached } from './measure-abuse.ts';

const DAY_MS = 86_400_000;
const today = 400 * DAY_MS;
const eur = (amount: number) => ({ amount, currency: 'EUR' }) as const;

/** A fact of so many days ago. */
const fact = (kind: AbuseFact['kind'], days: number, more: Partial<AbuseFact> = {}): AbuseFact => {
  const atMs = today - days * DAY_MS;
  return { kind, atMs, at: new Date(atMs).toISOString(), ...more };
};
const times = (count: number, one: (at: number) => AbuseFact): AbuseFact[] =>
  Array.from({ length: count }, (_unused, at) => one(at));
const condition = (measure: AbuseMeasure, threshold: number): AbuseCondition => ({
  measure,
  threshold,
  windowDays: 30,
  ...(measure === 'goodwill_amount' || measure === 'refunded_value_pct'
    ? { currency: 'EUR' as const }
    : {}),
});
const observed = (measure: AbuseMeasure, facts: readonly AbuseFact[], threshold = 1) =>
  reached(condition(measure, threshold), facts, today)?.observed;

describe('a condition of abuse', () => {
  it('ABU-02: is reached at its threshold and not below it', () => {
    const claims = times(5, (at) => fact('claim', at));
    expect(observed('claims', claims, 6)).toBeUndefined();
    expect(observed('claims', [...claims, fact('claim', 6)], 6)).toBe(6);
  });

  it('ABU-02: counts in a rolling window of its own', () => {
    const claims = [fact('claim', 0), fact('claim', 29), fact('claim', 30)];
    expect(observed('claims', claims)).toBe(2);
    const wide = { ...condition('claims', 3), windowDays: 31 };
    expect(reached(wide, claims, today)?.observed).toBe(3);
  });

  it('does not count what came after the fact at hand', () => {
    expect(observed('claims', [fact('claim', 0), fact('claim', -1)])).toBe(1);
  });

  it('ABU-03: counts claims and what was given for them apart from chargebacks', () => {
    const facts = [fact('claim', 1), fact('chargeback', 1), fact('chargeback', 2)];
    expect(observed('claims', facts)).toBe(1);
    expect(observed('chargebacks', facts)).toBe(2);
    expect(observed('goodwill_credits', facts)).toBeUndefined();
    expect(observed('refunds', facts)).toBeUndefined();
  });

  it('tells apart claims of missing goods, kept goods, partial credits and goodwill', () => {
    const facts = [
      fact('claim', 3, { caseId: 'a', isItemClaim: true, isKept: true }),
      fact('claim', 3, { caseId: 'b' }),
      fact('remedy', 2, { caseId: 'a', restitution: eur(700), isPartial: true }),
      fact('remedy', 2, { caseId: 'b', restitution: eur(500), goodwill: eur(100) }),
      fact('remedy', 1, { caseId: 'c', goodwill: eur(250) }),
    ];
    expect(observed('item_claims', facts)).toBe(1);
    expect(observed('kept_items', facts)).toBe(1);
    expect(observed('partial_credits', facts)).toBe(1);
    expect(observed('refunds', facts)).toBe(2);
    expect(observed('goodwill_credits', facts)).toBe(2);
    expect(observed('goodwill_amount', facts)).toBe(350);
  });

  it('ABU-02: compares refunds with orders and their value with what was spent', () => {
    const facts = [
      ...times(4, (at) => fact('sale', at, { amount: eur(1000) })),
      ...times(2, (at) => fact('return', at, { amount: eur(1000) })),
      fact('remedy', 1, { restitution: eur(500) }),
    ];
    expect(observed('refund_to_order_pct', facts)).toBe(75);
    expect(observed('refunded_value_pct', facts)).toBe(62);
  });

  it('ABU-02: counts failed payments, and items that came back, each of these once', () => {
    const facts = [
      ...times(3, (at) => fact('failed_payment', at)),
      ...['a', 'b', 'b', 'c'].map((productRef) => fact('item_return', 1, { productRef })),
    ];
    expect(observed('failed_payments', facts)).toBe(3);
    expect(observed('distinct_items', facts)).toBe(3);
    expect(observed('returns', facts)).toBeUndefined();
    expect(observed('chargebacks', facts)).toBeUndefined();
  });

  it('judges no share of few refunds, of no orders, or in another currency', () => {
    const sale = fact('sale', 1, { amount: eur(1000) });
    const back = times(3, (at) => fact('return', at, { amount: eur(1000) }));
    expect(observed('refund_to_order_pct', [sale, ...back.slice(1)])).toBeUndefined();
    expect(observed('refund_to_order_pct', back)).toBeUndefined();
    const usd = back.map((one) => ({ ...one, amount: { amount: 1, currency: 'USD' as const } }));
    expect(observed('refunded_value_pct', [sale, ...usd])).toBeUndefined();
  });

  it('T-72: counts nothing that was looked at when an earlier flag was cleared', () => {
    const claims = [fact('claim', 0), fact('claim', 5), fact('claim', 6)];
    const cleared = today - 5 * DAY_MS;
    expect(reached(condition('claims', 1), claims, today, cleared)?.observed).toBe(1);
  });

  it('EMP-04: measures nothing that employees think of a contact', () => {
    const [rating, behaviour] = [/rating|courte|abusive/, /presumption|misbehav/];
    expect(ABUSE_MEASURES.filter((one) => rating.test(one) || behaviour.test(one))).toEqual([]);
  });
});
