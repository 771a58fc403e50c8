import { commandOn, type JobTask, type SystemCommands } from '@amends/event-log/write-side-spec';
import type { JobSpec, NewEvent } from '@amends/event-store/types';
import type { Pool } from 'pg';
import { executionDecider } from '../domain/execution-switch.ts';
import { JobLostRace } from '../job-errors.ts';
import { type Effect, forgetSpend, holdJob, passGuard, releaseHeld } from './execution-guard.ts';

export const RELEASE_HELD = 'remedy_release_held';
export const FORGET_SPEND = 'remedy_forget_spend';
export const SWITCH_STREAM = 'execution-switch';
/** What its events are about. */
export const SWITCH_SUBJECT = 'execution';

/** What was held goes on once the switch is lifted. */
export const executionJobsFor = (events: readonly NewEvent[]): readonly JobSpec[] =>
  events.flatMap(({ type }) =>
    type === 'ExecutionResumed'
      ? [{ task: RELEASE_HELD, payload: {}, jobKey: RELEASE_HELD, maxAttempts: 25 }]
      : [],
  );

export const executionTasks = (pool: Pool): Readonly<Record<string, JobTask>> => ({
  [RELEASE_HELD]: () => releaseHeld(pool),
});

export const dailyExecutionTasks = (pool: Pool): Readonly<Record<string, JobTask>> => ({
  [FORGET_SPEND]: () => forgetSpend(pool),
});

/** Throws the switch because of a limit; each time under an id of its own, as it may be lifted. */
export const tripExecution = async (
  commands: Pick<SystemCommands<never, never>, 'executeOn' | 'now'>,
  { key, amount: { currency } }: Effect,
): Promise<void> => {
  const now = commands.now();
  const on = commandOn(executionDecider, SWITCH_STREAM, { type: 'TripExecution', currency, now });
  const done = await commands.executeOn({ key: `trip:${key}:${now}`, subject: SWITCH_SUBJECT, on });
  if (done.outcome === 'lost_race') throw new JobLostRace(key);
};

/** The job an effect is done by, so that it can be put aside. */
export type EffectJob = Required<Pick<JobSpec, 'task' | 'jobKey' | 'payload'>>;

/** Whether a job may execute its effect now; if not it is put aside, and goes on by itself. */
export type Gate = (
  commands: Pick<SystemCommands<never, never>, 'executeOn' | 'now'>,
  effect: Effect,
  job: EffectJob,
) => Promise<boolean>;

/** A limit that has no room throws the switch, which then holds the effect and all after it. */
export const executionGate =
  (pool: Pool): Gate =>
  async (commands, effect, job) => {
    for (;;) {
      const passage = await passGuard(pool, effect);
      if (passage === 'open') return true;
      if (passage === 'over') await tripExecution(commands, effect);
      // Lifted between the two looks: looked again.
      if (await holdJob(pool, job)) return false;
    }
  };
