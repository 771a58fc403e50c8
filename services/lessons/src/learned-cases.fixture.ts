import { type Happening, uuidOf } from '@amends/projections/read-service.fixture';
import { day } from './prevented-failures.fixture.ts';

const failed = (name: string, storeId: string, at: number, more: object = {}): Happening => ({
  type: 'FailureReported',
  data: {
    caseId: uuidOf(name),
    source: 'web',
    storeId,
    channel: 'web_form',
    initiation: 'customer',
    signalSource: 'complaint',
    reportedAt: day(at),
    complaintCode: 'pos_outage',
    cues: [],
    cueRulesVersion: 1,
    ...more,
  },
});

const caseId = uuidOf('outage 0');

/** Four failures within a day, one of them followed to its end, and one at another store. */
export const learnedCases: readonly Happening[] = [
  failed('elsewhere', '8', 30),
  failed('outage 0', '9', 40.1, {
    expectationKind: 'implicit',
    emotions: [{ emotion: 'angry', intensity: 4 }],
    dissatisfaction: 6,
    missedOccasion: true,
    consequentialLoss: { amount: 4_000, currency: 'EUR' },
  }),
  failed('outage 1', '9', 40.2),
  failed('outage 2', '9', 40.3),
  failed('outage 3', '9', 40.4),
  {
    type: 'EncounterAssessed',
    data: {
      caseId,
      otherCustomerInvolved: false,
      participationStage: 'paying',
      assessedAt: day(45),
    },
  },
  {
    type: 'RecoveryCompleted',
    data: {
      caseId,
      remedyTypes: ['apology'],
      goodwill: { amount: 500, currency: 'EUR' },
      completedAt: day(50),
    },
  },
  {
    type: 'RootCauseRecorded',
    data: {
      caseId,
      khdType: 'pos_outage',
      gaps: ['gap_2_normative'],
      responsibilityLocus: 'firm',
      why: 'tool_or_system',
      how: 'after_a_change',
      explanationTextId: uuidOf('explanation'),
      recordedAt: day(51),
    },
  },
  {
    type: 'PreventiveDecisionRecorded',
    data: { caseId, decision: 'action_opened', actionId: uuidOf('action'), decidedAt: day(52) },
  },
  {
    type: 'CaseClosed',
    data: { caseId, storeId: '9', outcome: 'recovered_confirmed', closedAt: day(60) },
  },
];
