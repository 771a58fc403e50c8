import type { ResolutionOutcome } from '@amends/contracts/vocabulary';
import type { Handler } from './closing-facts.ts';
import type { FollowUpCase, FollowUpEvent } from './follow-up-case.ts';

/** Nobody in particular: the staff of the store read it. */
const OF_THE_STORE: Omit<Handler, 'employeeId'> & { readonly employeeId?: string } = { roles: [] };

/**
 * One entry in the digest of each who had a hand in the case, else one for the store. Empty where
 * neither is known: there is nobody to tell (EMP-01).
 */
export const feedbackOf = (
  state: FollowUpCase,
  outcome: ResolutionOutcome,
  deliveredAt: string,
): readonly FollowUpEvent[] => {
  const { caseId, storeId, reopenCount, closing } = state;
  const { handlers, feedback, said } = closing;
  const anybody = storeId === undefined ? [] : [OF_THE_STORE];
  const readers = handlers.length === 0 ? anybody : handlers;
  return readers.map(({ employeeId, roles }, index) => ({
    type: 'FeedbackDeliveredToEmployee',
    data: {
      caseId: caseId!,
      ...(storeId === undefined ? {} : { storeId }),
      feedback: feedback.length + index + 1,
      ...(employeeId === undefined ? {} : { employeeId }),
      roles: [...roles],
      outcome,
      ...(said === undefined ? {} : { said }),
      reopenCount,
      deliveredAt,
    },
  }));
};

/** What is kept of how the case ended, once its feedback is delivered. */
export const outcomeRecorded = (
  state: FollowUpCase,
  outcome: ResolutionOutcome,
  recordedAt: string,
): FollowUpEvent => {
  const { caseId, storeId, customerId, reopenCount, doubleDeviations, closing } = state;
  const { said, confirmedBy, recoveries, failedRecoveries, feedback } = closing;
  return {
    type: 'OutcomeRecorded',
    data: {
      caseId: caseId!,
      ...(storeId === undefined ? {} : { storeId }),
      ...(customerId === undefined ? {} : { customerId }),
      outcome,
      ...(confirmedBy === undefined ? {} : { confirmedBy }),
      recoveries,
      reopenCount,
      failedRecoveries,
      doubleDeviations: [...new Set(doubleDeviations)],
      ...(said === undefined ? {} : { said }),
      feedbackDelivered: feedback.length,
      recordedAt,
    },
  };
};
