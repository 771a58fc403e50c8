import { CATALOGUE } from '@amends/contracts/catalogue';
import { CASE_STATES, type CaseState } from '@amends/contracts/vocabulary';
import { describe, expect, it } from '@jest/globals';
import { ENDED_STATES, MOVING_TYPES, stateAfter } from './lifecycle.ts';

const walk = (...types: readonly string[]): (CaseState | undefined)[] => {
  const states: (CaseState | undefined)[] = [];
  for (const type of types) states.push(stateAfter(states.at(-1), type));
  return states;
};
const endOf = (...types: readonly string[]) => walk(...types).at(-1);

const toResolved = [
  'FailureReported',
  'CaseAcknowledged',
  'CasePrioritised',
  'RemedyOffered',
  'RemedyChosen',
  'RemedyExecutionStarted',
  'RecoveryCompleted',
];

describe('the lifecycle of a case', () => {
  it('passes every state of a recovery in order', () => {
    expect(walk(...toResolved, 'FollowUpScheduled', 'CaseClosed')).toEqual([
      'reported',
      'acknowledged',
      'triaged',
      'remedy_proposed',
      'agreed',
      'executing',
      'resolved',
      'follow_up',
      'closed',
    ]);
  });

  it('stays closed while a second wave is scheduled before and asked after the closing', () => {
    const wave2 = ['FollowUpRequested', 'FollowUpAnswered', 'FollowUpLapsed'];
    const closing = ['FollowUpScheduled', 'FollowUpAnswered', 'FollowUpScheduled', 'CaseClosed'];
    expect(endOf(...toResolved, ...closing)).toBe('closed');
    expect(endOf(...toResolved, ...closing, ...wave2, 'FollowUpScheduled')).toBe('closed');
  });

  it('goes through remedy and follow-up again after a reopening', () => {
    const again = ['CaseReopened', 'CasePrioritised', 'RemedyOffered', 'RecoveryCompleted'];
    const states = walk(...toResolved, 'FollowUpScheduled', ...again, 'FollowUpScheduled');
    expect(states.slice(-6)).toEqual([
      'follow_up',
      'reopened',
      'triaged',
      'remedy_proposed',
      'resolved',
      'follow_up',
    ]);
    expect(endOf(...toResolved, 'CaseClosed', 'CaseReopened')).toBe('reopened');
  });

  it('resolves a case without a remedy, and closes it after the suppressed follow-up', () => {
    const types = ['CasePrioritised', 'NoRemedyConcluded', 'FollowUpSuppressed', 'CaseClosed'];
    expect(walk('FailureDetected', ...types).slice(2)).toEqual(['resolved', 'follow_up', 'closed']);
  });

  it('keeps a withdrawn case withdrawn, whatever services do that had not heard of it', () => {
    const late = ['RemedyOffered', 'NoRemedyConcluded', 'FollowUpSuppressed', 'CaseClosed'];
    expect(endOf('FailureReported', 'CaseWithdrawn', ...late)).toBe('withdrawn');
    expect(endOf('FailureReported', 'CaseClosed', 'CaseWithdrawn')).toBe('closed');
  });

  it('is not moved back by an acknowledgement that comes after triage', () => {
    expect(endOf('FailureReported', 'CasePrioritised', 'CaseAcknowledged')).toBe('triaged');
    expect(endOf(...toResolved, 'CaseReopened', 'CaseAcknowledged')).toBe('reopened');
  });

  it('offers another remedy after a refused or failed one', () => {
    expect(endOf(...toResolved.slice(0, -1), 'RefundFailed', 'RemedyOffered')).toBe(
      'remedy_proposed',
    );
  });

  it('closes an imported case in whatever order the services take it over', () => {
    const [remedy, closing, cause] = ['RecoveryCompleted', 'CaseClosed', 'CaseClassified'];
    for (const order of [
      [remedy, closing, cause],
      [closing, remedy, cause],
      [cause, closing, remedy],
    ])
      expect(endOf('CaseHistoryImported', ...(order as string[]))).toBe('closed');
  });

  it('ignores events of a newer release', () => {
    expect(stateAfter('triaged', 'CaseWondered')).toBe('triaged');
    expect(stateAfter(undefined, 'toString')).toBeUndefined();
  });

  it('moves by events of the catalogue only, to states that end in one of three', () => {
    for (const type of MOVING_TYPES) expect(CATALOGUE).toHaveProperty(type);
    expect(CASE_STATES.filter((state) => ENDED_STATES.has(state))).toEqual([
      'closed',
      'withdrawn',
      'duplicate',
    ]);
  });
});
