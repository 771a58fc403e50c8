import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, chownSync, closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { freePort } from './free-port.ts';
import { type PostgresBinaries, postgresBinaries } from '@amends/local-postgres/postgres-binaries';
import { childrenOf, endProcess, isRunning, signal } from '@amends/local-postgres/processes';
import { forgetProcess, noteProcess, scratchFolder } from './run-directory.ts';
import { waitFor } from './wait-for.ts';

export interface PostgresServer {
  /** The postmaster's pid while it runs and is ours. */
  readonly pid: number | undefined;
  /** Undefined for a server that is not ours (DATABASE_URL). */
  readonly dataDir: string | undefined;
  /**
   * A connection URL; database and role `postgres` unless told. Another role gets its own name as
   * the password: the embedded server asks for none, one behind DATABASE_URL may.
   */
  url(database?: string, role?: string): string;
  /** Creates a database, a copy of `template` when given, and returns its URL. */
  createDatabase(name: string, options?: { template?: string }): Promise<string>;
  /** Fast shutdown: sessions are ended, all is written. Not ours: does nothing. */
  stop(): Promise<void>;
  /** SIGKILL to the postmaster and every backend at once, as a machine's crash would. */
  kill9(): Promise<void>;
  /** Stops when running, then starts on the same port and data; also right after kill9. */
  restart(): Promise<void>;
}

export interface PostgresServerOptions {
  /** On unless told. Off only where speed matters more than surviving a power loss. */
  readonly fsync?: boolean;
  /** Further server settings, such as { wal_level: 'logical' }. */
  readonly settings?: Readonly<Record<string, string>>;
}

const withDatabase = (base: string, database?: string, role?: string): string => {
  const url = new URL(base);
  if (database !== undefined) url.pathname = `/${encodeURIComponent(database)}`;
  if (role !== undefined && role !== decodeURIComponent(url.username)) {
    url.username = encodeURIComponent(role);
    url.password = encodeURIComponent(role);
  }
  return url.href;
};

/** Runs one statement on a connection of its own. */
export const runStatement = async (url: string, sql: string): Promise<void> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
};

const createDatabaseOn = async (
  base: string,
  name: string,
  options?: { template?: string },
): Promise<string> => {
  const quote = (identifier: string) => `"${identifier.replaceAll('"', '""')}"`;
  const template = options?.template ? ` template ${quote(options.template)}` : '';
  await runStatement(base, `create database ${quote(name)}${template}`);
  return withDatabase(base, name);
};

/** The handle of a server somebody else runs; it cannot be stopped, killed or restarted. */
export const externalPostgres = (base: string): PostgresServer => {
  const refuse = () => Promise.reject(new Error('this Postgres is not ours: DATABASE_URL is set'));
  return {
    pid: undefined,
    dataDir: undefined,
    url: (database, role) => withDatabase(base, database, role),
    createDatabase: (name, options) => createDatabaseOn(base, name, options),
    stop: () => Promise.resolve(),
    kill9: refuse,
    restart: refuse,
  };
};

const initialise = (binaries: PostgresBinaries, dataDir: string): void => {
  mkdirSync(dataDir);
  chmodSync(dataDir, 0o700);
  if (binaries.user) chownSync(dataDir, binaries.user.uid, binaries.user.gid);
  // Sort order by code point everywhere, so a test reads the same on every machine.
  const locale =
    binaries.major >= 17 ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8'] : [];
  const flags = ['--auth=trust', '--username=postgres', '--encoding=UTF8', '--no-sync'];
  execFileSync(
    join(binaries.binDir, 'initdb'),
    [...flags, '--locale=C', ...locale, `--pgdata=${dataDir}`],
    { ...binaries.user, cwd: '/', stdio: ['ignore', 'ignore', 'pipe'] },
  );
};

const settingsOf = ({ fsync = true, settings = {} }: PostgresServerOptions): string[] => {
  const all: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '300',
    max_prepared_transactions: '0',
    ...(fsync ? {} : { fsync: 'off', full_page_writes: 'off' }),
    ...settings,
  };
  return Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
};

const answers = async (url: string): Promise<boolean> => {
  await runStatement(url, 'select 1');
  return true;
};

// After kill9 the kernel may keep the old shared memory busy for a moment; Postgres then refuses
// to start, rightly, and another try soon after succeeds.
const START_ATTEMPTS = 20;

const launch = async (
  binaries: PostgresBinaries,
  args: readonly string[],
  logPath: string,
  url: string,
): Promise<number> => {
  for (let attempt = 1; ; attempt += 1) {
    const log = openSync(logPath, 'a');
    const child = spawn(join(binaries.binDir, 'postgres'), args, {
      ...binaries.user,
      cwd: '/',
      detached: true,
      stdio: ['ignore', log, log],
    });
    closeSync(log);
    child.unref();
    const pid = child.pid;
    if (pid === undefined) throw new Error(`cannot run ${binaries.binDir}/postgres`);
    noteProcess(pid);
    const up = await waitFor(
      async () => (isRunning(pid) ? (await answers(url)) && 'up' : 'ended'),
      { description: `Postgres to answer (log: ${logPath})`, timeoutMs: 60_000 },
    );
    if (up === 'up') return pid;
    forgetProcess(pid);
    const tail = readFileSync(logPath, 'utf8').split('\n').slice(-12).join('\n');
    const isBusy = /shared memory|lock file/.test(tail);
    if (!isBusy || attempt === START_ATTEMPTS) throw new Error(`Postgres did not start:\n${tail}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
};

const killAll = async (pid: number): Promise<void> => {
  // Stopped first, so that the postmaster starts no backend between the look and the kill.
  signal(pid, 'SIGSTOP');
  const all = [...childrenOf(pid), pid];
  for (const each of all) signal(each, 'SIGKILL');
  await waitFor(() => !all.some(isRunning), { description: 'killed Postgres processes to end' });
};

/**
 * Starts a Postgres of its own (PG_BIN, else the embedded one) in a scratch folder on a free port.
 * It never outlives the run. About 1.5 seconds.
 */
export const startPostgresServer = async (
  options: PostgresServerOptions = {},
): Promise<PostgresServer> => {
  const binaries = postgresBinaries(() => join(scratchFolder('postgres-binaries'), 'native'));
  const folder = scratchFolder('postgres');
  const dataDir = join(folder, 'data');
  initialise(binaries, dataDir);
  const port = await freePort();
  const base = `postgres://postgres@127.0.0.1:${port}/postgres`;
  const args = ['-D', dataDir, '-p', String(port), ...settingsOf(options)];
  const start = () => launch(binaries, args, join(folder, 'server.log'), base);
  let pid: number | undefined = await start();

  const end = async (how: (running: number) => Promise<void>): Promise<void> => {
    if (pid === undefined) return;
    const running = pid;
    pid = undefined;
    await how(running);
    forgetProcess(running);
  };
  const stop = () => end((running) => endProcess(running, 'SIGINT', 20_000));
  return {
    get pid() {
      return pid;
    },
    dataDir,
    url: (database, role) => withDatabase(base, database, role),
    createDatabase: (name, how) => createDatabaseOn(base, name, how),
    stop,
    kill9: () => end(killAll),
    restart: async () => {
      await stop();
      pid = await start();
    },
  };
};

/** The server behind DATABASE_URL when that is set, else one of its own. */
export const openPostgresServer = (options?: PostgresServerOptions): Promise<PostgresServer> =>
  process.env.DATABASE_URL
    ? Promise.resolve(externalPostgres(process.env.DATABASE_URL))
    : startPostgresServer(options);
