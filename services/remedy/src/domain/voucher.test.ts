import { given } from '@amends/decider/given-when-then';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { caseId, eur, now, remedyId, storeId, voucherId } from './remedy-case.fixture.ts';
import { type VoucherCommand, type VoucherEvent, voucherDecider } from './voucher.ts';

const expiresAt = '2029-03-02T10:00:00.000Z';
const later = '2029-03-02T10:00:00.001Z';

const issue: VoucherCommand = {
  type: 'IssueVoucher',
  data: {
    ...{ voucherId, caseId, storeId, kind: 'goodwill', amount: eur(1000) },
    ...{ remedyId, step: 3, issuedAt: now, expiresAt },
  },
};
const redeem = (amount: number, facts: object = {}) =>
  ({
    ...{ type: 'RedeemVoucher', redemptionId: '0190a000-0000-8000-8000-000000000041' },
    ...{ amount: eur(amount), storeId: '12', now },
    ...facts,
  }) as const satisfies VoucherCommand;
const takeBack: VoucherCommand = { type: 'VoidVoucher', reason: 'fraud', now };
const expire: VoucherCommand = { type: 'ExpireVoucher', now: expiresAt };
const forestall: VoucherCommand = {
  type: 'ForestallVoucher',
  data: { voucherId, caseId, storeId, kind: 'goodwill' },
  ...{ currency: 'EUR', now },
};
const show: VoucherCommand = { type: 'ShowCode', isNew: false, now };
const replace: VoucherCommand = { ...show, isNew: true };

/** The events of commands, those that are refused left out. */
const after = (...commands: readonly VoucherCommand[]): readonly VoucherEvent[] => {
  const past: VoucherEvent[] = [];
  for (const command of commands) {
    const { decision } = given(voucherDecider, past).when(command);
    if (decision.accepted) past.push(...decision.events);
  }
  return past;
};
const when = (past: readonly VoucherEvent[], command: VoucherCommand) =>
  given(voucherDecider, past).when(command);

describe('a voucher', () => {
  it('that was forestalled is never issued, and one that is there is left alone', () => {
    expect(when(after(forestall), issue).decision).toEqual({ accepted: true, events: [] });
    expect(when(after(issue), forestall).decision).toEqual({ accepted: true, events: [] });
  });

  it('is issued once, however often its effect is carried out', () => {
    expect(after(issue, issue).map(({ type }) => type)).toEqual(['VoucherIssued']);
    const empty = { ...issue, data: { ...issue.data, amount: eur(0) } };
    expect(when([], empty).code()).toBe('amount_not_positive');
  });

  it('is spent in parts until nothing is left', () => {
    const past = after(issue, redeem(400));
    expect(past.at(-1)?.data).toMatchObject({ amount: eur(400), balance: eur(600) });
    expect(when(past, redeem(601)).code()).toBe('voucher_balance_too_low');
    expect(when(after(issue, redeem(400), redeem(600)), redeem(1)).code()).toBe(
      'voucher_already_redeemed',
    );
  });

  it.each([
    ['nothing', redeem(0), 'amount_not_positive'],
    [
      'another currency',
      redeem(1, { amount: { amount: 1, currency: 'CHF' } }),
      'currency_mismatch',
    ],
    ['more than its value', redeem(1001), 'voucher_balance_too_low'],
    ['after its last moment', redeem(1, { now: later }), 'voucher_expired'],
  ])('is not spent for %s', (_what, command, code) => {
    expect(when(after(issue), command).code()).toBe(code);
  });

  it('that nobody issued is none', () => {
    for (const command of [redeem(1), takeBack, show, replace]) {
      expect(when([], command).code()).toBe('not_found');
    }
    expect(when([], expire).events()).toEqual([]);
  });

  it('is worth nothing once voided or expired, and says what was left', () => {
    const voided = after(issue, redeem(400), takeBack);
    expect(voided.at(-1)).toMatchObject({ type: 'VoucherVoided', data: { amount: eur(600) } });
    const expired = after(issue, redeem(400), expire);
    expect(expired.at(-1)).toMatchObject({ type: 'VoucherExpired', data: { amount: eur(600) } });
    for (const command of [redeem(1), takeBack, show, replace]) {
      expect(when(voided, command).code()).toBe('voucher_voided');
      expect(when(expired, command).code()).toBe('voucher_expired');
    }
    for (const past of [voided, expired, after(issue, redeem(1000))]) {
      expect(when(past, expire).events()).toEqual([]);
    }
  });

  it('tells its code once, and a new one in its place', () => {
    const shown = after(issue, show);
    expect(shown.at(-1)?.data).toMatchObject({ replaces: false });
    expect(when(shown, show).code()).toBe('voucher_code_shown');
    expect(when(shown, replace).events()[0]?.data).toMatchObject({ replaces: true });
  });

  it('never has a balance below zero nor gives more than it is worth', () => {
    const command = fc.oneof(
      fc.integer({ min: 0, max: 700 }).map((amount) => redeem(amount)),
      fc.constantFrom(takeBack, expire, issue, show),
    );
    fc.assert(
      fc.property(fc.array(command, { maxLength: 12 }), (commands) => {
        const past = after(issue, ...commands);
        let left = 1000;
        for (const { type, data } of past) {
          if (type === 'VoucherIssued' || type === 'VoucherCodeShown') continue;
          left -= data.amount.amount;
          expect(left).toBeGreaterThanOrEqual(0);
          if (type === 'VoucherRedeemed') expect(data.balance).toEqual(eur(left));
        }
      }),
    );
  });
});
