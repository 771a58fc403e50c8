import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { headline, runTool, tool } from './check-steps.ts';

/** A jest project of package.json. */
export type Lane = 'tidy' | 'pure' | 'int' | 'system';

export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

/** What a lane brought: how many tests, and which groups could not run here. */
export interface LaneResult extends Counts {
  notRun: { title: string; reason: string }[];
}

interface JestReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  numRuntimeErrorTestSuites: number;
  testResults: {
    assertionResults: { status: string; fullName: string; ancestorTitles: string[] }[];
  }[];
}

// jest is given this long to end after it has written its report. What keeps it alive then is a
// handle some test left open, and such a leak is a failure, not a reason to hang for ever.
const EXIT_GRACE_MS = 30_000;

const FLAGS: Record<Lane, readonly string[]> = {
  // generate and new-service are run as processes of their own.
  tidy: ['--maxWorkers=2', '--testTimeout=120000'],
  pure: ['--maxWorkers=100%'],
  int: ['--maxWorkers=2', '--testTimeout=60000'],
  system: ['--maxWorkers=2', '--testTimeout=120000'],
};

const NODE_FLAGS = [
  '--experimental-vm-modules',
  '--conditions=source',
  '--disable-warning=ExperimentalWarning',
];

const IMPORTS_OF_TESTS = new URL('../packages/testing/src/jest-global-imports.ts', import.meta.url)
  .href;

const OWN_FLAGS: Partial<Record<Lane, readonly string[]>> = {
  pure: [`--import=${IMPORTS_OF_TESTS}`],
};

const isDone = new Set(['passed', 'failed']);

const readNotRun = (path: string, report: JestReport): LaneResult['notRun'] => {
  const noted: LaneResult['notRun'] = readFileSync(path, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  const titles = new Set(noted.map((entry) => entry.title));
  const others = report.testResults
    .flatMap((file) => file.assertionResults)
    .filter((test) => !isDone.has(test.status) && !titles.has(test.ancestorTitles[0] ?? ''))
    .map((test) => ({ title: test.fullName, reason: `${test.status}, no reason given` }));
  return [...noted, ...others];
};

/** Ends jest when it stays alive after its report; returns true when that was needed. */
const watchForLeak = (reportPath: string) => {
  let pid: number | undefined;
  let seenAtMs: number | undefined;
  let hadToKill = false;
  const timer = setInterval(() => {
    if (pid === undefined || !existsSync(reportPath)) return;
    seenAtMs ??= Date.now();
    if (hadToKill || Date.now() - seenAtMs < EXIT_GRACE_MS) return;
    hadToKill = true;
    process.stderr.write('jest does not end: a test left a connection, timer or server open\n');
    process.kill(pid, 'SIGKILL');
  }, 500);
  return {
    started: (started: number) => {
      pid = started;
    },
    stop: () => {
      clearInterval(timer);
      return hadToKill;
    },
  };
};

const count = (report: JestReport): Counts => ({
  passed: report.numPassedTests,
  failed: report.numFailedTests + report.numRuntimeErrorTestSuites,
  skipped: report.numPendingTests + report.numTodoTests,
});

/** Runs one lane, streaming jest's output. `patterns` are further jest arguments, paths mostly. */
export const runLane = async (lane: Lane, patterns: readonly string[]): Promise<LaneResult> => {
  headline(`${lane}: jest`);
  const folder = mkdtempSync(join(tmpdir(), 'amends-lane-'));
  const reportPath = join(folder, 'report.json');
  const notRunPath = join(folder, 'not-run');
  writeFileSync(notRunPath, '');
  const leak = watchForLeak(reportPath);
  const code = await runTool(
    tool('jest'),
    [
      ...['--selectProjects', lane, '--passWithNoTests', '--json', `--outputFile=${reportPath}`],
      ...[...FLAGS[lane], ...patterns],
    ],
    {
      env: {
        ...process.env,
        NODE_OPTIONS: [process.env.NODE_OPTIONS ?? '', ...NODE_FLAGS, ...(OWN_FLAGS[lane] ?? [])]
          .join(' ')
          .trim(),
        AMENDS_NOT_RUN_FILE: notRunPath,
      },
      onStart: leak.started,
    },
  );
  const hasLeak = leak.stop();
  try {
    if (!existsSync(reportPath)) {
      process.stderr.write(`jest ended without a report (exit code ${code})\n`);
      return { passed: 0, failed: 1, skipped: 0, notRun: [] };
    }
    const report: JestReport = JSON.parse(readFileSync(reportPath, 'utf8'));
    const counts = count(report);
    // A teardown that fails shows in the exit code only.
    if (counts.failed === 0 && (hasLeak || code !== 0)) counts.failed = 1;
    return { ...counts, notRun: readNotRun(notRunPath, report) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
