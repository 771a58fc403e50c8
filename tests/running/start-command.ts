import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '@amends/testing/free-port';
import { waitFor } from '@amends/testing/wait-for';
import { ROOT } from './suite-process.ts';

/** `npm start` without npm: bootstrap.mjs and, below it, the suite in a process of its own. */
export interface StartCommand {
  /** bootstrap.mjs, which a terminal's signals reach. */
  readonly child: ChildProcess;
  /** Resolves with the exit code of bootstrap.mjs. */
  readonly exited: Promise<number | null>;
  /** The pids of the suite and of its Postgres. */
  processes(): { readonly suite: number; readonly postgres: number };
}

const numberIn = (file: string): number =>
  Number(/\d+/.exec(existsSync(file) ? readFileSync(file, 'utf8') : '')?.[0] ?? 0);

/** Runs the command over a data folder and waits until it says that the suite runs. */
export const runStartCommand = async (dataDir: string): Promise<StartCommand> => {
  const environment = {
    ...process.env,
    NODE_OPTIONS: '',
    AMENDS_DATA: dataDir,
    AMENDS_PORT: String(await freePort()),
    AMENDS_POSTGRES_PORT: String(await freePort()),
  };
  const script = join(ROOT, 'scripts/bootstrap.mjs');
  const child = spawn(process.execPath, [script, 'start'], {
    cwd: ROOT,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
    });
  }
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const up = await waitFor(
    () => text.includes('Amends is running') || (child.exitCode !== null && 'ended'),
    { description: 'the suite to start', timeoutMs: 240_000 },
  );
  if (up === 'ended') throw new Error(`the suite did not start:\n${text}`);
  return {
    child,
    exited,
    processes: () => ({
      suite: numberIn(join(dataDir, 'running.json')),
      postgres: numberIn(join(dataDir, 'postgres/data/postmaster.pid')),
    }),
  };
};
