import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { postgresBinaries } from '@amends/local-postgres/postgres-binaries';
import { scratchFolder } from '@amends/testing/run-directory';
import { ROOT } from '../running/suite-process.ts';
import { mergeRows } from './merge-rows.ts';
import type { BenchRow } from './row.ts';

/** What figures were measured on: without it they mean nothing. */
export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGb: number;
  readonly node: string;
  readonly postgres: string;
  readonly commit: string;
  /** Of one minute, when the run began and ended: what else ran there. */
  readonly load: { readonly before: number; readonly after: number };
}

export interface Baseline {
  readonly machine: Machine;
  readonly measuredAt: string;
  readonly rows: readonly BenchRow[];
}

const FOLDER = join(ROOT, 'tests/load/baselines');

const commitHere = (): string => {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
      cwd: ROOT,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return 'unknown';
  }
};

const postgresHere = (): string => {
  const { binDir, user } = postgresBinaries(() =>
    join(scratchFolder('postgres-version'), 'native'),
  );
  return execFileSync(join(binDir, 'postgres'), ['--version'], {
    ...user,
    cwd: '/',
    encoding: 'utf8',
  }).trim();
};

/** @param loadBefore load average of one minute when the run began */
export const describeMachine = (loadBefore: number): Machine => ({
  cpu: cpus()[0]?.model ?? 'unknown',
  cores: cpus().length,
  memoryGb: Math.round(totalmem() / 1e9),
  node: process.version,
  postgres: postgresHere(),
  commit: commitHere(),
  load: { before: loadBefore, after: loadavg()[0]! },
});

/** Name of a machine's file: processor and cores, whatever else changes. */
export const machineName = (): string => {
  const model = (cpus()[0]?.model ?? 'unknown').toLowerCase();
  const words = model.replace(/\((r|tm)\)|cpu|processor|@.*$/g, ' ').match(/[a-z0-9]+/g) ?? [];
  return `${words.join('-')}-${cpus().length}-cores`;
};

const pathHere = (): string => join(FOLDER, `${machineName()}.json`);

/** The committed figures of this machine; undefined where there are none. */
export const readBaseline = (): Baseline | undefined =>
  existsSync(pathHere()) ? (JSON.parse(readFileSync(pathHere(), 'utf8')) as Baseline) : undefined;

/** Puts rows measured now among those of the baseline (mergeRows). Returns the file. */
export const saveBaseline = (machine: Machine, rows: readonly BenchRow[]): string => {
  const now: Baseline = { machine, measuredAt: new Date().toISOString(), rows };
  const baseline: Baseline = { ...now, rows: mergeRows(readBaseline(), now) };
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(pathHere(), `${JSON.stringify(baseline, null, 2)}\n`);
  return pathHere();
};
