import { CATALOGUE } from '@amends/contracts/catalogue';
import { fold } from '@amends/decider/decider';
import { given } from '@amends/decider/given-when-then';
import { describe, expect, it } from '@jest/globals';
import { triageDecider } from '../triage-commands.ts';
import type { RecordFinding } from './case-findings.ts';
import { caseId, type HistoryName, histories } from './triage-case.fixture.ts';
import type { TriageEvent } from './triage-case.ts';

const at = '2026-03-04T10:00:00.000Z';
const command = (finding: RecordFinding['finding']): RecordFinding => ({
  type: 'RecordFinding',
  finding,
});

const findings = {
  investigation: command({ type: 'InvestigationStarted', data: { startedAt: at } }),
  response: command({
    type: 'EmployeeResponseRecorded',
    data: { responses: ['apology', 'nothing'], recordedAt: at },
  }),
  customerView: command({
    type: 'CauseStatedByCustomer',
    data: { nakamuraCause: 'inferior_goods', attribution: 'firm', statedAt: at },
  }),
  encounter: command({
    type: 'EncounterAssessed',
    data: {
      otherCustomerInvolved: true,
      participationStage: 'paying',
      partUnclear: true,
      scriptId: 'checkout',
      scriptVersion: 1,
      deviatedStep: 'scan',
      deviatedRole: 'cashier',
      assessedAt: at,
    },
  }),
  review: command({
    type: 'ExecutiveReviewRecorded',
    data: { conclusion: 'systemic_cause', reviewedAt: at },
  }),
  presumption: command({
    type: 'PresumptionSetAside',
    data: { reason: 'threat', decidedAt: at },
  }),
};

const run = (history: readonly TriageEvent[], finding: RecordFinding) =>
  given(triageDecider, history).when(finding).decision;
const codeOf = (state: HistoryName, finding: RecordFinding): string => {
  const decision = run(histories[state], finding);
  return decision.accepted ? decision.events.map(({ type }) => type).join() : decision.code;
};
const critical: readonly TriageEvent[] = [
  ...histories.triaged,
  {
    type: 'SeverityRaised',
    data: { caseId, from: 'moderate', to: 'critical', reason: 'person' },
  },
];
const stateAfter = (finding: RecordFinding, history: readonly TriageEvent[] = histories.triaged) =>
  fold(triageDecider, [...history, ...given(triageDecider, history).when(finding).events()]);

describe('findings about a case', () => {
  it.each(Object.entries(findings).filter(([name]) => name !== 'review'))(
    'R-025 R-027 R-029 R-030 R-095: take %s as a record of its own, once',
    (_name, finding) => {
      const decision = run(histories.triaged, finding);
      expect(decision).toMatchObject({ accepted: true, events: [{ type: finding.finding.type }] });
      if (!decision.accepted) return;
      const [event] = decision.events;
      expect(CATALOGUE[event!.type].schema.parse(event!.data)).toEqual(event!.data);
      const again = run([...histories.triaged, ...decision.events], finding);
      expect(again).toMatchObject({ accepted: false, code: 'already_recorded' });
    },
  );

  it('R-027: keep what the customer states beside what the firm finds', () => {
    const state = stateAfter(findings.customerView);
    expect(state.findings.customerView).toMatchObject({ nakamuraCause: 'inferior_goods' });
    expect(state.classification).toMatchObject({ nakamuraCause: 'service_method' });
  });

  it('R-025: leave the failure as it is when staff answered it', () => {
    const state = stateAfter(findings.response);
    expect(state.classification?.khdType).toBe('mischarged');
    expect(state.findings.employeeResponse?.responses).toEqual(['apology', 'nothing']);
  });

  it.each([
    ['none', 'not_triaged'],
    ['imported', 'imported_case'],
    ['withdrawn', 'case_withdrawn'],
    ['resolved', 'already_resolved'],
    ['triaged', 'InvestigationStarted'],
    ['reopened', 'InvestigationStarted'],
  ] as const)('R-019: answer an investigation of a case that is %s with %s', (state, code) => {
    expect(codeOf(state, findings.investigation)).toBe(code);
  });

  it('R-022: take the review of an executive for critical cases only', () => {
    expect(codeOf('triaged', findings.review)).toBe('not_critical');
    expect(run(critical, findings.review)).toMatchObject({ accepted: true });
  });
});
