import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { isOpenToAll } from '@amends/local-postgres/open-to-all';
import { startTimeOf } from '@amends/local-postgres/processes';
import { DataFolderError, openDataFolder } from './data-folder.ts';

let folder: string;
let other: ChildProcess | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'amends-data-folder-'));
  chmodSync(folder, 0o755);
});

afterEach(() => {
  other?.kill('SIGKILL');
  other = undefined;
  rmSync(folder, { recursive: true, force: true });
});

/** A process that is said to use the folder, until it is killed. */
const otherUser = (isStopping: boolean): ChildProcess => {
  const child = spawn(process.execPath, ['--eval', 'setInterval(() => {}, 1000)']);
  other = child;
  const pid = child.pid!;
  const note = { pid, startTime: startTimeOf(pid), isStopping };
  writeFileSync(join(folder, 'running.json'), JSON.stringify(note));
  return child;
};

describe('a data folder', () => {
  it('is open to the user Postgres runs as, whatever the umask of root', async () => {
    const path = join(folder, 'made/data');
    const before = process.umask(0o077);
    try {
      (await openDataFolder(path)).release();
    } finally {
      process.umask(before);
    }
    expect(isOpenToAll(path)).toBe(process.getuid?.() === 0);
  });

  it('is refused in words where a file lies', async () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    await expect(openDataFolder(file)).rejects.toThrow(DataFolderError);
  });

  it('is waited for while the suite on it stops', async () => {
    const child = otherUser(true);
    let isOpen = false;
    const opening = openDataFolder(folder).finally(() => {
      isOpen = true;
    });
    await new Promise(setImmediate);
    expect(isOpen).toBe(false);
    child.kill('SIGKILL');
    (await opening).release();
  });

  it('is refused at once while a suite on it runs', async () => {
    otherUser(false);
    await expect(openDataFolder(folder)).rejects.toThrow('is running on');
  });
});
