import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { headline, root, runTool, tool } from './check-steps.ts';

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
    name: string;
    status: string;
    assertionResults: { status: string; fullName: string; ancestorTitles: string[] }[];
  }[];
}

// jest is given this long to end after it has written its report. What keeps it alive then is a
// handle some test left open, and such a leak is a failure, not a reason to hang for ever.
const EXIT_GRACE_MS = 30_000;

// The runner of the pure lane knows no time limit of a test: one that never ends must not hold up
// everything else for ever. A hundred times what the lane takes.
const PURE_LIMIT_MS = 12 * 60_000;

// No test has a limit of its own (tidy rule steady-tests): these are ten times what the longest
// take alone, so that waits within (jest-global-setup.ts) fail first and say what they waited for.
const FLAGS: Record<Lane, readonly string[]> = {
  // generate and new-service are run as processes of their own.
  tidy: ['--maxWorkers=2', '--testTimeout=300000'],
  pure: ['--maxWorkers=100%'],
  int: ['--maxWorkers=2', '--testTimeout=300000'],
  system: ['--maxWorkers=2', '--testTimeout=900000'],
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

// Compiling a thousand files of TypeScript, in each worker, is a tenth of what this lane takes.
const COMPILED_ONCE = { NODE_COMPILE_CACHE: join(root, '.tools', 'compile-cache') };
const OWN_ENVIRONMENT: Partial<Record<Lane, Readonly<Record<string, string>>>> = {
  tidy: COMPILED_ONCE,
  pure: COMPILED_ONCE,
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

/** Ends jest when it stays alive after its report, or brings none; true when that was needed. */
const watchForLeak = (lane: Lane, reportPath: string) => {
  let pid: number | undefined;
  let limitMs = Number.POSITIVE_INFINITY;
  let seenAtMs: number | undefined;
  let hadToKill = false;
  const end = (reason: string): void => {
    hadToKill = true;
    process.stderr.write(`${reason}\n`);
    process.kill(pid!, 'SIGKILL');
  };
  const timer = setInterval(() => {
    if (pid === undefined || hadToKill) return;
    if (Date.now() > limitMs) end('jest does not end: a pure test never comes to an end');
    if (!existsSync(reportPath)) return;
    seenAtMs ??= Date.now();
    if (hadToKill || Date.now() - seenAtMs < EXIT_GRACE_MS) return;
    end('jest does not end: a test left a connection, timer or server open');
  }, 500);
  return {
    started: (started: number) => {
      pid = started;
      if (lane === 'pure') limitMs = Date.now() + PURE_LIMIT_MS;
    },
    stop: () => {
      clearInterval(timer);
      return hadToKill;
    },
  };
};

/** A file that tests nothing passes in bare Node, where jest's own runner fails it. */
const filesWithoutTests = ({ testResults }: JestReport): string[] =>
  testResults
    .filter(({ status, assertionResults }) => status === 'passed' && assertionResults.length === 0)
    .map(({ name }) => name);

const count = (report: JestReport): Counts => {
  const empty = filesWithoutTests(report);
  for (const name of empty) process.stderr.write(`${name} holds no test\n`);
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + report.numRuntimeErrorTestSuites + empty.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
};

/** Runs one lane, streaming jest's output. `patterns` are further jest arguments, paths mostly. */
export const runLane = async (lane: Lane, patterns: readonly string[]): Promise<LaneResult> => {
  headline(`${lane}: jest`);
  const folder = mkdtempSync(join(tmpdir(), 'amends-lane-'));
  const reportPath = join(folder, 'report.json');
  const notRunPath = join(folder, 'not-run');
  writeFileSync(notRunPath, '');
  const leak = watchForLeak(lane, reportPath);
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
        ...OWN_ENVIRONMENT[lane],
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
