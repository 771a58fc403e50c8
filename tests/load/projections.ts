import { createTopics, openEventLog } from '@amends/event-log/open-event-log';
import { kafkaAvailability, startKafka } from '@amends/testing/kafka-server';
import { type PostgresServer, startPostgresServer } from '@amends/testing/postgres-server';
import { timeAllProjections } from './all-projections.ts';
import { fillLog, type Locality } from './logged-cases.ts';
import type { Measure, MeasureOptions, NotRun } from './measurement.ts';
import { timeProjection } from './one-projection.ts';
import type { BenchRow } from './row.ts';
import { type BenchLog, createEmbeddedLog, ensureRoles, TOPICS } from './service-databases.ts';

const LEAST: Readonly<Record<Locality, number>> = { good: 25_000, worst: 12_000 };

const singleRows = async (
  server: PostgresServer,
  config: BenchLog,
  locality: Locality,
  { quick, say }: MeasureOptions,
): Promise<BenchRow> => {
  const count = quick ? 50_000 : 200_000;
  const { adapter } = config;
  say(`projections: ${adapter}, ${locality} locality, ${count} events`);
  const log = openEventLog(config);
  try {
    await fillLog(log, count, locality, say);
    const name = `one_${adapter}_${locality}`;
    const { firstSeconds } = await timeProjection(server, name, log, false);
    return {
      name: `projection on the ${adapter} log, ${locality} locality, events`,
      value: count / firstSeconds,
      unit: '/s',
      ...(adapter === 'embedded'
        ? { target: { kind: 'at_least', value: LEAST[locality] } as const }
        : {}),
    };
  } finally {
    await log.close();
  }
};

const rebuildRow = async (
  server: PostgresServer,
  config: BenchLog,
  { quick, say }: MeasureOptions,
): Promise<BenchRow> => {
  const count = quick ? 100_000 : 1_000_000;
  say(`projections: rebuild of ${count} events`);
  const log = openEventLog(config);
  try {
    await fillLog(log, count, 'good', say);
    const { rebuildSeconds } = await timeProjection(server, 'rebuild', log, true);
    return {
      name: 'rebuild of 1,000,000 events',
      value: (rebuildSeconds! * 1_000_000) / count,
      unit: 's',
      target: { kind: 'at_most', value: 60 },
      ...(quick ? { note: 'scaled up from 100,000' } : {}),
    };
  } finally {
    await log.close();
  }
};

const allRow = async (
  server: PostgresServer,
  config: BenchLog,
  { quick, say }: MeasureOptions,
): Promise<BenchRow> => {
  const count = quick ? 20_000 : 100_000;
  say(`projections: all five together, ${count} events`);
  const log = openEventLog(config);
  try {
    await fillLog(log, count, 'good', say);
  } finally {
    await log.close();
  }
  return {
    name: 'all five projections together, events each',
    value: count / (await timeAllProjections(server, config, say)),
    unit: '/s',
    note: 'from the start of five processes until the last has caught up',
  };
};

const onKafka = async (
  server: PostgresServer,
  options: MeasureOptions,
): Promise<{ rows: BenchRow[]; notRun: NotRun[] }> => {
  const kafka = await kafkaAvailability();
  if (!kafka.available) {
    const name = 'projection on the kafka log, good and worst locality';
    return { rows: [], notRun: [{ name, reason: kafka.reason }] };
  }
  const rows: BenchRow[] = [];
  for (const locality of ['good', 'worst'] as const) {
    const cluster = await startKafka({ brokers: 1 });
    try {
      const { brokers } = cluster;
      const config = { adapter: 'kafka', brokers, clientId: 'bench' } as const;
      await createTopics(config, TOPICS);
      rows.push(await singleRows(server, config, locality, options));
    } finally {
      await cluster.stop();
    }
  }
  return { rows, notRun: [] };
};

/** Bench row 2: how fast projections read the log, on both adapters. */
export const measureProjections: Measure = async (options) => {
  const server = await startPostgresServer({ fsync: true });
  try {
    await ensureRoles(server);
    const log = (name: string) => createEmbeddedLog(server, name);
    const rows: BenchRow[] = [];
    for (const locality of ['good', 'worst'] as const) {
      rows.push(await singleRows(server, await log(`log_${locality}`), locality, options));
    }
    rows.push(await rebuildRow(server, await log('log_rebuild'), options));
    rows.push(await allRow(server, await log('log_all'), options));
    const kafka = await onKafka(server, options);
    return { rows: [...rows, ...kafka.rows], notRun: kafka.notRun };
  } finally {
    await server.stop();
  }
};
