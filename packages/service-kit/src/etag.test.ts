import { describe, expect, it } from '@jest/globals';
import type { FastifyRequest } from 'fastify';
import { etagOf, expectedVersionOf, versionConflict } from './etag.ts';

const expected = (header: string | undefined) => {
  const headers = header === undefined ? {} : { 'if-match': header };
  return expectedVersionOf({ headers } as unknown as FastifyRequest);
};

describe('If-Match', () => {
  it('is the version inside the entity tag this service gives', () => {
    expect(expected(etagOf(14))).toBe(14);
    expect(expected(' "0" ')).toBe(0);
  });

  it('expects nothing when it is missing or a star', () => {
    expect([expected(undefined), expected('*')]).toEqual([undefined, undefined]);
  });

  it.each(['"abc"', '"014"', 'W/"14"', '"-1"', '""', '"9999999999"'])(
    'with the foreign tag %p matches nothing',
    (header) => {
      const refusal = expect.objectContaining({ code: 'version_conflict' });
      expect(() => expected(header)).toThrow(refusal);
    },
  );

  it.each(['14', '', '"1", "2"', '"a', "'1'"])('of the form %p is refused with 400', (header) => {
    const refusal = expect.objectContaining({ code: 'malformed_header' });
    expect(() => expected(header)).toThrow(refusal);
  });

  it('that is not current is refused with the current version', () => {
    expect(versionConflict(15)).toMatchObject({
      status: 412,
      extra: { currentVersion: 15 },
      headers: { etag: '"15"' },
    });
  });
});
