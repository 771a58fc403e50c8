import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { defaultDataFolder } from './default-data-folder.ts';

let home: string | undefined;

afterEach(() => {
  if (home !== undefined) rmSync(home, { recursive: true, force: true });
  home = undefined;
});

const repositoryIn = (mode: number): string => {
  home = mkdtempSync(join(tmpdir(), 'amends-home-'));
  const repository = join(home, 'amends');
  mkdirSync(repository);
  chmodSync(home, mode);
  return repository;
};

describe('the data folder unless told', () => {
  it('is in the repository for a user who is not root, open or closed', () => {
    const repository = repositoryIn(0o700);
    expect(defaultDataFolder('data', repository, false)).toBe(join(repository, '.amends/data'));
  });

  it('is in the repository for root where every user can walk down to it', () => {
    const repository = repositoryIn(0o755);
    expect(defaultDataFolder('demo', repository, true)).toBe(join(repository, '.amends/demo'));
  });

  it('is outside for root below a closed folder, one for each repository', () => {
    const repository = repositoryIn(0o700);
    const folder = defaultDataFolder('data', repository, true);
    expect(folder).toMatch(/^\/var\/lib\/amends\/amends-[0-9a-f]{8}\/data$/);
    expect(defaultDataFolder('data', `${repository}2`, true)).not.toBe(folder);
  });
});
