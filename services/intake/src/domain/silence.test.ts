import { given } from '@amends/decider/given-when-then';
import { describe, expect, it } from '@jest/globals';
import { type SilenceCommand, type SilenceEvent, silenceDecider } from './silence.ts';
import { rhythmOf } from './silence-policy.ts';

const customerId = '019e96b1-52c0-7c2a-9d51-2b6f0c8e7a11';
const caseId = '019e96b1-52c0-7c2a-9d51-2b6f0c8e7a12';
const otherCase = '019e96b1-52c0-7c2a-9d51-2b6f0c8e7a13';
const purchaseId = '019e96b1-52c0-7c2a-9d51-2b6f0c8e7a14';
const now = '2026-06-10T10:00:00Z';
const about = { riskId: '019e96b1-52c0-7c2a-9d51-2b6f0c8e7a15', customerId, storeId: '9' };
const window = { silentSince: '2026-06-01T10:00:00Z', detectedAt: '2026-06-02T02:41:00Z' };

const risk = {
  ...about,
  ...window,
  lastPurchaseAt: '2026-05-01T10:00:00Z',
  purchaseDays: 4,
  usualIntervalDays: 15,
  lostFrom: '2026-07-01T10:00:00Z',
};
const silent: SilenceEvent = { type: 'DefectionRiskDetected', data: risk };
const opened = (id = caseId): SilenceEvent => ({
  type: 'WinBackCaseOpened',
  data: { ...about, ...window, caseId: id, openedAt: now },
});
const reasons = (noContact: boolean): SilenceEvent => ({
  type: 'ExitReasonsRecorded',
  data: { ...about, exitReasons: ['pricing'], noContact, recordedAt: now },
});
const erased: SilenceEvent = {
  type: 'CustomerErased',
  data: { customerId, reason: 'customer_request', erasedAt: now },
};
const returned: SilenceEvent = {
  type: 'CustomerReturned',
  data: { ...about, storeId: '8', purchaseId, returnedAt: now },
};

const after = (...events: readonly SilenceEvent[]) => given(silenceDecider, events);
const note: SilenceCommand = { type: 'NoteSilence', data: risk };
const buy = (purchasedAt = now): SilenceCommand => ({
  type: 'NotePurchase',
  storeId: '8',
  purchaseId,
  purchasedAt,
});
const open = (...ended: readonly string[]): SilenceCommand => ({
  type: 'OpenWinBackCase',
  caseId: otherCase,
  ended: new Set(ended),
  now,
});

describe('a silence (R-016)', () => {
  it('is noted once until the customer buys again', () => {
    expect(after().when(note).events()).toEqual([silent]);
    expect(after(silent).when(note).events()).toEqual([]);
    expect(after(silent, returned).when(note).events()).toEqual([silent]);
  });

  it('ends with a purchase after the last one, not with a late word of an earlier', () => {
    expect(after(silent).when(buy()).events()).toEqual([returned]);
    expect(after(silent).when(buy('2026-05-01T10:00:00.000Z')).events()).toEqual([]);
    expect(after().when(buy()).events()).toEqual([]);
  });

  it('that ends with a win-back case names it, one before it does not', () => {
    const [won] = after(silent, opened()).when(buy()).events();
    expect(won!.data).toMatchObject({ winBackCaseId: caseId });
    const later: SilenceEvent = { ...silent, data: { ...risk, riskId: otherCase } };
    const [again] = after(silent, opened(), returned, later).when(buy()).events();
    expect(again!.data).not.toHaveProperty('winBackCaseId');
  });

  it('is never noted of an erased customer', () => {
    expect(after(silent, erased).when(note).events()).toEqual([]);
    expect(after(silent, erased).when(buy()).events()).toEqual([]);
    expect(after(silent, erased).when(open()).code()).toBe('not_found');
  });
});

describe('a win-back case (R-017)', () => {
  it('opens for a silent customer, and not beside one that is open', () => {
    expect(after(silent).when(open()).events()).toEqual([opened(otherCase)]);
    expect(after(silent, opened()).when(open()).code()).toBe('already_exists');
    expect(after(silent, opened()).when(open(caseId)).events()).toEqual([opened(otherCase)]);
  });

  it('does not open for one who buys, or who wants to be left alone', () => {
    expect(after().when(open()).code()).toBe('not_found');
    expect(after(silent, returned).when(open()).code()).toBe('not_found');
    expect(after(silent, reasons(true)).when(open()).code()).toBe('illegal_state');
    expect(after(silent, reasons(true), reasons(false)).when(open()).events()).toHaveLength(1);
  });
});

describe('the rhythm of a customer (R-016)', () => {
  it('is not known from fewer than four days of purchase', () => {
    expect(rhythmOf([300, 200, 100])).toBeUndefined();
  });

  it('is the middle interval, so that one long pause does not change it', () => {
    const rhythm = { usualDays: 30, silentAfterDays: 60, lostAfterDays: 120 };
    expect(rhythmOf([460, 430, 130, 100])).toEqual(rhythm);
  });

  it('leaves who buys every day two weeks', () => {
    const rhythm = { usualDays: 1, silentAfterDays: 14, lostAfterDays: 28 };
    expect(rhythmOf([4, 3, 2, 1])).toEqual(rhythm);
  });
});
