import { describe, expect, it } from '@jest/globals';
import { lastWhole, latestDue, nextDue } from './watch-schedule.ts';

const BERLIN = { timeZone: 'Europe/Berlin' };
const daily = (at: string) => ({ every: 'day', at, ...BERLIN }) as const;

/** So many due instants after this one. */
const dueAfter = (schedule: Parameters<typeof nextDue>[0], after: string, count: number) => {
  const found: string[] = [];
  for (let last = after; found.length < count; last = found.at(-1)!) {
    found.push(nextDue(schedule, last));
  }
  return found;
};

describe('the schedule of a report', () => {
  it('keeps its local time over both changes of the clock, once a day', () => {
    expect(dueAfter(daily('07:30'), '2026-03-27T12:00:00Z', 3)).toEqual([
      '2026-03-28T06:30:00Z',
      '2026-03-29T05:30:00Z',
      '2026-03-30T05:30:00Z',
    ]);
    expect(dueAfter(daily('07:30'), '2026-10-23T12:00:00Z', 3)).toEqual([
      '2026-10-24T05:30:00Z',
      '2026-10-25T06:30:00Z',
      '2026-10-26T06:30:00Z',
    ]);
  });

  it('is due once where the clocks skip its time, and once where it comes twice', () => {
    expect(dueAfter(daily('02:30'), '2026-03-28T12:00:00Z', 2)).toEqual([
      '2026-03-29T01:30:00Z',
      '2026-03-30T00:30:00Z',
    ]);
    expect(dueAfter(daily('02:30'), '2026-10-24T12:00:00Z', 2)).toEqual([
      '2026-10-25T00:30:00Z',
      '2026-10-26T01:30:00Z',
    ]);
  });

  it('comes on its weekday or its day of the month, the first unless told', () => {
    const week = { every: 'week', at: '08:00', ...BERLIN } as const;
    expect(nextDue(week, '2026-06-08T06:00:00Z')).toBe('2026-06-15T06:00:00Z');
    expect(nextDue({ ...week, weekday: 5 }, '2026-06-08T06:00:00Z')).toBe('2026-06-12T06:00:00Z');
    const month = { every: 'month', at: '08:00', ...BERLIN } as const;
    expect(nextDue(month, '2026-01-31T12:00:00Z')).toBe('2026-02-01T07:00:00Z');
    expect(nextDue({ ...month, dayOfMonth: 28 }, '2026-01-31T12:00:00Z')).toBe(
      '2026-02-28T07:00:00Z',
    );
  });

  it('tells of the last whole day, week or month of its zone, however long that was', () => {
    expect(lastWhole(daily('07:30'), '2026-03-30T05:30:00Z')).toEqual({
      from: '2026-03-28T23:00:00Z',
      until: '2026-03-29T22:00:00Z',
    });
    const week = { every: 'week', at: '08:00', weekday: 3, ...BERLIN } as const;
    expect(lastWhole(week, '2026-10-28T07:00:00Z')).toEqual({
      from: '2026-10-18T22:00:00Z',
      until: '2026-10-25T23:00:00Z',
    });
    const month = { every: 'month', at: '08:00', dayOfMonth: 2, timeZone: 'UTC' } as const;
    expect(lastWhole(month, '2026-03-02T08:00:00Z')).toEqual({
      from: '2026-02-01T00:00:00Z',
      until: '2026-03-01T00:00:00Z',
    });
  });

  it('makes up for what was missed by the latest only', () => {
    expect(latestDue(daily('07:30'), '2026-06-01T05:30:00Z', '2026-06-05T09:00:00Z')).toEqual({
      dueAt: '2026-06-05T05:30:00Z',
      nextDueAt: '2026-06-06T05:30:00Z',
    });
  });

  it('of every hour goes by the hours that pass, those that come twice included', () => {
    const hourly = { every: 'hour', ...BERLIN } as const;
    expect(dueAfter(hourly, '2026-10-24T23:10:00Z', 3)).toEqual([
      ...['2026-10-25T00:00:00Z', '2026-10-25T01:00:00Z', '2026-10-25T02:00:00Z'],
    ]);
    expect(dueAfter(hourly, '2026-03-29T00:10:00Z', 2)).toEqual([
      ...['2026-03-29T01:00:00Z', '2026-03-29T02:00:00Z'],
    ]);
  });
});
