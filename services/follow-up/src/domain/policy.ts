import type { FollowUpScheduled } from '@amends/contracts/follow-up';
import type { Severity } from '@amends/contracts/vocabulary';

/** Fixed rules of follow-up; the times an installation may choose are in config.ts. */

/** Of 7; from here on the customer says it helped greatly, and staff are thanked for it. */
export const GREAT_RELIEF = 6;

/** A serious failure is followed up by a person on the telephone (playbook section 3). */
export const channelFor = (
  severity: Severity | undefined,
  customerId: string | undefined,
): FollowUpScheduled['channel'] => {
  // Of somebody without a name nothing is known to write to.
  if (customerId === undefined) return 'claim_page';
  return severity === 'critical' || severity === 'major' ? 'telephone' : 'email';
};
