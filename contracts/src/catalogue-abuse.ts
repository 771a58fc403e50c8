import { entry } from './catalogue-entry.ts';
import * as till from './intake-till-facts.ts';
import * as review from './remedy-review.ts';
import * as abuse from './triage-abuse.ts';

/** Rows of the catalogue about compensation that a person has to look at. */
export const ABUSE_ROWS = {
  AbusePolicyDefined: entry(
    'triage',
    abuse.AbusePolicyDefinedV1,
    'from how many of what a person has to look',
  ),
  CustomerTillFactNoted: entry(
    'intake',
    till.CustomerTillFactNotedV1,
    'failed payments and returned items of a known customer, to be counted',
  ),
  AbuseFlagRaised: entry(
    'triage',
    abuse.AbuseFlagRaisedV1,
    'evidence, who or what set it, and until when',
  ),
  AbuseFlagAppealed: entry('triage', abuse.AbuseFlagAppealedV1, 'the customer contests the flag'),
  AbuseAppealRejected: entry('triage', abuse.AbuseAppealRejectedV1, 'the flag stands, and why'),
  AbuseFlagCleared: entry(
    'triage',
    abuse.AbuseFlagClearedV1,
    'the flag is gone; what was decided under it is looked at again',
  ),
  AbuseReviewSet: entry(
    'triage',
    abuse.AbuseReviewSetV1,
    "the flags against a case's customer; remedy withholds automatic approval",
  ),
  AbuseReviewHeard: entry(
    'remedy',
    review.AbuseReviewHeardV1,
    'remedy knows the flags of the case',
  ),
  RemedyHeldForReview: entry(
    'remedy',
    review.RemedyHeldForReviewV1,
    'the menu waits for a person; clocks and answers do not',
  ),
  RemedyReviewEnded: entry(
    'remedy',
    review.RemedyReviewEndedV1,
    'a person decided, or no flag stands any more',
  ),
} as const;
