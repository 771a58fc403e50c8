import type { LoggedEvent } from '@amends/event-log/logged-event';
import { describe, expect, it } from '@jest/globals';
import { closingCommands } from './closing-reactions.ts';
import { caseId } from './domain/follow-up-case.fixture.ts';

const at = '2026-03-01T10:00:00.000Z';
const heard = (type: string, data: object) =>
  closingCommands({ type, time: at, data: { caseId, ...data } } as LoggedEvent);

describe('what follow-up hears for the end of a case', () => {
  it('R-079: is who owned it, gave its remedy or talked to the customer', () => {
    const owner = { ownerId: 'emp-1', ownerKind: 'person' };
    expect(heard('CaseAssigned', owner)).toEqual([
      { type: 'HearHandler', caseId, employeeId: 'emp-1', role: 'owner', at },
    ]);
    expect(heard('GoodFaithProtectionApplied', { protects: 'emp-2', appliedAt: at })).toMatchObject(
      [{ employeeId: 'emp-2', role: 'gave_remedy' }],
    );
    expect(heard('ApologyGiven', { by: 'emp-3' })).toMatchObject([
      { employeeId: 'emp-3', role: 'talked_to_customer' },
    ]);
  });

  it('is no team, and nobody whose id is none of an employee', () => {
    expect(heard('CaseAssigned', { ownerId: 'desk', ownerKind: 'team' })).toEqual([]);
    expect(heard('ApologyGiven', { by: 'client:console/1' })).toEqual([]);
  });

  it('is the checklist that says the case is documented', () => {
    const commands = heard('InteractionRecorded', {
      by: 'emp-1',
      checks: ['polite', 'documented'],
    });
    expect(commands.map(({ type }) => type)).toEqual(['HearHandler', 'HearDocumentation']);
    expect(heard('InteractionRecorded', { by: 'emp-1', checks: ['polite'] })).toHaveLength(1);
  });

  it('T-96: is a rejected offer and a broken promise', () => {
    const offerId = '0190a000-0000-7000-8000-0000000000f1';
    expect(heard('RemedyDeclined', { offerId, declinedAt: at })).toEqual([
      { type: 'HearOfferRejection', caseId, offerId, at },
    ]);
    expect(heard('PromiseBroken', { brokenAt: at })).toEqual([
      { type: 'NoteRemedyFailure', caseId, trigger: 'promise_broken', at },
    ]);
  });

  it('is what was promised, and a target missed that the customer feels', () => {
    const promiseId = '0190a000-0000-7000-8000-0000000000b1';
    const of = { type: 'HearPromise', caseId, promiseId, at };
    expect(heard('PromiseMade', { promiseId, madeAt: at })).toEqual([{ ...of, status: 'made' }]);
    // The customer chose it with its date: a target of ours that is shorter does not break that.
    const ofRemedy = { promiseId, remedyId: promiseId, steps: [1], madeAt: at };
    expect(heard('PromiseMade', ofRemedy)).toEqual([]);
    expect(heard('PromiseKept', { promiseId, keptAt: at })).toEqual([{ ...of, status: 'kept' }]);
    const missed = { metric: 'resolution', dueAt: at, discoveredAt: at };
    expect(heard('TargetMissed', missed)).toEqual([
      { type: 'HearMiss', caseId, metric: 'resolution', dueAt: at, at },
    ]);
    expect(heard('TargetMissed', { ...missed, metric: 'employee_work' })).toEqual([]);
  });

  it('is a second failure of the same customer, and not one like it of others', () => {
    expect(heard('ImpactAssessed', { repeatBasis: 'same_customer' })).toMatchObject([
      { type: 'NoteDeviation', trigger: 'second_failure_same_customer' },
    ]);
    expect(heard('ImpactAssessed', { repeatBasis: 'same_type_at_store' })).toEqual([]);
    expect(heard('ImpactAssessed', {})).toEqual([]);
  });
});
