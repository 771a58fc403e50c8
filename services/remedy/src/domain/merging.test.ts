import { describe, expect, it } from '@jest/globals';
import type { RemedyCommand } from './commands.ts';
import { decide } from './decide.ts';
import {
  caseId,
  choose,
  expiresAt,
  now,
  offerId,
  prepare,
  prioritised,
} from './remedy-case.fixture.ts';
import { evolve, initialState, type Remedy, type RemedyEvent } from './remedy.ts';

const other = '0190a000-0000-7000-8000-0000000000a2';
const terms = { offerId, now, expiresAt };

const merge: RemedyCommand = { type: 'HearMerge', caseId, primaryCaseId: other, at: now };
const unmerge: RemedyCommand = { type: 'HearUnmerge', caseId, ...terms };
const hearDuplicate: RemedyCommand = {
  type: 'HearDuplicate',
  caseId,
  duplicateCaseId: other,
  at: now,
};
const loseDuplicate: RemedyCommand = {
  type: 'LoseDuplicate',
  caseId,
  duplicateCaseId: other,
  ...terms,
};
const raise: RemedyCommand = { type: 'RaiseConflict', caseId, otherCaseId: other, at: now };
const resolve = (kept: 'both' | 'this' | 'other'): RemedyCommand => ({
  type: 'ResolveConflict',
  ...{ caseId, otherCaseId: other, kept, by: 'mira' },
  ...terms,
});
const end = (outcome: 'both_kept' | 'primary_kept' | 'duplicate_kept'): RemedyCommand => ({
  type: 'EndConflict',
  ...{ caseId, otherCaseId: other, outcome },
  ...terms,
});
const offer: RemedyCommand = { type: 'OfferRemedy', byManager: true, ...terms };
const words: RemedyCommand = {
  ...prepare,
  prioritised: {
    ...prioritised,
    severity: 'minor',
    facts: { khdType: 'attention_failure', attribution: 'firm', stability: 'one_off' },
  },
};

/** What the last of the commands comes to after the others. */
const decided = (...commands: RemedyCommand[]) => {
  let state: Remedy = initialState;
  let last: readonly RemedyEvent[] = [];
  let code = 'accepted';
  for (const command of commands) {
    const decision = decide(command, state);
    code = decision.accepted ? 'accepted' : decision.code;
    last = decision.accepted ? decision.events : [];
    state = last.reduce(evolve, state);
  }
  return { code, types: last.map(({ type }) => type), last, state };
};

describe('the remedy of a duplicate', () => {
  it('DUP-06: is not dropped where it is there, and says so to the primary', () => {
    const { last, state } = decided(prepare, merge);
    expect(last).toMatchObject([{ type: 'RemedyMergeHeard', data: { isLive: true } }]);
    expect(state.status).toBe('offered');
  });

  it('DUP-04: is prepared and not offered where it comes later, by nobody', () => {
    const { types, state } = decided(merge, prepare);
    expect(types).toEqual(['RemedyMenuPrepared']);
    expect(state.status).toBe('prepared');
    expect(decided(merge, prepare, offer).code).toBe('case_merged');
  });

  it('is offered once it stands for itself', () => {
    const { types } = decided(merge, prepare, unmerge);
    expect(types).toEqual(['RemedyUnmergeHeard', 'RemedyOffered']);
    expect(decided(unmerge).types).toEqual([]);
  });

  it('is not live where it is words alone', () => {
    expect(decided(words, merge).last).toMatchObject([{ data: { isLive: false } }]);
  });
});

describe('two remedies for one loss', () => {
  it('DUP-06: raise a conflict in the primary, and neither goes on', () => {
    expect(decided(prepare, hearDuplicate).types).toEqual([
      'LiveDuplicateHeard',
      'RemedyConflictRaised',
    ]);
    expect(decided(prepare, hearDuplicate, choose).code).toBe('remedy_conflict_open');
    expect(decided(prepare, merge, raise, choose).code).toBe('remedy_conflict_open');
  });

  it('DUP-06: raise it when the primary is prepared later, instead of an offer', () => {
    const { types } = decided(hearDuplicate, prepare);
    expect(types).toEqual(['RemedyMenuPrepared', 'RemedyConflictRaised']);
    expect(decided(hearDuplicate, prepare, offer).code).toBe('remedy_conflict_open');
    expect(decided(hearDuplicate, words).types).toEqual(['RemedyMenuPrepared', 'RemedyOffered']);
  });

  it('raise it once, and only while one is a duplicate of the other', () => {
    expect(decided(prepare, merge, raise).types).toEqual(['RemedyConflictRaised']);
    expect(decided(prepare, merge, raise, raise).types).toEqual([]);
    expect(decided(prepare, raise).types).toEqual([]);
  });

  it('both go on where a person keeps both', () => {
    const later = decided(hearDuplicate, prepare, resolve('both'));
    expect(later.types).toEqual(['RemedyConflictEnded', 'RemedyOffered']);
    expect(later.last[0]?.data).toMatchObject({ outcome: 'both_kept', by: 'mira' });
    expect(decided(prepare, hearDuplicate, resolve('both'), choose).code).toBe('accepted');
    expect(decided(prepare, merge, raise, end('both_kept'), choose).code).toBe('accepted');
  });

  it('leave one without, as a person decides, and at the other case alike', () => {
    const kept = decided(prepare, hearDuplicate, resolve('this'));
    expect(kept.last).toMatchObject([{ data: { outcome: 'primary_kept' } }]);
    const dropped = decided(prepare, hearDuplicate, resolve('other'));
    expect(dropped.types).toEqual(['RemedyConflictEnded', 'NoRemedyConcluded']);
    expect(dropped.last[1]?.data).toMatchObject({ outcome: 'duplicate' });
    const there = decided(prepare, merge, raise, end('primary_kept'));
    expect(there.types).toEqual(['RemedyConflictEnded', 'NoRemedyConcluded']);
    expect(decided(prepare, merge, raise, end('duplicate_kept')).types).toEqual([
      'RemedyConflictEnded',
    ]);
  });

  it('never undo what was begun', () => {
    const begun = decided(prepare, choose, hearDuplicate, resolve('other'));
    expect(begun.code).toBe('remedy_already_chosen');
    const there = decided(prepare, choose, merge, raise, end('primary_kept'));
    expect(there.types).toEqual(['RemedyConflictEnded']);
    expect(there.state.status).toBe('executing');
  });

  it('are none once the cases are two again', () => {
    expect(decided(prepare, merge, raise, unmerge).types).toEqual([
      'RemedyUnmergeHeard',
      'RemedyConflictEnded',
    ]);
    const { types } = decided(hearDuplicate, prepare, loseDuplicate);
    expect(types).toEqual(['RemedyConflictEnded', 'LiveDuplicateGone', 'RemedyOffered']);
    expect(decided(prepare, resolve('both')).code).toBe('no_conflict_open');
  });

  it('are none where one comes to nothing', () => {
    const withdrawn: RemedyCommand = {
      type: 'ConcludeWithoutRemedy',
      caseId,
      outcome: 'withdrawn',
      now,
    };
    const { last } = decided(prepare, hearDuplicate, withdrawn);
    expect(last).toMatchObject([
      { type: 'RemedyConflictEnded', data: { outcome: 'duplicate_kept' } },
      { type: 'NoRemedyConcluded', data: { outcome: 'withdrawn' } },
    ]);
  });
});
