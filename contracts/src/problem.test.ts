import { describe, expect, it } from '@jest/globals';
import { isProblemCode, problemCodes, problems, problemType, retryableCodes } from './problem.ts';

const documentedStatus: Record<string, number> = {
  validation_failed: 422,
  idempotency_key_missing: 400,
  idempotency_key_reused: 422,
  idempotency_in_progress: 409,
  command_already_done: 409,
  lost_race: 409,
  version_conflict: 412,
  not_found: 404,
  forbidden: 403,
  unauthenticated: 401,
  clock_skew: 401,
  quota_exceeded: 429,
  temporary_reduced_capacity: 503,
  projection_behind: 503,
  malformed_body: 400,
  duplicate_key: 400,
  forbidden_key: 400,
  control_character: 422,
  card_data_not_accepted: 422,
  unsupported_media_type: 415,
  payload_too_large: 413,
  method_not_allowed: 405,
  uri_too_long: 414,
  request_timeout: 408,
  headers_too_large: 431,
  internal_error: 500,
  unknown_filter: 400,
  malformed_query: 400,
};

describe('the table of error codes', () => {
  it('gives every documented code its documented status', () => {
    const actual = Object.fromEntries(
      Object.keys(documentedStatus).map((code) => [
        code,
        isProblemCode(code) ? problems[code].status : undefined,
      ]),
    );
    expect(actual).toEqual(documentedStatus);
  });

  it('names every code in snake_case', () => {
    expect(problemCodes.filter((code) => !/^[a-z]+(_[a-z]+)*$/.test(code))).toEqual([]);
  });

  it('uses only the statuses that clients are told about', () => {
    const told = [400, 401, 403, 404, 405, 406, 408, 409, 410, 412, 413, 414, 415, 422, 429, 431];
    const used = new Set(problemCodes.map((code) => problems[code].status));
    expect([...used].filter((status) => ![...told, 500, 503].includes(status))).toEqual([]);
  });

  it('gives every code a title of its own without a full stop', () => {
    const titles = problemCodes.map((code) => problems[code].title);
    expect(new Set(titles).size).toBe(titles.length);
    expect(titles.filter((title) => title.endsWith('.') || title.length < 4)).toEqual([]);
  });

  it('derives a kebab-case type from a code', () => {
    expect(problemType('idempotency_key_reused')).toBe('/problems/idempotency-key-reused');
    expect(problemType('not_found')).toBe('/problems/not-found');
  });

  it('does not take inherited property names for codes', () => {
    expect(['toString', 'constructor', '__proto__', ''].filter(isProblemCode)).toEqual([]);
  });

  it('lets only 408, 409, 429, 500 and 503 be retried', () => {
    const statuses = new Set([...retryableCodes].map((code) => problems[code].status));
    expect([...statuses].sort()).toEqual([408, 409, 429, 500, 503]);
  });
});
