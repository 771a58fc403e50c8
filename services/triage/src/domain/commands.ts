import type { Money } from '@amends/contracts/primitives';
import type {
  CasePrioritised,
  PreventiveDecisionRecorded,
  RootCauseRecorded,
  TargetsSet,
} from '@amends/contracts/triage';
import type { CustomerTier, KhdType, Severity, TargetMetric } from '@amends/contracts/vocabulary';
import type { Classification } from './classification-rules.ts';
import type { StatedCause } from './person-classification.ts';
import type { TriageRules } from './rules.ts';
import type { Impact } from './severity.ts';

/** Due instants for every severity, worked out beforehand with the calendar (target-plan.ts). */
export type TargetPlans = Readonly<
  Record<Severity, Pick<TargetsSet, 'policyVersion' | 'calendarId' | 'calendarVersion' | 'targets'>>
>;

export interface TriageFailure {
  readonly type: 'TriageFailure';
  readonly caseId: string;
  readonly storeId?: string | undefined;
  readonly customerId?: string | undefined;
  readonly tier?: CustomerTier | undefined;
  /** The run that ranked the tier. */
  readonly tierRunId?: string | undefined;
  readonly reportedAt: string;
  readonly classification: Classification;
  readonly impact: Impact;
  readonly facts: CasePrioritised['facts'];
  readonly plans: TargetPlans;
  readonly ownerId: string;
  /** Step of the ladder whose authority covers the loss; 0 = the owner's own does. */
  readonly lossStep: number;
}
export interface TakeOverHistory {
  readonly type: 'TakeOverHistory';
  readonly caseId: string;
  readonly khdType?: KhdType | undefined;
  readonly sourceCategory?: string | undefined;
}
export interface MeetTarget {
  readonly type: 'MeetTarget';
  readonly metric: TargetMetric;
  readonly at: string;
}
/** From the timer: the target with this due instant is due now. */
export interface MissTarget {
  readonly type: 'MissTarget';
  readonly metric: TargetMetric;
  readonly dueAt: string;
  readonly now: string;
}
export interface TakeUpAgain {
  readonly type: 'TakeUpAgain';
  readonly plans: TargetPlans;
}
export interface CancelTargets {
  readonly type: 'CancelTargets';
  readonly at: string;
}
export interface CorrectClassification {
  readonly type: 'CorrectClassification';
  readonly cause: StatedCause;
}
export interface AssessImpact {
  readonly type: 'AssessImpact';
  readonly severity: Severity;
  /** What the customer lost beyond the price, once it is documented. */
  readonly consequentialLoss?: Money | undefined;
  readonly rules: TriageRules;
}
export interface AssignCase {
  readonly type: 'AssignCase';
  readonly ownerId: string;
  readonly ownerKind: 'person' | 'team';
}
export interface RecordRootCause {
  readonly type: 'RecordRootCause';
  readonly rootCause: Omit<RootCauseRecorded, 'caseId'>;
}
export interface RecordPreventiveDecision {
  readonly type: 'RecordPreventiveDecision';
  readonly decision: PreventiveDecisionRecorded['decision'];
  readonly now: string;
}

export type TriageCommand =
  | TriageFailure
  | TakeOverHistory
  | MeetTarget
  | MissTarget
  | TakeUpAgain
  | CancelTargets
  | CorrectClassification
  | AssessImpact
  | AssignCase
  | RecordRootCause
  | RecordPreventiveDecision;
