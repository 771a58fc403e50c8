import { randomUUID } from 'node:crypto';
import { openPool } from '@amends/event-store/open-pool';
import { startPostgresServer } from '@amends/testing/postgres-server';
import type { Pool } from 'pg';
import { startBenchIssuer } from './bench-issuer.ts';
import { type KeepAliveClient, openKeepAliveClient } from './keep-alive-client.ts';
import type { Measure, MeasureOptions } from './measurement.ts';
import { type NodeProcess, startNodeProcess } from './node-process.ts';
import { perSecond } from './per-second.ts';
import { cpuMsOf } from './process-usage.ts';
import { type BenchRow, median } from './row.ts';
import { createEmbeddedLog, ensureRoles, serviceEnvironment } from './service-databases.ts';

/** Events of one request, as the edge of a store collects them. */
const BATCH = 100;
/** Stores that send at the same time, each one batch after the other. */
const STORES = 8;
const ROUNDS = 3;
const BATCH_TYPE = 'application/cloudevents-batch+json';

let sent = 0;

/** What a till says about a voided line: about 330 bytes. */
const batchOf = (store: number): string => {
  const events = Array.from({ length: BATCH }, () => {
    sent += 1;
    return (
      `{"specversion":"1.0","id":"${store}-3-${sent}-line-9",` +
      `"source":"/stores/${store}/workstations/3","type":"pos.line_voided",` +
      `"subject":"${store}-3-${sent}","time":"2026-06-08T07:25:00Z",` +
      `"datacontenttype":"application/json","data":{"transaction":"${store}-3-${sent}",` +
      '"line":9,"amount":{"amount":9366,"currency":"USD"},"managerApproved":true}}'
    );
  });
  return `[${events.join(',')}]`;
};

interface BatchAnswer {
  readonly results: readonly { readonly status: string }[];
}

const sendBatch =
  (client: KeepAliveClient) =>
  async (store: number): Promise<number> => {
    const answer = await client.postText<BatchAnswer>('/v1/events', batchOf(store), BATCH_TYPE);
    const accepted = answer.body.results?.filter(({ status }) => status === 'accepted').length;
    if (accepted !== BATCH) throw new Error(`a batch was answered with ${answer.status}`);
    return accepted;
  };

const COLUMNS = 6;

/** Inserts the rows that intake stored, under new ids, as plainly as Postgres takes them. */
const rawInsert = async (pool: Pool): Promise<() => Promise<number>> => {
  await pool.query(`create table raw_event (seq bigint generated always as identity primary key,
    stream_id text not null, version int not null, event_id uuid not null unique,
    type text not null, data jsonb not null, meta jsonb not null, unique (stream_id, version))`);
  const { rows } = await pool.query(
    'select stream_id, type, data::text, meta::text from events order by seq desc limit 1',
  );
  const { stream_id: streamId, type, data, meta } = rows[0];
  const places = Array.from({ length: BATCH }, (_, row) => {
    const parameters = Array.from({ length: COLUMNS }, (_, at) => `$${row * COLUMNS + at + 1}`);
    return `(${parameters.join(',')})`;
  });
  const text = `insert into raw_event (stream_id, version, event_id, type, data, meta)
    values ${places.join(',')}`;
  let version = 0;
  return async () => {
    const values = places.flatMap(() => {
      version += 1;
      return [streamId, version, randomUUID(), type, data, meta];
    });
    await pool.query({ name: 'raw_batch', text, values });
    return BATCH;
  };
};

interface Figures {
  readonly signals: number;
  readonly raw: number;
  readonly cpuUs: number;
}

const measureRounds = async (
  intake: NodeProcess,
  client: KeepAliveClient,
  pool: Pool,
  { quick, say }: MeasureOptions,
): Promise<Figures> => {
  const seconds = quick ? 4 : 8;
  await perSecond(3, STORES, sendBatch(client));
  const raw = await rawInsert(pool);
  const seen = { signals: [] as number[], raw: [] as number[], cpuUs: [] as number[] };
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = cpuMsOf(intake.pid);
    const signals = await perSecond(seconds, STORES, sendBatch(client));
    const cpuUs = ((cpuMsOf(intake.pid) - before) * 1000) / (signals * seconds);
    const reference = await perSecond(seconds, STORES, raw);
    say(
      `  ${Math.round(signals)} signals/s, ${Math.round(cpuUs)} us server each; ` +
        `raw insert ${Math.round(reference)} rows/s`,
    );
    seen.signals.push(signals);
    seen.raw.push(reference);
    seen.cpuUs.push(cpuUs);
  }
  return { signals: median(seen.signals), raw: median(seen.raw), cpuUs: median(seen.cpuUs) };
};

const rowsOf = ({ signals, raw, cpuUs }: Figures): BenchRow[] => {
  const name = `signals in batches of ${BATCH}`;
  const reference = { name: 'raw multi-row insert of the same bytes', value: raw };
  return [
    { name, value: signals, unit: '/s', reference, target: { kind: 'ratio', value: 0.35 } },
    {
      name: `${name}, absolute`,
      value: signals,
      unit: '/s',
      target: { kind: 'at_least', value: 10_000 },
    },
    { name: `${name}, server processor time each`, value: Math.round(cpuUs), unit: 'us' },
  ];
};

/** How many signals intake takes in a second, with its relay and its detector at work. */
export const measureSignalIngest: Measure = async (options) => {
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
    const pool = openPool({ url: server.url('intake'), applicationName: 'bench', max: STORES });
    try {
      return { rows: rowsOf(await measureRounds(intake, client, pool, options)), notRun: [] };
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
