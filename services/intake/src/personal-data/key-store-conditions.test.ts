import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { keyStoreRefusals } from './key-store-conditions.ts';

const there = fileURLToPath(import.meta.url);
const missing = join(tmpdir(), 'no-such-key');
const codesOf = (path: string, isAllowed: boolean): string[] =>
  keyStoreRefusals(path, isAllowed).map(({ code, allowance }) => `${code} ${allowance}`);

describe('a key in a file', () => {
  it('is taken where it is allowed and there', () => {
    expect(codesOf(there, true)).toEqual([]);
  });

  it('is refused unless it is allowed by name, save in the local profile', () => {
    expect(codesOf(there, false)).toEqual(['file_key_store fileKeyStore']);
  });

  it('is refused when it is missing, save in the local profile, which makes it', () => {
    expect(codesOf(missing, true)).toEqual(['key_missing fileKeyStore']);
  });
});
