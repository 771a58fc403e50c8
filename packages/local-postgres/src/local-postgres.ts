import { execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { Client } from 'pg';
import { type PostgresBinaries, postgresBinaries, serverUser } from './postgres-binaries.ts';
import { endProcess, isRunning } from './processes.ts';

/** A Postgres over a data folder that outlives the process: what `npm start` keeps its data in. */
export interface LocalPostgres {
  readonly port: number;
  readonly pid: number;
  /**
   * Connection URL of the superuser, for making databases and roles only. Where the machine has
   * them it names a Unix socket (`?host=`), which costs both sides about half of what TCP does; the
   * port on 127.0.0.1 is open too.
   */
  readonly adminUrl: string;
  /** Fast shutdown: everything is written, sessions are ended. */
  stop(): Promise<void>;
}

export interface LocalPostgresOptions {
  /** Its folder: `data` (the cluster), `server.log`, `superuser` (its password), `socket`. */
  readonly folder: string;
  readonly port: number;
  readonly settings?: Readonly<Record<string, string>>;
  readonly say?: (line: string) => void;
}

const STOP_LIMIT_MS = 15_000;
const START_LIMIT_MS = 60_000;
const POLL_MS = 50;

const own = (path: string, binaries: PostgresBinaries): void => {
  if (binaries.user) chownSync(path, binaries.user.uid, binaries.user.gid);
};

/**
 * A restored copy belongs to whoever copied it and is open to others; Postgres takes only what is
 * its user's own and closed.
 */
const ownCluster = (dataDir: string, { user }: PostgresBinaries): void => {
  chmodSync(dataDir, 0o700);
  if (user === undefined || statSync(dataDir).uid === user.uid) return;
  execFileSync('chown', ['-R', `${user.uid}:${user.gid}`, dataDir]);
};

/** The folder cannot be Postgres' here; the text says which one can. */
export class ClosedFolderError extends Error {
  override readonly name = 'ClosedFolderError';
}

/** Somebody else listens on the port. */
export class PortTakenError extends Error {
  override readonly name = 'PortTakenError';
  readonly port: number;

  constructor(port: number, message: string) {
    super(message);
    this.port = port;
  }
}

const refuseClosed = (folder: string): void => {
  const user = serverUser();
  if (user === undefined) return;
  try {
    execFileSync('test', ['-x', folder], { ...user, cwd: '/', stdio: 'ignore' });
  } catch {
    throw new ClosedFolderError(
      `as root Postgres runs as the user postgres, who cannot walk down to ${folder}. Choose a ` +
        'data folder that is open to it: AMENDS_DATA=/var/lib/amends/data',
    );
  }
};

const readSecret = (path: string): string => {
  if (!existsSync(path)) {
    writeFileSync(path, randomBytes(24).toString('base64url'), { mode: 0o600 });
  }
  return readFileSync(path, 'utf8').trim();
};

/** initdb into a folder beside, renamed when it is whole: an interrupted one is made anew. */
const initialise = (
  binaries: PostgresBinaries,
  folder: string,
  dataDir: string,
  password: string,
): void => {
  const partial = `${dataDir}.partial`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { mode: 0o700 });
  own(partial, binaries);
  const passwordFile = join(folder, 'initdb-password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  own(passwordFile, binaries);
  const locale =
    binaries.major >= 17 ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8'] : [];
  try {
    execFileSync(
      join(binaries.binDir, 'initdb'),
      [
        '--auth=scram-sha-256',
        '--username=postgres',
        '--encoding=UTF8',
        '--locale=C',
        ...locale,
        `--pwfile=${passwordFile}`,
        `--pgdata=${partial}`,
      ],
      { ...binaries.user, cwd: '/', stdio: ['ignore', 'ignore', 'pipe'] },
    );
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(partial, dataDir);
};

/** The postmaster a former process left behind (kill -9 of node does not end it). */
const leftBehind = (dataDir: string): number | undefined => {
  const file = join(dataDir, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const pid = Number(readFileSync(file, 'utf8').split('\n', 1)[0]);
  // In a container pids are few: what a dead postmaster had may be ours now.
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid || !isRunning(pid))
    return undefined;
  // A pid is given to others after a reboot: only a process that has our folder open is ours.
  try {
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    return command.includes(dataDir) ? pid : undefined;
  } catch {
    return pid;
  }
};

/** The address of a Unix socket holds so many bytes, the name of the socket's file included. */
const SOCKET_PATH_MAX = 103;

/** Folder of the socket, made where it is missing; undefined where there can be none. */
const socketFolder = (
  { folder, port }: LocalPostgresOptions,
  binaries: PostgresBinaries,
): string | undefined => {
  const path = resolve(folder, 'socket');
  if (process.platform === 'win32') return undefined;
  if (Buffer.byteLength(join(path, `.s.PGSQL.${port}`)) > SOCKET_PATH_MAX) return undefined;
  mkdirSync(path, { recursive: true, mode: 0o700 });
  own(path, binaries);
  return path;
};

/**
 * Postgres takes any living process of its user that has the pid in its lock file for a server,
 * though after a kill and a reboot, or a container's start, that is somebody else, and a zombie is
 * nobody. Our own pid, its parent's, it knows to be none. The other lines stay: by them it finds
 * backends that a killed server left at work.
 */
const disownLock = (dataDir: string): void => {
  const file = join(dataDir, 'postmaster.pid');
  if (!existsSync(file)) return;
  const [, ...others] = readFileSync(file, 'utf8').split('\n');
  writeFileSync(file, [process.pid, ...others].join('\n'));
};

const serverArgs = (
  options: LocalPostgresOptions,
  dataDir: string,
  socket: string | undefined,
): string[] => {
  const settings: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: socket ?? '',
    max_connections: '120',
    max_prepared_transactions: '0',
    shared_buffers: '128MB',
    // No values in the server's log: a rejected row may be personal.
    log_error_verbosity: 'terse',
    log_min_messages: 'warning',
    log_min_error_statement: 'panic',
    wal_compression: 'on',
    max_wal_size: '2GB',
    ...options.settings,
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  return ['-D', dataDir, '-p', String(options.port), ...flags];
};

const answers = async (url: string): Promise<boolean> => {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
};

const untilAnswers = async (
  url: string,
  { pid, port }: { pid: number; port: number },
  logPath: string,
): Promise<void> => {
  const deadline = Date.now() + START_LIMIT_MS;
  while (!(await answers(url))) {
    if (!isRunning(pid) || Date.now() > deadline) {
      const tail = readFileSync(logPath, 'utf8').split('\n').slice(-10).join('\n');
      const message = `Postgres did not start; the end of ${logPath}:\n${tail}`;
      if (tail.includes('Address already in use')) throw new PortTakenError(port, message);
      throw new Error(message);
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
};

/**
 * Starts Postgres over `folder`, making it at the first start. A server that a killed process left
 * running there is stopped first, cleanly, and started anew under the settings of this release.
 * Root or not: as root the programs run as the system user `postgres`.
 * @throws ClosedFolderError as root, when that user cannot walk down to the folder
 * @throws PortTakenError when another program has the port
 * @throws Error with the end of the server's log when it does not come up
 */
export const startLocalPostgres = async (options: LocalPostgresOptions): Promise<LocalPostgres> => {
  const { folder } = options;
  mkdirSync(folder, { recursive: true });
  // Postgres' user must be able to walk down to its data; what is inside is 0700 or 0600.
  chmodSync(folder, 0o755);
  refuseClosed(folder);
  const binaries = postgresBinaries(() => join(folder, 'programs'));
  const dataDir = join(folder, 'data');
  const password = readSecret(join(folder, 'superuser'));
  if (!existsSync(dataDir)) {
    options.say?.('making a Postgres in the data folder (once)');
    initialise(binaries, folder, dataDir, password);
  }
  ownCluster(dataDir, binaries);
  const before = leftBehind(dataDir);
  if (before !== undefined) {
    options.say?.('stopping the Postgres that an earlier run left behind');
    await endProcess(before, 'SIGINT', STOP_LIMIT_MS);
  }
  disownLock(dataDir);
  const logPath = join(folder, 'server.log');
  const log = openSync(logPath, 'a', 0o600);
  const socket = socketFolder(options, binaries);
  const child = spawn(join(binaries.binDir, 'postgres'), serverArgs(options, dataDir, socket), {
    ...binaries.user,
    cwd: '/',
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  child.unref();
  const { pid } = child;
  if (pid === undefined) throw new Error(`cannot run ${join(binaries.binDir, 'postgres')}`);
  const address = `postgres://postgres:${password}@127.0.0.1:${options.port}/postgres`;
  const adminUrl = socket === undefined ? address : `${address}?host=${encodeURIComponent(socket)}`;
  await untilAnswers(adminUrl, { pid, port: options.port }, logPath);
  return {
    port: options.port,
    pid,
    adminUrl,
    stop: () => endProcess(pid, 'SIGINT', STOP_LIMIT_MS),
  };
};
