import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EventStore, openEventStore } from '@amends/event-store/event-store';
import { migrateEventStore } from '@amends/event-store/migrate';
import { openPool } from '@amends/event-store/open-pool';
import type { AppendRequest } from '@amends/event-store/types';
import { startPostgresServer } from '@amends/testing/postgres-server';
import type { Pool } from 'pg';
import { type BenchRow, median } from './row.ts';

const SECONDS = 4;
const ROUNDS = 3;
const CONCURRENCY = [1, 8, 32] as const;

/** About 450 bytes of JSON, as an event of the suite has. */
const DATA = {
  caseId: '019e96b1-52c0-7c2a-9d51-2b6f0c8e7a11',
  channel: 'telephone_hotline',
  price: { amount: 1999, currency: 'EUR' },
  reportedAt: '2026-06-08T07:31:04Z',
  filler: 'x'.repeat(240),
};

const request = (events: number, extra: Partial<AppendRequest>): AppendRequest => {
  const commandId = randomUUID();
  const subject = randomUUID();
  return {
    streamId: `failure-${subject}`,
    expectedVersion: 0,
    previousHash: Buffer.alloc(0),
    events: Array.from({ length: events }, () => ({ type: 'Benched', data: DATA })),
    context: {
      commandId,
      correlationId: subject,
      causationId: commandId,
      actor: 'bench',
      now: '2026-06-08T07:31:04.000Z',
      subject,
    },
    ...extra,
  };
};

const withAnswer = (): Partial<AppendRequest> => ({
  answer: {
    keyHash: randomUUID(),
    bodyHash: randomUUID(),
    status: 201,
    body: { id: randomUUID(), position: '@position@' },
    keepDays: 7,
  },
});

const withJob = (): Partial<AppendRequest> => ({
  ...withAnswer(),
  jobs: [{ task: 'bench', payload: { id: randomUUID() }, runAt: '2099-01-01T00:00:00Z' }],
});

/** Closed loop: each of `concurrency` callers appends again as soon as it was answered. */
const perSecond = async (concurrency: number, once: () => Promise<unknown>): Promise<number> => {
  let done = 0;
  const started = performance.now();
  const end = started + SECONDS * 1000;
  const worker = async (): Promise<void> => {
    while (performance.now() < end) {
      await once();
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  return (done * 1000) / (performance.now() - started);
};

const RAW = `insert into raw_event (stream_id, version, event_id, type, data, meta)
  values ($1, 1, $2, 'Benched', $3, $4)`;

const rawInsert = (pool: Pool) => {
  const data = JSON.stringify(DATA);
  const meta = JSON.stringify(request(1, {}).context);
  return () =>
    pool.query({
      name: 'raw',
      text: RAW,
      values: [`failure-${randomUUID()}`, randomUUID(), data, meta],
    });
};

const hasPgbench = (): boolean => {
  try {
    execFileSync('pgbench', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

const pgbench = (url: string, clients: number): number => {
  const script = join(mkdtempSync(join(tmpdir(), 'amends-pgbench-')), 'insert.sql');
  writeFileSync(
    script,
    `insert into raw_event (stream_id, version, event_id, type, data, meta)
     values (gen_random_uuid()::text, 1, gen_random_uuid(), 'Benched',
       '${JSON.stringify(DATA)}', '{"subject":"bench"}');`,
  );
  const output = execFileSync(
    'pgbench',
    ['-n', '-M', 'prepared', '-f', script, '-c', String(clients), '-j', '2', '-T', '4', url],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
  );
  return Number(/tps = ([\d.]+)/.exec(output)?.[1] ?? Number.NaN);
};

/** Alternates the variants, so that a noisy minute of the machine hits all of them. */
const alternate = async (
  variants: Readonly<Record<string, () => Promise<number>>>,
): Promise<Readonly<Record<string, number>>> => {
  const seen = new Map<string, number[]>();
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [name, measure] of Object.entries(variants)) {
      seen.set(name, [...(seen.get(name) ?? []), await measure()]);
    }
  }
  return Object.fromEntries([...seen].map(([name, values]) => [name, median(values)]));
};

const rowsAt = async (
  concurrency: number,
  store: EventStore,
  pool: Pool,
  url: string,
): Promise<BenchRow[]> => {
  const raw = rawInsert(pool);
  const append = (events: number, extra: () => Partial<AppendRequest>) => () =>
    perSecond(concurrency, () => store.append(request(events, extra())));
  const measured = await alternate({
    raw: () => perSecond(concurrency, raw),
    one: append(1, withAnswer),
    ...(concurrency === 32 ? { job: append(1, withJob) } : {}),
    ten: append(10, withAnswer),
    ...(hasPgbench() ? { pgbench: async () => pgbench(url, concurrency) } : {}),
  });
  const reference = { name: `raw node-pg insert, ${concurrency} callers`, value: measured.raw! };
  const at = `${concurrency} writers`;
  const rows: BenchRow[] = [
    {
      name: `append 1 event with answer, ${at}`,
      value: measured.one!,
      unit: '/s',
      reference,
      ...(concurrency === 32 ? { target: { kind: 'ratio', value: 1.5 } as const } : {}),
    },
    {
      name: `append 10 events with answer, ${at}, events`,
      value: measured.ten! * 10,
      unit: '/s',
      reference,
    },
  ];
  if (measured.job !== undefined) {
    rows.push({
      name: `append 1 event with answer and job, ${at}`,
      value: measured.job,
      unit: '/s',
      reference,
    });
  }
  if (measured.pgbench !== undefined) {
    rows.push({
      name: `pgbench single-row insert, ${at}`,
      value: measured.pgbench,
      unit: '/s',
      reference,
    });
  }
  return rows;
};

/** Bench row 1: appends against a raw insert of the same bytes on the same durable server. */
export const measureAppends = async (): Promise<BenchRow[]> => {
  const server = await startPostgresServer({ fsync: true });
  try {
    const url = await server.createDatabase('bench');
    await migrateEventStore({ ownerUrl: url });
    const pool = openPool({ url, applicationName: 'bench', max: 34 });
    await pool.query(`create table raw_event (seq bigint generated always as identity primary key,
      stream_id text not null, version int not null, event_id uuid not null unique,
      type text not null, data jsonb not null, meta jsonb not null, unique (stream_id, version))`);
    const store = await openEventStore({
      pool,
      eventTypes: { schemaVersion: () => 1 },
      partitionOf: () => 0,
    });
    const rows: BenchRow[] = [];
    for (const concurrency of CONCURRENCY) {
      rows.push(...(await rowsAt(concurrency, store, pool, url)));
    }
    await store.close();
    await pool.end();
    return rows;
  } finally {
    await server.stop();
  }
};
