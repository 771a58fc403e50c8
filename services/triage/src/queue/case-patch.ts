import type { CompanionRow } from '@amends/event-store/types';
import { type Severity, TARGET_METRICS } from '@amends/contracts/vocabulary';
import { severityOrder, tierOrder } from '../domain/policy.ts';
import type { TriageEvent } from '../domain/triage-case.ts';
import { CASE_WRITER, type CasePatch } from './case-writer.ts';

const withSeverity = (severity: Severity) => ({
  severity,
  severity_order: severityOrder(severity),
});

const NOTHING_DUE = Object.fromEntries(TARGET_METRICS.map((metric) => [metric, null]));

/** What an event changes in the row of its case; undefined = nothing that is kept there. */
const patchOf = (event: TriageEvent): Omit<CasePatch, 'case_id'> | undefined => {
  switch (event.type) {
    case 'CaseClassified':
      return event.data.khdType === undefined ? undefined : { khd_type: event.data.khdType };
    case 'CasePrioritised': {
      const { storeId, customerId, tier, severity, reportedAt } = event.data;
      return {
        ...withSeverity(severity),
        tier_order: tierOrder(tier),
        ...(tier === undefined ? {} : { tier }),
        ...(storeId === undefined ? {} : { store_id: storeId }),
        ...(customerId === undefined ? {} : { customer_id: customerId }),
        ...(reportedAt === undefined ? {} : { reported_at: reportedAt }),
      };
    }
    case 'SeverityRaised':
      return withSeverity(event.data.to);
    case 'TargetsSet': {
      const due = event.data.targets.map(({ metric, dueAt }) => [metric, dueAt] as const);
      const isAgain = event.data.reason === 'reopened';
      return { due: Object.fromEntries(due), ...(isAgain ? { state: 'reopened' } : {}) };
    }
    case 'TargetMet':
      // What still runs of a resolved case is no work any more.
      return event.data.metric === 'resolution'
        ? { due: NOTHING_DUE, state: 'resolved' }
        : { due: { [event.data.metric]: null } };
    case 'TargetsCancelled':
      return { due: NOTHING_DUE, state: 'withdrawn' };
    case 'CaseAssigned':
      return { owner_id: event.data.ownerId, owner_kind: event.data.ownerKind };
    case 'CaseEscalated':
      return { escalation_step: event.data.step };
    default:
      return undefined;
  }
};

/** Rows of the table of cases that just-decided events cause. */
export const caseRowsFor = (events: readonly TriageEvent[]): readonly CompanionRow[] =>
  events.flatMap((event) => {
    const patch = patchOf(event);
    return patch === undefined
      ? []
      : [{ writer: CASE_WRITER, row: { case_id: event.data.caseId, ...patch } }];
  });
