import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { isRunning, startTimeOf } from '@amends/local-postgres/processes';

/** Layout version of the data folder. A release that moves things raises it. */
export const DATA_FORMAT = 1;

/** Everything `npm start` keeps lives in one folder: Postgres, keys, credentials. */
export interface DataFolder {
  readonly path: string;
  readonly postgres: string;
  readonly keys: string;
  /** File of the erased, beside the folder: a restore must not bring them back. */
  readonly erasureList: string;
  /** Sealed files of cases: inside, so that a backup takes them along. */
  readonly attachments: string;
  /** Port of Postgres, kept so that a later start and other commands find it. */
  readonly postgresPort: number;
  /** Password of a database role or secret of a client; made at the first asking, 0600. */
  secret(name: string): string;
  /** Lets another start wait for the end of this one instead of refusing. */
  announceStop(): void;
  /** Gives the folder free for another start. */
  release(): void;
}

export class DataFolderError extends Error {
  override readonly name = 'DataFolderError';
}

interface Release {
  readonly format: number;
  readonly postgresPort: number;
}

const writeWhole = (path: string, content: string): void => {
  const partial = `${path}.partial`;
  writeFileSync(partial, content, { mode: 0o600 });
  renameSync(partial, path);
};

const DEFAULT_POSTGRES_PORT = 54_329;

const readRelease = (path: string, wantedPort: number | undefined): Release => {
  const file = join(path, 'release.json');
  if (!existsSync(file)) {
    const postgresPort = wantedPort ?? DEFAULT_POSTGRES_PORT;
    const made: Release = { format: DATA_FORMAT, postgresPort };
    writeWhole(file, `${JSON.stringify(made)}\n`);
    return made;
  }
  const release = JSON.parse(readFileSync(file, 'utf8')) as Release;
  if (release.format > DATA_FORMAT) {
    throw new DataFolderError(
      `${path} was written by a newer release (format ${release.format}, this one reads ` +
        `${DATA_FORMAT}). Start that release, or point AMENDS_DATA to another folder.`,
    );
  }
  if (release.format < DATA_FORMAT) {
    throw new DataFolderError(
      `${path} has format ${release.format}. Move it to format ${DATA_FORMAT} with: ` +
        'npm run backup, then npm run restore -- <the backup> with this release.',
    );
  }
  if (wantedPort === undefined || wantedPort === release.postgresPort) return release;
  const moved: Release = { ...release, postgresPort: wantedPort };
  writeWhole(file, `${JSON.stringify(moved)}\n`);
  return moved;
};

interface RunningNote {
  readonly pid: number;
  readonly startTime: string;
  /** It has been told to stop and will be gone soon. */
  readonly isStopping?: boolean;
}

const noteIn = (path: string): string => join(path, 'running.json');

/** The process that uses the folder. A note of one that is gone (kill -9) counts for nothing. */
const userOf = (path: string): RunningNote | undefined => {
  if (!existsSync(noteIn(path))) return undefined;
  const note = JSON.parse(readFileSync(noteIn(path), 'utf8')) as RunningNote;
  const isOther = note.pid !== process.pid && isRunning(note.pid);
  return isOther && startTimeOf(note.pid) === note.startTime ? note : undefined;
};

const writeNote = (path: string, isStopping: boolean): void => {
  const note: RunningNote = { pid: process.pid, startTime: startTimeOf(process.pid), isStopping };
  writeWhole(noteIn(path), JSON.stringify(note));
};

/** One process per folder: a second one would take the first one's Postgres for a leftover. */
const takeFolder = (path: string): void => {
  const user = userOf(path);
  if (user !== undefined) {
    throw new DataFolderError(
      `the suite is running on ${path} already (process ${user.pid}). Stop it with Ctrl-C there, ` +
        'or start a second one beside it: AMENDS_DATA=.amends/second AMENDS_PORT=8081 ' +
        'AMENDS_POSTGRES_PORT=54400 npm start',
    );
  }
  writeNote(path, false);
};

const STOP_LIMIT_MS = 30_000;
const POLL_MS = 50;

/**
 * Waits while a suite on this folder stops, for half a minute at most: a terminal that was closed
 * or a command that was killed leaves one behind for a moment.
 */
const awaitStopping = async (path: string): Promise<void> => {
  const deadline = Date.now() + STOP_LIMIT_MS;
  while (userOf(path)?.isStopping && Date.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
};

// As root Postgres runs as another user, who must be able to walk down whatever the umask is; what
// is inside has closed modes of its own.
const makeFolder = (path: string): void => {
  let first: string | undefined;
  try {
    first = mkdirSync(path, { recursive: true });
  } catch (error) {
    const { message } = error as Error;
    throw new DataFolderError(`AMENDS_DATA can be no folder at ${path}: ${message}`);
  }
  if (first === undefined || process.getuid?.() !== 0) return;
  for (let each = path; each.length >= first.length; each = dirname(each)) chmodSync(each, 0o755);
};

/**
 * Opens the data folder, making it at the first start. A Postgres port that is given is kept for
 * the starts after it; else the one of the start before is taken.
 * @throws DataFolderError when another release's layout is found; the text says what to run
 */
export const openDataFolder = async (path: string, postgresPort?: number): Promise<DataFolder> => {
  makeFolder(path);
  await awaitStopping(path);
  const release = readRelease(path, postgresPort);
  takeFolder(path);
  const keys = join(path, 'keys');
  mkdirSync(keys, { recursive: true, mode: 0o700 });
  return {
    path,
    postgres: join(path, 'postgres'),
    keys,
    erasureList: `${path}-erasures.jsonl`,
    attachments: join(path, 'attachments'),
    postgresPort: release.postgresPort,
    announceStop: () => writeNote(path, true),
    release: () => rmSync(noteIn(path), { force: true }),
    secret: (name) => {
      const file = join(keys, name);
      if (!existsSync(file)) writeWhole(file, randomBytes(32).toString('base64url'));
      return readFileSync(file, 'utf8').trim();
    },
  };
};
