// npm run backup: a copy of the stopped data folder. The embedded Postgres brings no dump tool.
import { cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { shellWord } from '@amends/all-in-one/with-data-folder';
import { root } from './check-steps.ts';
import {
  dataFolderPath,
  fromCaller,
  pasteable,
  refuseWhilePostgresRuns,
  refuseWhileRunning,
} from './data-folder-path.ts';
import { CommandError } from './terminal/command-error.ts';
import { runCommand } from './terminal/run-command.ts';

const USAGE =
  'usage: npm run backup [-- <target folder>]   (default: .amends/backups/<time>)\n' +
  'The suite must be stopped. The copy holds keys and personal data: keep it as safe as the data.';

const stamp = (): string => new Date().toISOString().replaceAll(/[:.]/g, '-');

await runCommand(USAGE, async ([given]) => {
  const folder = dataFolderPath();
  if (!existsSync(join(folder, 'release.json'))) {
    throw new CommandError(`there is no data folder at ${folder} (no release.json in it)`);
  }
  refuseWhileRunning(folder);
  refuseWhilePostgresRuns(folder);
  const target = given ? fromCaller(given) : join(root, '.amends', 'backups', stamp());
  if (existsSync(target)) throw new CommandError(`${target} is there already`);
  process.stderr.write(`copying ${folder}\n`);
  const partial = `${target}.partial`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { recursive: true, mode: 0o700 });
  cpSync(folder, partial, { recursive: true, preserveTimestamps: true, verbatimSymlinks: true });
  renameSync(partial, target);
  const hint = pasteable(`npm run restore -- ${shellWord(target)}`);
  process.stdout.write(`backup in ${target}\nrestore it with: ${hint}\n`);
  return 0;
});
