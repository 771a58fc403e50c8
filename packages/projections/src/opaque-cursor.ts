import { ProjectionError } from './projection-error.ts';

/** Texts of a cursor, in order; opaque to clients, who may store it for as long as they like. */
export const writeCursor = (parts: readonly string[]): string =>
  Buffer.from(JSON.stringify(parts)).toString('base64url');

const LENGTH_MAX = 512;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const BIGINT_MAX = 2n ** 63n - 1n;

/** An instant in the one form that fact tables have, of the years that events have. */
const isInstant = (text: string): boolean => {
  const time = Date.parse(text);
  if (Number.isNaN(time) || !/^(20\d\d|2100)-/.test(text)) return false;
  return new Date(time).toISOString() === text;
};

/**
 * Whether the text of a cursor can be a key of this SQL type: the database must never be the one
 * to refuse what a client changed. An empty text is the start of an export.
 */
export const isCursorKey = (text: string, sqlType: string): boolean => {
  if (sqlType === 'uuid') return UUID.test(text);
  return sqlType === 'timestamptz' ? isInstant(text) : !text.includes('\0');
};

/** Whether the text of a cursor is a whole number that a bigint holds. */
export const isCursorNumber = (text: string): boolean =>
  /^\d{1,19}$/.test(text) && BigInt(text) <= BIGINT_MAX;

/** @throws ProjectionError malformed_cursor, always */
export const refuseCursor = (): never => {
  throw new ProjectionError('malformed_cursor', 'the cursor is not one of this list');
};

/**
 * The texts of a cursor made by writeCursor with as many parts and the same first one.
 * @throws ProjectionError malformed_cursor
 */
export const readCursor = (cursor: string, purpose: string, count: number): readonly string[] => {
  if (cursor.length > LENGTH_MAX || !/^[A-Za-z0-9_-]+$/.test(cursor)) return refuseCursor();
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return refuseCursor();
  }
  const isList = Array.isArray(parts) && parts.every((part) => typeof part === 'string');
  if (!isList || (parts as string[]).length !== count) return refuseCursor();
  return (parts as string[])[0] === purpose ? (parts as string[]) : refuseCursor();
};
