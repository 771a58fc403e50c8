import type { AbuseReviewSet } from '@amends/contracts/triage-abuse';
import { accepted, type Decision } from '@amends/decider/decider';
import type { TriageCase, TriageEvent } from './triage-case.ts';

/** The flags that stand against the case's customer, as remedy is told of them. */
export type ReviewFlags = AbuseReviewSet['flags'];

export interface SetReview {
  readonly type: 'SetReview';
  readonly flags: ReviewFlags;
  readonly now: string;
}

/** Told with the case, before what makes remedy prepare anything; nothing where none stands. */
export const reviewSet = (
  caseId: string,
  flags: ReviewFlags | undefined,
  setAt: string,
): TriageEvent[] =>
  flags === undefined || flags.length === 0
    ? []
    : [{ type: 'AbuseReviewSet', data: { caseId, flags: [...flags], setAt } }];

const idsOf = (flags: ReviewFlags): string =>
  flags
    .map(({ flagId }) => flagId)
    .sort()
    .join();

/** A flag was raised or cleared while the case was there. */
export const setReview = (
  { flags, now }: SetReview,
  { status, caseId, reviewFlags }: TriageCase,
): Decision<TriageEvent> => {
  if (status !== 'open' || idsOf(flags) === idsOf(reviewFlags)) return accepted();
  return accepted<TriageEvent>({
    type: 'AbuseReviewSet',
    data: { caseId: caseId!, flags: [...flags], setAt: now },
  });
};
