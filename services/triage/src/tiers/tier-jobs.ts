import type { TierRunRequested } from '@amends/contracts/triage-tiers';
import { commandOn, type JobTask, type SystemCommands } from '@amends/event-log/write-side-spec';
import type { JobSpec, NewEvent } from '@amends/event-store/types';
import { uuidv8FromHash } from '@amends/service-kit/ids';
import type { Pool } from 'pg';
import type { TriageCommand } from '../domain/commands.ts';
import { type TierRunCommand, tierRunDecider } from '../domain/tier-run.ts';
import type { TriageCase } from '../domain/triage-case.ts';
import { computeTiers } from './customer-tiers.ts';

type Commands = SystemCommands<TriageCommand, TriageCase>;

const COMPUTE_TIERS = 'triage_compute_tiers';

/** Ranking reads all customers: a job of its own, not part of the request. */
export const tierJobsFor = (events: readonly NewEvent[]): readonly JobSpec[] =>
  events.flatMap(({ type, data }) => {
    if (type !== 'TierRunRequested') return [];
    const { runId } = data as TierRunRequested;
    const jobKey = `${COMPUTE_TIERS}:${runId}`;
    return [{ task: COMPUTE_TIERS, payload: { runId }, jobKey, maxAttempts: 25 }];
  });

const onRun = (runId: string, command: TierRunCommand) => ({
  key: `${command.type}:${runId}`,
  subject: runId,
  on: commandOn(tierRunDecider, `tiers-${runId}`, command),
});

export const tierTasks = (pool: Pool, commands: Commands): Readonly<Record<string, JobTask>> => ({
  [COMPUTE_TIERS]: async (payload) => {
    const runId = String(payload.runId);
    const currencies = await computeTiers(pool, runId);
    const data = { runId, currencies, computedAt: commands.now() };
    await commands.executeOn(onRun(runId, { type: 'RecordTiers', data }));
  },
});

/** One run a day, however many processes there are: its id follows from the date. */
export const dailyTierRun = (commands: Commands): Readonly<Record<string, JobTask>> => ({
  request_daily_tiers: async () => {
    const requestedAt = commands.now();
    const runId = uuidv8FromHash('tiers', requestedAt.slice(0, 10));
    const data = { runId, requestedBy: 'schedule', requestedAt } as const;
    await commands.executeOn(onRun(runId, { type: 'RequestTierRun', data }));
  },
});
