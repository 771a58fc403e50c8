import { openPool } from '@amends/event-store/open-pool';
import { type Callers, openWriteService } from '@amends/service-process/write-service.fixture';
import type { Pool } from 'pg';
import { createService } from './app.ts';
import type { FollowUpConfig } from './config.ts';
import { MIGRATIONS } from './migrate.ts';

/** Requests open at once; nobody waits a day in a test. */
const testConfig: FollowUpConfig = {
  followUpDelaySeconds: 0,
  answerWindowSeconds: 28 * 86_400,
  secondWaveDelaySeconds: 30 * 86_400,
  reopenPolicy: 'within_window',
  reopenWindowSeconds: 4 * 86_400,
  controlSharePermille: 20,
};

/** Follow-up over a real store and the embedded log, with consumer, relay and timers running. */
export const openFollowUp = async (callers: Callers = {}) => {
  let pool: Pool | undefined;
  const running = await openWriteService({
    name: 'follow-up',
    scopes: ['follow-up:read', 'follow-up:write', 'operations:write'],
    callers,
    migrations: MIGRATIONS,
    create: (deps) => {
      pool ??= openPool({ url: deps.databaseUrl, applicationName: 'follow-up tables', max: 2 });
      return createService({ ...deps, config: testConfig, pool });
    },
  });
  return {
    ...running,
    close: async () => {
      await running.stop();
      await pool?.end();
      await running.drop();
    },
  };
};

export type RunningFollowUp = Awaited<ReturnType<typeof openFollowUp>>;
