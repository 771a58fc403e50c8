import { openPool } from '@amends/event-store/open-pool';
import {
  type Callers,
  type Heard,
  openWriteService,
} from '@amends/service-process/write-service.fixture';
import { PATIENT_LIMITS } from '@amends/testing/patient-limits';
import type { Pool } from 'pg';
import { createService } from './app.ts';
import { HOURS } from './calendars/calendar.fixture.ts';
import type { TriageConfig } from './config.ts';
import { DEFAULT_RULES } from './domain/rules.ts';
import { type OwnDurations, playbookPolicies } from './domain/service-levels/playbook-policies.ts';
import { TARGET_DUE } from './jobs.ts';
import { MIGRATIONS } from './migrate.ts';

const HOUR = { seconds: 3600 } as const;
const slow = { acknowledgement: HOUR, first_action: HOUR, resolution: HOUR };
const hurried = { ...slow, acknowledgement: { seconds: 1 } };

/** A major case is acknowledged within a second; nothing else falls due while a test runs. */
const durations: OwnDurations = { critical: slow, major: hurried, moderate: slow, minor: slow };

type Channels = Omit<TriageConfig['notices'], 'origin'>;
/** As whom endpoints are asked for their consent. */
export const ORIGIN = 'amends.example.org';

/** Notices go to the inbox only. */
const SILENT: Channels = { webhooks: [], egress: { allowsLoopback: false } };

const config: Omit<TriageConfig, 'notices' | 'figures'> = {
  defaultOwnerId: 'recovery_team',
  rules: DEFAULT_RULES,
  levels: {
    calendarId: 'always_open',
    calendar: { timeZone: 'Europe/Berlin', weekly: HOURS.e, holidays: [] },
    policies: playbookPolicies('always_open', durations),
  },
};

/** What a test has beside notices. */
interface Beside {
  readonly figures?: TriageConfig['figures'];
  readonly callers?: Callers;
}

/** Triage over a real store and the embedded log, with consumer, relay and timers running. */
export const openTriage = async (
  channels: Channels = SILENT,
  { figures, callers = {} }: Beside = {},
) => {
  let pool: Pool | undefined;
  const running = await openWriteService({
    name: 'triage',
    scopes: [
      ...['triage:read', 'triage:write', 'operations:read', 'operations:write'],
      'analytics:read',
    ],
    callers,
    migrations: MIGRATIONS,
    create: (deps) => {
      pool ??= openPool({
        ...{ url: deps.databaseUrl, applicationName: 'triage tables', max: 2 },
        ...PATIENT_LIMITS,
      });
      return createService({
        ...deps,
        config: { ...config, figures, notices: { ...channels, origin: ORIGIN } },
        pool,
      });
    },
  });
  const { look } = running;
  return {
    ...running,
    close: async () => {
      await running.stop();
      await pool?.end();
      await running.drop();
    },
    /** Adds the timer of a target once more, as a worker that died half-way would leave it. */
    ringAgain: async (payload: Readonly<Record<string, string>>) => {
      await look.query('select graphile_worker.add_job($1, $2)', [TARGET_DUE, payload]);
    },
    /** How many timers wait to be rung. */
    jobsLeft: async (dueBefore: Date): Promise<number> => {
      const sql = `select (select count(*) from job_timer where run_at <= $1)::int
        + (select count(*) from graphile_worker.jobs)::int as jobs`;
      return (await look.query<{ jobs: number }>(sql, [dueBefore])).rows[0]!.jobs;
    },
  };
};

export type RunningTriage = Awaited<ReturnType<typeof openTriage>>;

/** An event of another service about a case. */
export const heard = (
  service: Heard['service'],
  type: string,
  caseId: string,
  data: object,
): Heard => ({ service, type, data: Object.assign({ caseId }, data) });

/** A report as intake publishes it. */
export const reportOf = (caseId: string, facts: object = {}): Heard =>
  heard('intake', 'FailureReported', caseId, {
    source: 'hotline',
    storeId: '9',
    channel: 'telephone_hotline',
    initiation: 'customer',
    signalSource: 'hotline',
    reportedAt: new Date().toISOString(),
    complaintCode: 'mischarged',
    price: { amount: 1999, currency: 'EUR' },
    cues: [],
    cueRulesVersion: 1,
    ...facts,
  });
