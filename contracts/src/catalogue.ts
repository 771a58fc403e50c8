import { ABUSE_ROWS } from './catalogue-abuse.ts';
import { ASSUMPTION_ROWS } from './catalogue-assumptions.ts';
import { AUTHORITY_ROWS } from './catalogue-authority.ts';
import { BULK_ROWS } from './catalogue-bulk.ts';
import { CHOICE_ROWS } from './catalogue-choice.ts';
import { CUSTOMER_NOTICE_ROWS } from './catalogue-customer-notices.ts';
import { CLOSING_ROWS } from './catalogue-closing.ts';
import { CONTROL_ROWS } from './catalogue-control.ts';
import { CULTURE_ROWS } from './catalogue-culture.ts';
import { EMPLOYEE_ROWS } from './catalogue-employees.ts';
import { type CatalogueEntry, entry, signal } from './catalogue-entry.ts';
import { FIGURE_WATCH_ROWS } from './catalogue-figure-watches.ts';
import { INCIDENT_ROWS } from './catalogue-incidents.ts';
import { NOTICE_ROWS } from './catalogue-notices.ts';
import { MONEY_ROWS } from './catalogue-money.ts';
import { POINTS_ROWS } from './catalogue-points.ts';
import { SURVEY_ROWS } from './catalogue-surveys.ts';
import { MERGING_ROWS } from './catalogue-merging.ts';
import { STAFF_ROWS } from './catalogue-staff.ts';
import { TALK_ROWS } from './catalogue-talk.ts';
import { PERSONAL_DATA_ROWS } from './catalogue-personal-data.ts';
import { PLAYBOOK_ROWS } from './catalogue-playbook.ts';
import { SILENCE_ROWS } from './catalogue-silence.ts';
import * as followUp from './follow-up.ts';
import * as followUpClaim from './follow-up-claim.ts';
import * as followUpMerging from './follow-up-merging.ts';
import * as intake from './intake.ts';
import * as contact from './intake-contact.ts';
import * as conversation from './intake-conversation.ts';
import * as followUpCase from './intake-follow-up-case.ts';
import * as merge from './intake-merge.ts';
import * as observations from './intake-observations.ts';
import * as personalData from './intake-personal-data.ts';
import * as reference from './intake-reference.ts';
import * as remedyPayment from './remedy-payment.ts';
import * as remedyRecovery from './remedy-recovery.ts';
import * as remedy from './remedy.ts';
import * as escalation from './triage-escalation.ts';
import * as triage from './triage.ts';
import * as clocks from './triage-clocks.ts';
import * as findings from './triage-findings.ts';
import * as tiers from './triage-tiers.ts';

/** Every event of the suite by its name: the one place that says what exists. */
export const CATALOGUE = {
  FailureReported: entry(
    'intake',
    intake.FailureReportedV1,
    'a failure was reported; triage starts',
  ),
  FailureDetected: entry(
    'intake',
    intake.FailureDetectedV1,
    'a signal opened a case without a complaint; triage starts',
  ),
  CaseAcknowledged: entry(
    'intake',
    intake.CaseAcknowledgedV1,
    'the customer was answered; stops the acknowledgement target',
  ),
  CaseWithdrawn: entry('intake', intake.CaseWithdrawnV1, 'the customer withdrew; everything stops'),
  CustomerMessageReceived: entry(
    'intake',
    conversation.CustomerMessageReceivedV1,
    'the customer wrote again; the next reply is due',
  ),
  ReplySent: entry(
    'intake',
    conversation.ReplySentV1,
    'the firm answered; an automatic reply fulfils nothing',
  ),
  NoteAdded: entry('intake', conversation.NoteAddedV1, 'staff wrote something down'),
  CasesMerged: entry(
    'intake',
    merge.CasesMergedV1,
    'a case is a duplicate of another; its clocks stop',
  ),
  CasesUnmerged: entry('intake', merge.CasesUnmergedV1, 'the duplicate stands for itself again'),
  CaseFollowsUp: entry(
    'intake',
    followUpCase.CaseFollowsUpV1,
    'a new case goes on where an earlier one ended',
  ),
  ClaimCodeIssued: entry(
    'intake',
    conversation.ClaimCodeIssuedV1,
    'an anonymous customer can follow the case',
  ),
  ContactDetailsChanged: entry(
    'intake',
    contact.ContactDetailsChangedV1,
    'the customer is reached in another way; which, intake alone knows',
  ),
  ExpectationClarified: entry(
    'intake',
    observations.ExpectationClarifiedV1,
    'what the customer expects, once it became clear',
  ),
  CustomerEffortScored: entry(
    'intake',
    observations.CustomerEffortScoredV1,
    'how hard it was to be heard',
  ),
  OpinionSolicited: entry(
    'intake',
    observations.OpinionSolicitedV1,
    'a customer was asked, complaint or not',
  ),
  WordOfMouthObserved: entry(
    'intake',
    observations.WordOfMouthObservedV1,
    'one entry of the reputation log',
  ),
  FailureAverted: entry(
    'intake',
    observations.FailureAvertedV1,
    'a failure that reached no customer',
  ),
  CustomerErased: entry(
    'intake',
    personalData.CustomerErasedV1,
    'the id of a customer leads to nobody any more; nothing to erase elsewhere',
  ),
  CaseTextsErased: entry(
    'intake',
    personalData.CaseTextsErasedV1,
    'the same for a case of no known customer',
  ),
  ...PERSONAL_DATA_ROWS,
  CaseHistoryImported: entry(
    'intake',
    intake.CaseHistoryImportedV1,
    'one row of a complaint history; every service takes its own facts from it',
  ),
  SignalReceived: signal(intake.SignalReceivedV1, 'evidence from tills and platforms'),
  PurchaseRecorded: signal(intake.PurchaseRecordedV1, 'behaviour after recovery: retention'),
  StoreRegistered: entry('intake', intake.StoreRegisteredV1, 'reference data'),
  StoreMoved: entry(
    'intake',
    reference.StoreMovedV1,
    'reference data: zone, currency or region changed',
  ),
  StoreClosed: entry('intake', reference.StoreClosedV1, 'reference data'),
  DeviceMoved: entry('intake', reference.DeviceMovedV1, 'reference data'),
  DeviceSecretRotated: entry(
    'intake',
    reference.DeviceSecretRotatedV1,
    'audit of credentials; the secret itself is kept apart',
  ),
  DeviceRegistered: entry('intake', intake.DeviceRegisteredV1, 'reference data'),
  DeviceRevoked: entry('intake', intake.DeviceRevokedV1, 'reference data'),
  SourceRegistered: entry('intake', intake.SourceRegisteredV1, "a vendor's account may deliver"),
  SourceLocationsChanged: entry(
    'intake',
    intake.SourceLocationsChangedV1,
    "which of a vendor's locations is which store",
  ),
  SourceSecretRotated: entry('intake', intake.SourceSecretRotatedV1, 'audit of a secret'),
  SourceRevoked: entry('intake', intake.SourceRevokedV1, 'its deliveries are refused'),
  ImportStarted: entry('intake', intake.ImportStartedV1, 'an import job began'),
  ImportCompleted: entry(
    'intake',
    intake.ImportCompletedV1,
    'an import job ended, with its counts',
  ),
  ...INCIDENT_ROWS,
  ...SILENCE_ROWS,
  CaseClassified: entry('triage', triage.CaseClassifiedV1, 'cause, with rule and confidence'),
  ImpactAssessed: entry('triage', triage.ImpactAssessedV1, 'severity, with its rule'),
  CasePrioritised: entry('triage', triage.CasePrioritisedV1, 'triage is done; remedy starts'),
  TargetsSet: entry('triage', triage.TargetsSetV1, 'deadlines of the case'),
  CaseAssigned: entry('triage', triage.CaseAssignedV1, 'who owns the case, and why'),
  ...STAFF_ROWS,
  ...NOTICE_ROWS,
  ...FIGURE_WATCH_ROWS,
  TargetMet: entry('triage', triage.TargetMetV1, 'a deadline was met or closed late'),
  TargetMissed: entry('triage', triage.TargetMissedV1, 'a deadline passed'),
  TargetsCancelled: entry(
    'triage',
    triage.TargetsCancelledV1,
    'a withdrawn case stops its targets',
  ),
  TargetWarned: entry('triage', clocks.TargetWarnedV1, 'a deadline comes near'),
  ClockFactHeard: entry('triage', clocks.ClockFactHeardV1, 'what clocks go by, kept for a rebuild'),
  ClockAttached: entry('triage', clocks.ClockAttachedV1, 'a time without a target is measured'),
  ClockPaused: entry('triage', clocks.ClockPausedV1, 'a deadline is unknown for now'),
  ClockResumed: entry('triage', clocks.ClockResumedV1, 'a clock runs again, with its deadline'),
  ClockReset: entry('triage', clocks.ClockResetV1, 'a clock starts again with its whole target'),
  ClockCompleted: entry('triage', clocks.ClockCompletedV1, 'a time without a target was measured'),
  ClockCorrected: entry('triage', clocks.ClockCorrectedV1, 'what a late fact made untrue'),
  WaitingStarted: entry('triage', clocks.WaitingStartedV1, 'who the case waits for'),
  WaitingEnded: entry('triage', clocks.WaitingEndedV1, 'the case waits no more'),
  CalendarDefined: entry('triage', clocks.CalendarDefinedV1, 'hours that clocks count in'),
  PolicyDefined: entry('triage', clocks.PolicyDefinedV1, 'targets by severity, channel and store'),
  PolicyDisabled: entry('triage', clocks.PolicyDisabledV1, 'its clocks stop'),
  CaseEscalated: entry('triage', triage.CaseEscalatedV1, 'one step up the ladder'),
  LadderDefined: entry('triage', escalation.LadderDefinedV1, 'who is told of a deadline, and when'),
  DutyScheduleDefined: entry('triage', escalation.DutyScheduleDefinedV1, 'who is on duty'),
  EscalationStarted: entry('triage', escalation.EscalationStartedV1, 'a ladder runs for a target'),
  EscalationRescheduled: entry(
    'triage',
    escalation.EscalationRescheduledV1,
    'the deadline moved, or its clock is paused',
  ),
  EscalationStepRun: entry('triage', escalation.EscalationStepRunV1, 'who was told, at which step'),
  EscalationStepHeld: entry(
    'triage',
    escalation.EscalationStepHeldV1,
    'a step waits for its window or for somebody on duty',
  ),
  EscalationAcknowledged: entry(
    'triage',
    escalation.EscalationAcknowledgedV1,
    'somebody has it in hand for a while',
  ),
  EscalationEnded: entry('triage', escalation.EscalationEndedV1, 'the ladder ended, and why'),
  SeverityRaised: entry('triage', triage.SeverityRaisedV1, 'after a reopening or by a person'),
  RootCauseRecorded: entry(
    'triage',
    triage.RootCauseRecordedV1,
    'needed before closure; causes Pareto',
  ),
  PreventiveDecisionRecorded: entry(
    'triage',
    triage.PreventiveDecisionRecordedV1,
    'needed before closure',
  ),
  InvestigationStarted: entry(
    'triage',
    findings.InvestigationStartedV1,
    'somebody establishes the facts',
  ),
  EmployeeResponseRecorded: entry(
    'triage',
    findings.EmployeeResponseRecordedV1,
    'how staff answered, apart from the failure',
  ),
  CauseStatedByCustomer: entry(
    'triage',
    findings.CauseStatedByCustomerV1,
    "the customer's own cause and blame; coder agreement",
  ),
  EncounterAssessed: entry(
    'triage',
    findings.EncounterAssessedV1,
    'who took part, which step of the script failed',
  ),
  ExecutiveReviewRecorded: entry(
    'triage',
    findings.ExecutiveReviewRecordedV1,
    'a critical case was looked at',
  ),
  PresumptionSetAside: entry(
    'triage',
    findings.PresumptionSetAsideV1,
    'the customer is no longer presumed right; staff are protected',
  ),
  ServiceScriptDefined: entry('triage', findings.ServiceScriptDefinedV1, 'reference data'),
  PreventiveActionOpened: entry(
    'triage',
    findings.PreventiveActionOpenedV1,
    'what is done so that it does not happen again',
  ),
  PreventiveActionImplemented: entry(
    'triage',
    findings.PreventiveActionImplementedV1,
    'from here on recurrence is counted',
  ),
  PreventiveActionVerified: entry(
    'triage',
    findings.PreventiveActionVerifiedV1,
    'recurrence before and after',
  ),
  TierRunRequested: entry('triage', tiers.TierRunRequestedV1, 'revenue is ranked anew'),
  TiersComputed: entry('triage', tiers.TiersComputedV1, 'customers by tier, in numbers'),
  ...ABUSE_ROWS,
  ...AUTHORITY_ROWS,
  ...PLAYBOOK_ROWS,
  ...CHOICE_ROWS,
  ...TALK_ROWS,
  RemedyMenuPrepared: entry('remedy', remedy.RemedyMenuPreparedV1, 'what the playbook proposes'),
  RemedyOffered: entry('remedy', remedy.RemedyOfferedV1, 'the menu shown to the customer'),
  RemedyChosen: entry('remedy', remedy.RemedyChosenV1, "the customer's choice"),
  RemedyDeclined: entry('remedy', remedy.RemedyDeclinedV1, 'the customer said no'),
  RemedyExpired: entry('remedy', remedy.RemedyExpiredV1, 'nobody answered the offer in time'),
  RemedyExecutionStarted: entry('remedy', remedy.RemedyExecutionStartedV1, 'execution began'),
  RemedyStepExecuted: entry(
    'remedy',
    remedy.RemedyStepExecutedV1,
    'one step done; the first is first action',
  ),
  RefundIntended: entry(
    'remedy',
    remedy.RefundIntendedV1,
    'committed before the provider is called',
  ),
  RefundReserved: entry(
    'remedy',
    remedyPayment.RefundReservedV1,
    'part of a payment set aside for one refund: the cap over all cases',
  ),
  RefundReleased: entry(
    'remedy',
    remedyPayment.RefundReleasedV1,
    'a refund was finally refused; its part of the payment is free again',
  ),
  RefundSucceeded: entry('remedy', remedy.RefundSucceededV1, 'the provider accepted'),
  RefundFailed: entry(
    'remedy',
    remedy.RefundFailedV1,
    'the provider refused, or a person must look',
  ),
  ...MERGING_ROWS,
  RecoveryCompleted: entry('remedy', remedy.RecoveryCompletedV1, 'resolved; follow-up starts'),
  RecoveryFailed: entry(
    'remedy',
    remedyRecovery.RecoveryFailedV1,
    'rejected, missed or dissatisfying, and what it cost',
  ),
  NoRemedyConcluded: entry('remedy', remedy.NoRemedyConcludedV1, 'ended without a remedy, and why'),
  RestitutionRecorded: entry(
    'remedy',
    remedy.RestitutionRecordedV1,
    'money an imported register reports',
  ),
  ...MONEY_ROWS,
  ...BULK_ROWS,
  ...POINTS_ROWS,
  ...CUSTOMER_NOTICE_ROWS,
  FollowUpScheduled: entry('follow-up', followUp.FollowUpScheduledV1, 'the customer will be asked'),
  FollowUpSuppressed: entry(
    'follow-up',
    followUp.FollowUpSuppressedV1,
    'the customer is not asked, and why',
  ),
  FollowUpRequested: entry('follow-up', followUp.FollowUpRequestedV1, 'the request is open'),
  FollowUpAnswered: entry(
    'follow-up',
    followUp.FollowUpAnsweredV1,
    'justice, satisfaction, intent',
  ),
  ...SURVEY_ROWS,
  SatisfactionImported: entry(
    'follow-up',
    followUp.SatisfactionImportedV1,
    'yes or no of an imported register',
  ),
  FollowUpLapsed: entry('follow-up', followUp.FollowUpLapsedV1, 'no answer within the window'),
  DoubleDeviationDetected: entry(
    'follow-up',
    followUp.DoubleDeviationDetectedV1,
    'recovery failed too',
  ),
  CaseReopened: entry('follow-up', followUp.CaseReopenedV1, 'triage and remedy start again'),
  ClosureConditionHeard: entry(
    'follow-up',
    followUp.ClosureConditionHeardV1,
    'what closure waits for, as far as it is known',
  ),
  CustomerReachableByClaim: entry(
    'follow-up',
    followUpClaim.CustomerReachableByClaimV1,
    'who has a claim code can be asked without a name',
  ),
  FollowUpPaused: entry(
    'follow-up',
    followUpMerging.FollowUpPausedV1,
    'a duplicate: its customer is asked with the other case',
  ),
  FollowUpResumed: entry(
    'follow-up',
    followUpMerging.FollowUpResumedV1,
    'no duplicate after all; asked anew',
  ),
  ...CLOSING_ROWS,
  ...CONTROL_ROWS,
  ...CULTURE_ROWS,
  ...ASSUMPTION_ROWS,
  ...EMPLOYEE_ROWS,
  CaseClosed: entry('follow-up', followUp.CaseClosedV1, 'the end, with its outcome'),
} as const satisfies Record<string, CatalogueEntry>;

export type EventType = keyof typeof CATALOGUE;

/** Looks a type up by the name on the wire; undefined for a type of a newer release. */
export const catalogueEntry = (type: string): CatalogueEntry | undefined =>
  Object.hasOwn(CATALOGUE, type) ? CATALOGUE[type as EventType] : undefined;

/** Version a service writes for a type. Throws for a type that is not in the catalogue: a bug. */
export const schemaVersion = (type: string): number => {
  const found = catalogueEntry(type);
  if (found === undefined) throw new Error(`event type ${type} is not in the catalogue`);
  return found.version;
};
