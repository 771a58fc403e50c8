import { describe, expect, it } from '@jest/globals';
import { isUnchanged, normaliseRow, rowsText } from './fact-row.ts';
import { OBSERVED, tableSql } from './fact-sql.ts';

const sql = tableSql(
  {
    name: 'thing',
    columns: { id: 'text', at: 'timestamptz', total: 'bigint', facts: 'jsonb', note: 'text' },
  },
  'build',
);
const row = (next: object, before?: object) =>
  normaliseRow(sql, 'a', next as Record<string, unknown>, before as Record<string, unknown>);

describe('a row in the form of its table', () => {
  it('has every column, and each value in the one form it is read back in', () => {
    const first = row({ at: '2026-06-01T09:00:00Z', total: '12' });
    const at = '2026-06-01T09:00:00.000Z';
    expect(first).toEqual({ id: 'a', at, total: 12, facts: null, note: null });
    expect(Object.keys(first)).toEqual(['id', 'at', 'total', 'facts', 'note']);
  });

  it('takes over what an event left as it was, and loses what it leaves out or empties', () => {
    const facts = [1];
    const before = row({ at: '2026-06-01T09:00:00Z', facts, note: 'n', total: 1 });
    const after = row({ ...before, total: 2n ** 60n, note: undefined }, before);
    expect(after).toEqual({ ...before, total: 2n ** 60n, note: null });
    expect(after.facts).toBe(before.facts);
    expect(isUnchanged(sql, before, after)).toBe(false);
    expect(row({ id: 'a', total: 1 }, before)).toEqual(row({ total: 1 }));
  });

  it('is refused with a column that is none, a value that does not fit, or another key', () => {
    const before = row({ total: 1 });
    expect(() => row({ ...before, colour: null }, before)).toThrow('has no column colour');
    expect(() => row({ ...before, total: 1.5 }, before)).toThrow('bigint');
    expect(() => row({ ...before, id: 'b' }, before)).toThrow('changes the key');
  });

  it('is written without what has no value, and with what is told of its case', () => {
    const rows = [row({ total: 2n ** 60n }), row({ note: 'n' })];
    const written = JSON.parse(rowsText(rows, ({ note }) => (note === null ? null : 'AA==')));
    expect(written).toEqual([
      { id: 'a', total: String(2n ** 60n) },
      { id: 'a', note: 'n', [OBSERVED]: 'AA==' },
    ]);
  });
});
