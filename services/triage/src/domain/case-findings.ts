import type {
  CauseStatedByCustomer,
  EmployeeResponseRecorded,
  EncounterAssessed,
  ExecutiveReviewRecorded,
  InvestigationStarted,
  PresumptionSetAside,
} from '@amends/contracts/triage-findings';
import type { ClockState } from './clock/clock-state.ts';
import { isUnresolved } from './clock/decide-clocks.ts';
import { accepted, type Decision, rejected } from '@amends/decider/decider';

/**
 * What people find out about one case, beside its cause: each a record of its own, so that nothing
 * said by one side overwrites what another said.
 */
export type FindingEvent =
  | { readonly type: 'InvestigationStarted'; readonly data: InvestigationStarted }
  | { readonly type: 'EmployeeResponseRecorded'; readonly data: EmployeeResponseRecorded }
  | { readonly type: 'CauseStatedByCustomer'; readonly data: CauseStatedByCustomer }
  | { readonly type: 'EncounterAssessed'; readonly data: EncounterAssessed }
  | { readonly type: 'ExecutiveReviewRecorded'; readonly data: ExecutiveReviewRecorded }
  | { readonly type: 'PresumptionSetAside'; readonly data: PresumptionSetAside };

export interface Findings {
  readonly isInvestigated: boolean;
  readonly employeeResponse?: EmployeeResponseRecorded;
  readonly customerView?: CauseStatedByCustomer;
  readonly encounter?: EncounterAssessed;
  readonly executiveReview?: ExecutiveReviewRecorded;
  readonly presumption?: PresumptionSetAside;
}

export const noFindings: Findings = { isInvestigated: false };

const FINDING_TYPES: ReadonlySet<string> = new Set<FindingEvent['type']>([
  'InvestigationStarted',
  'EmployeeResponseRecorded',
  'CauseStatedByCustomer',
  'EncounterAssessed',
  'ExecutiveReviewRecorded',
  'PresumptionSetAside',
]);

export const isFinding = <Event extends { readonly type: string }>(
  event: Event,
): event is Extract<Event, FindingEvent> => FINDING_TYPES.has(event.type);

/** Never throws: an unknown event leaves the findings as they are. */
export const withFinding = (findings: Findings, event: FindingEvent): Findings => {
  switch (event.type) {
    case 'InvestigationStarted':
      return { ...findings, isInvestigated: true };
    case 'EmployeeResponseRecorded':
      return { ...findings, employeeResponse: event.data };
    case 'CauseStatedByCustomer':
      return { ...findings, customerView: event.data };
    case 'EncounterAssessed':
      return { ...findings, encounter: event.data };
    case 'ExecutiveReviewRecorded':
      return { ...findings, executiveReview: event.data };
    case 'PresumptionSetAside':
      return { ...findings, presumption: event.data };
    default: {
      event satisfies never;
      return findings;
    }
  }
};

type Unsaid<Event> = Event extends { type: infer Type; data: infer Data }
  ? { readonly type: Type; readonly data: Omit<Data, 'caseId'> }
  : never;

/** A person tells something of a case; the event it becomes, but for the case. */
export interface RecordFinding {
  readonly type: 'RecordFinding';
  readonly finding: Unsaid<FindingEvent>;
}

export interface CaseOfFindings {
  readonly caseId?: string;
  readonly status: 'none' | 'open' | 'cancelled' | 'imported';
  readonly severity?: string;
  readonly clocks: ClockState;
  readonly findings: Findings;
}

const asText = (facts: object | undefined): string =>
  JSON.stringify(
    Object.entries(facts ?? {})
      .filter(([name]) => name !== 'caseId' && !name.endsWith('At'))
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  );

/** What is known already under the finding's own heading. */
const known = (findings: Findings, type: FindingEvent['type']): object | undefined =>
  ({
    InvestigationStarted: undefined,
    EmployeeResponseRecorded: findings.employeeResponse,
    CauseStatedByCustomer: findings.customerView,
    EncounterAssessed: findings.encounter,
    ExecutiveReviewRecorded: findings.executiveReview,
    PresumptionSetAside: findings.presumption,
  })[type];

/** an investigation comes before the resolution; executives review what is critical. */
export const recordFinding = (
  { finding }: RecordFinding,
  state: CaseOfFindings,
): Decision<FindingEvent> => {
  if (state.status === 'none') return rejected('not_triaged');
  if (state.status === 'imported') return rejected('imported_case');
  if (finding.type === 'InvestigationStarted') {
    if (state.status === 'cancelled') return rejected('case_withdrawn');
    if (!isUnresolved(state.clocks)) return rejected('already_resolved');
    if (state.findings.isInvestigated) return rejected('already_recorded');
  }
  if (finding.type === 'ExecutiveReviewRecorded' && state.severity !== 'critical') {
    return rejected('not_critical');
  }
  const before = known(state.findings, finding.type);
  if (before !== undefined && asText(before) === asText(finding.data)) {
    return rejected('already_recorded');
  }
  const data = { caseId: state.caseId!, ...finding.data };
  return accepted({ type: finding.type, data } as FindingEvent);
};
