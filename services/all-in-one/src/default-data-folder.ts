import { createHash } from 'node:crypto';
import { basename, join } from 'node:path';
import { isOpenToAll } from '@amends/local-postgres/open-to-all';

const REPOSITORY = join(import.meta.dirname, '../../..');

/**
 * Where the folder of this name (data, demo, kafka-suite) lies unless told: in `.amends` of the
 * repository. As root Postgres runs as a user of its own; for a repository that user cannot walk
 * down to, such as one below /root, it lies in /var/lib/amends, under the repository's name and a
 * digest of its path.
 */
export const defaultDataFolder = (
  name: string,
  repository = REPOSITORY,
  isRoot = process.getuid?.() === 0,
): string => {
  if (!isRoot || isOpenToAll(repository)) return join(repository, '.amends', name);
  const digest = createHash('sha256').update(repository).digest('hex').slice(0, 8);
  return join('/var/lib/amends', `${basename(repository)}-${digest}`, name);
};
