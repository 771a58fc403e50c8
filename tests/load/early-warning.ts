import { setTimeout } from 'node:timers/promises';
import { openPool } from '@amends/event-store/open-pool';
import { startPostgresServer } from '@amends/testing/postgres-server';
import { waitFor } from '@amends/testing/wait-for';
import type { Pool } from 'pg';
import { startBenchIssuer } from './bench-issuer.ts';
import { type KeepAliveClient, openKeepAliveClient } from './keep-alive-client.ts';
import type { Measure, MeasureOptions } from './measurement.ts';
import { startNodeProcess } from './node-process.ts';
import { type BenchRow, median } from './row.ts';
import { createEmbeddedLog, ensureRoles, serviceEnvironment } from './service-databases.ts';

/** Signals of one request, as the edge of a store collects them. */
const BATCH = 100;
/** Stores that send at the same time, each with so many tills. */
const STORES = 8;
const TILLS = 8;
const ROUNDS = 3;
/** Until senders and detector go at the pace that they keep. */
const WARM_UP_SECONDS = 2;
/** Hours before this one, so that every chart has its baseline, as busy as the run is. */
const HOURS_BEFORE = 30;
const BUSIER = 5_000;
/** A till that voids one line in so many transactions. */
const VOIDS_ONE_IN = 5;
const BATCH_TYPE = 'application/cloudevents-batch+json';
const HOUR_MS = 3_600_000;
const THIS_HOUR = new Date(Math.floor(Date.now() / HOUR_MS) * HOUR_MS);
const DRAIN_LIMIT_MS = 120_000;

let sent = 0;
/** Of them, those of the hours before. */
let sentBefore = 0;

/** What a till tells of one transaction: its times, or a voided line in it. */
const signal = (store: number, time: string): string => {
  sent += 1;
  const kind = sent % VOIDS_ONE_IN === 0 ? 'line_voided' : 'queue_time';
  const times = `"ringSeconds":${20 + (sent % 90)},"idleSeconds":${10 + (sent % 40)}`;
  return (
    `{"specversion":"1.0","id":"${store}-${sent}",` +
    `"source":"/stores/${store}/workstations/${sent % TILLS}","type":"pos.${kind}",` +
    `"time":"${time}","data":{"transaction":"${store}-${sent}",${times}}}`
  );
};

const batchOf = (store: number, time: string): string =>
  `[${Array.from({ length: BATCH }, () => signal(store, time)).join(',')}]`;

const sendBatch = async (client: KeepAliveClient, store: number, time: string): Promise<void> => {
  const { status } = await client.postText('/v1/events', batchOf(store, time), BATCH_TYPE);
  if (status !== 202) throw new Error(`a batch was answered with ${status}`);
};

/** Transactions counted so far: every signal is of one of its own. */
const counted = async (pool: Pool): Promise<number> => {
  const sql = `select coalesce(sum(count), 0)::float8 as n from warning_count
    where width = 'hour' and workstation = '' and measure = 'transactions' and starts_at >= $1`;
  const { rows } = await pool.query(sql, [THIS_HOUR]);
  return rows[0].n;
};

/** A baseline of millions of signals, without sending them. */
const makeBusier = async (pool: Pool): Promise<void> => {
  await pool.query('update warning_count set count = count * $1', [BUSIER]);
  sentBefore = sent;
};

const drained = async (pool: Pool): Promise<void> => {
  const isDrained = async (): Promise<boolean> => (await counted(pool)) === sent - sentBefore;
  await waitFor(isDrained, { description: 'the detector to be done', timeoutMs: DRAIN_LIMIT_MS });
};

const seeded = async (pool: Pool): Promise<void> => {
  const sql = 'select count(*)::int as n from till_transaction';
  const isSeeded = async (): Promise<boolean> => (await pool.query(sql)).rows[0].n === sent;
  await waitFor(isSeeded, { description: 'the hours before', timeoutMs: DRAIN_LIMIT_MS });
};

/** All stores send one batch after the other; gives how many signals a second were taken in. */
const ingest = async (client: KeepAliveClient, seconds: number): Promise<number> => {
  const started = performance.now();
  const before = sent;
  const isOver = (): boolean => performance.now() - started >= seconds * 1_000;
  const store = async (_: unknown, number: number): Promise<void> => {
    while (!isOver()) await sendBatch(client, number, new Date().toISOString());
  };
  await Promise.all(Array.from({ length: STORES }, store));
  return ((sent - before) * 1_000) / (performance.now() - started);
};

/**
 * Takes in with the detector standing still: it waits for its checkpoints, which this transaction
 * keeps; relay and log work as ever.
 */
const ingestAlone = async (
  pool: Pool,
  client: KeepAliveClient,
  seconds: number,
): Promise<number> => {
  const holding = await pool.connect();
  try {
    await holding.query('begin; lock table consumer_checkpoint in exclusive mode');
    return await ingest(client, seconds);
  } finally {
    await holding.query('rollback');
    holding.release();
  }
};

/** Signals a second that the detector reads of what is waiting, from its first one on. */
const drainRate = async (pool: Pool): Promise<number> => {
  const before = await counted(pool);
  const first = await waitFor(
    async () => {
      const now = await counted(pool);
      return now > before ? now : null;
    },
    { description: 'the detector to go on', timeoutMs: DRAIN_LIMIT_MS },
  );
  const started = performance.now();
  await drained(pool);
  return ((sent - sentBefore - first!) * 1_000) / (performance.now() - started);
};

/** How far senders and detector have come. */
const moment = async (pool: Pool) => ({
  counted: await counted(pool),
  sent,
  at: performance.now(),
});

interface Round {
  readonly alone: number;
  readonly backlog: number;
  readonly together: number;
  readonly read: number;
  readonly lagMs: number;
}

const measureRound = async (
  pool: Pool,
  client: KeepAliveClient,
  seconds: number,
): Promise<Round> => {
  const alone = await ingestAlone(pool, client, seconds);
  const backlog = await drainRate(pool);
  const running = ingest(client, WARM_UP_SECONDS + seconds);
  await setTimeout(WARM_UP_SECONDS * 1_000);
  // From here on: what it is behind by then is behind at the end too, if it keeps up.
  const first = await moment(pool);
  await running;
  const last = await moment(pool);
  await drained(pool);
  const lagMs = performance.now() - last.at;
  const perSecond = (from: number, to: number): number =>
    ((to - from) * 1_000) / (last.at - first.at);
  const together = perSecond(first.sent, last.sent);
  return { alone, backlog, together, read: perSecond(first.counted, last.counted), lagMs };
};

const rowsOf = (rounds: readonly Round[]): BenchRow[] => {
  const of = (part: keyof Round): number => median(rounds.map((round) => round[part]));
  const together = of('together');
  return [
    {
      ...{ name: 'signals with the detector at work', value: together, unit: '/s' },
      reference: { name: 'the same while the detector stands still', value: of('alone') },
    },
    {
      ...{ name: 'signals that the detector reads as they come', value: of('read'), unit: '/s' },
      reference: { name: 'signals taken in meanwhile', value: together },
      target: { kind: 'ratio', value: 0.95 },
    },
    {
      ...{ name: 'signals that the detector reads of a backlog', value: of('backlog'), unit: '/s' },
      reference: { name: 'signals taken in with it at work', value: together },
      target: { kind: 'ratio', value: 1 },
    },
    {
      ...{ name: 'last signal of a run until it is counted', value: of('lagMs'), unit: 'ms' },
      target: { kind: 'at_most', value: 1_000 },
    },
  ];
};

const measureRounds = async (
  pool: Pool,
  client: KeepAliveClient,
  { quick, say }: MeasureOptions,
): Promise<BenchRow[]> => {
  for (let hours = HOURS_BEFORE; hours > 0; hours -= 1) {
    const time = new Date(Date.now() - hours * HOUR_MS).toISOString();
    for (let store = 0; store < STORES; store += 1) await sendBatch(client, store, time);
  }
  await seeded(pool);
  await makeBusier(pool);
  const rounds: Round[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const figures = await measureRound(pool, client, quick ? 4 : 10);
    const told = Object.entries(figures).map(([name, value]) => `${name} ${Math.round(value)}`);
    say(`  ${told.join(', ')}`);
    rounds.push(figures);
  }
  return rowsOf(rounds);
};

/** Whether early warning keeps up with the signals that intake takes in. */
export const measureEarlyWarning: Measure = async (options) => {
  const server = await startPostgresServer({ fsync: true });
  const issuer = await startBenchIssuer();
  try {
    await ensureRoles(server);
    const log = await createEmbeddedLog(server, 'event_log');
    const intake = await startNodeProcess('services/intake/src/main.ts', {
      ...issuer.environment,
      ...(await serviceEnvironment(server, 'intake', log)),
    });
    const client = openKeepAliveClient(intake.baseUrl, await issuer.token('intake:ingest'), STORES);
    const pool = openPool({
      ...{ url: server.url('intake'), applicationName: 'bench', max: 2 },
      idleInTransactionTimeoutMs: DRAIN_LIMIT_MS,
    });
    try {
      return { rows: await measureRounds(pool, client, options), notRun: [] };
    } finally {
      client.close();
      await pool.end();
      await intake.stop();
    }
  } finally {
    await issuer.close();
    await server.stop();
  }
};
