import type { FailureReported } from '@amends/contracts/intake';
import { fold } from '@amends/decider/decider';
import { given } from '@amends/decider/given-when-then';
import { describe, expect, it } from '@jest/globals';
import { decider } from './decide.ts';
import { type Failure, type FailureEvent, initialState } from './failure.ts';
import type { MergeCommand } from './merging.ts';

const duplicate = '019e96b1-52c0-7c2a-9d51-2b6f0c8e7a11';
const primary = '019e96b1-52c0-7c2a-9d51-2b6f0c8e7a12';
const other = '019e96b1-52c0-7c2a-9d51-2b6f0c8e7a13';
const at = '2026-06-01T11:00:00Z';

const reported = (caseId: string): FailureEvent => ({
  type: 'FailureReported',
  data: {
    caseId,
    source: 'api',
    storeId: '9',
    channel: 'email',
    initiation: 'customer',
    signalSource: 'complaint',
    reportedAt: '2026-06-01T10:00:00Z',
    cues: [],
    cueRulesVersion: 1,
  } satisfies FailureReported,
});
const link = (caseId: string, into: string) =>
  ({ caseId, primaryCaseId: into, reason: 'same_failure', mergedAt: at }) as const;
const merged = (caseId = duplicate, into = primary): FailureEvent => ({
  type: 'CasesMerged',
  data: link(caseId, into),
});
const withdrawn = (caseId: string): FailureEvent => ({
  type: 'CaseWithdrawn',
  data: { caseId, reason: 'other', withdrawnAt: at },
});
const stateOf = (...events: readonly FailureEvent[]): Failure => fold(decider, events);

const standing = stateOf(reported(primary));
const merge = (into = primary, state: Failure = standing): MergeCommand => ({
  type: 'MergeCase',
  data: link(duplicate, into),
  primary: state,
});
const unmerge: MergeCommand = { type: 'UnmergeCase', caseId: duplicate, now: at };
const after = (...events: readonly FailureEvent[]) =>
  given(decider, [reported(duplicate), ...events]);

describe('merging (DUP-01)', () => {
  it('links the duplicate to its primary, once', () => {
    expect(after().when(merge()).events()).toEqual([merged()]);
    expect(after(merged()).when(merge()).events()).toEqual([]);
  });

  it('is undone by an event that names the primary', () => {
    const [undone] = after(merged()).when(unmerge).events();
    expect(undone).toEqual({
      type: 'CasesUnmerged',
      data: { caseId: duplicate, primaryCaseId: primary, unmergedAt: at },
    });
    expect(after().when(unmerge).code()).toBe('not_merged');
  });

  it('leaves, merged, unmerged and merged again, the state of one merge (T-83)', () => {
    const [undone] = after(merged()).when(unmerge).events();
    const [again] = after(merged(), undone!).when(merge()).events();
    expect(stateOf(reported(duplicate), merged(), undone!, again!)).toEqual(
      stateOf(reported(duplicate), merged()),
    );
  });

  it.each([
    ['a case that is not there', initialState, 'not_found'],
    ['a withdrawn case', stateOf(reported(primary), withdrawn(primary)), 'case_withdrawn'],
    ['a duplicate', stateOf(reported(primary), merged(primary, other)), 'case_merged'],
  ] as const)('refuses %s as the primary (DUP-05)', (_what, state, code) => {
    expect(after().when(merge(primary, state)).code()).toBe(code);
  });

  it('refuses a second primary, and a case as its own', () => {
    expect(after(merged()).when(merge(other)).code()).toBe('case_merged');
    expect(after().when(merge(duplicate)).code()).toBe('illegal_state');
  });

  it('refuses a withdrawn case, and one that never was', () => {
    expect(after(withdrawn(duplicate)).when(merge()).code()).toBe('case_withdrawn');
    expect(given(decider, []).when(merge()).code()).toBe('not_found');
  });

  it('has a duplicate acknowledged with its primary only', () => {
    const acknowledge = {
      type: 'AcknowledgeCase',
      data: { caseId: duplicate, by: 'person', acknowledgedAt: at },
    } as const;
    expect(after(merged()).when(acknowledge).code()).toBe('case_merged');
  });
});
