import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { freePort } from '@amends/testing/free-port';
import { forgetProcess, noteProcess } from '@amends/testing/run-directory';
import { waitFor } from '@amends/testing/wait-for';
import { ROOT } from '../running/suite-process.ts';

/** A server of this repository in a process of its own. */
export interface NodeProcess {
  readonly pid: number;
  readonly port: number;
  readonly baseUrl: string;
  stop(): Promise<void>;
}

const START_LIMIT_MS = 60_000;
const STOP_LIMIT_MS = 15_000;

const isReady = async (baseUrl: string): Promise<boolean> => {
  try {
    return (await fetch(`${baseUrl}/health/ready`)).status === 200;
  } catch {
    return false;
  }
};

/**
 * Starts a program that listens on AMENDS_PORT and says on /health/ready when it serves. It never
 * outlives this run.
 * @param file path from the root of the repository
 * @param limitMs how long it may take: a projection serves once it has read the log
 * @throws Error with what it printed when it does not come up
 */
export const startNodeProcess = async (
  file: string,
  environment: Readonly<Record<string, string>>,
  limitMs = START_LIMIT_MS,
): Promise<NodeProcess> => {
  const port = await freePort();
  const flags = process.env.AMENDS_BENCH_NODE_FLAGS?.split(' ') ?? [];
  const child = spawn(process.execPath, ['--conditions=source', ...flags, join(ROOT, file)], {
    cwd: ROOT,
    env: { ...process.env, NODE_OPTIONS: '', AMENDS_PORT: String(port), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const pid = child.pid!;
  noteProcess(pid);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      output = (output + chunk).slice(-20_000);
    });
  }
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const baseUrl = `http://127.0.0.1:${port}`;
  const state = await waitFor(
    async () => {
      if (child.exitCode !== null) return 'ended';
      return (await isReady(baseUrl)) && 'up';
    },
    { description: `${file} to serve`, timeoutMs: limitMs },
  );
  if (state === 'ended') throw new Error(`${file} did not start:\n${output}`);
  return {
    pid,
    port,
    baseUrl,
    stop: async () => {
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS);
      await exited;
      clearTimeout(timer);
      forgetProcess(pid);
    },
  };
};
