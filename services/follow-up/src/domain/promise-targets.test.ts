import { fold } from '@amends/decider/decider';
import { describe, expect, it } from '@jest/globals';
import type { FollowUpCommand } from './commands.ts';
import { decide } from './decide.ts';
import { evolve, type FollowUpEvent, initialState } from './follow-up-case.ts';
import { caseId } from './follow-up-case.fixture.ts';

const promiseId = '0190a000-0000-7000-8000-0000000000b1';
const on = (day: number): string => `2026-03-${String(day).padStart(2, '0')}T10:00:00.000Z`;
const promise = (status: 'made' | 'kept', day: number): FollowUpCommand => ({
  ...{ type: 'HearPromise', caseId, promiseId, status, at: on(day) },
});
const missed = (dueDay: number, seenDay = dueDay): FollowUpCommand => ({
  ...{ type: 'HearMiss', caseId, metric: 'next_reply', dueAt: on(dueDay), at: on(seenDay) },
});
const broken: FollowUpCommand = {
  ...{ type: 'NoteRemedyFailure', caseId, trigger: 'promise_broken', at: on(9) },
};

const run = (...commands: readonly FollowUpCommand[]): FollowUpEvent[] => {
  const events: FollowUpEvent[] = [];
  for (const command of commands) {
    const decided = decide(command, fold({ initialState, evolve }, events));
    if (!decided.accepted) throw new Error(`${command.type} was refused: ${decided.code}`);
    events.push(...decided.events);
  }
  return events.filter(({ type }) => type !== 'PromiseHeard');
};

describe('a target that is missed', () => {
  it('is a double deviation while a promise stands, once (T-97)', () => {
    const deviation = { trigger: 'promise_broken', missedTarget: 'next_reply', detectedAt: on(6) };
    expect(run(promise('made', 1), missed(5, 6), missed(7)).map(({ data }) => data)).toEqual([
      { caseId, ...deviation },
    ]);
    expect(run(promise('made', 1), missed(5), promise('kept', 8))).toHaveLength(1);
  });

  it.each<[string, readonly FollowUpCommand[]]>([
    ['nothing was promised', [missed(5)]],
    ['the promise came later than its time', [promise('made', 6), missed(5, 7)]],
    ['the promise was kept by then', [promise('made', 1), promise('kept', 4), missed(5)]],
    ['nothing that was kept was promised', [promise('kept', 4), missed(5)]],
  ])('is a first one where %s', (_why, commands) => {
    expect(run(...commands)).toEqual([]);
  });

  it('stands by a promise that is heard twice, and by one of two that is not kept', () => {
    const other = { ...promise('made', 2), promiseId: caseId } as FollowUpCommand;
    const commands = [promise('made', 1), promise('made', 1), other, promise('kept', 3), missed(5)];
    expect(run(...commands)).toHaveLength(1);
  });

  it('is not detected again by the promise that breaks after it', () => {
    expect(run(promise('made', 1), missed(5), broken)).toHaveLength(1);
  });
});
