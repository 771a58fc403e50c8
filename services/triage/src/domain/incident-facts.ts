import type { IncidentFactsSynced } from '@amends/contracts/intake-incident-facts';
import type { RootCauseRecorded } from '@amends/contracts/triage';
import { accepted, type Decision, rejected } from '@amends/decider/decider';
import { reclassified } from './decide-classification.ts';
import { classifyByPerson } from './person-classification.ts';
import type { TriageCase, TriageEvent } from './triage-case.ts';

/** What was found out of an incident of the case, while it went on or when it closed. */
export interface TakeIncidentFacts {
  readonly type: 'TakeIncidentFacts';
  readonly incidentId: string;
  readonly facts: Pick<IncidentFactsSynced, 'complaintCode' | 'rootCause' | 'preventiveDecision'>;
  readonly at: string;
}

/** Recorded by a person, or of another incident: not this one's to change. */
const isOthers = (
  known: { readonly incidentId?: string | undefined } | undefined,
  incidentId: string,
): boolean => known !== undefined && known.incidentId !== incidentId;

const cause = ({ facts }: TakeIncidentFacts, state: TriageCase): readonly TriageEvent[] => {
  const { complaintCode: khdType } = facts;
  const known = state.classification;
  if (khdType === undefined || known?.khdType === khdType) return [];
  if (known?.decidedBy === 'person') return [];
  const stated = classifyByPerson({ khdType }, known);
  if (!stated.ok) return [];
  return reclassified(state, { ...stated.classification, ruleId: 'incident_cause' }, 'rule');
};

const rootCause = (
  { incidentId, facts, at }: TakeIncidentFacts,
  { caseId, rootCause: known }: TriageCase,
): readonly TriageEvent[] => {
  if (facts.rootCause === undefined || isOthers(known, incidentId)) return [];
  // What was found out before and is not spoken of now stays.
  const data: RootCauseRecorded = {
    ...known,
    ...facts.rootCause,
    ...{ caseId: caseId!, incidentId, recordedAt: known?.recordedAt ?? at },
  };
  const isKnown = known !== undefined && JSON.stringify(data) === JSON.stringify(known);
  return isKnown ? [] : [{ type: 'RootCauseRecorded', data: { ...data, recordedAt: at } }];
};

const prevention = (
  { incidentId, facts, at }: TakeIncidentFacts,
  { caseId, prevention: known }: TriageCase,
): readonly TriageEvent[] => {
  const { preventiveDecision: decision } = facts;
  if (decision === undefined || isOthers(known, incidentId)) return [];
  if (known?.decision === decision) return [];
  const data = { caseId: caseId!, decision, incidentId, decidedAt: at };
  return [{ type: 'PreventiveDecisionRecorded', data }];
};

/**
 * Takes over what is known of the incident, so that nobody has to record it a hundred times over;
 * what a person said of this case stands (INC-08).
 */
export const takeIncidentFacts = (
  command: TakeIncidentFacts,
  state: TriageCase,
): Decision<TriageEvent> => {
  if (state.status === 'none') return rejected('not_triaged');
  if (state.status === 'imported') return rejected('imported_case');
  if (state.status === 'cancelled') return accepted();
  return accepted<TriageEvent>(
    ...cause(command, state),
    ...rootCause(command, state),
    ...prevention(command, state),
  );
};
