import type { FailureDetected, FailureReported } from '@amends/contracts/intake';
import { describe, expect, it } from '@jest/globals';
import { DEFAULT_RULES } from './domain/rules.ts';
import { caseId, customerId, storeId } from './domain/triage-case.fixture.ts';
import { type Failure, knownFailures } from './known-failures.ts';
import { judgeFailure } from './triage-failure.ts';

const reportedAt = '2026-06-01T08:00:00Z';
const report: FailureReported = {
  caseId,
  storeId,
  customerId,
  source: 'hotline',
  channel: 'email',
  initiation: 'customer',
  signalSource: 'complaint',
  reportedAt,
  cues: [],
  cueRulesVersion: 2,
};
const outage: FailureDetected = {
  caseId,
  storeId,
  signalId: caseId,
  signalKind: 'outage_started',
  occurredAt: reportedAt,
  detectedAt: reportedAt,
  reportedAt,
};

const judged = (data: FailureReported | FailureDetected, before: readonly Failure[] = []) =>
  judgeFailure(data, knownFailures(before, DEFAULT_RULES), DEFAULT_RULES);

/** Failures of the type at the store, at other customers. */
const frequent = (khdType: Failure['khdType']): Failure[] =>
  ['a', 'b'].map((id) => ({ caseId: id, storeId, khdType, reportedAt: '2026-05-30T08:00:00Z' }));

describe('a judged failure', () => {
  it('R-031: of the same customer is a repeat for the playbook too (row 2)', () => {
    const before = { caseId: 'x', customerId, reportedAt: '2026-05-01T08:00:00Z' };
    expect(judged({ ...report, complaintCode: 'mischarged' }, [before])).toMatchObject({
      impact: { severity: 'moderate', repeatOf: 'x' },
      facts: { repeat: true },
    });
  });

  it('of a win-back carries its trigger: playbook row 29', () => {
    const winBack = { ...outage, customerId, signalKind: 'defection_risk' } as const;
    expect(judged(winBack)).toMatchObject({
      classification: { ruleId: 'unclassified' },
      facts: { trigger: 'defection_risk' },
    });
    expect(judged(outage).facts).not.toHaveProperty('trigger');
  });

  it('frequent at the store is stable: playbook row 7 with a moderate mischarge', () => {
    const data = { ...report, complaintCode: 'mischarged', magnitude: 5 } as const;
    expect(judged(data, frequent('mischarged'))).toMatchObject({
      classification: { khdType: 'mischarged', attribution: 'firm', stability: 'stable' },
      impact: { severity: 'moderate' },
    });
  });

  it('that is an outage coming back is the firm’s: playbook row 15', () => {
    expect(judged(outage).classification).toMatchObject({ attribution: 'external' });
    expect(judged(outage, frequent('pos_outage')).classification).toMatchObject({
      attribution: 'firm',
      stability: 'stable',
    });
  });

  it.each([
    ['unfamiliar_product', { nakamuraCause: 'unfamiliar_product', attribution: 'shared' }],
    ['misunderstanding', { nakamuraCause: 'customer_misunderstanding' }],
    ['other_customer', { bitnerSubtype: 'disruptive_others', attribution: 'other_customer' }],
  ])('told by the cue %s has the cause that rows 20 and 24 ask for', (cue, cause) => {
    expect(judged({ ...report, cues: [cue] }).classification).toMatchObject(cause);
  });

  it('told by staff of an abusive customer has the cause that row 25 asks for', () => {
    const data = { ...report, initiation: 'employee', cues: ['customer_violent'] } as const;
    expect(judged({ ...data, cues: [...data.cues] }).classification).toMatchObject({
      bitnerGroup: 'g4_customer_misbehaviour',
      attribution: 'customer',
    });
  });

  it('R-036: above the handler’s authority goes to the step that may grant it', () => {
    const price = { amount: 20_000, currency: 'EUR' } as const;
    expect(judged({ ...report, price })).toMatchObject({
      lossStep: 2,
      facts: { lossExceedsAuthority: true, proofMayBeAsked: true },
    });
  });
});
