import { describe, expect, it } from '@jest/globals';
import { externalRef, instant, sha256Hex, shortId, slug, uuid } from './primitives.ts';

describe('an instant', () => {
  it.each([
    '2026-06-08T07:31:04Z',
    '2000-01-01T00:00:00Z',
    '2100-12-31T23:59:59Z',
    '2026-06-08T07:31:04.5Z',
    '2026-06-08T07:31:04.123456789Z',
  ])('is RFC 3339 in UTC: %s', (text) => {
    expect(instant.safeParse(text).success).toBe(true);
  });

  it.each([
    ['a leap second', '2016-12-31T23:59:60Z'],
    ['the year 1999', '1999-12-31T23:59:59Z'],
    ['the year 2101', '2101-01-01T00:00:00Z'],
    ['a blank instead of T', '2026-06-08 07:31:04Z'],
    ['a lower-case t', '2026-06-08t07:31:04Z'],
    ['a lower-case z', '2026-06-08T07:31:04z'],
    ['an offset', '2026-06-08T07:31:04+02:00'],
    ['an offset of nothing', '2026-06-08T07:31:04+00:00'],
    ['no zone', '2026-06-08T07:31:04'],
    ['the hour 24', '2026-06-08T24:00:00Z'],
    ['the minute 60', '2026-06-08T07:60:00Z'],
    ['the month 13', '2026-13-01T00:00:00Z'],
    ['the day 32', '2026-01-32T00:00:00Z'],
    ['no seconds', '2026-06-08T07:31Z'],
    ['ten decimals', '2026-06-08T07:31:04.1234567890Z'],
    ['a point without decimals', '2026-06-08T07:31:04.Z'],
    ['a date alone', '2026-06-08'],
    ['a newline at the end', '2026-06-08T07:31:04Z\n'],
    ['digits that are not ASCII', '２０２６-06-08T07:31:04Z'],
  ])('is refused with %s', (_what, text) => {
    expect(instant.safeParse(text).success).toBe(false);
  });
});

describe('a uuid', () => {
  it('is canonical and in lower case, of any version', () => {
    expect(uuid.safeParse('019e96b1-52c0-7c2a-9d51-2b6f0c8e7a11').success).toBe(true);
    expect(uuid.safeParse('2c1d7d0e-5a3b-8b1e-a7c4-0f6d2e9b8a71').success).toBe(true);
  });

  it.each([
    '019E96B1-52C0-7C2A-9D51-2B6F0C8E7A11',
    'urn:uuid:019e96b1-52c0-7c2a-9d51-2b6f0c8e7a11',
    '{019e96b1-52c0-7c2a-9d51-2b6f0c8e7a11}',
    '019e96b152c07c2a9d512b6f0c8e7a11',
    '00000000-0000-0000-0000-000000000000',
    '019e96b1-52c0-7c2a-1d51-2b6f0c8e7a11',
    '019e96b1-52c0-7c2a-9d51-2b6f0c8e7a11\n',
  ])('is refused as %p', (text) => {
    expect(uuid.safeParse(text).success).toBe(false);
  });
});

describe('ids and codes of others', () => {
  it('take what tills, providers and registers use', () => {
    expect(externalRef.safeParse('9-3-92-2026-06-08-line-9').success).toBe(true);
    expect(externalRef.safeParse('re_7H3D2P').success).toBe(true);
    expect(shortId.safeParse('till-5').success).toBe(true);
    expect(slug.safeParse('late_delivery').success).toBe(true);
    expect(sha256Hex.safeParse('a'.repeat(64)).success).toBe(true);
  });

  it.each(['anna@example.org', 'Anna Huber', '', '-x', 'a'.repeat(65), 'ä', 'a\n', '+49151'])(
    'refuse %p',
    (text) => {
      const all = [externalRef, shortId, slug, sha256Hex];
      expect(all.filter((each) => each.safeParse(text).success)).toEqual([]);
    },
  );
});
