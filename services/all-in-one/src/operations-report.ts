import { statfsSync } from 'node:fs';
import { consumerLags } from '@amends/event-log/lag';
import { listParked } from '@amends/event-log/parked';
import type { EventLog } from '@amends/event-log/types';
import { lookAtViews } from '@amends/projections/published-views';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { readExecution } from '@amends/remedy/execution-state';
import { readOpenItems } from '@amends/remedy/reconciliation-tables';
import type { Service } from '@amends/service-kit/service';
import type { Pool } from 'pg';
import { z } from 'zod';

/** One thing looked at: whether it is well, what was seen, what to do if it is not. */
const finding = z.object({
  area: z.string(),
  name: z.string(),
  ok: z.boolean(),
  detail: z.string(),
  advice: z.string().optional(),
});
export type Finding = z.infer<typeof finding>;

const answer = z.object({ findings: z.array(finding) });

type Looked = Pick<Service, 'name' | 'health'>;

export interface ReportSources {
  readonly services: readonly Looked[];
  /** A pool per service database, app role. */
  readonly pools: ReadonlyMap<string, Pool>;
  readonly log: EventLog;
  readonly dataDir: string;
}

const LAG_ALARM = 10_000n;
const DISK_FREE_MIN_BYTES = 1_000_000_000;
/** Tries after which a job is called stuck; the first few failures are ordinary weather. */
const STUCK_ATTEMPTS = 5;

const ADVICE: Readonly<Record<string, string>> = {
  relay: 'the log does not take events: is its database or broker up? Nothing is lost meanwhile',
  consumer: 'see the detail; a halted consumer asks for a rebuild after a restore',
  jobs: 'restart the suite; jobs are kept in the database',
};

const healthFindings = async (services: readonly Looked[]): Promise<Finding[]> => {
  const lists = await Promise.all(
    services.map(async (service) =>
      (await service.health()).map(({ name, ok, detail }) => ({ name, ok, detail, service })),
    ),
  );
  return lists.flat().map(({ name, ok, detail, service }) => {
    const advice = ADVICE[name.split(' ', 1)[0]!];
    return {
      area: service.name,
      name,
      ok,
      detail,
      ...(ok || advice === undefined ? {} : { advice }),
    };
  });
};

const parkedFinding = async (area: string, pool: Pool): Promise<Finding> => {
  const parked = await listParked(pool, { limit: 100 });
  const cases = new Set(parked.map(({ partitionKey }) => partitionKey)).size;
  const first = parked[0];
  return {
    area,
    name: 'parked cases',
    ok: parked.length === 0,
    detail:
      first === undefined
        ? 'none'
        : `${parked.length} event(s) of ${cases} case(s), first: ${first.type} ${first.reasonCode}`,
    ...(first === undefined
      ? {}
      : { advice: `see npm run operate -- parked ${area}; mend the cause, then replay` }),
  };
};

const hasJobs = `select to_regclass('graphile_worker.jobs') is not null as has`;
const stuckJobs = `select count(*)::int as stuck, min(task_identifier) as task
  from graphile_worker.jobs where attempts >= $1`;

const jobsFinding = async (area: string, pool: Pool): Promise<Finding | undefined> => {
  if (!(await pool.query<{ has: boolean }>(hasJobs)).rows[0]!.has) return undefined;
  const { rows } = await pool.query<{ stuck: number; task: string }>(stuckJobs, [STUCK_ATTEMPTS]);
  const { stuck, task } = rows[0]!;
  return {
    area,
    name: 'stuck jobs',
    ok: stuck === 0,
    detail: stuck === 0 ? 'none' : `${stuck} job(s) tried ${STUCK_ATTEMPTS} times, such as ${task}`,
    ...(stuck === 0 ? {} : { advice: 'look for the task in the log; it is tried again by itself' }),
  };
};

const hasNotices = `select to_regclass('notice_delivery') is not null as has`;
const givenUp = `select count(*)::int as count, min(reason) as reason from notice_delivery
  where state = 'given_up'`;

/** Somebody was not told by e-mail or webhook; the inbox has it. */
const noticesFinding = async (area: string, pool: Pool): Promise<Finding | undefined> => {
  if (!(await pool.query<{ has: boolean }>(hasNotices)).rows[0]!.has) return undefined;
  const { rows } = await pool.query<{ count: number; reason: string }>(givenUp);
  const { count, reason } = rows[0]!;
  return {
    area,
    name: 'notices given up',
    ok: count === 0,
    detail: count === 0 ? 'none' : `${count}, such as ${reason}`,
    ...(count === 0
      ? {}
      : { advice: 'see GET /triage/v1/notice-deliveries; mend the cause, then POST repetitions' }),
  };
};

const hasWatches = `select to_regclass('figure_watch') is not null as has`;
const unsent = `select count(*)::int as count, min(view->'lastMail'->>'reason') as reason
  from figure_watch
  where view->>'status' = 'active' and view->'lastMail'->>'state' = 'given_up'`;

/** Figures that somebody wants by mail did not go out the last time. */
const figureMailsFinding = async (area: string, pool: Pool): Promise<Finding | undefined> => {
  if (!(await pool.query<{ has: boolean }>(hasWatches)).rows[0]!.has) return undefined;
  const { rows } = await pool.query<{ count: number; reason: string }>(unsent);
  const { count, reason } = rows[0]!;
  const advice = 'see GET /triage/v1/figure-reports and figure-alerts; mend the cause, or withdraw';
  return {
    ...{ area, name: 'figure mails given up', ok: count === 0 },
    detail: count === 0 ? 'none' : `${count}, such as ${reason}`,
    ...(count === 0 ? {} : { advice }),
  };
};

const lagFinding = async (area: string, pool: Pool, log: EventLog): Promise<Finding> => {
  const lags = await consumerLags(pool, log);
  const total = lags.reduce((sum, { lag }) => sum + lag, 0n);
  return {
    area,
    name: 'lag',
    ok: total < LAG_ALARM,
    detail: `${total} event(s) behind the log`,
    ...(total < LAG_ALARM ? {} : { advice: 'wait while it catches up; is the consumer running?' }),
  };
};

const hasBuilds = `select to_regclass('projection_build') is not null as has`;
const liveBuild = `select schema from projection_build where status = 'live'`;

/** Whether BI tools see the build that serves. */
const viewsFinding = async (area: string, pool: Pool): Promise<Finding | undefined> => {
  if (!(await pool.query<{ has: boolean }>(hasBuilds)).rows[0]!.has) return undefined;
  const { views } = await lookAtViews(pool);
  const { rows } = await pool.query<{ schema: string }>(liveBuild);
  const live = rows[0]?.schema;
  const ok = views?.build === live;
  return {
    area,
    name: 'views for BI',
    ok,
    detail: `of ${views?.build ?? 'no build'}${ok ? '' : `, while ${live ?? 'none'} serves`}`,
    ...(ok
      ? {}
      : { advice: 'they follow by themselves; if not, npm run doctor -- --all says why not' }),
  };
};

const diskFinding = (dataDir: string): Finding => {
  const { bavail, bsize } = statfsSync(dataDir);
  const free = bavail * bsize;
  return {
    area: 'disk',
    name: dataDir,
    ok: free > DISK_FREE_MIN_BYTES,
    detail: `${(free / 1e9).toFixed(1)} GB free`,
    ...(free > DISK_FREE_MIN_BYTES ? {} : { advice: 'free some space: a full disk stops writing' }),
  };
};

/** Whether money goes out; while it does not, somebody should know. */
const executionFinding = async (pool: Pool): Promise<Finding> => {
  const { isStopped, reason, currency, since, waiting } = await readExecution(pool);
  const why = reason === 'hourly_limit' ? `by the limit for ${currency}` : 'by a person';
  return {
    area: 'remedy',
    name: 'execution',
    ok: !isStopped,
    detail: isStopped ? `stopped ${why} since ${since}, ${waiting} waiting` : 'goes on',
    ...(isStopped ? { advice: 'when the cause is known: POST /v1/execution-resumptions' } : {}),
  };
};

const reconciliationFinding = async (pool: Pool): Promise<Finding> => {
  const { open, overdue } = await readOpenItems(pool);
  return {
    area: 'remedy',
    name: 'reconciliation',
    ok: overdue === 0,
    detail: `${open} difference(s) with a payment provider, ${overdue} older than two days`,
    ...(overdue === 0 ? {} : { advice: 'GET /v1/reconciliation-items, and resolve each' }),
  };
};

/** Everything the doctor looks at, gathered in the running process. */
export const gatherFindings = async (sources: ReportSources): Promise<Finding[]> => {
  const perDatabase = [...sources.pools].map(async ([area, pool]) => [
    await parkedFinding(area, pool),
    await jobsFinding(area, pool),
    await noticesFinding(area, pool),
    await figureMailsFinding(area, pool),
    await lagFinding(area, pool, sources.log),
    await viewsFinding(area, pool),
  ]);
  const found = (await Promise.all(perDatabase)).flat();
  return [
    ...(await healthFindings(sources.services)),
    ...found.filter((one) => one !== undefined),
    await executionFinding(sources.pools.get('remedy')!),
    await reconciliationFinding(sources.pools.get('remedy')!),
    diskFinding(sources.dataDir),
  ];
};

/** `GET /operations/v1/report`: what `npm run doctor` prints. */
export const addOperationsRoute = (app: HttpServer, sources: ReportSources): void => {
  app.get(
    '/operations/v1/report',
    {
      config: { auth: { scopes: ['operations:read'] } },
      schema: {
        summary: 'What the doctor sees',
        tags: ['operations'],
        response: { 200: answer, ...problemResponses(401, 403, 503) },
      },
    },
    async () => ({ findings: await gatherFindings(sources) }),
  );
};
