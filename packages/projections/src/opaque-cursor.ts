import { ProjectionError } from './projection-error.ts';

/** Texts of a cursor, in order; opaque to clients, who may store it for as long as they like. */
export const writeCursor = (parts: readonly string[]): string =>
  Buffer.from(JSON.stringify(parts)).toString('base64url');

const LENGTH_MAX = 512;

/**
 * The texts of a cursor made by writeCursor with as many parts and the same first one.
 * @throws ProjectionError malformed_cursor
 */
export const readCursor = (cursor: string, purpose: string, count: number): readonly string[] => {
  const refuse = (): never => {
    throw new ProjectionError('malformed_cursor', 'the cursor is not one of this list');
  };
  if (cursor.length > LENGTH_MAX || !/^[A-Za-z0-9_-]+$/.test(cursor)) return refuse();
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return refuse();
  }
  const isList = Array.isArray(parts) && parts.every((part) => typeof part === 'string');
  if (!isList || (parts as string[]).length !== count) return refuse();
  return (parts as string[])[0] === purpose ? (parts as string[]) : refuse();
};
