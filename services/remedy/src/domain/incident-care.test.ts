import type { BulkToken } from '@amends/contracts/remedy-bulk';
import { fold } from '@amends/decider/decider';
import { describe, expect, it } from '@jest/globals';
import type { RemedyCommand } from './commands.ts';
import { decide } from './decide.ts';
import { type GiveIncidentToken, type TakeBackIncidentToken, tokenOf } from './incident-care.ts';
import { evolve, initialState, type Remedy, type RemedyEvent } from './remedy.ts';
import {
  after,
  caseId,
  customerId,
  eur,
  expiresAt,
  histories,
  now,
  offerId,
  prepare,
  storeId,
  voucherId,
} from './remedy-case.fixture.ts';

const incidentId = '0190b000-0000-7000-8000-000000000001';
const runId = '0190b000-0000-7000-8000-000000000011';
const otherRunId = '0190b000-0000-7000-8000-000000000012';
const of = { incidentId, storeId };
const voucher: BulkToken = { kind: 'voucher', amount: eur(500) };
const words: BulkToken = { kind: 'message' };

const give = (token = voucher, run = runId): GiveIncidentToken => ({
  ...{ type: 'GiveIncidentToken', caseId, now },
  data: { ...of, runId: run, customerId, token, voucherId },
});
const notice: RemedyCommand = {
  ...{ type: 'GiveTokenNotice', caseId, runId, now },
  noticeId: '0190b000-0000-7000-8000-000000000021',
};
const takeBack = (
  facts: Partial<TakeBackIncidentToken['data']> = { outcome: 'taken_back' },
): TakeBackIncidentToken => ({
  ...{ type: 'TakeBackIncidentToken', caseId, now },
  data: { ...of, runId, outcome: 'taken_back', ...facts },
});

const stateOf = (events: readonly RemedyEvent[]): Remedy => fold({ initialState, evolve }, events);
const when = (events: readonly RemedyEvent[], command: RemedyCommand) =>
  decide(command, stateOf(events));
const nothing = { accepted: true, events: [] };

describe("the token of an incident's case", () => {
  it('is given once by a run, and no second one of worth by another, points or voucher', () => {
    const given = after([], give());
    expect(when(given, give())).toEqual(nothing);
    expect(when(given, give(voucher, otherRunId))).toMatchObject({ code: 'already_recorded' });
    const points: BulkToken = { kind: 'points', amount: eur(500) };
    expect(when(given, give(points, otherRunId))).toMatchObject({ code: 'already_recorded' });
    expect(when(given, give(words, otherRunId))).toMatchObject({ accepted: true });
  });

  it('is held back where money would be given twice or nobody looked yet', () => {
    const merged = after([], {
      ...{ type: 'HearMerge', caseId, at: now },
      primaryCaseId: '0190a000-0000-7000-8000-000000000009',
    });
    expect(when(merged, give())).toMatchObject({ code: 'case_merged' });
    expect(when(histories.executing, give())).toMatchObject({ code: 'already_recorded' });
    expect(when(histories.resolved, give())).toMatchObject({ code: 'already_recorded' });
    expect(when(histories.offered, give())).toMatchObject({ accepted: true });
    const flags = [{ flagId: runId, expiresAt }];
    const review = { shelf: prepare.shelf, triagedAt: now, caseId, flags, offerId, now, expiresAt };
    const flagged = after([], { type: 'HearReview', ...review } as RemedyCommand);
    expect(when(flagged, give())).toMatchObject({ code: 'approval_required' });
    expect(when(flagged, give(words))).toMatchObject({ accepted: true });
  });

  it('counts as goodwill of the case, until it is taken back as far as it was not spent', () => {
    expect(stateOf(after([], give())).given.goodwill).toEqual(eur(500));
    expect(stateOf(after([], give(), takeBack())).given.goodwill).toEqual(eur(0));
    const spent = takeBack({ outcome: 'partly_redeemed', kept: eur(200) });
    expect(stateOf(after([], give(), spent)).given.goodwill).toEqual(eur(200));
  });

  it('leaves less within the caps of the menu that comes after it', () => {
    const menuOf = (events: readonly RemedyEvent[]) => stateOf(events).menu;
    expect(menuOf(after([], prepare))?.goodwill).toEqual(eur(1000));
    const withToken = menuOf(after([], give(), prepare));
    expect(withToken).toMatchObject({ goodwill: eur(500), given: { goodwill: eur(500) } });
  });

  it('does not come any more once it was taken back, nor word of it', () => {
    expect(when(after([], takeBack()), give())).toMatchObject({ code: 'already_recorded' });
    const gone = after([], give(), takeBack());
    expect(when(gone, notice)).toMatchObject({ code: 'already_recorded' });
    expect(when(gone, takeBack())).toEqual(nothing);
  });

  it('is told of once, and only where it was given', () => {
    expect(when([], notice)).toMatchObject({ code: 'already_recorded' });
    const told = after([], give(), notice);
    expect(tokenOf(stateOf(told).care, runId)?.notice).toMatchObject({ toldAt: now });
    expect(when(told, notice)).toMatchObject({ code: 'already_recorded' });
  });
});
