import { createSecretKey } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { type FieldCipher, fieldCipher } from './field-cipher.ts';
import { readSecrets, secretsOfFirstKey } from './look-up-secrets.ts';

const keys = new Map([7, 8, 9].map((byte) => [byte, createSecretKey(Buffer.alloc(32, byte))]));
const secrets = readSecrets(secretsOfFirstKey(Buffer.alloc(32, 1)));
/** Seals with one key and knows some. */
const cipherOf = (sealing: number, known: readonly number[] = [sealing]): FieldCipher =>
  fieldCipher(
    {
      sealing: () => sealing,
      keyOf: (version) => (known.includes(version) ? keys.get(version) : undefined),
    },
    secrets,
  );
const cipher = cipherOf(7);
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
    const forged = sealed();
    forged[0] = 8;
    expect(() => cipherOf(8).open(forged, place)).toThrow();
  });

  it('opens by the version that sealed, whatever seals now, while that key is there', () => {
    const old = sealed();
    expect(cipherOf(9, [7, 9]).open(old, place)).toBe('Grüße 你好');
    expect(() => cipherOf(9).open(old, place)).toThrow('known key version');
    expect(Buffer.from(cipherOf(9).seal('a', place), 'base64')[0]).toBe(9);
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
