import { openPool } from '@amends/event-store/open-pool';
import { startPostgresServer } from '@amends/testing/postgres-server';
import type { Pool } from 'pg';
import { startBenchIssuer } from './bench-issuer.ts';
import { type KeepAliveClient, openKeepAliveClient } from './keep-alive-client.ts';
import type { Measure, MeasureOptions } from './measurement.ts';
import { startNodeProcess } from './node-process.ts';
import { type BenchRow, median, quantile } from './row.ts';
import { createEmbeddedLog, ensureRoles, serviceEnvironment } from './service-databases.ts';

const CASES = 100_000;
const STORES = 20;
const OWNERS = 200;
const PAGE = 100;
/** So far into the queue the deep page lies. */
const DEEP_PAGES = 500;
const ROUNDS = 3;

// Severity, tier and deadline in no order of the ids, as cases come.
const FILL = `
insert into triage_case (case_id, store_id, severity, severity_order, tier_order, state, owner_id,
  owner_kind, reported_at, next_due_at)
select gen_random_uuid(), 's' || n % ${STORES},
  (array['critical', 'major', 'moderate', 'minor'])[1 + n * 7 % 4], n * 7 % 4, n * 3 % 2, 'triaged',
  'p' || n * 13 % ${OWNERS}, 'person', now() - n * interval '1 second',
  now() + (n * 7919 % 100000) * interval '1 second'
from generate_series(1, ${CASES}) n`;

/** The first page of a store, as plainly as Postgres gives it. */
const RAW = `
select * from triage_case
where store_id = 's3' and state in ('triaged', 'investigating', 'reopened')
order by severity_order, tier_order, next_due_at, case_id limit ${PAGE + 1}`;

interface Page {
  readonly data: readonly unknown[];
  readonly meta: { readonly nextCursor: string | null };
}

const readPage = async (client: KeepAliveClient, query: string): Promise<Page> => {
  const { status, body } = await client.get<Page>(`/v1/queue?limit=${PAGE}${query}`);
  if (status !== 200 || body.data.length !== PAGE) {
    throw new Error(`the queue was answered with ${status} and ${body.data?.length} cases`);
  }
  return body;
};

const deepCursor = async (client: KeepAliveClient): Promise<string> => {
  let cursor = '';
  for (let page = 0; page < DEEP_PAGES; page += 1) {
    const query = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    cursor = (await readPage(client, query)).meta.nextCursor!;
  }
  return cursor;
};

/** Milliseconds of so many reads, one after the other, in order of size. */
const timesOf = async (reads: number, once: () => Promise<unknown>): Promise<number[]> => {
  const times: number[] = [];
  for (let read = 0; read < reads; read += 1) {
    const started = performance.now();
    await once();
    times.push(performance.now() - started);
  }
  return times.sort((a, b) => a - b);
};

const perSecond = (times: readonly number[]): number =>
  (times.length * 1000) / times.reduce((sum, ms) => sum + ms, 0);

const measureShapes = async (
  client: KeepAliveClient,
  pool: Pool,
  { quick, say }: MeasureOptions,
): Promise<BenchRow[]> => {
  const reads = quick ? 150 : 500;
  const cursor = encodeURIComponent(await deepCursor(client));
  const shapes = {
    'of one store': '&filter[storeId][eq]=s3',
    'of one owner': '&filter[ownerId][eq]=p7',
    [`${DEEP_PAGES} pages deep`]: `&cursor=${cursor}`,
  };
  await timesOf(reads, () => readPage(client, shapes['of one store']!));
  const rows: BenchRow[] = [];
  const rates = { queue: [] as number[], raw: [] as number[] };
  for (const [shape, query] of Object.entries(shapes)) {
    const p95: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const times = await timesOf(reads, () => readPage(client, query));
      p95.push(quantile(times, 0.95));
      if (shape !== 'of one store') continue;
      rates.queue.push(perSecond(times));
      rates.raw.push(perSecond(await timesOf(reads, () => pool.query(RAW))));
    }
    say(`  ${shape}: p95 ${p95.map((ms) => ms.toFixed(1)).join(', ')} ms`);
    rows.push({
      name: `queue at 100,000 open cases, page ${shape}, p95`,
      value: median(p95),
      unit: 'ms',
      target: { kind: 'at_most', value: 20 },
    });
  }
  rows.push({
    name: 'queue at 100,000 open cases, pages of one store',
    value: median(rates.queue),
    unit: '/s',
    reference: { name: 'the same rows by plain SQL', value: median(rates.raw) },
  });
  return rows;
};

/** How long a page of the queue takes where 100,000 cases are open. */
export const measureQueueReads: Measure = async (options) => {
  const server = await startPostgresServer({ fsync: true });
  const issuer = await startBenchIssuer();
  try {
    await ensureRoles(server);
    const log = await createEmbeddedLog(server, 'event_log');
    const triage = await startNodeProcess('services/triage/src/main.ts', {
      ...issuer.environment,
      ...(await serviceEnvironment(server, 'triage', log)),
    });
    const client = openKeepAliveClient(triage.baseUrl, await issuer.token('triage:read'), 1);
    const pool = openPool({ url: server.url('triage'), applicationName: 'bench', max: 1 });
    try {
      await pool.query('set statement_timeout = 60000');
      await pool.query(FILL);
      await pool.query('analyze triage_case');
      return { rows: await measureShapes(client, pool, options), notRun: [] };
    } finally {
      client.close();
      await pool.end();
      await triage.stop();
    }
  } finally {
    await issuer.close();
    await server.stop();
  }
};
