import { z } from 'zod';

/** Crockford's base 32: nothing that is read as something else. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 20;

/** 100 bits in four groups of five letters, out of random bytes (13 or more). */
export const secretCodeOf = (random: Buffer): string => {
  const letters = [...random.subarray(0, 13)].reduce(
    (bits, byte) => bits + byte.toString(2).padStart(8, '0'),
    '',
  );
  const groups: string[] = [];
  for (let at = 0; at < LENGTH; at += 1) {
    const letter = ALPHABET[Number.parseInt(letters.slice(at * 5, at * 5 + 5), 2)]!;
    groups[Math.floor(at / 5)] = (groups[Math.floor(at / 5)] ?? '') + letter;
  }
  return groups.join('-');
};

/** As people type it: small letters, O for 0, I and L for 1, blanks or dashes anywhere. */
export const secretCodeKey = (typed: string): string =>
  typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');

export const typedSecretCode = z
  .string()
  .min(LENGTH)
  .max(60)
  .refine((typed) => secretCodeKey(typed).length === LENGTH, { message: 'is no code' });
