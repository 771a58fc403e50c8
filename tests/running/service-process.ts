import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { forgetProcess, noteProcess } from '@amends/testing/run-directory';
import { waitFor } from '@amends/testing/wait-for';
import { ROOT } from './suite-process.ts';

const START_LIMIT_MS = 240_000;
const STOP_LIMIT_MS = 120_000;

const isReady = async (port: number): Promise<boolean> =>
  (await fetch(`http://127.0.0.1:${port}/health/ready`)).status === 200;

/** One service's main.ts, to start, kill and start again. It never outlives the test run. */
export class ServiceProcess {
  /** What its processes have printed. */
  output = '';
  private child: ChildProcess | undefined;
  private readonly name: string;
  private readonly port: number;
  private readonly environment: Readonly<Record<string, string>>;

  constructor(name: string, port: number, environment: Readonly<Record<string, string>>) {
    this.name = name;
    this.port = port;
    this.environment = environment;
  }

  /** Resolves when it is ready. @throws Error with what it printed when it ends before */
  async start(): Promise<void> {
    const main = join(ROOT, 'services', this.name, 'src/main.ts');
    const child = spawn(process.execPath, ['--conditions=source', main], {
      cwd: ROOT,
      env: { ...process.env, NODE_OPTIONS: '', ...this.environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child = child;
    noteProcess(child.pid!);
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (chunk: string) => {
        this.output += chunk;
      });
    }
    const state = await waitFor(
      async () => (child.exitCode === null ? (await isReady(this.port)) && 'ready' : 'ended'),
      { description: `${this.name} to be ready`, timeoutMs: START_LIMIT_MS, intervalMs: 100 },
    );
    if (state === 'ended') throw new Error(`${this.name} did not start:\n${this.output}`);
  }

  /** Resolves with the exit code: null after a kill, or when it did not run. */
  async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null> {
    const { child } = this;
    if (child === undefined) return null;
    this.child = undefined;
    const exited = new Promise<number | null>((resolve) => {
      if (child.exitCode !== null || child.signalCode !== null) resolve(child.exitCode);
      else child.once('exit', resolve);
    });
    child.kill(signal);
    const timer = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS);
    const code = await exited;
    clearTimeout(timer);
    forgetProcess(child.pid!);
    return code;
  }
}
