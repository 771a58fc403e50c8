import type { z } from 'zod';
import { Problem } from './problem-error.ts';

/** An opaque list cursor: JSON in base64url. It holds sort keys and ids, never personal data. */
export const encodeCursor = (keys: unknown): string =>
  Buffer.from(JSON.stringify(keys)).toString('base64url');

/**
 * The keys in a cursor, checked against their schema: a cursor comes back from the client and is
 * input like any other.
 * @throws Problem 400 malformed_cursor
 */
export const decodeCursor = <Keys>(cursor: string, schema: z.ZodType<Keys>): Keys => {
  let keys: unknown;
  try {
    keys = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw new Problem('malformed_cursor');
  }
  const parsed = schema.safeParse(keys);
  if (!parsed.success) throw new Problem('malformed_cursor');
  return parsed.data;
};
