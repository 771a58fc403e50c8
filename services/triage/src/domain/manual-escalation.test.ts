import { CATALOGUE } from '@amends/contracts/catalogue';
import { describe, expect, it } from '@jest/globals';
import type { TriageCommand } from './commands.ts';
import { decide } from './decide.ts';
import type { EscalateByPerson } from './manual-escalation.ts';
import { caseId, failure, histories } from './triage-case.fixture.ts';
import { evolve, initialState, type TriageCase } from './triage-case.ts';

const escalationId = '0190a000-0000-7000-8000-0000000000f1';
const justificationTextId = '0190a000-0000-7000-8000-0000000000f2';
const now = '2026-06-08T07:00:00Z';
const person = (by: string) => ({ by, isPerson: true });

const ask = (facts: Partial<EscalateByPerson> = {}): EscalateByPerson => ({
  type: 'EscalateByPerson',
  escalationId,
  reason: 'legal_threat',
  justificationTextId,
  severities: ['major'],
  watchers: ['emp_7'],
  approvalFrom: undefined,
  actor: person('emp_3'),
  now,
  ...facts,
});
const approve = (by: string, isPerson = true): TriageCommand => ({
  type: 'ApproveEscalation',
  escalationId,
  actor: { by, isPerson },
  now,
});
const refuse: TriageCommand = {
  type: 'RefuseEscalation',
  escalationId,
  reason: 'not_justified',
  actor: person('emp_9'),
  now,
};
const down: TriageCommand = {
  type: 'Deescalate',
  reason: 'under_control',
  actor: person('emp_3'),
  now,
};

const after = (state: TriageCase, ...commands: readonly TriageCommand[]): TriageCase =>
  commands.reduce((known, command) => {
    const decision = decide(command, known);
    if (!decision.accepted) throw new Error(decision.code);
    for (const { type, data } of decision.events) CATALOGUE[type].schema.parse(data);
    return decision.events.reduce(evolve, known);
  }, state);
const typesOf = (state: TriageCase, command: TriageCommand): string => {
  const decision = decide(command, state);
  return decision.accepted ? decision.events.map(({ type }) => type).join('+') : decision.code;
};
/** Moderate, nowhere on the ladder. */
const open = after(initialState, failure);

describe('an escalation by a person (ESC-07)', () => {
  it('goes one step up with its reason, justification, severity and watchers', () => {
    const decision = decide(ask(), open);
    expect(decision).toMatchObject({
      events: [
        {
          type: 'EscalationRequested',
          data: {
            ...{ caseId, escalationId, reason: 'legal_threat', justificationTextId },
            ...{ severity: 'major', toRole: 'owner', watchers: ['emp_7'], needsApproval: false },
          },
        },
        { type: 'CaseEscalated', data: { step: 1, reason: 'by_person' } },
        { type: 'SeverityRaised', data: { from: 'moderate', to: 'major', reason: 'person' } },
        { type: 'CasePrioritised', data: { severity: 'major' } },
      ],
    });
  });

  it('goes to the role that is named', () => {
    expect(after(open, ask({ toRole: 'recovery_manager' })).escalationStep).toBe(3);
  });

  it('takes the higher of two severities, and never a lower one than the case has', () => {
    const unsure = after(open, ask({ severities: ['minor', 'critical'] }));
    expect(unsure.severity).toBe('critical');
    expect(unsure.escalation?.request.severityUnsure).toBe(true);
    expect(after(open, ask({ severities: ['minor'] })).severity).toBe('moderate');
  });

  it('that changes nothing is refused', () => {
    const top = after(open, ask({ toRole: 'recovery_manager', severities: ['critical'] }));
    expect(typesOf(top, ask())).toBe('ladder_exhausted');
  });

  it('waits where its severity needs an approval, and comes into force by it', () => {
    const approvalFrom = 'major';
    expect(typesOf(open, ask({ approvalFrom, severities: ['minor'] }))).toContain('CaseEscalated');
    const pending = after(open, ask({ approvalFrom }));
    expect(pending).toMatchObject({ severity: 'moderate', escalationStep: 0 });
    expect(typesOf(pending, ask())).toBe('escalation_pending');
    const agreed = after(pending, approve('emp_9'));
    expect(agreed).toMatchObject({ severity: 'major', escalationStep: 1 });
  });

  it('is approved by another person only', () => {
    const pending = after(open, ask({ approvalFrom: 'minor' }));
    expect(typesOf(pending, approve('emp_3'))).toBe('approval_by_requester');
    expect(typesOf(pending, approve('console', false))).toBe('person_required');
    expect(typesOf(open, approve('emp_9'))).toBe('no_escalation');
  });

  it('that is refused leaves the case as it is', () => {
    const refused = after(open, ask({ approvalFrom: 'minor' }), refuse);
    expect(refused).toMatchObject({ severity: 'moderate', escalationStep: 0 });
    expect(typesOf(refused, approve('emp_9'))).toBe('no_escalation');
  });

  it('is ended by an act of its own, which brings back what was before', () => {
    const up = after(open, ask());
    expect(typesOf(up, down)).toBe('CaseDeescalated+ImpactAssessed+CasePrioritised');
    expect(after(up, down)).toMatchObject({ severity: 'moderate', escalationStep: 0 });
    expect(typesOf(after(up, down), down)).toBe('no_escalation');
  });

  it('is not de-escalated while it waits, nor to a higher severity', () => {
    expect(typesOf(after(open, ask({ approvalFrom: 'minor' })), down)).toBe('no_escalation');
    const worse = { ...down, severity: 'critical' } as TriageCommand;
    expect(typesOf(after(open, ask()), worse)).toBe('illegal_state');
  });

  it.each([
    ['none', 'not_triaged'],
    ['imported', 'imported_case'],
    ['withdrawn', 'case_withdrawn'],
  ] as const)('of a case that is %s is refused', (name, code) => {
    expect(typesOf(histories[name].reduce(evolve, initialState), ask())).toBe(code);
  });
});
