import { isUtf8 } from 'node:buffer';
import { Problem } from './problem-error.ts';

/** Objects and arrays inside each other; Postgres fails near 20,000, JSON.parse much later. */
export const depthMax = 32;
/** Members of one object. */
export const keysPerObjectMax = 200;

export type StrictJsonOptions = {
  /**
   * false lets 1.0, 1e3 and integers beyond 2^53 pass, rounded as JSON.parse does. Only for bodies
   * whose form another party decides (deliveries of point-of-sale vendors).
   */
  readonly canonicalNumbers?: boolean;
};

/** What one pass over the text found, besides the grammar, which JSON.parse judges. */
type Scan = {
  members: number;
  controlCharacter: boolean;
  surrogateEscape: boolean;
  nonCanonicalAt: number;
  negativeZero: boolean;
};

const quote = 0x22;
const backslash = 0x5c;

/**
 * Reads a JSON body strictly: UTF-8 without BOM, at most 32 levels, no key twice, none of the keys
 * that reach a prototype, numbers in canonical form, no NUL or other C0 character but tab and line
 * feed, no lone surrogate. -0 is read as 0.
 *
 * Three native or linear steps instead of a parser in JavaScript: one scan of the characters finds
 * what JSON.parse does not tell (depth, number tokens, escapes, how many members there are), then
 * JSON.parse judges the grammar, then one walk counts the members that are left. A key given twice
 * is exactly a difference between the two counts.
 *
 * @throws Problem 400 malformed_body, body_too_deep, duplicate_key, forbidden_key, too_many_keys;
 *   422 control_character, non_canonical_number. None of them echoes a value.
 */
export const parseStrictJson = (body: Buffer, options: StrictJsonOptions = {}): unknown => {
  const text = decode(body);
  const scan = scanJson(text);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Problem('malformed_body');
  }
  if (scan.controlCharacter) throw new Problem('control_character');
  if (scan.nonCanonicalAt >= 0 && options.canonicalNumbers !== false) {
    throw new Problem('non_canonical_number', {
      detail: `The number at character ${scan.nonCanonicalAt} is not in canonical form.`,
    });
  }
  if (scan.members > 0 && countMembers(value) !== scan.members) throw new Problem('duplicate_key');
  if (scan.surrogateEscape) refuseLoneSurrogates(value);
  return scan.negativeZero ? withoutNegativeZero(value) : value;
};

const decode = (body: Buffer): string => {
  if (body.length >= 3 && body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf) {
    throw new Problem('malformed_body', { detail: 'The body starts with a byte order mark.' });
  }
  if (!isUtf8(body)) throw new Problem('malformed_body', { detail: 'The body is not UTF-8.' });
  return body.toString('utf8');
};

/** One pass; throws on depth at once, since JSON.parse must not see such a text. */
const scanJson = (text: string): Scan => {
  const scan: Scan = {
    members: 0,
    controlCharacter: false,
    surrogateEscape: false,
    nonCanonicalAt: -1,
    negativeZero: false,
  };
  const length = text.length;
  let depth = 0;
  let at = 0;
  while (at < length) {
    const unit = text.charCodeAt(at);
    if (unit === quote) {
      at = scanString(text, at + 1, scan);
      continue;
    }
    if (unit === 0x3a) scan.members += 1;
    else if (unit === 0x7b || unit === 0x5b) {
      depth += 1;
      if (depth > depthMax) throw new Problem('body_too_deep');
    } else if (unit === 0x7d || unit === 0x5d) depth -= 1;
    else if (unit === 0x2d || (unit >= 0x30 && unit <= 0x39)) {
      at = scanNumber(text, at, scan);
      continue;
    }
    at += 1;
  }
  return scan;
};

/** From the first character of a string to the one after its closing quote. */
const scanString = (text: string, start: number, scan: Scan): number => {
  const length = text.length;
  let at = start;
  while (at < length) {
    const unit = text.charCodeAt(at);
    if (unit === quote) return at + 1;
    if (unit === backslash) {
      scanEscape(text, at, scan);
      at += 2;
    } else at += 1;
  }
  return at;
};

/** Raw control characters are grammar faults; only escapes can smuggle them in. */
const scanEscape = (text: string, at: number, scan: Scan): void => {
  const letter = text[at + 1];
  if (letter === 'b' || letter === 'f' || letter === 'r') scan.controlCharacter = true;
  if (letter !== 'u') return;
  const unit = Number.parseInt(text.slice(at + 2, at + 6), 16);
  if (unit < 0x20 && unit !== 0x09 && unit !== 0x0a) scan.controlCharacter = true;
  if (unit >= 0xd800 && unit <= 0xdfff) scan.surrogateEscape = true;
};

const isNumberUnit = (unit: number): boolean =>
  (unit >= 0x30 && unit <= 0x39) ||
  unit === 0x2e ||
  unit === 0x2d ||
  unit === 0x2b ||
  unit === 0x65 ||
  unit === 0x45;

/**
 * A token is canonical when printing its value gives the token again and it has no exponent. Up to
 * 15 plain digits are canonical without asking: leading zeros are a fault of the grammar.
 */
const scanNumber = (text: string, start: number, scan: Scan): number => {
  const length = text.length;
  let at = start;
  let plainDigits = true;
  while (at < length) {
    const unit = text.charCodeAt(at);
    if (unit >= 0x30 && unit <= 0x39) at += 1;
    else if (isNumberUnit(unit)) {
      plainDigits = false;
      at += 1;
    } else break;
  }
  if (plainDigits && at - start <= 15) return at;
  const token = text.slice(start, at);
  if (token === '-0') scan.negativeZero = true;
  else if (token.includes('e') || String(Number(token)) !== token) {
    if (scan.nonCanonicalAt < 0) scan.nonCanonicalAt = start;
  } else if (!token.includes('.') && !Number.isSafeInteger(Number(token))) {
    if (scan.nonCanonicalAt < 0) scan.nonCanonicalAt = start;
  }
  return at;
};

/** Members of all objects below a value; refuses keys that reach a prototype. */
const countMembers = (value: unknown): number => {
  if (value === null || typeof value !== 'object') return 0;
  let members = 0;
  if (Array.isArray(value)) {
    for (const item of value) {
      if (item !== null && typeof item === 'object') members += countMembers(item);
    }
    return members;
  }
  const keys = Object.keys(value);
  if (keys.length > keysPerObjectMax) throw new Problem('too_many_keys');
  for (const key of keys) {
    if (key === '__proto__' || key === 'constructor' || key === 'prototype') {
      throw new Problem('forbidden_key');
    }
    const member = (value as Record<string, unknown>)[key];
    if (member !== null && typeof member === 'object') members += countMembers(member);
  }
  return members + keys.length;
};

const refuseLoneSurrogates = (value: unknown): void => {
  if (typeof value === 'string') {
    if (!value.isWellFormed()) throw new Problem('control_character');
  } else if (Array.isArray(value)) value.forEach(refuseLoneSurrogates);
  else if (value !== null && typeof value === 'object') {
    for (const [key, member] of Object.entries(value)) {
      refuseLoneSurrogates(key);
      refuseLoneSurrogates(member);
    }
  }
};

const withoutNegativeZero = (value: unknown): unknown => {
  if (value === 0) return 0;
  if (Array.isArray(value)) return value.map(withoutNegativeZero);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key, withoutNegativeZero(member)]),
  );
};
