/** What a person is called by, in clear: only for as long as an erasure looks for it. */
export interface PersonNames {
  /** References, e-mail addresses, names. */
  readonly texts: readonly string[];
  readonly phones: readonly string[];
}

/** Shorter ones stand inside other words; they must be a value of their own. */
const INSIDE_MIN = 6;
/** The end of a telephone number is the same with and without its country. */
const PHONE_DIGITS = 8;

const comparable = (text: string): string => text.normalize('NFC').toLowerCase().trim();
const digitsOf = (text: string): string => text.replace(/[^0-9]/g, '');

const valuesIn = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  if (typeof value === 'number') return [String(value)];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(valuesIn);
};

/** The values of a body: of JSON or of a form; any other body is one value. */
const valuesOf = (body: string): readonly string[] => {
  try {
    return valuesIn(JSON.parse(body));
  } catch {
    const isForm = /^[\w%.~*+-]+=[^\s<>]*$/.test(body);
    return isForm ? [...new URLSearchParams(body).values(), body] : [body];
  }
};

const isTextIn = (text: string, values: readonly string[]): boolean => {
  const sought = comparable(text);
  if (sought === '') return false;
  if (values.includes(sought)) return true;
  if (sought.length >= INSIDE_MIN && values.some((value) => value.includes(sought))) return true;
  // A name in parts: first and family name are fields of their own almost everywhere.
  const parts = sought.split(/\s+/);
  return parts.length > 1 && parts.every((part) => values.includes(part));
};

const isPhoneIn = (phone: string, values: readonly string[]): boolean => {
  const sought = digitsOf(phone).slice(-PHONE_DIGITS);
  return sought.length === PHONE_DIGITS && values.some((value) => value.includes(sought));
};

/**
 * Whether a text names the person. It may say so once too often: what is at stake is the copy of a
 * delivery that was understood, against somebody's name that stays.
 */
export const isNamedIn = (body: string, { texts, phones }: PersonNames): boolean => {
  const raw = valuesOf(body);
  const values = raw.map(comparable);
  if (texts.some((text) => isTextIn(text, values))) return true;
  if (phones.length === 0) return false;
  const digits = raw.map(digitsOf);
  return phones.some((phone) => isPhoneIn(phone, digits));
};
