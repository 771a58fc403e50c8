// npm run restore: puts a backup in place of the data folder; what was there is kept beside.
import { cpSync, existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import {
  dataFolderPath,
  fromCaller,
  moveAside,
  pasteable,
  refuseWhilePostgresRuns,
  refuseWhileRunning,
} from './data-folder-path.ts';
import { CommandError, UsageError } from './terminal/command-error.ts';
import { runCommand } from './terminal/run-command.ts';

const USAGE = 'usage: npm run restore -- <backup folder>   (the suite must be stopped)';

await runCommand(USAGE, async ([given]) => {
  if (given === undefined) throw new UsageError('which backup?');
  const backup = fromCaller(given);
  if (!existsSync(join(backup, 'release.json'))) {
    throw new CommandError(`${backup} is no backup of a data folder (no release.json in it)`);
  }
  const folder = dataFolderPath();
  refuseWhileRunning(folder);
  refuseWhilePostgresRuns(folder);
  const partial = `${folder}.partial`;
  rmSync(partial, { recursive: true, force: true });
  cpSync(backup, partial, { recursive: true, preserveTimestamps: true, verbatimSymlinks: true });
  rmSync(join(partial, 'running.json'), { force: true });
  // Stores, log and projections are of one moment, so their positions still fit each other.
  if (existsSync(folder)) {
    const aside = moveAside(folder, 'restore');
    const secret = 'with its keys and personal data: delete it when it is of no use any more';
    process.stdout.write(`what was there is kept in ${aside}, ${secret}\n`);
  }
  renameSync(partial, folder);
  process.stdout.write(pasteable('restored; npm start goes on from there\n'));
  return 0;
});
