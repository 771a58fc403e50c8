import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRunning, startTimeOf } from '@amends/local-postgres/processes';

/** Layout version of the data folder. A release that moves things raises it. */
export const DATA_FORMAT = 1;

/** Everything `npm start` keeps lives in one folder: Postgres, keys, credentials. */
export interface DataFolder {
  readonly path: string;
  readonly postgres: string;
  readonly keys: string;
  /** Port of Postgres, kept so that a later start and other commands find it. */
  readonly postgresPort: number;
  /** Password of a database role or secret of a client; made at the first asking, 0600. */
  secret(name: string): string;
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

/**
 * One process per folder: a second one would take the first one's Postgres for a leftover. A note
 * of a process that is gone (kill -9) is taken over.
 */
const takeFolder = (path: string): (() => void) => {
  const file = join(path, 'running.json');
  if (existsSync(file)) {
    const { pid, startTime } = JSON.parse(readFileSync(file, 'utf8'));
    if (pid !== process.pid && isRunning(pid) && startTimeOf(pid) === startTime) {
      throw new DataFolderError(
        `the suite is running on ${path} already (process ${pid}). Stop it with Ctrl-C there, or ` +
          'point AMENDS_DATA to another folder.',
      );
    }
  }
  writeWhole(file, JSON.stringify({ pid: process.pid, startTime: startTimeOf(process.pid) }));
  return () => rmSync(file, { force: true });
};

/**
 * Opens the data folder, making it at the first start. A Postgres port that is given is kept for
 * the starts after it; else the one of the start before is taken.
 * @throws DataFolderError when another release's layout is found; the text says what to run
 */
export const openDataFolder = (path: string, postgresPort?: number): DataFolder => {
  mkdirSync(path, { recursive: true });
  const release = readRelease(path, postgresPort);
  const free = takeFolder(path);
  const keys = join(path, 'keys');
  mkdirSync(keys, { recursive: true, mode: 0o700 });
  return {
    path,
    postgres: join(path, 'postgres'),
    keys,
    postgresPort: release.postgresPort,
    release: free,
    secret: (name) => {
      const file = join(keys, name);
      if (!existsSync(file)) writeWhole(file, randomBytes(32).toString('base64url'));
      return readFileSync(file, 'utf8').trim();
    },
  };
};
