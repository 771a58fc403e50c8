import { createHash } from 'node:crypto';

const LENGTH_MAX = 48;
const HASH_LENGTH = 6;

const hashOf = (text: string): string =>
  createHash('sha256').update(text).digest('hex').slice(0, HASH_LENGTH);

/**
 * A label as a code: lower case without accents, everything else an underscore, at most 48
 * characters. What does not fit, or has no Latin letter or digit, gets a short hash instead of
 * what is lost, so that two labels keep two codes.
 */
export const slugOf = (label: string): string => {
  const plain = label
    .replace(/ß/g, 'ss')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
  if (plain === '') return `label_${hashOf(label)}`;
  if (plain.length <= LENGTH_MAX) return plain;
  return `${plain.slice(0, LENGTH_MAX - HASH_LENGTH - 1)}_${hashOf(label)}`;
};
