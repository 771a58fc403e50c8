import { describe, expect, it } from '@jest/globals';
import { uuidv8FromHash } from '@amends/service-kit/ids';
import type { HearDoubleDeviation } from './double-deviation.ts';
import type { Profile } from './authority.ts';
import {
  ANNA,
  answerTo,
  approve,
  decideOn,
  offeredInUsd,
  profile,
  propose,
  stateAfter,
  statuses,
  usd,
  usdLimit,
} from './proposal.fixture.ts';
import { after, caseId, expiresAt, now, prepare, prioritised } from './remedy-case.fixture.ts';

const GRANTED =
  'GoodwillProposed+GoodwillApproved+PlaybookDeviationRecorded+GoodFaithProtectionApplied';
const ASKED = 'GoodwillProposed+GoodwillApprovalRequested';
const limit = { profiles: [usdLimit(5000)] };

const causesOf = (...[history, command]: Parameters<typeof decideOn>) => {
  const decision = decideOn(history, command);
  const last = decision.accepted ? decision.events.at(-1) : undefined;
  return last?.type === 'GoodwillApprovalRequested' ? last.data.causes : undefined;
};

describe('goodwill beyond the playbook', () => {
  it('T-60: is granted for two items whose sum is within the limit', () => {
    const first = after(offeredInUsd, propose(1, usd(3000), limit));
    expect(answerTo(first, propose(2, usd(1500), { ...limit, granted: { case: 3000 } }))).toBe(
      GRANTED,
    );
  });

  it('T-61: waits for a second person where the sum is above the limit', () => {
    const first = after(offeredInUsd, propose(1, usd(3000), limit));
    const second = propose(2, usd(2500), { ...limit, granted: { case: 3000 } });
    expect(statuses(after(first, second))).toEqual(['approved', 'pending']);
    expect(decideOn(first, second)).toMatchObject({
      events: [
        { data: { amount: usd(2500) } },
        {
          data: {
            causes: ['above_limit'],
            needed: usd(5500),
            authority: { basis: 'role', holderId: 'assistant', max: 5000, used: 5500 },
          },
        },
      ],
    });
  });

  it('T-62: is granted without a bound where the limit is -1', () => {
    expect(answerTo(offeredInUsd, propose(1, usd(90_000), { profiles: [usdLimit(-1)] }))).toBe(
      GRANTED,
    );
  });

  it('T-63: goes by the default of the currency where the profile has no limit', () => {
    const everybody = profile([{ currency: 'USD', max: 2000 }], 'default', 'default');
    const own = profile([{ currency: 'EUR', max: 9000 }]);
    const asked = (amount: number) => propose(1, usd(amount), { profiles: [own, everybody] });
    expect(answerTo(offeredInUsd, asked(1999))).toBe(GRANTED);
    expect(answerTo(offeredInUsd, asked(2000))).toBe(GRANTED);
    expect(answerTo(offeredInUsd, asked(2001))).toBe(ASKED);
  });

  it('T-64: waits for a second person in a currency without a limit', () => {
    const euros = [profile([{ currency: 'EUR', max: 5000 }])];
    expect(causesOf(offeredInUsd, propose(1, usd(1), { profiles: euros }))).toEqual(['no_limit']);
    expect(causesOf(offeredInUsd, propose(1, usd(1)))).toEqual(['no_limit']);
  });

  it('T-65: is granted when it comes back lower, and the history has both', () => {
    const asked = after(offeredInUsd, propose(1, usd(9000), limit), {
      type: 'ReturnGoodwill',
      ...{ proposalId: propose(1, usd(1)).proposalId, revision: 1, reason: 'amount_too_high' },
      ...{ by: 'emp-bert', now },
    });
    const { proposals } = stateAfter(asked, propose(1, usd(4000), { ...limit, isRevision: true }));
    expect(proposals).toMatchObject([{ status: 'approved', proposed: { revision: 2 } }]);
    expect(proposals[0]!.history).toMatchObject([
      { revision: 1, status: 'pending', amount: usd(9000) },
      { revision: 1, status: 'returned', reason: 'amount_too_high', by: 'emp-bert' },
      { revision: 2, status: 'approved', amount: usd(4000) },
    ]);
  });

  it('is blocked while one for the same item is pending or granted (GDW-04)', () => {
    for (const amount of [usd(3000), usd(9000)]) {
      const first = propose(1, amount, { ...limit, item: 'line-9' });
      const second = propose(2, usd(1), { ...limit, item: 'line-9' });
      const decision = decideOn(after(offeredInUsd, first), second);
      expect(decision).toMatchObject({ code: 'goodwill_open' });
      expect(decision).toHaveProperty('detail', expect.stringContaining(first.proposalId));
    }
  });

  it('is recorded as a deviation that is held against nobody (R-051, R-091)', () => {
    expect(decideOn(offeredInUsd, propose(1, usd(3000), limit))).toMatchObject({
      events: [
        { type: 'GoodwillProposed' },
        {
          data: {
            basis: 'within_limit',
            by: ANNA,
            authority: { basis: 'role', holderId: 'assistant', max: 5000, used: 3000 },
          },
        },
        { data: { playbookVersion: 1, reason: 'late_response', improvised: false } },
        { data: { basis: 'within_limit', protects: ANNA } },
      ],
    });
  });

  it('takes a second person above 120 % of the price and nobody grants it above 150 %', () => {
    const unlimited = { profiles: [usdLimit(-1)] };
    const asked = (amount: number) => propose(1, usd(amount), unlimited);
    expect(answerTo(offeredInUsd, asked(119_900))).toBe(GRANTED);
    expect(causesOf(offeredInUsd, asked(119_901))).toEqual(['above_automatic_cap']);
    expect(answerTo(offeredInUsd, asked(149_900))).toBe(ASKED);
    expect(answerTo(offeredInUsd, asked(149_901))).toBe('remedy_over_limit');
  });

  it('counts other open proposals in the caps', () => {
    const unlimited = { profiles: [usdLimit(-1)] };
    const first = after(offeredInUsd, propose(1, usd(60_000), unlimited));
    expect(causesOf(first, propose(2, usd(60_000), unlimited))).toEqual(['above_automatic_cap']);
    expect(answerTo(first, propose(2, usd(89_901), unlimited))).toBe('remedy_over_limit');
  });

  it('makes a consequential loss whole outside the caps, within the limit', () => {
    const whole = { type: 'make_whole' as const, profiles: [usdLimit(200_000)] };
    expect(answerTo(offeredInUsd, propose(1, usd(200_000), whole))).toBe(GRANTED);
    expect(causesOf(offeredInUsd, propose(1, usd(200_001), whole))).toEqual(['above_limit']);
  });

  it('waits for a person while a flag of abuse stands, whatever the limit', () => {
    const flagged = after(offeredInUsd, {
      type: 'HearReview',
      caseId,
      flags: [{ flagId: uuidv8FromHash('flag'), expiresAt }],
      ...{ offerId: uuidv8FromHash('offer'), now, expiresAt },
    });
    expect(causesOf(flagged, propose(1, usd(1), limit))).toEqual(['abuse_review']);
  });

  it('has no other currency than the price', () => {
    const euros = { amount: 1, currency: 'EUR' } as const;
    expect(answerTo(offeredInUsd, propose(1, euros, limit))).toBe('currency_mismatch');
  });

  it('is decided again on a menu that moved since it was read', () => {
    const moved = after(offeredInUsd, {
      ...prepare,
      prioritised: { ...prioritised, severity: 'minor' },
    });
    expect(answerTo(moved, propose(1, usd(1), limit))).toBe('lost_race');
  });

  it('is for open cases only', () => {
    const concluded = after(offeredInUsd, {
      type: 'ConcludeWithoutRemedy',
      ...{ caseId, outcome: 'no_agreement', now },
    });
    expect(answerTo(concluded, propose(1, usd(1), limit))).toBe('already_resolved');
    expect(answerTo([], propose(1, usd(1), limit))).toBe('no_menu_prepared');
  });

  it('ends with the case it was for', () => {
    const asked = after(offeredInUsd, propose(1, usd(9000), limit));
    expect(
      answerTo(asked, {
        type: 'ConcludeWithoutRemedy',
        ...{ caseId, outcome: 'no_agreement', now },
      }),
    ).toBe('NoRemedyConcluded+GoodwillEnded');
  });

  it('leaves a rejected one rejected; another may be made', () => {
    const { proposalId } = propose(1, usd(1));
    const rejected = after(offeredInUsd, propose(1, usd(9000), limit), {
      type: 'RejectGoodwill',
      ...{ proposalId, revision: 1, reason: 'not_entitled', by: 'emp-bert', now },
    });
    expect(answerTo(rejected, propose(1, usd(1), { ...limit, isRevision: true }))).toBe(
      'illegal_state',
    );
    expect(answerTo(rejected, propose(2, usd(1), { ...limit, item: 'line-1' }))).toBe(GRANTED);
    expect(answerTo(rejected, approve(1, { profiles: [usdLimit(-1)] }))).toBe('illegal_state');
  });
});

describe('a customer who was let down twice', () => {
  const hear: HearDoubleDeviation = {
    ...{ type: 'HearDoubleDeviation', caseId, trigger: 'promise_broken', at: now },
  };
  const letDown = after(offeredInUsd, hear);
  const manager = profile([{ currency: 'USD', max: 20_000 }], 'manager');
  const withLadder = { ...limit, ladder: [{ profile: manager }] };

  it('GDW-08: is given by their handler what the next role up may give', () => {
    expect(answerTo(offeredInUsd, propose(1, usd(15_000), withLadder))).toBe(ASKED);
    expect(decideOn(letDown, propose(1, usd(15_000), withLadder))).toMatchObject({
      events: [
        { type: 'GoodwillProposed' },
        {
          type: 'GoodwillApproved',
          data: {
            authority: {
              ...{ basis: 'role', holderId: 'manager', max: 20_000, used: 15_000 },
              raisedBy: 'double_deviation',
            },
          },
        },
        { type: 'PlaybookDeviationRecorded' },
        { type: 'GoodFaithProtectionApplied' },
      ],
    });
    expect(causesOf(letDown, propose(1, usd(25_000), withLadder))).toEqual(['above_limit']);
  });

  it('GDW-08: gives no authority to whoever has none, nor less than they have', () => {
    const ladder = [{ profile: manager }];
    expect(causesOf(letDown, propose(1, usd(100), { ladder }))).toEqual(['no_limit']);
    const high = { profiles: [usdLimit(30_000)], ladder };
    expect(answerTo(letDown, propose(1, usd(25_000), high))).toBe(GRANTED);
    expect(answerTo(letDown, propose(1, usd(3000), limit))).toBe(GRANTED);
  });

  it('is heard of once per trigger, and by imported history not at all', () => {
    expect(answerTo(letDown, hear)).toBe('');
    expect(answerTo(letDown, { ...hear, trigger: 'remedy_failed' })).toBe('DoubleDeviationHeard');
    const imported = { type: 'TakeOverHistory', caseId, recordedAt: now } as const;
    const history = after([], { ...imported, outcome: 'referred', endedAt: now });
    expect(answerTo(history, hear)).toBe('');
  });
});

describe('a win-back offer (R-054)', () => {
  const winBack = { ...limit, type: 'win_back_offer' } as const;

  it('is made only after it is known why the customer left', () => {
    const unknown = after([], {
      ...prepare,
      prioritised: { ...prioritised, facts: { price: usd(100_000), paymentRef: 'pay-1' } },
    });
    expect(answerTo(unknown, propose(1, usd(1000), winBack))).toBe('cause_unknown');
    expect(answerTo(unknown, propose(1, usd(1000), limit))).toBe(GRANTED);
    expect(answerTo(offeredInUsd, propose(1, usd(1000), winBack))).toBe(GRANTED);
  });
});

describe('caps of a limit (GDW-07)', () => {
  const capped = (more: Partial<Profile['limits'][number]>) => ({
    profiles: [profile([{ currency: 'USD', max: 5000, ...more }])],
  });
  const often = capped({ perCustomer: { times: 2, days: 30 }, exceptReasons: ['vendor_defect'] });
  const days = (before: number) => new Date(Date.parse(now) - before * 86_400_000).toISOString();
  const given = (...before: number[]) => ({ granted: { customerGrants: before.map(days) } });
  const asked = (...[history, command]: Parameters<typeof decideOn>) => {
    const decision = decideOn(history, command);
    const last = decision.accepted ? decision.events.at(-1) : undefined;
    return last?.type === 'GoodwillApprovalRequested' ? last.data : undefined;
  };

  it('GDW-07: send what one customer is given too often to a second person', () => {
    const first = propose(1, usd(100), { ...often, ...given(29) });
    expect(answerTo(offeredInUsd, first)).toBe(GRANTED);
    const third = propose(1, usd(100), { ...often, ...given(1, 29) });
    expect(asked(offeredInUsd, third)).toMatchObject({
      ...{ causes: ['above_limit'], caps: ['per_customer'] },
      authority: { perCustomer: { times: 2, days: 30 } },
    });
    const longAgo = propose(1, usd(100), { ...often, ...given(1, 31) });
    expect(answerTo(offeredInUsd, longAgo)).toBe(GRANTED);
  });

  it('GDW-07: hold less than the limit for some reasons', () => {
    const byReason = capped({ byReason: [{ reason: 'inconvenience', max: 1000 }] });
    const high = propose(1, usd(1001), { ...byReason, reason: 'inconvenience' });
    expect(asked(offeredInUsd, high)).toMatchObject({ caps: ['by_reason'] });
    const low = propose(1, usd(1000), { ...byReason, reason: 'inconvenience' });
    expect(answerTo(offeredInUsd, low)).toBe(GRANTED);
    expect(answerTo(offeredInUsd, propose(1, usd(1001), byReason))).toBe(GRANTED);
    const above = propose(1, usd(6000), { ...byReason, reason: 'inconvenience' });
    expect(asked(offeredInUsd, above)).toMatchObject({ causes: ['above_limit'] });
  });

  it('GDW-07: do not hold for the reasons they except, such as a vendor’s defect', () => {
    const defect = propose(1, usd(100), { ...often, ...given(1, 2), reason: 'vendor_defect' });
    expect(answerTo(offeredInUsd, defect)).toBe(GRANTED);
  });

  it('GDW-07: bind nobody who approves', () => {
    const third = propose(1, usd(100), { ...often, ...given(1, 2) });
    const history = after(offeredInUsd, third);
    expect(answerTo(history, approve(1, { ...often, ...given(1, 2) }))).toBe(
      'GoodwillApproved+PlaybookDeviationRecorded+GoodFaithProtectionApplied',
    );
  });
});
