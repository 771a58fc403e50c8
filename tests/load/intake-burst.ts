import { startPostgresServer } from '@amends/testing/postgres-server';
import { type BenchIssuer, startBenchIssuer } from './bench-issuer.ts';
import { type RateSearch, searchHighestRate } from './highest-rate.ts';
import type { Measure, MeasureOptions } from './measurement.ts';
import { startNodeProcess } from './node-process.ts';
import { reportBody } from './report-body.ts';
import type { BenchRow } from './row.ts';
import { createEmbeddedLog, ensureRoles, serviceEnvironment } from './service-databases.ts';

const RATES = [500, 1000, 1500, 2000, 2500, 3000, 4000, 5000, 6000, 7000, 8000] as const;
const EMPTY_RATES = [1000, 2000, 4000, 8000, 10_000, 12_000, 15_000, 18_000, 21_000] as const;
const CONNECTIONS = 64;

interface Target {
  readonly name: string;
  readonly file: string;
  readonly rates: readonly number[];
  readonly environment: Readonly<Record<string, string>>;
}

const measureServer = async (
  { name, file, environment, rates }: Target,
  issuer: BenchIssuer,
  { quick, say }: MeasureOptions,
): Promise<RateSearch> => {
  say(`intake-burst: ${name}`);
  const server = await startNodeProcess(file, { ...issuer.environment, ...environment });
  try {
    const plan = {
      port: server.port,
      path: '/v1/cases',
      headers: { authorization: `Bearer ${await issuer.token('intake:write')}` },
      body: reportBody(),
      seconds: quick ? 4 : 10,
      connections: CONNECTIONS,
    };
    return await searchHighestRate(plan, rates, server.pid, say);
  } finally {
    await server.stop();
  }
};

const lastHeld = (search: RateSearch) => search.steps.findLast(({ isHeld }) => isHeld);

const cpuRow = (name: string, search: RateSearch): BenchRow => ({
  name: `${name}, server processor time per report`,
  value: Math.round(lastHeld(search)?.cpuUs ?? Number.NaN),
  unit: 'us',
});

type Searches = Readonly<Record<'intake' | 'empty' | 'single' | 'grouped', RateSearch>>;

const rowsOf = ({ intake, empty, single, grouped }: Searches): BenchRow[] => [
  {
    name: 'intake alone, reports at p99 < 100 ms',
    value: intake.highest,
    unit: '/s',
    reference: { name: 'empty handler, same body', value: empty.highest },
    target: { kind: 'at_least', value: 4000 },
    note: `p99 ${lastHeld(intake)?.result.p99Ms.toFixed(0) ?? '-'} ms at the highest rate held`,
  },
  {
    name: 'intake alone against one commit per row',
    value: intake.highest,
    unit: '/s',
    reference: { name: 'one commit per row, no personal data', value: single.highest },
    target: { kind: 'ratio', value: 1.7 },
  },
  {
    name: 'route with group commit against one commit per row',
    value: grouped.highest,
    unit: '/s',
    reference: { name: 'the same route, one commit per row', value: single.highest },
    target: { kind: 'ratio', value: 1.7 },
  },
  cpuRow('intake alone', intake),
  cpuRow('empty handler', empty),
];

/** Bench row 4, first half: how many reports per second intake takes, alone. */
export const measureIntakeBurst: Measure = async (options) => {
  const server = await startPostgresServer({ fsync: true });
  const issuer = await startBenchIssuer();
  try {
    await ensureRoles(server);
    const log = await createEmbeddedLog(server, 'event_log');
    const route = async (maxRows: number, maxInFlight: number) => ({
      ...(await serviceEnvironment(server, `commit_${maxRows}`, log)),
      AMENDS_BENCH_MAX_ROWS: String(maxRows),
      AMENDS_BENCH_MAX_IN_FLIGHT: String(maxInFlight),
    });
    const measure = (name: string, file: string, environment: Target['environment']) =>
      measureServer(
        { name, file, environment, rates: name === 'empty' ? EMPTY_RATES : RATES },
        issuer,
        options,
      );
    const commit = 'tests/load/commit-server-process.ts';
    return {
      rows: rowsOf({
        empty: await measure('empty', 'tests/load/empty-server-process.ts', {}),
        single: await measure('one commit per row', commit, await route(1, 10)),
        grouped: await measure('group commit', commit, await route(256, 2)),
        intake: await measure(
          'intake',
          'services/intake/src/main.ts',
          await serviceEnvironment(server, 'intake', log),
        ),
      }),
      notRun: [],
    };
  } finally {
    await issuer.close();
    await server.stop();
  }
};
