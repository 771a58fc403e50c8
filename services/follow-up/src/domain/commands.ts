import type {
  CaseReopened,
  ClosureConditionHeard,
  FollowUpAnswered,
} from '@amends/contracts/follow-up';
import type { ResolutionOutcome, Severity } from '@amends/contracts/vocabulary';
import type { ClosingCommand } from './closing-commands.ts';

/** Id and times of a request, worked out beforehand (request-plan.ts). */
export interface RequestPlan {
  readonly requestId: string;
  readonly dueAt: string;
  readonly answerBy: string;
}

/** Whom the case is about, as the event that was heard says it. */
export interface CaseParty {
  readonly caseId: string;
  readonly storeId?: string | undefined;
  readonly customerId?: string | undefined;
}

export interface ScheduleFollowUp extends CaseParty {
  readonly type: 'ScheduleFollowUp';
  readonly severity?: Severity | undefined;
  readonly completedAt: string;
  readonly plan: RequestPlan;
}
/** A claim code was issued: whoever has it can answer. */
export interface HearClaim {
  readonly type: 'HearClaim';
  readonly caseId: string;
  readonly at: string;
  /** For a case that nobody could be asked about before. */
  readonly plan: RequestPlan;
}
/** The case ended without a remedy: nobody is asked. */
export interface SuppressFollowUp extends CaseParty {
  readonly type: 'SuppressFollowUp';
  readonly outcome: ResolutionOutcome;
  readonly at: string;
}
export interface WithdrawFollowUp extends CaseParty {
  readonly type: 'WithdrawFollowUp';
  readonly at: string;
}
export interface TakeOverHistory extends CaseParty {
  readonly type: 'TakeOverHistory';
  readonly satisfied?: boolean | undefined;
  readonly outcome?: ResolutionOutcome | undefined;
  readonly recordedAt: string;
  readonly closedAt?: string | undefined;
}
/** Another case has the same failure: nobody is asked here. */
export interface PauseFollowUp {
  readonly type: 'PauseFollowUp';
  readonly caseId: string;
  readonly primaryCaseId: string;
  readonly at: string;
}
export interface ResumeFollowUp {
  readonly type: 'ResumeFollowUp';
  readonly caseId: string;
  readonly at: string;
  /** Of the wave that was pending, from now on. */
  readonly plans: { readonly first: RequestPlan; readonly second: RequestPlan };
}
export interface HearClosureCondition {
  readonly type: 'HearClosureCondition';
  readonly caseId: string;
  readonly condition: ClosureConditionHeard['condition'];
  /** Of a root cause: why, when and how are written down with it. */
  readonly isDocumented?: boolean;
  readonly at: string;
}
export interface NoteRemedyFailure {
  readonly type: 'NoteRemedyFailure';
  readonly caseId: string;
  readonly trigger: 'remedy_failed' | 'promise_broken';
  readonly at: string;
}
/** From the timer: the request may be answered from now on. */
export interface OpenRequest {
  readonly type: 'OpenRequest';
  readonly requestId: string;
  readonly now: string;
}
/** From the timer: the answer window of the request is over. */
export interface LapseRequest {
  readonly type: 'LapseRequest';
  readonly requestId: string;
  readonly now: string;
  readonly secondWave: RequestPlan;
}
export type GivenAnswer = Omit<
  FollowUpAnswered,
  | 'caseId'
  | 'storeId'
  | 'customerId'
  | 'requestId'
  | 'wave'
  | 'instrumentVersion'
  | 'answeredAt'
  | 'commentTextId'
>;
export interface AnswerFollowUp {
  readonly type: 'AnswerFollowUp';
  readonly requestId: string;
  readonly answer: GivenAnswer;
  readonly now: string;
  readonly secondWave: RequestPlan;
}
export interface ReopenCase {
  readonly type: 'ReopenCase';
  readonly reason: CaseReopened['reason'];
  /** The message after the resolution that asks for it. */
  readonly textId?: string | undefined;
  readonly now: string;
  /** A case closed before this instant stays closed. */
  readonly closedSince: string;
}

export type FollowUpCommand =
  | ScheduleFollowUp
  | SuppressFollowUp
  | HearClaim
  | WithdrawFollowUp
  | TakeOverHistory
  | PauseFollowUp
  | ResumeFollowUp
  | HearClosureCondition
  | NoteRemedyFailure
  | OpenRequest
  | LapseRequest
  | AnswerFollowUp
  | ReopenCase
  | ClosingCommand;
