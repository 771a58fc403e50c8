import { existsSync, realpathSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

const areOpen = (folder: string): boolean => {
  if ((statSync(folder).mode & 0o001) === 0) return false;
  return dirname(folder) === folder || areOpen(dirname(folder));
};

/**
 * Whether every user of the machine can walk down to this path, as far as it is there already: as
 * root Postgres runs as another user, and root's home is closed to that one.
 */
export const isOpenToAll = (path: string): boolean =>
  existsSync(path) ? areOpen(realpathSync(path)) : isOpenToAll(dirname(path));
