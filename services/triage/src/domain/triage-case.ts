import type {
  CaseAssigned,
  CaseClassified,
  CaseEscalated,
  CasePrioritised,
  ImpactAssessed,
  PreventiveDecisionRecorded,
  RootCauseRecorded,
  SeverityRaised,
} from '@amends/contracts/triage';
import type { AbuseReviewSet } from '@amends/contracts/triage-abuse';
import type { HandoverOffered } from '@amends/contracts/triage-staff';
import type { Severity } from '@amends/contracts/vocabulary';
import type { ClockEvent, Fact } from './clock/clock-events.ts';
import { type ClockState, evolveClocks, initialClocks } from './clock/clock-state.ts';
import {
  type FindingEvent,
  type Findings,
  isFinding,
  noFindings,
  withFinding,
} from './case-findings.ts';
import {
  type ManualEscalation,
  type ManualEscalationEvent,
  withManualEscalation,
} from './manual-escalation.ts';
import type { HandoverEvent } from './handover.ts';

/**
 * One case as triage sees it: none -> open (triaged, with targets) -> cancelled | imported.
 * A reopening stays `open` and sets new targets; resolution only meets a target.
 */

export type TriageEvent =
  | ClockEvent
  | Fact<'CaseClassified', CaseClassified>
  | Fact<'ImpactAssessed', ImpactAssessed>
  | Fact<'CasePrioritised', CasePrioritised>
  | Fact<'CaseAssigned', CaseAssigned>
  | Fact<'CaseEscalated', CaseEscalated>
  | Fact<'SeverityRaised', SeverityRaised>
  | Fact<'RootCauseRecorded', RootCauseRecorded>
  | Fact<'PreventiveDecisionRecorded', PreventiveDecisionRecorded>
  | Fact<'AbuseReviewSet', AbuseReviewSet>
  | (FindingEvent & { readonly time?: string })
  | (ManualEscalationEvent & { readonly time?: string })
  | (HandoverEvent & { readonly time?: string });

export interface TriageCase {
  readonly status: 'none' | 'open' | 'cancelled' | 'imported';
  readonly caseId?: string;
  readonly storeId?: string;
  readonly customerId?: string;
  readonly severity?: Severity;
  readonly classification?: CaseClassified;
  readonly prioritised?: CasePrioritised;
  readonly ownerId?: string;
  readonly ownerKind?: CaseAssigned['ownerKind'];
  /** What it took to be given the case, as far as rules gave it. */
  readonly neededSkills: readonly string[];
  /** Waits to be taken by whom it is for. */
  readonly handover?: HandoverOffered;
  readonly clocks: ClockState;
  /** Failed recovery has raised the severity; it does so once until the case is reopened. */
  readonly isRaised: boolean;
  readonly escalationStep: number;
  /** By a person: waits for its approval, or is in force. */
  readonly escalation?: ManualEscalation;
  readonly reopenings: number;
  readonly rootCause?: RootCauseRecorded;
  readonly prevention?: PreventiveDecisionRecorded;
  readonly findings: Findings;
  readonly reviewFlags: AbuseReviewSet['flags'];
}

export const initialState: TriageCase = {
  status: 'none',
  clocks: initialClocks,
  isRaised: false,
  escalationStep: 0,
  reopenings: 0,
  neededSkills: [],
  findings: noFindings,
  reviewFlags: [],
};

const withClocks = (state: TriageCase, event: ClockEvent): TriageCase => {
  const clocks = evolveClocks(state.clocks, event);
  return clocks === state.clocks ? state : { ...state, clocks };
};

const withoutHandover = ({ handover: _handover, ...rest }: TriageCase): TriageCase => rest;

/** A repeat was raised for being one: failing again raises it no second time. */
const withImpact = (state: TriageCase, { severity, raisedFrom }: ImpactAssessed): TriageCase => ({
  ...state,
  severity,
  isRaised: state.isRaised || raisedFrom !== undefined,
});

/** Never throws and never rejects history: an unknown event leaves the state as it is. */
export const evolve = (state: TriageCase, event: TriageEvent): TriageCase => {
  if (isFinding(event)) return { ...state, findings: withFinding(state.findings, event) };
  if (event.type === 'HandoverReminded') return state;
  switch (event.type) {
    case 'CaseClassified':
      return {
        ...state,
        status:
          event.data.provenance === 'imported'
            ? 'imported'
            : state.status === 'none'
              ? 'open'
              : state.status,
        caseId: event.data.caseId,
        classification: event.data,
      };
    case 'ImpactAssessed':
      return withImpact(state, event.data);
    case 'CasePrioritised':
      return {
        ...state,
        severity: event.data.severity,
        prioritised: event.data,
        ...(event.data.storeId === undefined ? {} : { storeId: event.data.storeId }),
        ...(event.data.customerId === undefined ? {} : { customerId: event.data.customerId }),
      };
    case 'TargetsSet':
      return {
        ...withClocks(state, event),
        reopenings: state.reopenings + (event.data.reason === 'reopened' ? 1 : 0),
      };
    case 'TargetsCancelled':
      return {
        ...withClocks(state, event),
        status: event.data.reason === 'withdrawn' ? 'cancelled' : state.status,
      };
    case 'CaseAssigned': {
      const { ownerId, ownerKind, choice } = event.data;
      const { neededSkills } = choice ?? state;
      return { ...withoutHandover(state), ownerId, ownerKind, neededSkills };
    }
    case 'HandoverOffered':
      return { ...state, handover: event.data };
    case 'HandoverAccepted':
    case 'HandoverDeclined':
    case 'HandoverLapsed':
      return withoutHandover(state);
    case 'CaseEscalated':
      return { ...state, escalationStep: event.data.step };
    case 'SeverityRaised':
      return {
        ...state,
        severity: event.data.to,
        isRaised: state.isRaised || event.data.reason !== 'person',
      };
    case 'EscalationRequested':
    case 'EscalationApproved':
    case 'EscalationRefused':
    case 'CaseDeescalated':
      return withManualEscalation(state, event);
    case 'RootCauseRecorded':
      return { ...state, rootCause: event.data };
    case 'PreventiveDecisionRecorded':
      return { ...state, prevention: event.data };
    case 'AbuseReviewSet':
      return { ...state, reviewFlags: event.data.flags };
    default:
      return withClocks(state, event);
  }
};
