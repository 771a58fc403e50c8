import { describe, expect, it } from '@jest/globals';
import { fieldCipher } from './field-cipher.ts';

const cipher = fieldCipher(Buffer.alloc(32, 7));
const place = { table: 'text', row: '1', field: 'content' };
const sealed = () => Buffer.from(cipher.seal('Grüße 你好', place), 'base64');

describe('the field cipher', () => {
  it('opens what it sealed, code point for code point', () => {
    expect(cipher.open(sealed(), place)).toBe('Grüße 你好');
  });

  it('never gives the same bytes twice for one text', () => {
    expect(sealed().equals(sealed())).toBe(false);
  });

  it.each(['table', 'row', 'field'] as const)('refuses a value moved to another %s', (part) => {
    expect(() => cipher.open(sealed(), { ...place, [part]: 'other' })).toThrow();
  });

  it('refuses a value with any byte flipped', () => {
    const good = sealed();
    for (let at = 0; at < good.length; at += 1) {
      const bad = Buffer.from(good);
      bad[at] = bad[at]! ^ 1;
      expect(() => cipher.open(bad, place)).toThrow();
    }
  });

  it('refuses a value sealed with another data key', () => {
    expect(() => fieldCipher(Buffer.alloc(32, 8)).open(sealed(), place)).toThrow();
  });

  it('gives one index per kind and value', () => {
    expect(cipher.blindIndex('email', 'a')).toEqual(cipher.blindIndex('email', 'a'));
    expect(cipher.blindIndex('email', 'a')).not.toEqual(cipher.blindIndex('phone', 'a'));
  });

  it('makes the same device secret for the same command only', () => {
    expect(cipher.deviceSecret('c1')).toEqual(cipher.deviceSecret('c1'));
    expect(cipher.deviceSecret('c1')).not.toEqual(cipher.deviceSecret('c2'));
  });
});
