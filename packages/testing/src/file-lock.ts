import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { isRunning } from '@amends/local-postgres/processes';
import { waitFor } from './wait-for.ts';

const tryLock = (path: string): boolean => {
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  let holder: number;
  try {
    holder = Number(readFileSync(path, 'utf8'));
  } catch {
    return false;
  }
  // An empty file is a lock being written this very moment; a dead holder left its lock behind.
  if (holder > 0 && !isRunning(holder)) rmSync(path, { force: true });
  return false;
};

/**
 * Runs `work` while this process alone holds the lock file, across processes. A lock whose holder
 * died is taken over. `timeoutMs` bounds the wait for the lock, not the work.
 */
export const withFileLock = async <T>(
  path: string,
  work: () => Promise<T>,
  timeoutMs = 600_000,
): Promise<T> => {
  mkdirSync(dirname(path), { recursive: true });
  await waitFor(() => tryLock(path), {
    description: `the lock ${path}`,
    timeoutMs,
    intervalMs: 100,
  });
  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
};
