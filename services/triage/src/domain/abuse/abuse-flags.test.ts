import type { AbuseFlagRaised } from '@amends/contracts/triage-abuse';
import { fold } from '@amends/decider/decider';
import { describe, expect, it } from '@jest/globals';
import { caseId, customerId } from '../triage-case.fixture.ts';
import { type AbuseFlagCommand, type AbuseFlagEvent, abuseFlagDecider } from './abuse-flags.ts';

const flagId = '0190a000-0000-8000-8000-0000000000f1';
const other = '0190a000-0000-8000-8000-0000000000f2';
const now = '2026-03-02T10:00:00.000Z';
const expiresAt = '2026-06-02T10:00:00.000Z';

const byRule: AbuseFlagRaised = {
  customerId,
  flagId,
  basis: 'condition',
  condition: { measure: 'claims', threshold: 6, windowDays: 30 },
  observed: 6,
  policyVersion: 1,
  evidence: [{ kind: 'claim', caseId, at: now }],
  raisedAt: now,
  expiresAt,
};
const byHand: AbuseFlagRaised = {
  ...{ customerId, flagId, evidence: [], raisedAt: now, expiresAt },
  basis: 'manual',
  reason: 'false_claim',
  by: 'anna',
};
const raise = (data: AbuseFlagRaised): AbuseFlagCommand => ({ type: 'RaiseFlag', data });
const appeal = (appealedAt = now): AbuseFlagCommand => ({
  type: 'AppealFlag',
  data: { customerId, flagId, caseId, appealedAt },
});
const uphold = (by = 'dora'): AbuseFlagCommand => ({
  type: 'ClearFlag',
  data: {
    ...{ customerId, flagId, by, clearedAt: now },
    reason: 'appeal_upheld',
    earlierDecisions: [{ caseId, decision: 'refused' }],
  },
});
const reject = (by = 'dora'): AbuseFlagCommand => ({
  type: 'RejectAppeal',
  data: { customerId, flagId, by, reason: 'evidence_stands', decidedAt: now },
});

/** What the last of the commands comes to after the others. */
const decided = (...commands: AbuseFlagCommand[]) => {
  const events: AbuseFlagEvent[] = [];
  let code = 'accepted';
  let last: readonly AbuseFlagEvent[] = [];
  for (const command of commands) {
    const decision = abuseFlagDecider.decide(command, fold(abuseFlagDecider, events));
    code = decision.accepted ? 'accepted' : decision.code;
    last = decision.accepted ? decision.events : [];
    events.push(...last);
  }
  return { code, types: last.map(({ type }) => type), last };
};

describe('a flag of abuse', () => {
  it('ABU-04: keeps its evidence, who or what set it, and its expiry', () => {
    expect(decided(raise(byRule)).last).toEqual([{ type: 'AbuseFlagRaised', data: byRule }]);
    expect(decided(raise(byHand)).last[0]?.data).toMatchObject({ by: 'anna', expiresAt });
  });

  it('stands once for each condition, and once for each reason of a person', () => {
    expect(decided(raise(byRule), raise({ ...byRule, flagId: other })).types).toEqual([]);
    const again = { ...byHand, flagId: other };
    expect(decided(raise(byHand), raise(again)).code).toBe('already_recorded');
    expect(decided(raise(byRule), raise(again)).types).toEqual(['AbuseFlagRaised']);
  });

  it('T-71: that has expired stands in no way of another one and takes no appeal', () => {
    const next = { ...byRule, flagId: other, raisedAt: expiresAt };
    expect(decided(raise(byRule), raise(next)).types).toEqual(['AbuseFlagRaised']);
    expect(decided(raise(byRule), appeal(expiresAt)).code).toBe('flag_over');
  });

  it('T-72: is cleared by an event that lists what was decided, when an appeal is upheld', () => {
    const { last } = decided(raise(byRule), appeal(), uphold());
    expect(last).toEqual([
      {
        type: 'AbuseFlagCleared',
        data: expect.objectContaining({ earlierDecisions: [{ caseId, decision: 'refused' }] }),
      },
    ]);
  });

  it('stays when its appeal is rejected, and may be appealed against again', () => {
    expect(decided(raise(byRule), appeal(), reject(), uphold()).code).toBe('no_open_appeal');
    expect(decided(raise(byRule), appeal(), reject(), appeal()).code).toBe('accepted');
    expect(decided(raise(byRule), appeal(), appeal()).code).toBe('already_recorded');
  });

  it('is never judged on appeal by who set it', () => {
    expect(decided(raise(byHand), appeal(), uphold('anna')).code).toBe('approval_by_requester');
    expect(decided(raise(byHand), appeal(), reject('anna')).code).toBe('approval_by_requester');
    expect(decided(raise(byHand), appeal(), uphold('dora')).code).toBe('accepted');
  });

  it('is taken back without an appeal where it was raised in error, once', () => {
    const back: AbuseFlagCommand = {
      type: 'ClearFlag',
      data: {
        ...{ customerId, flagId, by: 'anna', clearedAt: now },
        reason: 'raised_in_error',
        earlierDecisions: [],
      },
    };
    expect(decided(raise(byHand), back).types).toEqual(['AbuseFlagCleared']);
    expect(decided(raise(byHand), back, back).code).toBe('flag_over');
    expect(decided(back).code).toBe('not_found');
  });
});
