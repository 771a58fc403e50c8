import { type DatabaseUrls, SERVICE_DATABASES, type ServiceDatabase } from './databases.ts';
import type { ReportSources } from './operations-report.ts';
import { openEventLog } from '@amends/event-log/open-event-log';
import { openPool } from '@amends/event-store/open-pool';

interface HealthReport {
  readonly status: string;
  readonly checks: Readonly<Record<string, 'ok' | 'failing'>>;
}

/** What a process says of itself: which check fails, without the detail, which its log has. */
const askHealth = (port: number) => async () => {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/health/ready`);
    const { checks } = (await answer.json()) as HealthReport;
    return Object.entries(checks).map(([name, result]) => ({
      name: name.slice(name.indexOf('.') + 1),
      ok: result === 'ok',
      detail: result,
    }));
  } catch {
    return [{ name: 'process', ok: false, detail: `does not answer on port ${port}` }];
  }
};

/** What the doctor looks at where the services are processes of their own. */
export const processSources = (suite: {
  readonly databases: Readonly<Record<ServiceDatabase, DatabaseUrls>>;
  readonly brokers: readonly string[];
  readonly ports: ReadonlyMap<string, number>;
  readonly dataDir: string;
}): ReportSources & { close(): Promise<void> } => {
  const log = openEventLog({
    adapter: 'kafka',
    brokers: suite.brokers,
    clientId: 'amends-doctor',
  });
  const pools = new Map(
    SERVICE_DATABASES.filter((name) => name !== 'event_log').map((name) => [
      name.replaceAll('_', '-'),
      openPool({ url: suite.databases[name].app, applicationName: 'amends doctor', max: 1 }),
    ]),
  );
  return {
    services: [...suite.ports].map(([name, port]) => ({ name, health: askHealth(port) })),
    pools,
    log,
    dataDir: suite.dataDir,
    close: async () => {
      await Promise.all([...pools.values()].map((pool) => pool.end()));
      await log.close();
    },
  };
};
