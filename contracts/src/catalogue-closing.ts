import { entry } from './catalogue-entry.ts';
import * as closing from './follow-up-closing.ts';
import { FollowUpCaseDueV1 } from './follow-up-continuation.ts';
import { PromiseHeardV1 } from './follow-up-promises.ts';

/** Rows of the catalogue about how cases end, and who hears of it. */
export const CLOSING_ROWS = {
  RecoveryConfirmed: entry(
    'follow-up',
    closing.RecoveryConfirmedV1,
    'the customer says it was made good: recovered, not only resolved',
  ),
  CustomerThanked: entry('follow-up', closing.CustomerThankedV1, 'thanks reopen nothing'),
  CustomerReplyHeard: entry(
    'follow-up',
    closing.CustomerReplyHeardV1,
    'a message after the resolution waits for somebody to say what it means',
  ),
  OfferRejectionHeard: entry(
    'follow-up',
    closing.OfferRejectionHeardV1,
    'the second rejected offer is a double deviation',
  ),
  FollowUpCaseDue: entry(
    'follow-up',
    FollowUpCaseDueV1,
    'too late to reopen it: intake opens the case that goes on from it',
  ),
  PromiseHeard: entry(
    'follow-up',
    PromiseHeardV1,
    'a target missed while a promise stands is a double deviation',
  ),
  RecoveryFailureHeard: entry(
    'follow-up',
    closing.RecoveryFailureHeardV1,
    'kept for the outcome of the case',
  ),
  CaseDocumented: entry(
    'follow-up',
    closing.CaseDocumentedV1,
    'why, when and how are written down',
  ),
  HandlerHeard: entry('follow-up', closing.HandlerHeardV1, 'who will hear how the case ended'),
  FeedbackDeliveredToEmployee: entry(
    'follow-up',
    closing.FeedbackDeliveredToEmployeeV1,
    'who handled the case hears what came of it; share fed back',
  ),
  FeedbackAcknowledged: entry('follow-up', closing.FeedbackAcknowledgedV1, 'they have seen it'),
  FeedbackAnswered: entry('follow-up', closing.FeedbackAnsweredV1, 'what they say to it'),
  OutcomeRecorded: entry('follow-up', closing.OutcomeRecordedV1, 'the record a case ends with'),
};
