import { describe, expect, it } from '@jest/globals';
import { isCursorKey, isCursorNumber } from './opaque-cursor.ts';

describe('a part of a cursor', () => {
  it('is a uuid key only in the form that the database takes', () => {
    expect(isCursorKey('019ea630-1b40-7d12-8c55-3e9a7b6f2d04', 'uuid')).toBe(true);
    for (const text of ['', 'nope', '-'.repeat(36), '019ea630-1b40-7d12-8c55-3e9a7b6f2d0']) {
      expect(isCursorKey(text, 'uuid')).toBe(false);
    }
  });

  it('is an instant only as fact tables write it', () => {
    expect(isCursorKey('2026-05-01T10:00:00.000Z', 'timestamptz')).toBe(true);
    for (const text of ['', '2026-02-30T10:00:00.000Z', '2026-05-01', 'yesterday'])
      expect(isCursorKey(text, 'timestamptz')).toBe(false);
    // Years that a program has and the database refuses.
    for (const text of ['0000-01-01T00:00:00.000Z', '+275760-09-13T00:00:00.000Z'])
      expect(isCursorKey(text, 'timestamptz')).toBe(false);
  });

  it('is a text key unless it holds what no text column can', () => {
    expect(isCursorKey('', 'text')).toBe(true);
    expect(isCursorKey('a\0b', 'text')).toBe(false);
  });

  it('is a number only as far as a bigint goes', () => {
    expect(isCursorNumber('9223372036854775807')).toBe(true);
    for (const text of ['9223372036854775808', '-1', '', '1e3'])
      expect(isCursorNumber(text)).toBe(false);
  });
});
