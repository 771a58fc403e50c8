import { describe, expect, it } from '@jest/globals';
import { ApiProblem, ApiUnreachable } from './api-problem.ts';
import { nextDelayMs } from './retry.ts';

const options = { attempts: 4, firstDelayMs: 100, delayMsMax: 2000 };
const problem = (status: number, code: string, retryAfter?: string) =>
  new ApiProblem(
    status,
    new Headers(retryAfter === undefined ? {} : { 'retry-after': retryAfter }),
    { code },
  );
const lost = new ApiUnreachable('POST', 'http://x', new Error('reset'));

describe('the delay before the next try', () => {
  it('doubles, and lies between half and the whole of it', () => {
    expect([1, 2, 3].map((n) => nextDelayMs(lost, n, options, 1))).toEqual([100, 200, 400]);
    expect([1, 2, 3].map((n) => nextDelayMs(lost, n, options, 0))).toEqual([50, 100, 200]);
  });

  it('is none after the last try', () => {
    expect(nextDelayMs(lost, 4, options, 0)).toBeUndefined();
    expect(nextDelayMs(lost, 1, { ...options, attempts: 1 }, 0)).toBeUndefined();
  });

  it('is at least what Retry-After asks for', () => {
    const busy = problem(503, 'temporary_reduced_capacity', '1');
    expect(nextDelayMs(busy, 1, options, 0)).toBe(1000);
  });

  it('is none when Retry-After asks for more than the longest wait', () => {
    expect(nextDelayMs(problem(429, 'quota_exceeded', '3'), 1, options, 0)).toBeUndefined();
  });

  it.each([
    [408, 'request_timeout'],
    [409, 'idempotency_in_progress'],
    [409, 'lost_race'],
    [429, 'quota_exceeded'],
    [500, 'internal_error'],
    [503, 'projection_behind'],
    [502, 'a page of a proxy'],
  ])('is there for %i %s', (status, code) => {
    expect(nextDelayMs(problem(status, code), 1, options, 0)).toBe(50);
  });

  it.each([
    [400, 'malformed_body'],
    [401, 'unauthenticated'],
    [404, 'not_found'],
    [409, 'case_closed'],
    [409, 'command_already_done'],
    [412, 'version_conflict'],
    [422, 'idempotency_key_reused'],
    [404, 'a page of a proxy'],
  ])('is none for the refusal %i %s', (status, code) => {
    expect(nextDelayMs(problem(status, code), 1, options, 0)).toBeUndefined();
  });

  it('is none for a bug', () => {
    expect(nextDelayMs(new TypeError('no base URL'), 1, options, 0)).toBeUndefined();
  });
});
