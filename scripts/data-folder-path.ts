import { existsSync, readFileSync, renameSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { defaultDataFolder } from '@amends/all-in-one/default-data-folder';
import { withDataFolder } from '@amends/all-in-one/with-data-folder';
import { isRunning, startTimeOf } from '@amends/local-postgres/processes';
import { CommandError } from './terminal/command-error.ts';

/** npm changes to the repository's root; paths a person types are meant from where they stood. */
export const fromCaller = (path: string): string =>
  resolve(process.env.INIT_CWD ?? process.cwd(), path);

/** The data folder of the installation: AMENDS_DATA, else the one `npm start` takes of itself. */
export const dataFolderPath = (name = 'data'): string =>
  process.env.AMENDS_DATA ? fromCaller(process.env.AMENDS_DATA) : defaultDataFolder(name);

/** A text whose commands can be pasted: each has the AMENDS_DATA that this one was given. */
export const pasteable = (text: string): string => withDataFolder(text, process.env.AMENDS_DATA);

/**
 * Moves what is there out of the way, into a folder beside it, and says where it is kept.
 * @param why the word in the new name: `data.before-restore-1767225600000`
 */
export const moveAside = (folder: string, why: string): string => {
  const aside = `${folder}.before-${why}-${Date.now()}`;
  renameSync(folder, aside);
  return aside;
};

/**
 * Refuses to touch the files of a running suite: a copy of a live cluster is no backup.
 * @throws CommandError saying which process runs
 */
export const refuseWhileRunning = (folder: string): void => {
  const note = join(folder, 'running.json');
  if (!existsSync(note)) return;
  const { pid, startTime } = JSON.parse(readFileSync(note, 'utf8'));
  if (isRunning(pid) && startTimeOf(pid) === startTime) {
    throw new CommandError(`the suite runs on ${folder} (process ${pid}): stop it first (Ctrl-C)`);
  }
};

/**
 * After kill -9 the suite is gone and its Postgres may still run; the next start stops it cleanly.
 * @throws CommandError while that has not happened
 */
export const refuseWhilePostgresRuns = (folder: string): void => {
  const file = join(folder, 'postgres', 'data', 'postmaster.pid');
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, 'utf8').split('\n', 1)[0]);
  if (pid > 0 && isRunning(pid)) {
    throw new CommandError(
      `Postgres (process ${pid}) still runs on ${folder}: npm start, then Ctrl-C, stops it cleanly`,
    );
  }
};
