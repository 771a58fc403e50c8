import { describe, expect, it } from '@jest/globals';
import { authorityFor, askedStep, brokenLimits, type Profile } from './authority.ts';
import { profile, usd, usdLimit } from './proposal.fixture.ts';

const none = { case: 0, order: 0, customer: 0, actor: 0 };
const asked = (amount = usd(100)) => ({ amount, remedyTypes: ['discount'] as const });
const found = (...profiles: Profile[]) => authorityFor(profiles, asked());
const everybody = (currency: 'USD' | 'EUR', max: number) =>
  profile([{ currency, max }], 'default', 'default');

describe('the limit that counts (GDW-01, R-086)', () => {
  it('is one of the employee in the currency before the default for it', () => {
    expect(found(everybody('USD', 9000), usdLimit(2000)).authority).toMatchObject({
      basis: 'role',
      max: 2000,
    });
  });

  it('is the default for the currency where the employee has none in it', () => {
    const euros = profile([{ currency: 'EUR', max: -1 }]);
    expect(found(euros, everybody('USD', 2000)).authority).toMatchObject({
      basis: 'default',
      max: 2000,
    });
  });

  it('is none where nobody has the currency', () => {
    expect(found(everybody('EUR', -1))).toEqual({
      authority: { basis: 'none' },
      cause: 'no_limit',
    });
  });

  it('is the higher of a role and a personal extension, unlimited above all', () => {
    const personal = profile([{ currency: 'USD', max: 7000 }], 'emp-anna', 'person');
    expect(found(usdLimit(2000), personal).authority).toMatchObject({ basis: 'person', max: 7000 });
    expect(found(usdLimit(-1), personal).authority).toMatchObject({ basis: 'role', max: -1 });
  });

  it('counts only for the remedy types it names', () => {
    const vouchers = profile([
      { currency: 'USD', max: -1, remedyTypes: ['voucher_store_credit'] },
      { currency: 'USD', max: 500, remedyTypes: ['discount', 'gift'] },
    ]);
    expect(found(vouchers).authority).toMatchObject({ max: 500 });
    const both = { amount: usd(1), remedyTypes: ['discount', 'voucher_store_credit'] as const };
    expect(authorityFor([vouchers], both).cause).toBe('type_not_covered');
  });
});

describe('what was granted before', () => {
  it.each(['case', 'order', 'customer'] as const)(
    'counts over the %s, however it was split (GDW-02)',
    (scope) => {
      const granted = { ...none, [scope]: 4000 };
      const authority = { basis: 'role', max: 5000 } as const;
      expect(brokenLimits(authority, granted, usd(1000))).toEqual([]);
      expect(brokenLimits(authority, granted, usd(1001))).toEqual(['above_limit']);
    },
  );

  it('counts over the day of one employee against a limit of its own', () => {
    const authority = { basis: 'role', max: -1, perDayMax: 5000 } as const;
    expect(brokenLimits(authority, { ...none, actor: 4500 }, usd(500))).toEqual([]);
    expect(brokenLimits(authority, { ...none, actor: 4500 }, usd(501))).toEqual([
      'above_day_limit',
    ]);
  });
});

describe('the role that is asked', () => {
  const step = (holderId: string, max: number) => ({
    profile: profile([{ currency: 'USD', max }], holderId),
  });

  it('is the first up the ladder whose limit covers the sum', () => {
    const ladder = [step('duty_manager', 3000), step('store_manager', 9000), step('head', -1)];
    const granted = { ...none, case: 2500 };
    expect(askedStep(ladder, granted, asked(usd(600)))?.profile.holderId).toBe('store_manager');
  });

  it('is the last one there is where no limit covers it', () => {
    const ladder = [step('duty_manager', 10), step('store_manager', 20)];
    expect(askedStep(ladder, none, asked(usd(600)))?.profile.holderId).toBe('store_manager');
    expect(askedStep([], none, asked())).toBeUndefined();
  });
});
