import { describe, expect, it } from '@jest/globals';
import { liesInFuture, utcInstant } from './real-instant.ts';

describe('an instant from outside', () => {
  it.each([
    ['2026-06-08T07:25:00Z', '2026-06-08T07:25:00Z'],
    ['2026-06-08T07:25:00.123456789Z', '2026-06-08T07:25:00.123456Z'],
    ['2026-06-08T01:25:00.5+02:00', '2026-06-07T23:25:00.5Z'],
    ['2026-12-31T23:30:00-01:00', '2027-01-01T00:30:00Z'],
    ['2024-02-29T00:00:00Z', '2024-02-29T00:00:00Z'],
  ])('%s is kept as %s', (text, kept) => {
    expect(utcInstant(text)).toBe(kept);
  });

  it.each([
    '2026-02-30T00:00:00Z',
    '2025-02-29T00:00:00Z',
    '0000-01-01T00:00:00Z',
    '2026-01-01T23:59:60Z',
    '2026-01-01 00:00:00Z',
    '2026-01-01T00:00:00',
    '2026-01-01T00:00:00+0000',
    '2026-01-01T24:00:00Z',
    '',
  ])('%s is refused', (text) => {
    expect(utcInstant(text)).toBeUndefined();
  });

  it('may be five minutes ahead of us and no more', () => {
    const now = Date.parse('2026-01-01T00:00:00Z');
    expect(liesInFuture('2026-01-01T00:05:00Z', now)).toBe(false);
    expect(liesInFuture('2026-01-01T00:05:01Z', now)).toBe(true);
  });
});
