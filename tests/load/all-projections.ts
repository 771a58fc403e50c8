import type { PostgresServer } from '@amends/testing/postgres-server';
import { waitFor } from '@amends/testing/wait-for';
import { startBenchIssuer } from './bench-issuer.ts';
import { type NodeProcess, startNodeProcess } from './node-process.ts';
import { type BenchLog, serviceEnvironment } from './service-databases.ts';

export const READ_SERVICES = [
  'justice-scores',
  'resolution-times',
  'loyalty-outcomes',
  'case-files',
  'lessons',
] as const;

interface Freshness {
  readonly position: string | null;
  readonly lagEvents: number;
  readonly lagSeconds: number;
  readonly rebuild: object | null;
}

/** How fresh a read service says its figures are. `baseUrl` is that service's. */
export const freshnessOf = async (baseUrl: string, token: string): Promise<Freshness> => {
  const answer = await fetch(`${baseUrl}/v1/freshness`, {
    headers: { authorization: `Bearer ${token}` },
  });
  if (!answer.ok) throw new Error(`${baseUrl}/v1/freshness: ${answer.status}`);
  return (await answer.json()) as Freshness;
};

const isCaughtUp = ({ position, lagEvents, rebuild }: Freshness): boolean =>
  position !== null && rebuild === null && lagEvents === 0;

/** Seconds until the five projections of the suite, in their processes, have read a filled log. */
export const timeAllProjections = async (
  server: PostgresServer,
  log: BenchLog,
  say: (line: string) => void,
): Promise<number> => {
  const issuer = await startBenchIssuer();
  const processes: NodeProcess[] = [];
  try {
    const token = await issuer.token('analytics:read');
    const environments = await Promise.all(
      READ_SERVICES.map((name) => serviceEnvironment(server, name.replaceAll('-', '_'), log)),
    );
    const started = performance.now();
    const starting = READ_SERVICES.map(async (name, at) => {
      const environment = { ...issuer.environment, ...environments[at] };
      const one = await startNodeProcess(`services/${name}/src/main.ts`, environment);
      processes.push(one);
      await waitFor(async () => isCaughtUp(await freshnessOf(one.baseUrl, token)), {
        description: `${name} to catch up`,
        timeoutMs: 600_000,
        intervalMs: 100,
      });
      say(`  ${name} after ${((performance.now() - started) / 1000).toFixed(1)} s`);
    });
    await Promise.all(starting);
    return (performance.now() - started) / 1000;
  } finally {
    await Promise.all(processes.map((one) => one.stop()));
    await issuer.close();
  }
};
