import { describe, expect, it } from '@jest/globals';
import type { TriageCommand } from './commands.ts';
import { decide } from './decide.ts';
import { caseId, failure, histories } from './triage-case.fixture.ts';
import { evolve, initialState, type TriageCase } from './triage-case.ts';

const handoverId = '0190a000-0000-7000-8000-0000000000d1';
const now = '2026-06-08T07:00:00Z';
const person = (by: string) => ({ by, isPerson: true });

const offer: TriageCommand = {
  type: 'OfferHandover',
  handoverId,
  toId: 'emp_7',
  reason: 'end_of_shift',
  actor: person('emp_3'),
  remindAt: '2026-06-08T07:15:00Z',
  answerBy: '2026-06-08T08:00:00Z',
  now,
};
const remind: TriageCommand = { type: 'RemindOfHandover', handoverId, now };
const lapse: TriageCommand = { type: 'LapseHandover', handoverId, now };
const accept = (by: string, isPerson = true): TriageCommand => ({
  type: 'AcceptHandover',
  handoverId,
  actor: { by, isPerson },
  now,
});
const decline: TriageCommand = {
  type: 'DeclineHandover',
  handoverId,
  reason: 'workload',
  actor: person('emp_7'),
  now,
};
const replace: TriageCommand = {
  type: 'ReplaceOwner',
  fromId: 'recovery_team',
  reason: 'owner_left',
  owner: { ownerId: 'emp_9', ownerKind: 'person' },
};

const after = (state: TriageCase, ...commands: readonly TriageCommand[]): TriageCase =>
  commands.reduce((known, command) => {
    const decision = decide(command, known);
    if (!decision.accepted) throw new Error(decision.code);
    return decision.events.reduce(evolve, known);
  }, state);
const open = after(initialState, failure);
const codeOf = (state: TriageCase, command: TriageCommand): string => {
  const decision = decide(command, state);
  return decision.accepted ? decision.events.map(({ type }) => type).join('+') : decision.code;
};

describe('a handover', () => {
  it('leaves the case with its owner until it is taken', () => {
    const offered = after(open, offer);
    expect(offered).toMatchObject({ ownerId: 'recovery_team', handover: { toId: 'emp_7' } });
    const taken = after(offered, accept('emp_7'));
    expect(taken).toMatchObject({ ownerId: 'emp_7', ownerKind: 'person' });
    expect(taken.handover).toBeUndefined();
  });

  it('tells from whom to whom the case went, and that it was taken', () => {
    const decision = decide(accept('emp_7'), after(open, offer));
    expect(decision).toMatchObject({
      events: [
        { type: 'HandoverAccepted', data: { caseId, handoverId, by: 'emp_7' } },
        {
          type: 'CaseAssigned',
          data: { caseId, ownerId: 'emp_7', reason: 'handover', fromId: 'recovery_team' },
        },
      ],
    });
  });

  it('is taken and refused by nobody but whom it is for', () => {
    const offered = after(open, offer);
    expect(codeOf(offered, accept('emp_3'))).toBe('recipient_required');
    expect(codeOf(offered, { ...decline, actor: person('emp_3') } as TriageCommand)).toBe(
      'recipient_required',
    );
    expect(codeOf(offered, accept('console', false))).toBe('HandoverAccepted+CaseAssigned');
  });

  it('that is refused leaves the case where it is', () => {
    const refused = after(open, offer, decline);
    expect(refused.ownerId).toBe('recovery_team');
    expect(codeOf(refused, accept('emp_7'))).toBe('no_handover');
    expect(codeOf(refused, offer)).toBe('HandoverOffered');
  });

  it('that nobody answers is reminded of, then over; its owner keeps the case', () => {
    const reminded = after(open, offer, remind);
    expect(codeOf(reminded, accept('emp_7'))).toBe('HandoverAccepted+CaseAssigned');
    const lapsed = after(reminded, lapse);
    expect(lapsed).toMatchObject({ ownerId: 'recovery_team', ownerKind: 'team' });
    expect(codeOf(lapsed, accept('emp_7'))).toBe('no_handover');
    expect(decide(lapse, reminded)).toMatchObject({
      events: [
        {
          type: 'HandoverLapsed',
          data: { fromId: 'recovery_team', fromKind: 'team', toId: 'emp_7' },
        },
      ],
    });
  });

  it('that is over leaves its timers nothing to do', () => {
    for (const state of [open, after(open, offer, decline), after(open, offer, accept('emp_7'))]) {
      expect([codeOf(state, remind), codeOf(state, lapse)]).toEqual(['', '']);
    }
  });

  it('waits alone, and is over once the case is given to somebody else', () => {
    const offered = after(open, offer);
    expect(codeOf(offered, offer)).toBe('handover_pending');
    const given = after(offered, { type: 'AssignCase', ownerId: 'emp_1', ownerKind: 'person' });
    expect(codeOf(given, accept('emp_7'))).toBe('no_handover');
    expect(codeOf(given, { ...offer, toId: 'emp_1' } as TriageCommand)).toBe('already_assigned');
  });

  it.each([
    ['none', 'not_triaged'],
    ['imported', 'imported_case'],
    ['withdrawn', 'case_withdrawn'],
  ] as const)('of a case that is %s is refused', (name, code) => {
    const state = histories[name].reduce(evolve, initialState);
    expect(codeOf(state, offer)).toBe(code);
  });
});

describe('the owner who is away', () => {
  it('is replaced once, and not where the case changed hands meanwhile (R-034)', () => {
    const replaced = after(open, replace);
    expect(replaced).toMatchObject({ ownerId: 'emp_9', ownerKind: 'person' });
    expect(codeOf(replaced, replace)).toBe('');
  });
});
