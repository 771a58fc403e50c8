import { describe, expect, it } from '@jest/globals';
import { findProcessRefusals, type ProcessFacts } from './process-conditions.ts';

const sound: ProcessFacts = { inspectorUrl: undefined, coreLimit: 0, timeZone: 'UTC' };
const codesOf = (change: Partial<ProcessFacts>): string[] =>
  findProcessRefusals({ ...sound, ...change }).map(({ code }) => code);

describe('a process', () => {
  it('is taken in UTC with no debugger and no core dumps', () => {
    expect(codesOf({})).toEqual([]);
    expect(codesOf({ timeZone: 'Etc/UTC', coreLimit: undefined })).toEqual([]);
  });

  it.each([
    ['inspector', { inspectorUrl: 'ws://127.0.0.1:9229/0' }],
    ['core_dumps', { coreLimit: 'unlimited' }],
    ['core_dumps', { coreLimit: 1024 }],
    ['process_time_zone', { timeZone: 'Europe/Berlin' }],
  ])('is refused with %s for %p', (code, change) => {
    expect(codesOf(change)).toEqual([code]);
  });
});
