import { openPool } from '@amends/event-store/open-pool';
import { type Callers, openWriteService } from '@amends/service-process/write-service.fixture';
import { PATIENT_LIMITS } from '@amends/testing/patient-limits';
import type { Pool } from 'pg';
import { createService } from './app.ts';
import type { FollowUpConfig } from './config.ts';
import { testConfig } from './follow-up-config.fixture.ts';
import { MIGRATIONS } from './migrate.ts';

/** The cases of most tests are of one customer. */
const ASK_ALWAYS = { surveyCooldownSeconds: 0, surveyRecontactSeconds: 0 };

/** Follow-up over a real store and the embedded log, with consumer, relay and timers running. */
export const openFollowUp = async (
  callers: Callers = {},
  config: Partial<FollowUpConfig> = ASK_ALWAYS,
) => {
  let pool: Pool | undefined;
  const running = await openWriteService({
    name: 'follow-up',
    scopes: ['follow-up:read', 'follow-up:write', 'operations:write'],
    callers,
    migrations: MIGRATIONS,
    create: (deps) => {
      pool ??= openPool({
        ...{ url: deps.databaseUrl, applicationName: 'follow-up tables', max: 2 },
        ...PATIENT_LIMITS,
      });
      return createService({ ...deps, pool, config: { ...testConfig, ...config } });
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
