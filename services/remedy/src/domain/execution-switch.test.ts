import { given } from '@amends/decider/given-when-then';
import { describe, expect, it } from '@jest/globals';
import {
  type ExecutionCommand,
  type ExecutionEvent,
  executionDecider,
} from './execution-switch.ts';
import { eur, now } from './remedy-case.fixture.ts';

const stop: ExecutionCommand = { type: 'StopExecution', now };
const trip: ExecutionCommand = { type: 'TripExecution', currency: 'EUR', now };
const resume: ExecutionCommand = { type: 'ResumeExecution', now };
const limit = (amount: number): ExecutionCommand => ({
  type: 'LimitExecution',
  limit: eur(amount),
  now,
});
const isStopped: ExecutionEvent = {
  type: 'ExecutionStopped',
  data: { reason: 'person', stoppedAt: now },
};
const isResumed: ExecutionEvent = { type: 'ExecutionResumed', data: { resumedAt: now } };
const when = (past: readonly ExecutionEvent[], command: ExecutionCommand) =>
  given(executionDecider, past).when(command);

describe('the switch of execution', () => {
  it('stops once, by a person or by a limit, and says which', () => {
    expect(when([], stop).events()).toEqual([isStopped]);
    expect(when([], trip).events()).toMatchObject([
      { data: { reason: 'hourly_limit', currency: 'EUR' } },
    ]);
    for (const command of [stop, trip]) expect(when([isStopped], command).events()).toEqual([]);
    expect(when([isStopped, isResumed], trip).events()).toHaveLength(1);
  });

  it('is lifted by a person only, and only where it is on', () => {
    expect(when([isStopped], resume).events()).toEqual([isResumed]);
    expect(when([], resume).code()).toBe('execution_not_stopped');
    expect(when([isStopped, isResumed], resume).code()).toBe('execution_not_stopped');
  });

  it('takes a limit above zero and stays as it is', () => {
    const [set] = when([isStopped], limit(500)).events();
    expect(set).toMatchObject({ type: 'ExecutionLimitSet', data: { limit: eur(500) } });
    expect(when([isStopped, set!], stop).events()).toEqual([]);
    expect(when([], limit(0)).code()).toBe('amount_not_positive');
  });
});
