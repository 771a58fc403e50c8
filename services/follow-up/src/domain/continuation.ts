import type { CaseReopened } from '@amends/contracts/follow-up';
import type { FollowUpCaseDue } from '@amends/contracts/follow-up-continuation';
import { isAfter } from '@amends/contracts/instant-order';
import type { FollowUpCase, FollowUpEvent } from './follow-up-case.ts';

/** A closed case whose window is over goes on in a new one, which the suite opens (REO-03). */
export type ContinuationEvent = {
  readonly type: 'FollowUpCaseDue';
  readonly data: FollowUpCaseDue;
};

export interface Continuation {
  readonly newCaseId: string;
  readonly dueAt: string;
}

/** What a command says of the window, and the id that a new case would have. */
export interface Window {
  /** A case closed before this instant stays closed. */
  readonly closedSince: string;
  readonly newCaseId: string;
}

export const isClosedForGood = (
  { closure }: FollowUpCase,
  { closedSince }: Pick<Window, 'closedSince'>,
): boolean => closure !== undefined && isAfter(closedSince, closure.at);

interface Wanted {
  readonly reason: CaseReopened['reason'];
  readonly basis: FollowUpCaseDue['basis'];
  readonly requestId?: string;
  readonly textId?: string | undefined;
  readonly now: string;
}

/**
 * The new case, once per closing: what is said after it belongs to that case. Undefined where
 * nobody knows which store's it would be.
 */
export const continued = (
  state: FollowUpCase,
  { newCaseId }: Window,
  { reason, basis, requestId, textId, now: dueAt }: Wanted,
): readonly FollowUpEvent[] | undefined => {
  const { caseId, storeId, customerId, closure, continuations = [] } = state;
  if (storeId === undefined || closure === undefined) return undefined;
  if (continuations.some((one) => !isAfter(closure.at, one.dueAt))) return [];
  return [
    {
      type: 'FollowUpCaseDue',
      data: {
        ...{ caseId: caseId!, newCaseId, storeId, reason, basis },
        ...(customerId === undefined ? {} : { customerId }),
        ...(requestId === undefined ? {} : { requestId }),
        ...(textId === undefined ? {} : { textId }),
        dueAt,
      },
    },
  ];
};
