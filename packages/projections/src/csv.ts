/** One value of a row; null and undefined make an empty cell. */
export type CsvValue = unknown;

// What spreadsheets take for a formula: ASVS 1.2.10. Numbers are left alone, -5 is no formula.
const FORMULA = /^[=+\-@\t\r\0\uff1d\uff0b\uff0d\uff20]/;
// Control characters, zero-width and direction marks: they would act on a terminal, or hide text.
const INVISIBLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

const visible = (character: string): string =>
  `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

const textOf = (value: unknown): string => {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return (FORMULA.test(text) ? `'${text}` : text).replace(INVISIBLE, visible);
};

const cell = (value: unknown): string => {
  const text = textOf(value);
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

const line = (values: readonly CsvValue[]): string => `${values.map(cell).join(',')}\r\n`;

/**
 * Rows as CSV (RFC 4180, CRLF, header line). A text that a spreadsheet would take for a formula
 * gets an apostrophe in front, invisible characters are written as \uXXXX, lists and objects as
 * JSON.
 */
export const toCsv = (
  columns: readonly string[],
  rows: readonly Readonly<Record<string, CsvValue>>[],
): string => [columns, ...rows.map((row) => columns.map((name) => row[name]))].map(line).join('');
