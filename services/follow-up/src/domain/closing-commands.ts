import type {
  FeedbackAnswer,
  HandlerRole,
  RecoveryFailureHeard,
} from '@amends/contracts/follow-up-closing';
import type { DoubleDeviationDetected } from '@amends/contracts/follow-up';

/** Somebody of the staff had a hand in the case. */
export interface HearHandler {
  readonly type: 'HearHandler';
  readonly caseId: string;
  readonly employeeId: string;
  readonly role: HandlerRole;
  readonly at: string;
}
export interface HearDocumentation {
  readonly type: 'HearDocumentation';
  readonly caseId: string;
  readonly at: string;
}
export interface HearOfferRejection {
  readonly type: 'HearOfferRejection';
  readonly caseId: string;
  readonly offerId: string;
  readonly at: string;
}
/** Rejected, missed or given up: whether it is a double deviation too follows from other facts. */
export interface HearRecoveryFailure {
  readonly type: 'HearRecoveryFailure';
  readonly caseId: string;
  readonly reason: RecoveryFailureHeard['reason'];
  readonly at: string;
}
/** Recovery failed in a way that leaves an unresolved case as it is. */
export interface NoteDeviation {
  readonly type: 'NoteDeviation';
  readonly caseId: string;
  readonly trigger: DoubleDeviationDetected['trigger'];
  readonly at: string;
}
/** The customer wrote; of a case that is being worked on this is nothing to follow-up. */
export interface HearReply {
  readonly type: 'HearReply';
  readonly caseId: string;
  readonly textId: string;
  readonly at: string;
}
/** "Thanks", or "yes, it is solved": never a reason to open the case again. */
export interface AcknowledgeOutcome {
  readonly type: 'AcknowledgeOutcome';
  readonly textId?: string | undefined;
  readonly confirmsRecovery: boolean;
  readonly now: string;
}
/** By the employee whose feedback it is. */
export interface AcknowledgeFeedback {
  readonly type: 'AcknowledgeFeedback';
  readonly feedback: number;
  readonly employeeId: string;
  readonly now: string;
}
export interface AnswerFeedback {
  readonly type: 'AnswerFeedback';
  readonly feedback: number;
  readonly employeeId: string;
  readonly answer: FeedbackAnswer;
  readonly textId?: string | undefined;
  readonly now: string;
}

export type ClosingCommand =
  | HearHandler
  | HearDocumentation
  | HearOfferRejection
  | HearRecoveryFailure
  | NoteDeviation
  | HearReply
  | AcknowledgeOutcome
  | AcknowledgeFeedback
  | AnswerFeedback;
