import type { FollowUpScheduled } from '@amends/contracts/follow-up';
import type { ContactChannel } from '@amends/contracts/survey-vocabulary';
import type { Severity } from '@amends/contracts/vocabulary';

/** Fixed rules of follow-up; the times an installation may choose are in config.ts. */

/** Of 7; from here on the customer says it helped greatly, and staff are thanked for it. */
export const GREAT_RELIEF = 6;

/** From the resolution to the first question where no row of the playbook says when (SUR-01). */
export const FIRST_QUESTION_SECONDS = 86_400;

/** As the row says; without one, a person telephones after a serious failure. */
export const channelFor = (
  severity: Severity | undefined,
  customerId: string | undefined,
  byRow?: ContactChannel,
): FollowUpScheduled['channel'] => {
  // Of somebody without a name nothing is known to write to.
  if (customerId === undefined) return 'claim_page';
  if (byRow !== undefined) return byRow;
  return severity === 'critical' || severity === 'major' ? 'telephone' : 'email';
};
