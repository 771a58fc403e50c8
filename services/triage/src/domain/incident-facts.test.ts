import { CATALOGUE, type EventType } from '@amends/contracts/catalogue';
import { describe, expect, it } from '@jest/globals';
import type { TriageCommand } from './commands.ts';
import { decide } from './decide.ts';
import type { TakeIncidentFacts } from './incident-facts.ts';
import { caseId, failure, histories } from './triage-case.fixture.ts';
import { evolve, initialState, type TriageCase, type TriageEvent } from './triage-case.ts';

const incidentId = '0190a000-0000-7000-8000-0000000000e1';
const other = '0190a000-0000-7000-8000-0000000000e2';
const at = '2026-06-08T09:40:00Z';
const bySupplier = { gaps: [], responsibilityLocus: 'supplier' as const };
const take = (facts: TakeIncidentFacts['facts'], of = incidentId): TakeIncidentFacts => ({
  ...{ type: 'TakeIncidentFacts', incidentId: of, facts, at },
});
const byPerson: TriageCommand = {
  type: 'RecordRootCause',
  rootCause: {
    ...{ gaps: ['gap_3_delivery'], responsibilityLocus: 'firm', why: 'policy' },
    ...{ how: 'under_load', arisenAt: at, recordedAt: at },
  },
};

const eventsOf = (command: TriageCommand, state: TriageCase): readonly TriageEvent[] => {
  const decision = decide(command, state);
  if (!decision.accepted) throw new Error(decision.code);
  for (const { type, data } of decision.events) {
    expect(CATALOGUE[type as EventType].schema.parse(data)).toEqual(data);
  }
  return decision.events;
};
const after = (...commands: readonly TriageCommand[]): TriageCase =>
  [failure, ...commands].reduce(
    (state, command) => eventsOf(command, state).reduce(evolve, state),
    initialState,
  );
const told = (command: TriageCommand, state: TriageCase) =>
  eventsOf(command, state).map(({ type, data }) => [type, data]);

describe('INC-08: what is found out of an incident', () => {
  it('is taken over for its case: cause, root cause and prevention', () => {
    const facts = {
      ...{ complaintCode: 'pos_outage' as const, rootCause: bySupplier },
      preventiveDecision: 'action_opened' as const,
    };
    const events = told(take(facts), after());
    expect(events).toMatchObject([
      ['CaseClassified', { khdType: 'pos_outage', decidedBy: 'rule', ruleId: 'incident_cause' }],
      ['CasePrioritised', { facts: { khdType: 'pos_outage' } }],
      ['RootCauseRecorded', { caseId, incidentId, ...bySupplier, recordedAt: at }],
      ['PreventiveDecisionRecorded', { caseId, incidentId, decision: 'action_opened' }],
    ]);
    expect(told(take(facts), after(take(facts)))).toEqual([]);
  });

  it('changes as the incident does, and what is not spoken of again stays', () => {
    const known = after(take({ rootCause: { ...bySupplier, why: 'supplier' } }));
    const closing = take({ rootCause: { gaps: ['gap_3_delivery'], responsibilityLocus: 'firm' } });
    expect(told(closing, known)).toMatchObject([
      ['RootCauseRecorded', { responsibilityLocus: 'firm', why: 'supplier', incidentId }],
    ]);
  });

  it('never overwrites what a person said of the case', () => {
    const corrected: TriageCommand = {
      type: 'CorrectClassification',
      cause: { khdType: 'mischarged' },
    };
    const decided: TriageCommand = {
      ...{ type: 'RecordPreventiveDecision', decision: 'no_action_needed', now: at },
    };
    const known = after(corrected, byPerson, decided);
    const facts = {
      ...{ complaintCode: 'pos_outage' as const, rootCause: bySupplier },
      preventiveDecision: 'action_opened' as const,
    };
    expect(told(take(facts), known)).toEqual([]);
  });

  it('leaves a person free to say otherwise of the case, once and for all', () => {
    const known = after(take({ rootCause: bySupplier, preventiveDecision: 'action_opened' }));
    expect(told(byPerson, known)).toMatchObject([['RootCauseRecorded', { why: 'policy' }]]);
    const overruled = eventsOf(byPerson, known).reduce(evolve, known);
    expect(told(take({ rootCause: bySupplier }), overruled)).toEqual([]);
    expect(decide(byPerson, overruled)).toMatchObject({ code: 'already_recorded' });
  });

  it('of a second incident does not take the place of the first', () => {
    const known = after(take({ rootCause: bySupplier }));
    const facts = { rootCause: { gaps: [], responsibilityLocus: 'firm' as const } };
    expect(told(take(facts, other), known)).toEqual([]);
  });

  it.each([
    ['none', 'not_triaged'],
    ['imported', 'imported_case'],
    ['withdrawn', ''],
  ] as const)('does nothing to a case that is %s', (name, code) => {
    const state = histories[name].reduce(evolve, initialState);
    const decision = decide(take({ rootCause: bySupplier }), state);
    expect(decision.accepted ? decision.events.length : decision.code).toBe(code || 0);
  });
});
