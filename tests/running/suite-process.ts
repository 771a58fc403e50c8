import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Client } from '@amends/client/open-client';
import { freePort } from '@amends/testing/free-port';
import { waitFor } from '@amends/testing/wait-for';
import { clientOnce, patientClient } from './patient-client.ts';

/** The repository, as a newcomer has it. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

type ClientName = 'retailer' | 'importer' | 'analyst' | 'operator';

/** The suite as `npm start` runs it, in a process of its own over a folder of its own. */
export interface SuiteProcess {
  readonly baseUrl: string;
  readonly dataDir: string;
  readonly pid: number;
  /** A client with the credentials that the start wrote down. */
  client(name: ClientName): Client;
  /** The same without a second try. */
  clientOnce(name: ClientName): Client;
  /** Environment by which the commands of the repository find this suite. */
  readonly environment: NodeJS.ProcessEnv;
  /** What it printed. */
  output(): string;
  /** As Ctrl-C does; resolves with the exit code. */
  stop(): Promise<number | null>;
  /** SIGKILL; Postgres is left behind, as after a crash of the process. */
  kill(): Promise<void>;
}

export interface StartOptions {
  /** An earlier run's folder; a new one unless told. */
  readonly dataDir?: string;
  readonly environment?: NodeJS.ProcessEnv;
}

const START_LIMIT_MS = 240_000;
const STOP_LIMIT_MS = 120_000;

/** A folder that every user can walk down to: as root Postgres runs as another one. */
export const newDataDir = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'amends-suite-'));
  chmodSync(folder, 0o755);
  return join(folder, 'data');
};

export const removeDataDir = (dataDir: string): void => {
  rmSync(join(dataDir, '..'), { recursive: true, force: true });
};

const exitOf = (child: ChildProcess): Promise<number | null> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve(child.exitCode);
    else child.once('exit', (code) => resolve(code));
  });

const readConnection = (dataDir: string) =>
  JSON.parse(readFileSync(join(dataDir, 'connection.json'), 'utf8')) as {
    readonly baseUrl: string;
    readonly clients: Record<string, { clientId: string; clientSecret: string }>;
  };

/** Starts the suite and waits until it says that it runs. */
export const startSuiteProcess = async (options: StartOptions = {}): Promise<SuiteProcess> => {
  const dataDir = options.dataDir ?? newDataDir();
  const environment = {
    ...process.env,
    NODE_OPTIONS: '',
    AMENDS_DATA: dataDir,
    AMENDS_PORT: String(await freePort()),
    AMENDS_POSTGRES_PORT: String(await freePort()),
    ...options.environment,
  };
  const child = spawn(
    process.execPath,
    ['--conditions=source', join(ROOT, 'services/all-in-one/src/main.ts')],
    { cwd: ROOT, env: environment, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
    });
  }
  const exited = exitOf(child);
  const up = await waitFor(
    () => text.includes('Amends is running') || (child.exitCode !== null && 'ended'),
    { description: 'the suite to start', timeoutMs: START_LIMIT_MS },
  );
  if (up === 'ended') throw new Error(`the suite did not start:\n${text}`);
  const connection = readConnection(dataDir);
  return {
    baseUrl: connection.baseUrl,
    dataDir,
    pid: child.pid!,
    environment,
    output: () => text,
    client: (name) =>
      patientClient({ baseUrl: connection.baseUrl, credentials: connection.clients[name]! }),
    clientOnce: (name) =>
      clientOnce({ baseUrl: connection.baseUrl, credentials: connection.clients[name]! }),
    stop: async () => {
      child.kill('SIGINT');
      const timer = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS);
      const code = await exited;
      clearTimeout(timer);
      return code;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
    },
  };
};
