/** What the suite must do, by number: the list behind the table in README. */
export interface Requirement {
  /** */
  readonly id: string;
  /** The service that owns it. */
  readonly owner: 'intake' | 'triage' | 'remedy' | 'follow-up' | 'lessons';
  /** In a few words. */
  readonly what: string;
  /** Events by name and operations as `METHOD /path` of the owner's API; none: not built. */
  readonly by: readonly string[];
}

const of =
  (owner: Requirement['owner']) =>
  (number: number, what: string, ...by: string[]): Requirement => ({
    id: `R-${String(number).padStart(3, '0')}`,
    owner,
    what,
    by,
  });
const intake = of('intake');
const triage = of('triage');
const remedy = of('remedy');
const lessons = of('lessons');
const followUp = of('follow-up');

export const REQUIREMENTS: readonly Requirement[] = [
  intake(1, 'a case opens by a complaint or without one', 'FailureReported', 'FailureDetected'),
  intake(2, 'occurred, detected and reported are three instants', 'FailureReported'),
  intake(
    3,
    'who, channel, narrative, when, remedy sought, expectation, emotion',
    'FailureReported',
  ),
  intake(
    4,
    'ten channels, short form, effort score',
    'POST /v1/cases',
    'POST /v1/cases/{caseId}/effort-scores',
  ),
  intake(5, 'signal inbox with its sources', 'SignalReceived'),
  intake(6, 'who took the initiative, and the proactive share', 'FailureReported'),
  intake(7, 'customers are asked for their opinion', 'OpinionSolicited'),
  intake(8, 'no minimum amount', 'POST /v1/cases'),
  intake(9, 'emotions with intensity, dissatisfaction', 'FailureReported'),
  intake(10, 'expectation, and clarifying it', 'ExpectationClarified'),
  intake(11, 'what the customer expects, prefers, proposes of the recovery', 'FailureReported'),
  intake(12, 'the promise or standard that was broken', 'FailureReported'),
  intake(13, 'word of mouth and media reports', 'WordOfMouthObserved', 'GET /v1/word-of-mouth'),
  intake(14, 'mass incidents declared, cases linked', 'IncidentDeclared', 'IncidentLinkedToCase'),
  intake(15, 'purchases', 'PurchaseRecorded'),
  intake(16, 'customers who fall silent', 'DefectionRiskDetected', 'CustomerReturned'),
  intake(
    17,
    'customers at risk and lost; win-back cases',
    'GET /v1/silent-customers',
    'WinBackCaseOpened',
    'ExitReasonsRecorded',
  ),
  intake(18, 'failures averted', 'FailureAverted'),
  intake(55, 'acknowledged by a person or an agreed message only', 'CaseAcknowledged'),
  intake(
    80,
    'early warning from control charts and immediate rules',
    'EarlyWarningRaised',
    'GET /v1/early-warnings',
  ),
  intake(81, 'a rising rate of failed recoveries raises an early warning', 'EarlyWarningRaised'),
  triage(
    19,
    'the order of the lifecycle is guarded',
    'POST /v1/cases/{id}/impact-assessments',
    'InvestigationStarted',
  ),
  triage(20, 'impact assessed as one of four severities', 'ImpactAssessed'),
  triage(21, 'priority queue: severity, then tier', 'CasePrioritised', 'GET /v1/queue'),
  triage(22, 'critical cases with an owner and executive review', 'ExecutiveReviewRecorded'),
  triage(23, 'Nakamura cause', 'CaseClassified'),
  triage(24, 'Kelley-Hoffman-Davis type, Bitner group by one mapping', 'CaseClassified'),
  triage(25, "the employee's response apart from the failure", 'EmployeeResponseRecorded'),
  triage(26, 'responsibility, controllability, stability', 'CaseClassified'),
  triage(
    27,
    'stated and assessed, customer- and employee-coded side by side',
    'CaseClassified',
    'CauseStatedByCustomer',
  ),
  triage(28, 'gaps 1 to 4, never gap 5', 'RootCauseRecorded'),
  triage(29, 'other customers, stage of participation', 'EncounterAssessed'),
  triage(
    30,
    'service script and the step deviated from',
    'ServiceScriptDefined',
    'EncounterAssessed',
  ),
  triage(31, 'repeats linked', 'ImpactAssessed'),
  triage(32, 'tier from cumulative revenue', 'TiersComputed'),
  triage(33, 'targets by severity and channel', 'TargetsSet'),
  triage(
    34,
    'always an owner, by skill, store and load; overdue acknowledgement escalates',
    'CaseAssigned',
    'HandoverAccepted',
    'POST /v1/staff',
    'TargetMissed',
  ),
  triage(
    35,
    'open cases age and escalate by timer',
    'EscalationStarted',
    'EscalationStepRun',
    'EscalationRequested',
    'NoticeDelivered',
  ),
  triage(36, "loss compared with the handler's authority", 'CaseEscalated'),
  triage(
    75,
    'root cause with why, when and how; required before closure',
    'RootCauseRecorded',
    'POST /v1/cases/{id}/root-causes',
  ),
  triage(
    76,
    'preventive actions linked to causes, and verified',
    'PreventiveActionOpened',
    'PreventiveActionVerified',
  ),
  followUp(64, 'follow-up over six channels, with coverage and timeliness'),
  followUp(65, 'four questions that every follow-up asks'),
  followUp(66, 'adverse effects reopen the case'),
  followUp(67, 'two waves: soon, and at least 30 days later'),
  followUp(68, 'expectation and perceived performance'),
  followUp(69, 'versioned justice instrument'),
  followUp(70, 'trust, commitment, feeling valued, risk, intent to switch'),
  followUp(71, 'satisfaction before the failure, labelled where it is recalled'),
  followUp(72, 'emotions and attribution again after recovery'),
  followUp(
    73,
    'recovered by the word of the customer only',
    'RecoveryConfirmed',
    'POST /v1/cases/{id}/acknowledgements',
  ),
  followUp(
    74,
    'closed only with root cause, documentation, feedback, preventive decision, outcome',
    'CaseDocumented',
    'OutcomeRecorded',
    'CaseClosed',
  ),
  followUp(
    79,
    'the outcome is told to who handled the case, who may answer',
    'FeedbackDeliveredToEmployee',
    'GET /v1/employees/{employeeId}/digest',
    'POST /v1/cases/{id}/feedback/{feedback}/answers',
  ),
  triage(95, 'good faith presumed; an exception path protects staff', 'PresumptionSetAside'),
  triage(126, 'every case is answered whatever its cause', 'TargetsSet'),
  triage(
    127,
    'no proof below the threshold; abuse is reviewed by a person, never blocks',
    'CasePrioritised',
    'AbuseFlagRaised',
    'POST /v1/abuse-policies',
    'POST /v1/cases/{id}/abuse-appeals',
  ),
  lessons(77, 'recurrence after each preventive action', 'GET /v1/figures/prevention'),
  lessons(
    78,
    'lesson entries: conditions, environment, consequences, remedy, effect, learning points',
    'GET /v1/lessons/{id}',
  ),
  lessons(82, 'dated record of periodic reviews'),
  lessons(
    83,
    'cost, outcome and conformance by version of the playbook; what improvisations worked',
    'GET /v1/figures/playbook',
    'GET /v1/figures/deviations',
  ),
  lessons(84, 'outcomes by training received'),
  lessons(90, 'employees recognised soon after good handling'),
  lessons(92, 'authority used against available, unused power', 'GET /v1/figures/authority'),
  lessons(
    119,
    'Pareto after Nakamura and after Kelley-Hoffman-Davis, cross-tabulated',
    'GET /v1/figures',
  ),
  lessons(120, 'gaps 1 to 4 with their owners', 'GET /v1/figures/gaps'),
  lessons(121, 'failures by script step, unclear participation', 'GET /v1/figures/encounters'),
  remedy(
    38,
    'a bundle from a versioned playbook, every figure explained; versions compared on past cases',
    'RemedyMenuPrepared',
    'PlaybookLoaded',
    'PlaybookActivated',
    'GET /v1/playbooks/{version}/comparison',
  ),
  remedy(43, 'material loss is never settled by words alone', 'RemedyMenuPrepared'),
  remedy(44, 'at least two alternatives', 'RemedyOffered'),
  remedy(47, 'resolved on the spot within the authority of the handler', 'GoodwillApproved'),
  remedy(48, 'education or demonstration as a remedy', 'RemedyMenuPrepared'),
  remedy(49, 'service guarantees with a payout by rule'),
  remedy(51, 'deviation from the playbook within authority', 'PlaybookDeviationRecorded'),
  remedy(54, 'a win-back offer only after the cause is known', 'GoodwillProposed'),
  remedy(129, 'tier changes no apology, restitution or proof', 'RemedyMenuPrepared'),
];
