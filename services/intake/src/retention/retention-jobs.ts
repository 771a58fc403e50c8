import {
  DATA_CLASSES,
  type DataClass,
  type RetentionRunRequested,
} from '@amends/contracts/intake-retention';
import { commandOn, type JobTask, type SystemCommands } from '@amends/event-log/write-side-spec';
import type { JobSpec, NewEvent } from '@amends/event-store/types';
import { uuidv8FromHash } from '@amends/service-kit/ids';
import { type RetentionCommand, retentionDecider } from '../domain/retention.ts';
import { applyRetention, type RetentionDeps } from './apply-retention.ts';
import { countDue } from './due-data.ts';
import { olderThanOf } from './retention-ages.ts';

type Commands = Pick<SystemCommands<never, never>, 'executeOn' | 'now'>;

const APPLY_RETENTION = 'apply_retention';

/** Deleting takes as long as there is something to delete: a job, not part of a request. */
export const retentionJobsFor = (events: readonly NewEvent[]): readonly JobSpec[] =>
  events.flatMap(({ type, data }) => {
    if (type !== 'RetentionRunRequested') return [];
    const { runId, requestedAt } = data as RetentionRunRequested;
    const payload = { runId, requestedAt };
    const jobKey = `${APPLY_RETENTION}:${runId}`;
    return [{ task: APPLY_RETENTION, payload, jobKey, maxAttempts: 25 }];
  });

const onRun = (runId: string, command: RetentionCommand) => ({
  key: `${command.type}:${runId}`,
  subject: runId,
  on: commandOn(retentionDecider, `retention-${runId}`, command),
});

const heldOf = async ({ pool, ages }: RetentionDeps, now: string) => {
  const held: [DataClass, number][] = [];
  for (const dataClass of DATA_CLASSES) {
    const counted = await countDue(pool, dataClass, olderThanOf(ages, dataClass, now));
    held.push([dataClass, counted.held]);
  }
  return Object.fromEntries(held) as Record<DataClass, number>;
};

export const retentionTasks = (
  deps: () => RetentionDeps,
  commands: Commands,
): Readonly<Record<string, JobTask>> => ({
  [APPLY_RETENTION]: async (payload) => {
    const run = { runId: String(payload.runId), now: String(payload.requestedAt) };
    await applyRetention(deps(), run);
    const held = await heldOf(deps(), run.now);
    const completedAt = commands.now();
    await commands.executeOn(
      onRun(run.runId, { type: 'CompleteRetentionRun', runId: run.runId, held, completedAt }),
    );
  },
});

/** One run a day, however many processes there are: its id follows from the date. */
export const dailyRetention = (commands: Commands): Readonly<Record<string, JobTask>> => ({
  request_daily_retention: async () => {
    const requestedAt = commands.now();
    const runId = uuidv8FromHash('retention', requestedAt.slice(0, 10));
    const data = { runId, requestedBy: 'schedule', requestedAt } as const;
    await commands.executeOn(onRun(runId, { type: 'RequestRetentionRun', data }));
  },
});
