import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isOpenToAll } from '@amends/local-postgres/open-to-all';
import { startTimeOf } from '@amends/local-postgres/processes';

// One scratch folder per run (a jest run, or a script that starts servers). Every server process
// started during the run is noted in it. A watchdog process holds the read end of a pipe whose
// write end only this process has: when the run ends, even by kill -9, the pipe closes, and the
// watchdog kills what is still noted and removes the folder. So no server outlives its run. Docker
// containers are no children of ours; they are found by the run's name, with which theirs begin.

const VARIABLE = 'AMENDS_TEST_RUN_DIR';
let watchdog: ChildProcess | undefined;

// As root Postgres runs as another user, who must be able to walk down to its data.
const scratchRoot = (): string => {
  if (process.getuid?.() !== 0) return tmpdir();
  return isOpenToAll(tmpdir()) ? tmpdir() : '/tmp';
};

const startWatchdog = (folder: string): ChildProcess => {
  const here = fileURLToPath(import.meta.url);
  const script = here.replace(/run-directory\.(ts|js)$/, 'watchdog-process.$1');
  const child = spawn(process.execPath, ['--conditions=source', script, folder], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  child.unref();
  (child.stdin as unknown as { unref?: () => void }).unref?.();
  return child;
};

/** The run's scratch folder; made, with its watchdog, by the first process that asks. */
export const runDirectory = (): string => {
  const existing = process.env[VARIABLE];
  if (existing) return existing;
  const folder = mkdtempSync(join(scratchRoot(), 'amends-run-'));
  chmodSync(folder, 0o755);
  mkdirSync(join(folder, 'processes'));
  process.env[VARIABLE] = folder;
  watchdog = startWatchdog(folder);
  return folder;
};

/** A new folder inside the run's folder, open to every user of the machine for walking through. */
export const scratchFolder = (prefix: string): string => {
  const folder = mkdtempSync(join(runDirectory(), `${prefix}-`));
  chmodSync(folder, 0o755);
  return folder;
};

const noteOf = (pid: number): string => join(runDirectory(), 'processes', `${pid}.json`);

/** Notes a process the watchdog must end if the run ends before it. */
export const noteProcess = (pid: number): void => {
  writeFileSync(noteOf(pid), JSON.stringify({ pid, startTime: startTimeOf(pid) }));
};

/** Takes the note back: the process is gone, and its pid may be somebody else's soon. */
export const forgetProcess = (pid: number): void => {
  rmSync(noteOf(pid), { force: true });
};

/** Tells the watchdog to ask Docker; the names of the run's containers and networks begin so. */
export const containerPrefix = (): string => {
  writeFileSync(join(runDirectory(), 'docker'), '');
  return basename(runDirectory());
};

/** Ends the run this process began: every noted process is killed, the folder removed. */
export const endRun = async (): Promise<void> => {
  const child = watchdog;
  if (!child) return;
  watchdog = undefined;
  const folder = runDirectory();
  delete process.env[VARIABLE];
  const exited = new Promise<number | null>((resolve) => {
    if (child.exitCode !== null) resolve(child.exitCode);
    else child.once('exit', resolve);
  });
  child.ref();
  child.stdin?.end();
  const code = await exited;
  if (code !== 0) throw new Error(`servers may be left: the watchdog of ${folder} gave ${code}`);
};
