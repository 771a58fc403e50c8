import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { decodeCursor, encodeCursor } from './cursor.ts';
import { cursorParameter, filterShape, filtersOf, limitParameter } from './query.ts';

const schema = z.strictObject({
  limit: limitParameter,
  cursor: cursorParameter,
  ...filterShape({
    store: { operators: ['eq', 'in'], value: z.string().regex(/^[0-9]{1,9}$/) },
    resolvedAt: { operators: ['gte', 'lt'], value: z.iso.datetime() },
  }),
});

describe('list parameters', () => {
  it('have a limit of 50 and no filters when none is given', () => {
    const query = schema.parse({});
    expect(query.limit).toBe(50);
    expect(filtersOf(query)).toEqual([]);
  });

  it('give their filters in order, lists split', () => {
    const query = schema.parse({
      'filter[store][in]': '9,12',
      'filter[resolvedAt][gte]': '2026-05-01T00:00:00Z',
    });
    expect(filtersOf(query)).toEqual(
      expect.arrayContaining([
        { field: 'store', operator: 'in', values: ['9', '12'] },
        { field: 'resolvedAt', operator: 'gte', values: ['2026-05-01T00:00:00Z'] },
      ]),
    );
  });

  it.each([
    ['an unknown field', { 'filter[colour][eq]': 'red' }],
    ['an unknown operator', { 'filter[store][gt]': '9' }],
    ['a value that is none of the field', { 'filter[store][eq]': 'x' }],
    ['an empty member of a list', { 'filter[store][in]': '9,,12' }],
    ['more than 100 values', { 'filter[store][in]': Array(101).fill('9').join() }],
    ['an empty filter', { 'filter[store][eq]': '' }],
    ['a cursor with other characters', { cursor: 'a/b' }],
  ])('with %s are refused', (_what, query) => {
    expect(schema.safeParse(query).success).toBe(false);
  });
});

describe('a cursor', () => {
  const keys = z.strictObject({ at: z.string(), id: z.string() });

  it('comes back as it was', () => {
    const cursor = encodeCursor({ at: '2026-05-01T00:00:00Z', id: 'c1' });
    expect(cursorParameter.safeParse(cursor).success).toBe(true);
    expect(decodeCursor(cursor, keys)).toEqual({ at: '2026-05-01T00:00:00Z', id: 'c1' });
  });

  it.each(['', 'x', 'e30', encodeCursor({ at: 1, id: 'c1' }), encodeCursor(null)])(
    'of the form %p is refused with malformed_cursor',
    (cursor) => {
      const refusal = expect.objectContaining({ code: 'malformed_cursor' });
      expect(() => decodeCursor(cursor, keys)).toThrow(refusal);
    },
  );
});
