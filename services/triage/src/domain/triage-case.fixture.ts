import type { TargetMetric } from '@amends/contracts/vocabulary';
import { classifyFailure, withFrequency } from './classification-rules.ts';
import type { TargetPlans, TriageFailure } from './commands.ts';
import { SEVERITY_ORDER } from './policy.ts';
import type { TriageEvent } from './triage-case.ts';

/** Ids, times and histories the tests of triage share. */
export const caseId = '0190a000-0000-7000-8000-000000000001';
export const customerId = '0190a000-0000-7000-8000-0000000000c1';
export const storeId = '9';

export const reportedAt = '2026-03-02T10:00:00Z';
export const ackDue = '2026-03-02T11:00:00Z';
export const actionDue = '2026-03-03T10:00:00Z';
export const resolutionDue = '2026-03-05T10:00:00Z';
export const againDue = '2026-03-08T10:00:00Z';
export const resolvedAt = '2026-03-02T10:30:00.000Z';
export const reopenedAt = '2026-03-06T10:00:00.000Z';

type Due = readonly (readonly [metric: TargetMetric, dueAt: string])[];

const plansOf = (due: Due, startsAt: string): TargetPlans => {
  const targets = due.map(([metric, dueAt]) => ({ metric, durationSeconds: 60, startsAt, dueAt }));
  const plan = { policyVersion: 1, calendarId: 'shop_hours', calendarVersion: 1, targets };
  return Object.fromEntries(SEVERITY_ORDER.map((one) => [one, plan])) as unknown as TargetPlans;
};

export const plans = plansOf(
  [
    ['acknowledgement', ackDue],
    ['first_action', actionDue],
    ['resolution', resolutionDue],
  ],
  reportedAt,
);
export const againPlans = plansOf([['resolution', againDue]], reopenedAt);

export const failure: TriageFailure = {
  type: 'TriageFailure',
  caseId,
  storeId,
  customerId,
  reportedAt,
  classification: withFrequency(classifyFailure({ complaintCode: 'mischarged' }), {
    earlier: 0,
    isFrequent: false,
  }),
  impact: { severity: 'moderate', ruleId: 'magnitude_from_4' },
  facts: { channel: 'email', price: { amount: 1999, currency: 'EUR' } },
  plans,
  ownerId: 'recovery_team',
  lossStep: 0,
};

const triaged: readonly TriageEvent[] = [
  {
    type: 'CaseClassified',
    data: { caseId, ...failure.classification, decidedBy: 'rule', ruleSetVersion: 2 },
  },
  {
    type: 'ImpactAssessed',
    data: { caseId, severity: 'moderate', ruleId: 'magnitude_from_4', decidedBy: 'rule' },
  },
  {
    type: 'CasePrioritised',
    data: {
      caseId,
      storeId,
      customerId,
      severity: 'moderate',
      reportedAt,
      rank: 21,
      facts: {
        ...failure.facts,
        khdType: 'mischarged',
        nakamuraCause: 'service_method',
        nakamuraSubcode: 'money_error',
        bitnerSubtype: 'out_of_ordinary_behaviour',
        attribution: 'firm',
        stability: 'one_off',
      },
    },
  },
  { type: 'TargetsSet', data: { caseId, ...plans.moderate, reason: 'triaged' } },
  { type: 'CaseAssigned', data: { caseId, ownerId: 'recovery_team', ownerKind: 'team' } },
];

const met = (metric: TargetMetric, dueAt: string, metAt: string): TriageEvent => ({
  type: 'TargetMet',
  data: { caseId, metric, dueAt, metAt },
});
const missed = (metric: TargetMetric, dueAt: string): TriageEvent => ({
  type: 'TargetMissed',
  data: { caseId, metric, dueAt, discoveredAt: '2026-03-03T11:00:00.000Z' },
});
const escalated = (step: number, reason: 'target_missed' | 'reopened'): TriageEvent => ({
  type: 'CaseEscalated',
  data: {
    caseId,
    step,
    toRole: (['owner', 'manager', 'recovery_manager'] as const)[step - 1]!,
    reason,
  },
});

const resolved = [...triaged, met('resolution', resolutionDue, resolvedAt)];

export const histories = {
  none: [],
  triaged,
  acknowledged: [...triaged, met('acknowledgement', ackDue, '2026-03-02T10:20:00.000Z')],
  ackMissed: [...triaged, missed('acknowledgement', ackDue), escalated(1, 'target_missed')],
  ladderEnded: [
    ...triaged,
    missed('acknowledgement', ackDue),
    escalated(1, 'target_missed'),
    missed('first_action', actionDue),
    escalated(2, 'target_missed'),
    missed('resolution', resolutionDue),
    escalated(3, 'target_missed'),
  ],
  resolved,
  reopened: [
    ...resolved,
    {
      type: 'SeverityRaised',
      data: { caseId, from: 'moderate', to: 'major', reason: 'reopened' },
    },
    { type: 'TargetsSet', data: { caseId, ...againPlans.major, reason: 'reopened' } },
    escalated(2, 'reopened'),
  ],
  learned: [
    ...triaged,
    {
      type: 'RootCauseRecorded',
      data: { caseId, gaps: [], responsibilityLocus: 'firm', recordedAt: reportedAt },
    },
    {
      type: 'PreventiveDecisionRecorded',
      data: { caseId, decision: 'no_action_needed', decidedAt: reportedAt },
    },
  ],
  confirmed: [
    ...triaged,
    {
      type: 'CaseClassified',
      data: {
        caseId,
        ...failure.classification,
        ruleId: 'person',
        confidencePct: 100,
        decidedBy: 'person',
        ruleSetVersion: 2,
      },
    },
  ],
  withdrawn: [
    ...triaged,
    {
      type: 'TargetsCancelled',
      data: { caseId, reason: 'withdrawn', cancelledAt: '2026-03-02T10:40:00.000Z' },
    },
  ],
  imported: [
    {
      type: 'CaseClassified',
      data: {
        caseId,
        provenance: 'imported',
        khdType: 'delivery',
        khdGroup: 'g1_system_or_product',
        decidedBy: 'rule',
        ruleId: 'import_mapping',
        ruleSetVersion: 2,
        confidencePct: 90,
      },
    },
  ],
} as const satisfies Record<string, readonly TriageEvent[]>;

export type HistoryName = keyof typeof histories;
