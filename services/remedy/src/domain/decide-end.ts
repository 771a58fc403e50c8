import type { RemedyConflictRaised } from '@amends/contracts/remedy-merging';
import { accepted, type Decision, rejected } from '@amends/decider/decider';
import type { ConcludeWithoutRemedy, TakeOverHistory } from './commands.ts';
import { failedWithoutRemedy } from './recovery-outcome.ts';
import type { Remedy, RemedyEvent } from './remedy.ts';

/** Where one of two remedies comes to nothing, the other one goes on. */
const endedFor =
  (endedAt: string) =>
  ({ caseId, otherCaseId, role }: RemedyConflictRaised): RemedyEvent => ({
    type: 'RemedyConflictEnded',
    data: {
      caseId,
      otherCaseId,
      outcome: role === 'primary' ? 'duplicate_kept' : 'primary_kept',
      endedAt,
    },
  });

export const concludeWithoutRemedy = (
  command: ConcludeWithoutRemedy,
  state: Remedy,
): Decision<RemedyEvent> => {
  if (state.status === 'imported') return rejected('imported_case');
  if (state.status === 'executing') return rejected('remedy_already_chosen');
  if (state.status === 'resolved' || state.status === 'concluded') {
    return rejected('already_resolved');
  }
  const { menu } = state;
  const { conflicts } = state.merging;
  const { caseId, outcome, now } = command;
  return accepted<RemedyEvent>(
    ...conflicts.map(endedFor(now)),
    ...failedWithoutRemedy({ ...state, caseId }, outcome, now),
    {
      type: 'NoRemedyConcluded',
      data: {
        caseId,
        ...(menu?.storeId === undefined ? {} : { storeId: menu.storeId }),
        ...(menu?.customerId === undefined ? {} : { customerId: menu.customerId }),
        ...{ outcome, concludedAt: now },
      },
    },
  );
};

/** What a register knows of the remedy: its kind or the end without one, and the money. */
export const takeOverHistory = (command: TakeOverHistory, state: Remedy): Decision<RemedyEvent> => {
  if (state.status !== 'none') return accepted();
  const { caseId, restitution, remedyType, endedAt } = command;
  const events: RemedyEvent[] = [];
  const origin = {
    caseId,
    provenance: 'imported' as const,
    ...(command.storeId === undefined ? {} : { storeId: command.storeId }),
  };
  if (endedAt !== undefined && remedyType !== undefined) {
    events.push({
      type: 'RecoveryCompleted',
      data: { ...origin, remedyTypes: [remedyType], completedAt: endedAt },
      time: endedAt,
    });
  } else if (endedAt !== undefined) {
    events.push({
      type: 'NoRemedyConcluded',
      data: { ...origin, outcome: command.outcome ?? 'other', concludedAt: endedAt },
      time: endedAt,
    });
  }
  if (restitution !== undefined && restitution.amount > 0) {
    const recordedAt = endedAt ?? command.recordedAt;
    events.push({
      type: 'RestitutionRecorded',
      data: { caseId, provenance: 'imported', amount: restitution, recordedAt },
      time: recordedAt,
    });
  }
  return accepted(...events);
};
