import { setTimeout as sleep } from 'node:timers/promises';
import { removeDataDir, type SuiteProcess, startSuiteProcess } from '../running/suite-process.ts';
import { freshnessOf, READ_SERVICES } from './all-projections.ts';
import { type DriveResult, driveCases } from './case-drive.ts';
import { type KeepAliveClient, openKeepAliveClient } from './keep-alive-client.ts';
import type { Measure, MeasureOptions } from './measurement.ts';
import { cpuMsOf } from './process-usage.ts';
import { type BenchRow, quantile } from './row.ts';
import { tokenOf } from './suite-token.ts';

const RATES = [25, 50, 100, 150, 200, 300, 400] as const;
const STEP_SECONDS = 15;
const LAG_P99_MAX_SECONDS = 2;
const SAMPLE_MS = 500;

/** Samples the lag of every projection until stopped; seconds, sorted. */
const watchLag = (suite: SuiteProcess, token: string) => {
  const lags: number[] = [];
  let isStopped = false;
  const look = async (name: string): Promise<void> => {
    try {
      lags.push((await freshnessOf(`${suite.baseUrl}/${name}`, token)).lagSeconds);
    } catch {
      // No answer within the time: worse than any lag that could be told.
      lags.push(Number.POSITIVE_INFINITY);
    }
  };
  const running = (async () => {
    while (!isStopped) {
      await Promise.all(READ_SERVICES.map(look));
      await sleep(SAMPLE_MS);
    }
  })();
  return async (): Promise<number[]> => {
    isStopped = true;
    await running;
    return lags.sort((a, b) => a - b);
  };
};

interface StepResult {
  readonly rate: number;
  readonly drive: DriveResult;
  readonly lagP99Seconds: number;
  readonly cpuMsPerCase: number;
  readonly isHeld: boolean;
}

const runStep = async (
  suite: SuiteProcess,
  client: KeepAliveClient,
  rate: number,
  seconds: number,
): Promise<StepResult> => {
  client.authorize(await tokenOf(suite, 'retailer'));
  const stop = watchLag(suite, await tokenOf(suite, 'analyst'));
  const cpuBefore = cpuMsOf(suite.pid);
  const started = performance.now();
  const drive = await driveCases(client, rate, seconds, `${rate}-${seconds}`);
  const tookSeconds = (performance.now() - started) / 1000;
  const lagP99Seconds = quantile(await stop(), 0.99);
  // Sustained: all were resolved, and the last not long after the last began.
  const inTime = tookSeconds < seconds + 5;
  return {
    rate,
    drive,
    lagP99Seconds,
    cpuMsPerCase: (cpuMsOf(suite.pid) - cpuBefore) / Math.max(1, drive.resolved),
    isHeld: drive.failed === 0 && inTime && lagP99Seconds < LAG_P99_MAX_SECONDS,
  };
};

const tell = ({ rate, drive, lagP99Seconds, cpuMsPerCase }: StepResult): string =>
  `  ${rate}/s: ${drive.resolved}/${drive.started} resolved, ` +
  `p50 ${Math.round(quantile(drive.durationsMs, 0.5))} ms, ` +
  `p99 ${Math.round(quantile(drive.durationsMs, 0.99))} ms, lag p99 ` +
  `${lagP99Seconds.toFixed(2)} s, ${cpuMsPerCase.toFixed(1)} ms node per case` +
  (drive.firstFailure === '' ? '' : `; ${drive.firstFailure}`);

const findKnee = async (
  suite: SuiteProcess,
  client: KeepAliveClient,
  { quick, longSeconds, say }: MeasureOptions,
): Promise<StepResult[]> => {
  const held: StepResult[] = [];
  await runStep(suite, client, 10, 3);
  for (const rate of RATES) {
    const step = await runStep(suite, client, rate, quick ? 5 : STEP_SECONDS);
    say(tell(step));
    if (!step.isHeld) break;
    held.push(step);
  }
  const knee = held.at(-1);
  if (quick || knee === undefined) return held;
  const long = await runStep(suite, client, knee.rate, longSeconds ?? 60);
  say(tell(long));
  return long.isHeld ? [...held.slice(0, -1), long] : held.slice(0, -1);
};

const rowsOf = (held: readonly StepResult[]): BenchRow[] => {
  const knee = held.at(-1);
  const rows: BenchRow[] = [
    {
      name: 'whole cases, reported to resolved, sustained',
      value: knee?.rate ?? 0,
      unit: '/s',
      target: { kind: 'at_least', value: 200 },
      note: 'four services, timers on, five projections within 2 s, load generator on the machine',
    },
  ];
  if (knee === undefined) return rows;
  const { durationsMs } = knee.drive;
  return [
    ...rows,
    {
      name: 'whole cases, projection lag p99 at that rate',
      value: knee.lagP99Seconds,
      unit: 's',
      target: { kind: 'at_most', value: LAG_P99_MAX_SECONDS },
    },
    {
      name: 'whole cases, reported to resolved p99 at that rate',
      value: Math.round(quantile(durationsMs, 0.99)),
      unit: 'ms',
    },
    { name: 'whole cases, node processor time per case', value: knee.cpuMsPerCase, unit: 'ms' },
  ];
};

/** Bench row 4, third part: whole cases per second in the all-in-one process. */
export const measureWholeCases: Measure = async (options) => {
  options.say('whole-cases: starting the suite');
  const suite = await startSuiteProcess({ environment: { AMENDS_CALENDAR: 'always_open' } });
  const client = openKeepAliveClient(suite.baseUrl, await tokenOf(suite, 'retailer'), 128);
  try {
    return { rows: rowsOf(await findKnee(suite, client, options)), notRun: [] };
  } finally {
    client.close();
    await suite.stop();
    removeDataDir(suite.dataDir);
  }
};
