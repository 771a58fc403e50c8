import type { FailureDetected, FailureReported } from '@amends/contracts/intake';
import type { IncidentLinkedToCase } from '@amends/contracts/intake-incidents';
import type { ExpectationClarified } from '@amends/contracts/intake-observations';
import type { PreventiveDecisionRecorded, RootCauseRecorded } from '@amends/contracts/triage';
import { type CaseHandlers, withValues } from '@amends/projections/case-fold';

/** What else a lesson is made of: expectation, circumstances, consequences, what was learned. */
export const lessonColumns = {
  expectation_kind: 'text',
  initiation: 'text',
  incident_id: 'uuid',
  emotions: 'text[]',
  /** 1 to 7. */
  dissatisfaction: 'integer',
  /** 1 to 10. */
  magnitude: 'integer',
  delay_hours: 'integer',
  missed_occasion: 'boolean',
  /** [currency, minor units] of what the failure cost the customer besides. */
  consequential_loss: 'jsonb',
  root_why: 'text',
  root_how: 'text',
  arisen_at: 'timestamptz',
  /** Of intake's text store, where reading is audited. */
  explanation_text_id: 'uuid',
  action_id: 'uuid',
} as const;

export const lessonHandlers: CaseHandlers = {
  FailureReported: (row, data: FailureReported) =>
    withValues(row, {
      expectation_kind: data.expectationKind,
      initiation: data.initiation,
      emotions: data.emotions?.map(({ emotion }) => emotion),
      dissatisfaction: data.dissatisfaction,
      magnitude: data.magnitude,
      delay_hours: data.delayHours,
      missed_occasion: data.missedOccasion,
      consequential_loss:
        data.consequentialLoss === undefined
          ? undefined
          : [data.consequentialLoss.currency, data.consequentialLoss.amount],
    }),
  FailureDetected: (row, { initiation }: FailureDetected) =>
    withValues(row, { initiation: initiation ?? 'system' }),
  ExpectationClarified: (row, { expectationKind }: ExpectationClarified) =>
    withValues(row, { expectation_kind: expectationKind }),
  IncidentLinkedToCase: (row, { incidentId }: IncidentLinkedToCase) =>
    withValues(row, { incident_id: incidentId }),
  RootCauseRecorded: (row, data: RootCauseRecorded) =>
    withValues(row, {
      root_why: data.why ?? null,
      root_how: data.how ?? null,
      arisen_at: data.arisenAt ?? null,
      explanation_text_id: data.explanationTextId ?? null,
    }),
  PreventiveDecisionRecorded: (row, { actionId }: PreventiveDecisionRecorded) =>
    withValues(row, { action_id: actionId ?? null }),
};
