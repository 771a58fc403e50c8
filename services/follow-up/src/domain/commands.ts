import type {
  CaseReopened,
  ClosureConditionHeard,
  FollowUpAnswered,
} from '@amends/contracts/follow-up';
import type { FollowUpDeliveryHeard } from '@amends/contracts/follow-up-surveys';
import type {
  ContactChannel,
  ContactOutcome,
  Exemption,
  GateReason,
  Postponement,
  SkipReason,
} from '@amends/contracts/survey-vocabulary';
import type { ResolutionOutcome, Severity } from '@amends/contracts/vocabulary';
import type { ClosingCommand } from './closing-commands.ts';
import type { Window } from './continuation.ts';
import type { PromiseCommand } from './promise-targets.ts';

/** Id and times of a request, worked out beforehand (request-plan.ts). */
export interface RequestPlan {
  readonly requestId: string;
  readonly dueAt: string;
  readonly answerBy: string;
  /** Of a question that the playbook's row asks for: the day after the resolution, and the way. */
  readonly day?: number;
  readonly channel?: ContactChannel;
}

/** A question that the row asks for besides the first one. */
export interface FurtherPlan extends RequestPlan {
  readonly wave: number;
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
  /** No person had a part in it. */
  readonly isAutomatic?: boolean | undefined;
  readonly completedAt: string;
  readonly plan: RequestPlan;
  readonly further?: readonly FurtherPlan[];
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
  /** Of the wave that was pending, from now on; by wave, ids of what keeps its day. */
  readonly plans: {
    readonly first: RequestPlan;
    readonly second: RequestPlan;
    readonly ids: Readonly<Record<number, string>>;
  };
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
/** Of a customer who may be asked, who may not, or who may be asked later. */
export type GateVerdict =
  | { readonly outcome: 'allowed' }
  | { readonly outcome: 'refused'; readonly reason: GateReason }
  | {
      readonly outcome: 'deferred';
      readonly reason: Postponement;
      readonly until: string;
      /** Of the answer, once it opens then. */
      readonly answerBy: string;
    };
/** From the timer: the request may be answered from now on, if the gates are open. */
export interface OpenRequest {
  readonly type: 'OpenRequest';
  readonly requestId: string;
  readonly verdict: GateVerdict;
  /** To the one reminder of a question by e-mail; 0: none. */
  readonly reminderSeconds: number;
  readonly now: string;
  readonly secondWave: RequestPlan;
}
/** An employee leaves a question out that is planned (SUR-05). */
export interface SkipRequest {
  readonly type: 'SkipRequest';
  readonly requestId: string;
  readonly reason: SkipReason;
  readonly now: string;
}
/** Somebody lets a question that is planned pass the gates. */
export interface ExemptRequest {
  readonly type: 'ExemptRequest';
  readonly requestId: string;
  readonly reason: Exemption;
  readonly now: string;
}
/** From the timer: nobody has answered yet. */
export interface RemindOfRequest {
  readonly type: 'RemindOfRequest';
  readonly requestId: string;
  /** The customer wants nothing this way any more. */
  readonly isDeclined: boolean;
  readonly now: string;
}
/** A person says what came of trying to reach the customer. */
export interface RecordContact {
  readonly type: 'RecordContact';
  readonly requestId: string;
  readonly outcome: ContactOutcome;
  readonly callBackAt?: string | undefined;
  readonly now: string;
}
/** Intake says what became of a message. */
export interface HearDelivery {
  readonly type: 'HearDelivery';
  readonly data: FollowUpDeliveryHeard;
}
/** Triage says who handles the case. */
export interface HearOwner {
  readonly type: 'HearOwner';
  readonly caseId: string;
  readonly ownerId: string;
  readonly ownerKind: 'person' | 'team';
  readonly at: string;
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
  | 'scales'
  | 'baseline'
  | 'ownerId'
  | 'ownerKind'
  | 'recordedBy'
>;
export interface AnswerFollowUp extends Window {
  readonly type: 'AnswerFollowUp';
  readonly requestId: string;
  readonly answer: GivenAnswer;
  /** Who writes it down for the customer; absent: the customer does. */
  readonly recordedBy?: string | undefined;
  /** The same where it is a person: a system that many use rates nobody. */
  readonly rater?: string | undefined;
  readonly now: string;
  readonly secondWave: RequestPlan;
  /** How long after the first submission the answer may be changed (SUR-06). */
  readonly editSeconds: number;
  /** A satisfaction of so much or less needs a comment; 0: none does (SUR-01). */
  readonly commentAtOrBelow: number;
}
export interface ReopenCase extends Window {
  readonly type: 'ReopenCase';
  readonly reason: CaseReopened['reason'];
  /** The message after the resolution that asks for it. */
  readonly textId?: string | undefined;
  readonly now: string;
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
  | SkipRequest
  | ExemptRequest
  | HearOwner
  | RemindOfRequest
  | HearDelivery
  | RecordContact
  | LapseRequest
  | AnswerFollowUp
  | ReopenCase
  | PromiseCommand
  | ClosingCommand;
