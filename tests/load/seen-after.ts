import { createTopics } from '@amends/event-log/open-event-log';
import { kafkaAvailability, startKafka } from '@amends/testing/kafka-server';
import { type PostgresServer, startPostgresServer } from '@amends/testing/postgres-server';
import { startBenchIssuer } from './bench-issuer.ts';
import { openKeepAliveClient } from './keep-alive-client.ts';
import type { Measure, MeasureOptions, NotRun } from './measurement.ts';
import { startNodeProcess } from './node-process.ts';
import { reportBody } from './report-body.ts';
import { type BenchRow, quantile } from './row.ts';
import {
  type BenchLog,
  createEmbeddedLog,
  ensureRoles,
  serviceEnvironment,
  TOPICS,
} from './service-databases.ts';

const PER_SECOND = 20;

interface Probe {
  report(number: number): Promise<{ readonly caseId: string; readonly position: string }>;
  /** Resolves when the projection has the case. */
  seen(caseId: string, position: string): Promise<void>;
}

/** One report every 50 ms; milliseconds from its answer until the case can be read. */
const delays = async (probe: Probe, seconds: number): Promise<number[]> => {
  const found: number[] = [];
  const running: Promise<void>[] = [];
  const once = async (number: number): Promise<void> => {
    const { caseId, position } = await probe.report(number);
    const accepted = performance.now();
    await probe.seen(caseId, position);
    found.push(performance.now() - accepted);
  };
  const total = seconds * PER_SECOND;
  await new Promise<void>((resolve) => {
    let number = 0;
    const timer = setInterval(() => {
      number += 1;
      running.push(once(number));
      if (number < total) return;
      clearInterval(timer);
      resolve();
    }, 1000 / PER_SECOND);
  });
  await Promise.all(running);
  return found.sort((a, b) => a - b);
};

const measureOn = async (
  server: PostgresServer,
  log: BenchLog,
  { quick, say }: MeasureOptions,
): Promise<BenchRow[]> => {
  const { adapter } = log;
  say(`seen-after: on ${adapter}`);
  const issuer = await startBenchIssuer();
  const start = async (name: string) =>
    startNodeProcess(`services/${name}/src/main.ts`, {
      ...issuer.environment,
      ...(await serviceEnvironment(server, `${name}_${adapter}`, log)),
    });
  const [intake, reader] = await Promise.all([start('intake'), start('case-files')]);
  const token = await issuer.token('intake:write', 'analytics:read');
  const writing = openKeepAliveClient(intake.baseUrl, token);
  const reading = openKeepAliveClient(reader.baseUrl, token);
  try {
    const probe: Probe = {
      report: async (number) => {
        const body = JSON.parse(reportBody().replaceAll('@number@', String(number)));
        const answer = await writing.post<{ caseId: string; position: string }>('/v1/cases', body);
        if (answer.status !== 201) throw new Error(`report: ${JSON.stringify(answer)}`);
        return answer.body;
      },
      seen: async (caseId, position) => {
        const path = `/v1/cases/${caseId}?min-position=${position}`;
        for (;;) {
          const answer = await reading.get(path);
          if (answer.status === 200) return;
          if (answer.status !== 503) throw new Error(`${path}: ${JSON.stringify(answer)}`);
        }
      },
    };
    await delays(probe, 3);
    const found = await delays(probe, quick ? 5 : 20);
    const note = `${found.length} reports, ${PER_SECOND}/s`;
    return [0.5, 0.99].map((p) => ({
      name: `accepted report until seen in a projection, ${adapter}, p${p * 100}`,
      value: Math.round(quantile(found, p)),
      unit: 'ms',
      note,
    }));
  } finally {
    writing.close();
    reading.close();
    await Promise.all([intake.stop(), reader.stop()]);
    await issuer.close();
  }
};

const onKafka = async (
  server: PostgresServer,
  options: MeasureOptions,
): Promise<{ rows: BenchRow[]; notRun: NotRun[] }> => {
  const kafka = await kafkaAvailability();
  if (!kafka.available) {
    const name = 'accepted report until seen in a projection, kafka';
    return { rows: [], notRun: [{ name, reason: kafka.reason }] };
  }
  const cluster = await startKafka({ brokers: 1 });
  try {
    const log = { adapter: 'kafka', brokers: cluster.brokers, clientId: 'bench' } as const;
    await createTopics(log, TOPICS);
    return { rows: await measureOn(server, log, options), notRun: [] };
  } finally {
    await cluster.stop();
  }
};

/** Bench row 4, second half: how long after its answer a report shows in a projection. */
export const measureSeenAfter: Measure = async (options) => {
  const server = await startPostgresServer({ fsync: true });
  try {
    await ensureRoles(server);
    const embedded = await measureOn(server, await createEmbeddedLog(server, 'seen'), options);
    const kafka = await onKafka(server, options);
    return { rows: [...embedded, ...kafka.rows], notRun: kafka.notRun };
  } finally {
    await server.stop();
  }
};
