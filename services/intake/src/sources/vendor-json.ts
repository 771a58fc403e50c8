import { isUtf8 } from 'node:buffer';
import type { z } from 'zod';
import { MappingError } from './adapter.ts';

/**
 * Reads a vendor's JSON without losing a digit: integers that JavaScript holds exactly stay
 * numbers, every other number becomes the text it was written as (ids above 2^53, 89.99, 1.0).
 * @throws MappingError unreadable
 */
export const parseVendorJson = (body: Buffer | string): unknown => {
  if (typeof body !== 'string' && !isUtf8(body)) throw new MappingError('unreadable');
  try {
    return JSON.parse(
      body.toString(),
      // A function that ES2025 calls with the source text of a value.
      (_name: string, value: unknown, context?: { readonly source?: string }) => {
        if (typeof value !== 'number') return value;
        const { source = String(value) } = context ?? {};
        return Number.isSafeInteger(value) && String(value) === source ? value : source;
      },
    );
  } catch {
    // Too deep ends here too: the nested calls of the function run out of stack.
    throw new MappingError('unreadable');
  }
};

/**
 * The parts of a vendor's object that a mapping reads.
 * @throws MappingError unexpected_shape
 */
export const readShape = <Shape>(schema: z.ZodType<Shape>, value: unknown): Shape => {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new MappingError('unexpected_shape');
  return parsed.data;
};
