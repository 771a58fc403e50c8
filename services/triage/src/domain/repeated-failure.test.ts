import type { KhdType } from '@amends/contracts/vocabulary';
import { describe, expect, it } from '@jest/globals';
import { type Failure, knownFailures } from '../known-failures.ts';
import { impactAfter } from './repeated-failure.ts';
import { DEFAULT_RULES } from './rules.ts';
import { assessImpact } from './severity.ts';

const now = '2026-06-01T10:00:00Z';
const daysAgo = (days: number): string =>
  new Date(Date.parse(now) - days * 86_400_000).toISOString();

const failure = (facts: Partial<Failure> = {}): Failure => ({
  caseId: 'this',
  customerId: 'c1',
  storeId: '9',
  khdType: 'mischarged',
  reportedAt: now,
  ...facts,
});
const earlier = (days: number, facts: Partial<Failure> = {}): Failure =>
  failure({ caseId: `of day -${days}`, reportedAt: daysAgo(days), ...facts });

const severityOf = (magnitude: number, before: readonly Failure[], khdType?: KhdType) =>
  impactAfter(
    assessImpact({ magnitude, khdType }),
    knownFailures(before, DEFAULT_RULES).earlier(failure()),
  );

describe('a repeat', () => {
  it('P6: raises a second minor failure of a customer within 60 days to moderate', () => {
    expect(severityOf(2, [earlier(60)])).toEqual({
      severity: 'moderate',
      ruleId: 'no_condition_holds',
      raisedFrom: 'minor',
      repeatOf: 'of day -60',
      repeatBasis: 'same_customer',
    });
  });

  it('P10: counts the 90th day, and no day after it', () => {
    expect(severityOf(7, [earlier(90)])).toMatchObject({ severity: 'major' });
    expect(severityOf(7, [earlier(91)])).toMatchObject({ severity: 'moderate' });
  });

  it('P9: raises nothing above major and leaves critical alone', () => {
    expect(severityOf(9, [earlier(30)])).toMatchObject({ severity: 'major' });
    expect(severityOf(1, [earlier(30)], 'accused_of_shoplifting')).toMatchObject({
      severity: 'critical',
      repeatOf: 'of day -30',
    });
  });

  it('R-031: links the last of the customer, else the last of the type at the store', () => {
    const others = { customerId: 'c2' };
    const { earlier: find } = knownFailures(
      [earlier(3), earlier(1, others), earlier(2), earlier(4, others)],
      DEFAULT_RULES,
    );
    expect(find(failure())).toEqual({ caseId: 'of day -2', basis: 'same_customer' });
    expect(find(failure({ customerId: 'c3' }))).toEqual({
      caseId: 'of day -1',
      basis: 'same_type_at_store',
    });
  });

  it('of another customer is linked and raises nothing', () => {
    const { earlier: find } = knownFailures([earlier(1, { customerId: 'c2' })], DEFAULT_RULES);
    const impact = impactAfter(assessImpact({}), find(failure()));
    expect(impact).toMatchObject({ severity: 'minor', repeatBasis: 'same_type_at_store' });
  });

  it('is neither the failure itself nor one reported later', () => {
    const { earlier: find } = knownFailures(
      [failure(), earlier(-1), earlier(1, { customerId: undefined, khdType: 'delivery' })],
      DEFAULT_RULES,
    );
    expect(find(failure())).toBeUndefined();
  });

  it('is found among the failures of the same batch', () => {
    const known = knownFailures([], DEFAULT_RULES);
    known.remember(earlier(0, { caseId: 'of the batch' }));
    expect(known.earlier(failure())?.caseId).toBe('of the batch');
  });

  it('follows the window of the installation', () => {
    const rules = { ...DEFAULT_RULES, repeatWindowDays: 30 };
    expect(knownFailures([earlier(31)], rules).earlier(failure())).toBeUndefined();
  });
});

describe('frequency', () => {
  it('is reached with the third failure of a type at a store within 30 days', () => {
    const others = (days: number) => earlier(days, { customerId: `c${days}` });
    const of = (...before: readonly Failure[]) =>
      knownFailures(before, DEFAULT_RULES).frequency(failure());
    expect(of(others(1))).toEqual({ earlier: 1, isFrequent: false });
    expect(of(others(1), others(30))).toEqual({ earlier: 2, isFrequent: true });
    expect(of(others(1), others(31))).toEqual({ earlier: 1, isFrequent: false });
    expect(of(earlier(1, { storeId: '8' }), earlier(2, { khdType: 'delivery' }))).toEqual({
      earlier: 0,
      isFrequent: false,
    });
  });
});
