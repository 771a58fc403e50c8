import type { CompanionRow } from '@amends/event-store/types';
import type { ClockFact } from '@amends/contracts/clock-vocabulary';
import type { Severity } from '@amends/contracts/vocabulary';
import { severityOrder, tierOrder } from '../domain/policy.ts';
import type { TriageEvent } from '../domain/triage-case.ts';
import { CASE_WRITER, type CasePatch } from './case-writer.ts';

const withSeverity = (severity: Severity) => ({
  severity,
  severity_order: severityOrder(severity),
});

/** Where a case stands once it is known that this happened; anything else leaves it where it is. */
const STATE_AFTER: Readonly<Partial<Record<ClockFact, Pick<CasePatch, 'state'>>>> = {
  resolved: { state: 'resolved' },
  resolved_automatically: { state: 'resolved' },
  reopened: { state: 'reopened' },
  closed: { state: 'closed' },
  merged: { state: 'duplicate' },
  unmerged: { state: 'triaged' },
};

type Due = Readonly<Record<string, string | null>>;

const dueOf = (clockIds: readonly (string | undefined)[], dueAt: string | undefined): Due =>
  Object.fromEntries(
    clockIds.flatMap((clockId) => (clockId === undefined ? [] : [[clockId, dueAt ?? null]])),
  );

/** What an event does to the deadlines of the case, by clock: null where none is left. */
const duePatch = (event: TriageEvent): Omit<CasePatch, 'case_id'> | undefined => {
  switch (event.type) {
    case 'TargetsSet': {
      const due = event.data.targets.map(({ clockId, metric, dueAt }) => [
        clockId ?? metric,
        dueAt,
      ]);
      return { due: Object.fromEntries(due) };
    }
    case 'ClockFactHeard':
      return STATE_AFTER[event.data.fact];
    case 'ClockPaused':
      return { due: dueOf([event.data.clockId], undefined) };
    case 'ClockResumed':
    case 'ClockReset':
    case 'ClockCorrected':
    case 'TargetMissed':
      return { due: dueOf([event.data.clockId], event.data.dueAt) };
    case 'TargetMet': {
      const { clockId, by } = event.data;
      return {
        due: dueOf([clockId], undefined),
        ...(by === undefined ? {} : STATE_AFTER[by]),
      };
    }
    case 'TargetsCancelled': {
      const { clockIds = [], reason } = event.data;
      const due = dueOf(clockIds, undefined);
      return reason === 'withdrawn' ? { due, state: 'withdrawn' } : { due };
    }
    default:
      return undefined;
  }
};

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
    case 'CaseAssigned':
      return { owner_id: event.data.ownerId, owner_kind: event.data.ownerKind };
    case 'InvestigationStarted':
      return { state: 'investigating' };
    case 'ExecutiveReviewRecorded':
      return { executive_review_at: event.data.reviewedAt };
    case 'CaseEscalated':
    case 'CaseDeescalated':
      return { escalation_step: event.data.step };
    default:
      return duePatch(event);
  }
};

/** Rows of the table of cases that just-decided events cause. */
export const caseRowsFor = (events: readonly TriageEvent[]): readonly CompanionRow[] =>
  events.flatMap((event) => {
    const patch = patchOf(event);
    if (patch === undefined || !('caseId' in event.data)) return [];
    return [{ writer: CASE_WRITER, row: { case_id: event.data.caseId, ...patch } }];
  });
