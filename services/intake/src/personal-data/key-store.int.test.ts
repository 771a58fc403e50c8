import { chmodSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { scratchFolder } from '@amends/testing/run-directory';
import { describe, expect, it } from '@jest/globals';
import { fileKeyStore } from './key-store.ts';

const dataKey = Buffer.alloc(32, 5);
const fileIn = (): string => join(scratchFolder('key-store'), 'key');

describe('the file key store', () => {
  it('makes a key once and unwraps after a restart what it wrapped before', async () => {
    const path = fileIn();
    const wrapped = await fileKeyStore(path).wrap(dataKey);
    expect(wrapped.includes(dataKey)).toBe(false);
    expect(await fileKeyStore(path).unwrap(wrapped)).toEqual(dataKey);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('does not unwrap what another key wrapped, or what was changed', async () => {
    const store = fileKeyStore(fileIn());
    const wrapped = await store.wrap(dataKey);
    await expect(fileKeyStore(fileIn()).unwrap(wrapped)).rejects.toThrow();
    wrapped[20] = wrapped[20]! ^ 1;
    await expect(store.unwrap(wrapped)).rejects.toThrow();
  });

  it('refuses a file that is open to others, or holds no key', () => {
    const path = fileIn();
    fileKeyStore(path);
    chmodSync(path, 0o640);
    expect(() => fileKeyStore(path)).toThrow('0600');
    writeFileSync(path, 'short', { mode: 0o600 });
    chmodSync(path, 0o600);
    expect(() => fileKeyStore(path)).toThrow('32-byte');
  });
});
