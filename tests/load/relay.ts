import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { encodeRow } from '@amends/event-log/envelope-codec';
import { migrateRelay } from '@amends/event-log/migrate';
import { createTopics, openEventLog } from '@amends/event-log/open-event-log';
import { type Relay, startRelay } from '@amends/event-log/relay';
import type { EventLog, LogRecord } from '@amends/event-log/types';
import { type EventStore, openEventStore } from '@amends/event-store/event-store';
import { migrateEventStore } from '@amends/event-store/migrate';
import { openPool } from '@amends/event-store/open-pool';
import { kafkaClassPath } from '@amends/testing/kafka-jars';
import { kafkaAvailability, startKafka } from '@amends/testing/kafka-server';
import { type PostgresServer, startPostgresServer } from '@amends/testing/postgres-server';
import { waitFor } from '@amends/testing/wait-for';
import type { Pool } from 'pg';
import type { Measure, MeasureOptions } from './measurement.ts';
import { type BenchRow, median } from './row.ts';
import { TOPICS } from './service-databases.ts';

const run = promisify(execFile);
const ROUNDS = 3;
const NAME = 'relay to Kafka, events';

// Rows as an append makes them, less the chain, which the relay does not look at.
const FILL = `
insert into events (stream_id, version, event_id, type, schema_version, data, meta, hash)
select 'failure-' || c, 1, gen_random_uuid(), 'CaseAcknowledged', 1,
  jsonb_build_object('caseId', c, 'by', 'person', 'filler', repeat('x', 300)),
  jsonb_build_object('subject', c, 'time', '2026-06-08T07:31:04.000Z', 'correlationId', c,
    'causationId', c, 'actor', 'bench'),
  '\\x00'::bytea
from (select gen_random_uuid()::text as c from generate_series(1, $1::int)) as n`;

const bytesOf = ({ key, value, headers }: LogRecord): number =>
  Object.entries(headers).reduce(
    (sum, [name, text]) => sum + name.length + text.length,
    key.length + Buffer.byteLength(value ?? ''),
  );

/** Average bytes of key, value and headers of what the relay sends. */
const recordBytes = async (store: EventStore): Promise<number> => {
  const rows = await store.reader.read(0n, 100);
  const target = { service: 'intake', topic: TOPICS[0]!.name, partitions: 12 } as const;
  const sizes = rows.map((row) =>
    bytesOf(encodeRow(row, { ...target, producerId: store.producer })),
  );
  return Math.round(sizes.reduce((sum, size) => sum + size, 0) / sizes.length);
};

const drained = async (relay: Relay): Promise<boolean> => (await relay.status()).unpublished === 0;

const timeRelay = async (relay: Relay, count: number): Promise<number> => {
  const started = performance.now();
  await relay.republish(1n);
  await waitFor(() => drained(relay), {
    description: 'the relay to publish everything',
    timeoutMs: 300_000,
    intervalMs: 20,
  });
  return (count * 1000) / (performance.now() - started);
};

/** The broker's own tool: same topic, same bytes per record, acknowledged by all. */
const timeProducer = async (broker: string, count: number, bytes: number): Promise<number> => {
  const { stdout } = await run('java', [
    ...['-Xmx256m', '-cp', kafkaClassPath(), 'org.apache.kafka.tools.ProducerPerformance'],
    ...['--topic', TOPICS[1]!.name, '--num-records', String(count)],
    ...['--record-size', String(bytes), '--throughput', '-1'],
    ...['--producer-props', `bootstrap.servers=${broker}`, 'acks=all'],
  ]);
  const rates = [...stdout.matchAll(/sent, ([\d.]+) records\/sec/g)];
  return Number(rates.at(-1)?.[1] ?? Number.NaN);
};

interface Bed {
  readonly store: EventStore;
  readonly pool: Pool;
  readonly log: EventLog;
  readonly url: string;
  readonly broker: string;
}

const measure = async (bed: Bed, { quick, say }: MeasureOptions): Promise<BenchRow[]> => {
  const { store, pool, log, url } = bed;
  const count = quick ? 50_000 : 200_000;
  await pool.query(FILL, [count]);
  const bytes = await recordBytes(store);
  const relay = startRelay({
    log,
    reader: store.reader,
    pool,
    directUrl: url,
    service: 'intake',
    onError: (error) => say(`relay: ${String(error)}`),
  });
  try {
    await waitFor(() => drained(relay), { description: 'the first run', timeoutMs: 300_000 });
    const seen = { relay: [] as number[], tool: [] as number[] };
    for (let round = 0; round < ROUNDS; round += 1) {
      seen.tool.push(await timeProducer(bed.broker, count, bytes));
      seen.relay.push(await timeRelay(relay, count));
      say(`relay: ${Math.round(seen.relay.at(-1)!)}/s, tool ${Math.round(seen.tool.at(-1)!)}/s`);
    }
    const reference = { name: `Kafka's producer tool, ${bytes} B`, value: median(seen.tool) };
    const target = { kind: 'ratio', value: 0.5 } as const;
    return [{ name: NAME, value: median(seen.relay), unit: '/s', reference, target }];
  } finally {
    await relay.stop(5_000);
  }
};

const withStore = async (
  server: PostgresServer,
  work: (store: EventStore, pool: Pool, url: string) => Promise<BenchRow[]>,
): Promise<BenchRow[]> => {
  const url = await server.createDatabase('relay');
  await migrateEventStore({ ownerUrl: url });
  await migrateRelay({ ownerUrl: url });
  const pool = openPool({ url, applicationName: 'bench', max: 6, statementTimeoutMs: 120_000 });
  const store = await openEventStore({
    pool,
    eventTypes: { schemaVersion: () => 1 },
    partitionOf: () => 0,
  });
  try {
    return await work(store, pool, url);
  } finally {
    await store.close();
    await pool.end();
  }
};

/** Bench row 3: the relay to a real broker against the broker's own producer tool. */
export const measureRelay: Measure = async (options) => {
  const kafka = await kafkaAvailability();
  if (!kafka.available || kafka.by !== 'jars') {
    const reason = kafka.available ? "Kafka's tools run from the jars only" : kafka.reason;
    return { rows: [], notRun: [{ name: NAME, reason }] };
  }
  const [server, cluster] = await Promise.all([
    startPostgresServer({ fsync: true }),
    startKafka({ brokers: 1 }),
  ]);
  try {
    const config = { adapter: 'kafka', brokers: cluster.brokers, clientId: 'bench' } as const;
    await createTopics(config, TOPICS);
    const log = openEventLog(config);
    const rows = await withStore(server, (store, pool, url) =>
      measure({ store, pool, log, url, broker: cluster.brokers[0]! }, options),
    );
    await log.close();
    return { rows, notRun: [] };
  } finally {
    await cluster.stop();
    await server.stop();
  }
};
