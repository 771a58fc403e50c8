import { describe, expect, it } from '@jest/globals';
import { readColumnType } from './column-type.ts';
import { columnsOf } from './fact-sql.ts';

const normalise = (declared: string, value: unknown): unknown =>
  readColumnType(declared).type.normalise(value);

describe('a column', () => {
  it('brings equal values into one form', () => {
    expect(normalise('timestamptz', '2026-05-01T00:00:00Z')).toBe('2026-05-01T00:00:00.000Z');
    expect(normalise('timestamptz', '2026-05-01T02:00:00.5+02:00')).toBe(
      '2026-05-01T00:00:00.500Z',
    );
    expect(normalise('timestamptz', new Date(0))).toBe('1970-01-01T00:00:00.000Z');
    for (const seven of [7, 7n, '7']) expect(normalise('bigint', seven)).toBe(7);
    expect(normalise('bigint', '9007199254740993')).toBe(9_007_199_254_740_993n);
    expect(normalise('numeric', 12n ** 20n)).toBe(String(12n ** 20n));
    expect(Object.is(normalise('double precision', -0), 0)).toBe(true);
    expect(normalise('jsonb', { a: -0, b: undefined, c: new Date(0) })).toStrictEqual({
      a: 0,
      c: '1970-01-01T00:00:00.000Z',
    });
  });

  it.each([
    ['bigint', 1.5],
    ['bigint', 2 ** 60],
    ['integer', '7'],
    ['numeric', '1e3'],
    ['double precision', Number.NaN],
    ['timestamptz', 'yesterday'],
    ['date', '2026-5-1'],
    ['uuid', '0190B1A2-0000-7000-8000-000000000001'],
    ['text', 7],
    ['text[]', ['a', null]],
    ['boolean', 'true'],
  ])('of type %s refuses %p', (declared, value) => {
    expect(() => normalise(declared, value)).toThrow(`does not fit a ${declared} column`);
  });

  it('may be required', () => {
    expect(readColumnType('bigint NOT NULL')).toMatchObject({ isRequired: true });
    expect(readColumnType('int')).toMatchObject({ isRequired: false, type: { sql: 'integer' } });
  });

  it('is refused when a fold could not read it back', () => {
    expect(() => readColumnType('numeric(10,2)')).toThrow('cannot have a column');
    expect(() => readColumnType('money')).toThrow('cannot have a column');
  });

  it('is refused under a name that needs quoting, or that is taken', () => {
    const named = (name: string) =>
      columnsOf({ name: 't', columns: { id: 'text', [name]: 'text' } });
    for (const name of ['A', 'a b', 'a"; drop table x', 'change_seq', ''])
      expect(() => named(name)).toThrow('is not a name');
  });

  it('is refused as a key unless it is text or uuid', () => {
    expect(() => columnsOf({ name: 't', columns: { n: 'bigint' } })).toThrow('must be its first');
  });
});
