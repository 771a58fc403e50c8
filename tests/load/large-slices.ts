import { openEventLog } from '@amends/event-log/open-event-log';
import type { EventLog, LogRecord } from '@amends/event-log/types';
import { openPool } from '@amends/event-store/open-pool';
import { startPostgresServer } from '@amends/testing/postgres-server';
import { waitFor } from '@amends/testing/wait-for';
import type { Pool } from 'pg';
import { freshnessOf } from './all-projections.ts';
import { startBenchIssuer } from './bench-issuer.ts';
import { type KeepAliveClient, openKeepAliveClient } from './keep-alive-client.ts';
import { createLives, fillWithLives } from './lives-of-cases.ts';
import type { Measure, Measured, MeasureOptions } from './measurement.ts';
import { multiplyCases, storagePerCase } from './multiplied-cases.ts';
import { startNodeProcess } from './node-process.ts';
import { type BenchRow, quantile } from './row.ts';
import { createEmbeddedLog, ensureRoles, serviceEnvironment } from './service-databases.ts';
import { freeSlices, namedSlices } from './slice-queries.ts';

const DATABASE = 'resolution_times';
const CATCH_UP_LIMIT_MS = 3_600_000;
/** Cases by events, by how much they are multiplied after, and the days that slices have. */
const SIZES = {
  whole: { cases: 1_000_000, times: 10, days: 365 },
  // Few enough days would leave fewer cases than are added up.
  quick: { cases: 100_000, times: 10, days: 720 },
  // Ten million in a third of an hour: figures of cells do not see how a case came.
  copies: { cases: 100_000, times: 100, days: 720 },
} as const;
type Size = (typeof SIZES)[keyof typeof SIZES];
const LIVE_RATE = 1_000;
/** Free slices are asked for of up to so many cases. */
const FREE_CASES_MAX = 1_000_000;

interface Bed extends MeasureOptions {
  readonly size: Size;
  readonly client: KeepAliveClient;
  readonly pool: Pool;
  readonly baseUrl: string;
  /** A token lives for 15 minutes, and a whole run takes longer. */
  token(): Promise<string>;
}

interface Answer {
  readonly meta: { readonly computedFrom: string };
}

/** p95 of so many rounds over all queries, one request after the other, and the slowest query. */
const timeQueries = async (
  { client, say, token }: Bed,
  queries: readonly string[],
  computedFrom: string,
  rounds: number,
): Promise<number> => {
  client.authorize(await token());
  const times: { query: string; ms: number }[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    for (const query of queries) {
      const started = performance.now();
      const { status, body } = await client.get<Answer>(`/v1/figures?${query}`);
      const ms = performance.now() - started;
      if (status !== 200 || body.meta.computedFrom !== computedFrom)
        throw new Error(`${query}: ${status}, from ${body.meta?.computedFrom}`);
      // The first round warms up.
      if (round > 0) times.push({ query, ms });
    }
  }
  times.sort((a, b) => a.ms - b.ms);
  const slowest = times.at(-1)!;
  say(`  slowest: ${slowest.ms.toFixed(0)} ms for ${slowest.query}`);
  return quantile(
    times.map(({ ms }) => ms),
    0.95,
  );
};

const p95Row = (name: string, value: number, most: number, note?: string): BenchRow => ({
  name,
  value,
  unit: 'ms',
  target: { kind: 'at_most', value: most },
  ...(note === undefined ? {} : { note }),
});

/** Appends lives of new cases at a rate, and gives the p99 of the lag told meanwhile. */
const lagAt = async (
  { baseUrl, token, say }: Bed,
  log: EventLog,
  records: Iterator<LogRecord>,
  seconds: number,
): Promise<number> => {
  const asked = await token();
  const lags: number[] = [];
  const started = performance.now();
  let sent = 0;
  while (performance.now() - started < seconds * 1_000) {
    const due = Math.floor(((performance.now() - started) / 1_000) * LIVE_RATE) - sent;
    const some: LogRecord[] = [];
    while (some.length < due) some.push(records.next().value as LogRecord);
    if (some.length > 0) await log.append(some);
    sent += some.length;
    lags.push((await freshnessOf(baseUrl, asked)).lagSeconds);
  }
  say(`  ${sent} events in ${seconds} s`);
  return quantile(
    lags.sort((a, b) => a - b),
    0.99,
  );
};

const recordsFrom = function* (lives: (n: number) => LogRecord[], first: number) {
  for (let n = first; ; n += 1) yield* lives(n);
};

const isLive = async (baseUrl: string, token: string): Promise<boolean> => {
  const { position, lagEvents, rebuild } = await freshnessOf(baseUrl, token);
  return position !== null && rebuild === null && lagEvents === 0;
};

const label = (cases: number): string => cases.toLocaleString('en');

const measureSlices = async (bed: Bed, cases: number, most: number): Promise<BenchRow> => {
  bed.say(`large-slices: named slices at ${label(cases)} cases`);
  const rounds = bed.quick ? 2 : 10;
  const value = await timeQueries(bed, namedSlices(bed.size.days), 'cells', rounds);
  return p95Row(`named slices at ${label(cases)} cases, p95`, value, most);
};

const measureFree = async (bed: Bed, cases: number): Promise<BenchRow[]> => {
  if (cases > FREE_CASES_MAX) return [];
  bed.say(`large-slices: free slices at ${label(cases)} cases`);
  const rounds = bed.quick ? 2 : 5;
  const value = await timeQueries(bed, freeSlices(bed.size.days), 'histograms', rounds);
  return [p95Row(`free slices at ${label(cases)} cases, p95`, value, 1_500)];
};

const measureAll = async (
  bed: Bed,
  log: EventLog,
  lives: (n: number) => LogRecord[],
  first: { readonly cases: number; readonly events: number; readonly seconds: number },
): Promise<BenchRow[]> => {
  const { cases, events, seconds } = first;
  const { times } = bed.size;
  await bed.pool.query('vacuum analyze');
  const bytes = await storagePerCase(bed.pool);
  const named = await measureSlices(bed, cases, 50);
  const free = await measureFree(bed, cases);
  bed.say(`large-slices: ${LIVE_RATE} events/s`);
  const lag = await lagAt(bed, log, recordsFrom(lives, cases), bed.quick ? 10 : 60);
  bed.say(`large-slices: ${label(cases * times)} cases`);
  await multiplyCases(bed.pool, times - 1, bed.say);
  const many = await measureSlices(bed, cases * times, times * cases > 1_000_000 ? 150 : 50);
  const freeOfMany = await measureFree(bed, cases * times);
  return [
    {
      name: 'resolution-times built from the log with its cells, events',
      value: events / seconds,
      unit: '/s',
      target: { kind: 'at_least', value: 25_000 },
      note: `${label(cases)} cases`,
    },
    named,
    ...free,
    {
      name: `resolution-times, lag at ${label(LIVE_RATE)} events/s, p99`,
      value: lag,
      unit: 's',
      target: { kind: 'at_most', value: 1 },
      note: `beside ${label(cases)} cases`,
    },
    { name: 'resolution-times, rows of a case with indexes', value: bytes.facts, unit: 'bytes' },
    { name: 'resolution-times, cells of 20 slices per case', value: bytes.cells, unit: 'bytes' },
    many,
    ...freeOfMany,
  ];
};

const measureOf = async (size: Size, options: MeasureOptions): Promise<Measured> => {
  const { say } = options;
  const { cases } = size;
  const server = await startPostgresServer({ fsync: true });
  const issuer = await startBenchIssuer();
  try {
    await ensureRoles(server);
    const config = await createEmbeddedLog(server, 'event_log');
    const log = openEventLog(config);
    const lives = createLives(cases, Date.now());
    say(`large-slices: ${label(cases)} cases onto the log`);
    const events = await fillWithLives(log, lives, cases, say);
    const environment = await serviceEnvironment(server, DATABASE, config);
    say(`large-slices: ${label(events)} events into the projection and its cells`);
    const started = performance.now();
    const service = await startNodeProcess(
      'services/resolution-times/src/main.ts',
      { ...issuer.environment, ...environment },
      CATCH_UP_LIMIT_MS,
    );
    const token = () => issuer.token('analytics:read');
    const client = openKeepAliveClient(service.baseUrl, await token(), 1);
    const pool = openPool({ url: server.url(DATABASE), applicationName: 'bench', max: 2 });
    try {
      await waitFor(async () => isLive(service.baseUrl, await token()), {
        description: 'resolution-times to be live',
        timeoutMs: CATCH_UP_LIMIT_MS,
        intervalMs: 200,
      });
      const seconds = (performance.now() - started) / 1_000;
      const bed = { ...options, size, client, pool, baseUrl: service.baseUrl, token };
      const rows = await measureAll(bed, log, lives, { cases, events, seconds });
      return { rows, notRun: [] };
    } finally {
      client.close();
      await pool.end();
      await service.stop();
      await log.close();
    }
  } finally {
    await issuer.close();
    await server.stop();
  }
};

/** Figures over a million cases that came through the log, and over ten million. */
export const measureLargeSlices: Measure = (options) =>
  measureOf(SIZES[options.quick ? 'quick' : 'whole'], options);

/** Figures over ten million cases that are copies of a hundred thousand. */
export const measureTenMillionSlices: Measure = (options) => measureOf(SIZES.copies, options);
