import type {
  AnswerFollowUp,
  GateVerdict,
  GivenAnswer,
  OpenRequest,
  RequestPlan,
  ScheduleFollowUp,
} from './commands.ts';
import type { FollowUpEvent } from './follow-up-case.ts';

/** Ids, times and histories the tests of follow-up share. */
export const caseId = '0190a000-0000-7000-8000-000000000001';
export const customerId = '0190a000-0000-7000-8000-0000000000c1';
export const storeId = '9';

export const firstPlan: RequestPlan = {
  requestId: '0190a000-0000-8000-8000-000000000011',
  dueAt: '2026-03-02T10:00:00.000Z',
  answerBy: '2026-03-30T10:00:00.000Z',
};
export const secondPlan: RequestPlan = {
  requestId: '0190a000-0000-8000-8000-000000000012',
  dueAt: '2026-04-02T09:00:00.000Z',
  answerBy: '2026-04-30T09:00:00.000Z',
};
export const laterPlan: RequestPlan = {
  requestId: '0190a000-0000-8000-8000-000000000013',
  dueAt: '2026-03-12T10:00:00.000Z',
  answerBy: '2026-04-09T10:00:00.000Z',
};

export const answeredAt = '2026-03-03T09:00:00.000Z';

export const recovered: GivenAnswer = {
  reliefDegree: 6,
  remedyAccepted: true,
  dissatisfactionEliminated: true,
  adverseEffects: false,
  justice: { D1: 6, D2: 2 },
  satisfaction: 5,
};
export const stillDissatisfied: GivenAnswer = { ...recovered, dissatisfactionEliminated: false };
export const harmed: GivenAnswer = { ...recovered, adverseEffects: true };

export const schedule: ScheduleFollowUp = {
  type: 'ScheduleFollowUp',
  caseId,
  storeId,
  customerId,
  severity: 'moderate',
  completedAt: '2026-03-01T10:00:00.000Z',
  plan: firstPlan,
};

/** Of the case that would go on from it. */
export const newCaseId = '0190a000-0000-8000-8000-0000000000e1';

export const answer = (given: GivenAnswer): AnswerFollowUp => ({
  type: 'AnswerFollowUp',
  requestId: firstPlan.requestId,
  answer: given,
  now: answeredAt,
  secondWave: secondPlan,
  editSeconds: 12 * 3600,
  commentAtOrBelow: 0,
  ...{ closedSince: '2000-01-01T00:00:00.000Z', newCaseId },
});

/** A question that is due, and what the gates say of it. */
export const opening = (
  requestId: string,
  now: string,
  verdict: GateVerdict = { outcome: 'allowed' },
  secondWave: RequestPlan = secondPlan,
): OpenRequest => ({
  type: 'OpenRequest',
  ...{ requestId, verdict, now, secondWave, reminderSeconds: 7 * 86_400 },
});

const scheduled = (plan: RequestPlan, wave: 1 | 2): FollowUpEvent => ({
  type: 'FollowUpScheduled',
  data: {
    caseId,
    storeId,
    customerId,
    severity: 'moderate',
    ...plan,
    wave,
    channel: 'email',
    instrumentId: 'recovery_follow_up',
    instrumentVersion: 1,
  },
});
const requested = (plan: RequestPlan, wave: number): FollowUpEvent => ({
  type: 'FollowUpRequested',
  data: { caseId, requestId: plan.requestId, wave, requestedAt: plan.dueAt },
});
const answeredWith = (given: GivenAnswer): FollowUpEvent => ({
  type: 'FollowUpAnswered',
  data: {
    caseId,
    storeId,
    customerId,
    requestId: firstPlan.requestId,
    wave: 1,
    instrumentVersion: 1,
    answeredAt,
    ...given,
  },
});
const heard = (condition: 'root_cause' | 'preventive_decision'): FollowUpEvent => ({
  type: 'ClosureConditionHeard',
  data: { caseId, condition, recordedAt: '2026-02-28T10:00:00.000Z' },
});

const open = [scheduled(firstPlan, 1), requested(firstPlan, 1)];
const documented: FollowUpEvent = {
  type: 'CaseDocumented',
  data: { caseId, by: 'root_cause', documentedAt: '2026-02-28T10:00:00.000Z' },
};
const both = [heard('root_cause'), documented, heard('preventive_decision')];
const confirmed: FollowUpEvent = {
  type: 'RecoveryConfirmed',
  data: {
    ...{ caseId, storeId, customerId, by: 'answer' },
    ...{ requestId: firstPlan.requestId, confirmedAt: answeredAt },
  },
};
const settled = [...open, answeredWith(recovered), confirmed, scheduled(secondPlan, 2)];
const closedEvent: FollowUpEvent = {
  type: 'CaseClosed',
  data: { caseId, storeId, outcome: 'recovered_confirmed', closedAt: answeredAt },
};

/** Every state of a case, as the history that leads to it. */
export const histories = {
  none: [],
  heardOf: [heard('root_cause')],
  scheduled: [scheduled(firstPlan, 1)],
  open,
  openWithConditions: [...both, ...open],
  answered: settled,
  answeredWithRootCause: [...settled, heard('root_cause'), documented],
  lapsed: [
    ...open,
    {
      type: 'FollowUpLapsed',
      data: { caseId, requestId: firstPlan.requestId, wave: 1, lapsedAt: firstPlan.answerBy },
    },
    scheduled(secondPlan, 2),
  ],
  suppressed: [
    {
      type: 'FollowUpSuppressed',
      data: { caseId, storeId, reason: 'no_customer', suppressedAt: '2026-03-01T10:00:00.000Z' },
    },
  ],
  reopened: [
    ...open,
    answeredWith(stillDissatisfied),
    {
      type: 'DoubleDeviationDetected',
      data: { caseId, trigger: 'dissatisfaction_remains', detectedAt: answeredAt },
    },
    {
      type: 'CaseReopened',
      data: {
        caseId,
        storeId,
        customerId,
        reason: 'remedy_inadequate',
        reopenCount: 1,
        reopenedAt: answeredAt,
      },
    },
  ],
  closed: [...both, ...settled, closedEvent],
  closedSecondWaveOpen: [...both, ...settled, closedEvent, requested(secondPlan, 2)],
  withdrawn: [
    scheduled(firstPlan, 1),
    {
      type: 'FollowUpSuppressed',
      data: { caseId, reason: 'withdrawn', outcome: 'withdrawn', suppressedAt: answeredAt },
    },
    { type: 'CaseClosed', data: { caseId, outcome: 'withdrawn', closedAt: answeredAt } },
  ],
  imported: [
    {
      type: 'SatisfactionImported',
      data: { caseId, provenance: 'imported', storeId, satisfied: true, recordedAt: answeredAt },
    },
  ],
} as const satisfies Record<string, readonly FollowUpEvent[]>;

export type HistoryName = keyof typeof histories;
