import type { REPEAT_BASES } from '@amends/contracts/vocabulary';
import { raisedSeverity } from './policy.ts';
import type { Impact } from './severity.ts';

/** The last failure like this one within the window. */
export interface EarlierFailure {
  readonly caseId: string;
  readonly basis: (typeof REPEAT_BASES)[number];
}

/** Only who was let down twice is let down twice: the same fault at others is no repeat to them. */
export const isRepeatToCustomer = (earlier: EarlierFailure | undefined): boolean =>
  earlier?.basis === 'same_customer';

/** Links the earlier failure; one of the same customer raises the severity by a level. */
export const impactAfter = (impact: Impact, earlier: EarlierFailure | undefined): Impact => {
  if (earlier === undefined) return impact;
  const linked = { ...impact, repeatOf: earlier.caseId, repeatBasis: earlier.basis };
  const raised = raisedSeverity(impact.severity);
  if (!isRepeatToCustomer(earlier) || raised === impact.severity) return linked;
  return { ...linked, severity: raised, raisedFrom: impact.severity };
};
