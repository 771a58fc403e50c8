import type { Money } from '@amends/contracts/primitives';
import type {
  CasePrioritised,
  PreventiveDecisionRecorded,
  RootCauseRecorded,
} from '@amends/contracts/triage';
import type { CustomerTier, Initiation, KhdType, Severity } from '@amends/contracts/vocabulary';
import type { RecordFinding } from './case-findings.ts';
import type { ReviewFlags, SetReview } from './case-review.ts';
import type { ManualEscalationCommand } from './manual-escalation.ts';
import type { Classification } from './classification-rules.ts';
import type { ClockContext } from './clock/clock-book.ts';
import type { ClockCommand } from './clock-commands.ts';
import type { HandoverCommand } from './handover.ts';
import type { TakeIncidentFacts } from './incident-facts.ts';
import type { StatedCause } from './person-classification.ts';
import type { TriageRules } from './rules.ts';
import type { Owner } from './staff/choose-owner.ts';
import type { Impact } from './severity.ts';

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
  /** Who is given the case, by when its first target falls due; never nobody. */
  readonly ownerFor: (dueAt: string | undefined) => Owner;
  /** Step of the ladder whose authority covers the loss; 0 = the owner's own does. */
  readonly lossStep: number;
  /** Who opened the case; an employee's first reply answers nobody yet. */
  readonly openedBy?: Initiation | undefined;
  /** Of abuse, against the customer. */
  readonly reviewFlags?: ReviewFlags | undefined;
  readonly clock: ClockContext;
}
export interface TakeOverHistory {
  readonly type: 'TakeOverHistory';
  readonly caseId: string;
  readonly khdType?: KhdType | undefined;
  readonly sourceCategory?: string | undefined;
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
  readonly actionId?: string | undefined;
  readonly now: string;
}

export type TriageCommand =
  | ClockCommand
  | TriageFailure
  | TakeOverHistory
  | CorrectClassification
  | AssessImpact
  | RecordFinding
  | SetReview
  | AssignCase
  | HandoverCommand
  | ManualEscalationCommand
  | RecordRootCause
  | RecordPreventiveDecision
  | TakeIncidentFacts;
