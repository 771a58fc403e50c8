import type { CaseReopened } from '@amends/contracts/follow-up';
import type { RecoveryCompleted } from '@amends/contracts/remedy';
import type { RecoveryFailed } from '@amends/contracts/remedy-recovery';
import type { WarningCause } from '@amends/contracts/warning-vocabulary';
import type { LoggedEvent } from '@amends/event-log/logged-event';
import type { CaseChange, KnownCase } from '../facts/case-facts.ts';
import { type Counted, type Measure, periodStart } from './periods.ts';

const ofDay = (storeId: string, at: string, measure: Measure, count: number): Counted => ({
  ...{ storeId, workstation: '', width: 'day', measure, count },
  startsAt: periodStart(at, 'day'),
});

/** A case counts on the day it was reported, once triage named its cause; a duplicate never. */
const countsOfCase = (known: KnownCase | undefined, count: 1 | -1): readonly Counted[] => {
  if (known === undefined || known.isDuplicate) return [];
  const { storeId, cause, reportedAt } = known;
  if (storeId === null || cause === null || reportedAt === null) return [];
  return [ofDay(storeId, reportedAt, cause as WarningCause, count)];
};

/** Corrected, a case counts for its new cause and no longer for the old one. */
export const countsOfChange = ({ before, after }: CaseChange): readonly Counted[] => [
  ...countsOfCase(before, -1),
  ...countsOfCase(after, 1),
];

/** Reasons for which a recovery failed; the others say nothing of it. */
const FAILED: ReadonlySet<CaseReopened['reason']> = new Set([
  'remedy_not_received',
  'remedy_inadequate',
  'failure_recurred',
  'adverse_effect',
] as const);

/**
 * What was missed may be completed later, and counts as a recovery then; where a customer is
 * dissatisfied it is counted with the reopening. Of the others nothing comes after.
 */
const countsOfFailure = (
  { storeId, reason, failedAt }: RecoveryFailed,
  hadFailed: boolean,
): readonly Counted[] => {
  if (storeId === undefined || reason === 'dissatisfaction') return [];
  const failed = hadFailed ? [] : [ofDay(storeId, failedAt, 'failed_recovery', 1)];
  return reason === 'missed' ? failed : [ofDay(storeId, failedAt, 'recoveries', 1), ...failed];
};

/** What an event of a recovery counts for, where it was or was not known to have failed before. */
const countsOfRecovery = ({ type, data }: LoggedEvent, hadFailed: boolean): readonly Counted[] => {
  if (type === 'RecoveryCompleted') {
    const { storeId, completedAt, provenance } = data as RecoveryCompleted;
    if (storeId === undefined || provenance !== undefined) return [];
    return [ofDay(storeId, completedAt, 'recoveries', 1)];
  }
  if (type === 'RecoveryFailed') return countsOfFailure(data as RecoveryFailed, hadFailed);
  if (type !== 'CaseReopened') return [];
  const { storeId, reason, reopenedAt } = data as CaseReopened;
  if (storeId === undefined || hadFailed || !FAILED.has(reason)) return [];
  return [ofDay(storeId, reopenedAt, 'failed_recovery', 1)];
};

/**
 * Recoveries, and those that failed after all, on the day it became known: each once, by
 * however many reasons it failed. With a reopening another one begins.
 */
export const countsOfRecoveries = (
  events: readonly LoggedEvent[],
  changes: readonly CaseChange[],
): readonly Counted[] => {
  const failed = new Set(
    changes.flatMap(({ before }) => (before?.hasFailed === true ? [before.caseId] : [])),
  );
  return events.flatMap((event) => {
    const { caseId, reason } = event.data as { readonly caseId?: string; readonly reason?: string };
    if (caseId === undefined) return [];
    const counts = countsOfRecovery(event, failed.has(caseId));
    if (event.type === 'CaseReopened') failed.delete(caseId);
    if (event.type === 'RecoveryFailed' && reason !== 'dissatisfaction') failed.add(caseId);
    return counts;
  });
};
