import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  addBusinessDays,
  addBusinessSeconds,
  alwaysOpen,
  businessSecondsBetween,
  type Calendar,
  shopHours,
} from './calendar.ts';

const HOUR = 3600;
const BERLIN = 'Europe/Berlin';

const weekdays = (zone: string, ...hours: readonly (readonly [number, number])[]): Calendar => ({
  calendarId: 'test',
  version: 1,
  zone,
  weekly: Object.fromEntries(
    [1, 2, 3, 4, 5].map((day) => [day, hours.map(([from, to]) => [from * 60, to * 60] as const)]),
  ),
});
const A = weekdays(BERLIN, [9, 17]);
const C = weekdays(BERLIN, [8, 17]);
const D = weekdays(BERLIN, [8, 18]);
const E = alwaysOpen(BERLIN);
const withLunch = weekdays(BERLIN, [9, 12], [13, 17]);

/** Local times with their offset, as the specification prints them. */
const at = (local: string): number => Date.parse(local);

describe('business seconds', () => {
  it.each([
    ['T-01', A, '2026-06-05T16:30:00+02:00', 1, '2026-06-08T09:30:00+02:00'],
    ['T-02', A, '2026-06-03T07:00:00+02:00', 2, '2026-06-03T11:00:00+02:00'],
    ['T-03', D, '2026-06-03T16:00:00+02:00', 4, '2026-06-04T10:00:00+02:00'],
    ['T-04', A, '2026-06-01T09:00:00+02:00', 16, '2026-06-02T17:00:00+02:00'],
    ['T-05', C, '2026-06-05T16:00:00+02:00', 4, '2026-06-08T11:00:00+02:00'],
    ['T-09', withLunch, '2026-06-01T11:30:00+02:00', 1, '2026-06-01T13:30:00+02:00'],
    ['T-11', E, '2026-03-28T12:00:00+01:00', 24, '2026-03-29T13:00:00+02:00'],
    ['T-12', E, '2026-10-24T12:00:00+02:00', 24, '2026-10-25T11:00:00+01:00'],
    ['T-13', A, '2026-03-27T16:00:00+01:00', 2, '2026-03-30T10:00:00+02:00'],
    ['T-17', A, '2026-06-05T17:00:00+02:00', 1, '2026-06-08T10:00:00+02:00'],
  ])('end where %s says', (_id, calendar, start, hours, due) => {
    const utc = new Date(at(start)).toISOString();
    expect(at(addBusinessSeconds(calendar, utc, hours * HOUR))).toBe(at(due));
    expect(businessSecondsBetween(calendar, utc, new Date(at(due)).toISOString())).toBe(
      hours * HOUR,
    );
  });

  it('T-14: follow the zone of the calendar, not of the clock', () => {
    const due = (zone: string) =>
      at(addBusinessSeconds(weekdays(zone, [9, 17]), '2026-06-05T23:30:00Z', HOUR));
    expect(due('America/Los_Angeles')).toBe(at('2026-06-08T09:30:00-07:00'));
    expect(due(BERLIN)).toBe(at('2026-06-08T10:00:00+02:00'));
  });

  it('pass over a day the week leaves out, such as the Sunday of the shop hours', () => {
    const due = addBusinessSeconds(shopHours(BERLIN), '2026-06-06T17:30:00Z', HOUR);
    expect(at(due)).toBe(at('2026-06-08T09:30:00+02:00'));
  });

  it('of a span that ends before it opens are none', () => {
    expect(businessSecondsBetween(A, '2026-06-06T08:00:00Z', '2026-06-07T08:00:00Z')).toBe(0);
  });

  it('of a calendar that never opens are refused', () => {
    const closed = { ...A, calendarId: 'closed', weekly: {} };
    expect(() => addBusinessSeconds(closed, '2026-06-05T16:30:00Z', 1)).toThrow(
      'calendar closed is never open',
    );
  });

  it('are given back by the span between start and due, and more of them are never sooner', () => {
    const instants = fc.date({
      min: new Date('2026-01-01T00:00:00Z'),
      max: new Date('2026-12-31T00:00:00Z'),
      noInvalidDate: true,
    });
    const seconds = fc.integer({ min: 0, max: 60 * HOUR });
    fc.assert(
      fc.property(instants, seconds, fc.integer({ min: 0, max: HOUR }), (date, some, more) => {
        const start = date.toISOString();
        const due = addBusinessSeconds(withLunch, start, some);
        expect(businessSecondsBetween(withLunch, start, due)).toBe(some);
        expect(at(addBusinessSeconds(withLunch, start, some + more))).toBeGreaterThanOrEqual(
          at(due),
        );
      }),
      { numRuns: 60 },
    );
  });
});

describe('business days', () => {
  const days = (calendar: Calendar, start: string, count: number): number =>
    at(addBusinessDays(calendar, new Date(at(start)).toISOString(), count));

  it('T-22: end at the same time of day, two working days on', () => {
    expect(days(A, '2026-06-03T10:00:00+02:00', 2)).toBe(at('2026-06-05T10:00:00+02:00'));
  });

  it('pass over the weekend', () => {
    expect(days(A, '2026-06-05T10:00:00+02:00', 1)).toBe(at('2026-06-08T10:00:00+02:00'));
  });

  it('keep the local time of day over a change to summer time', () => {
    expect(days(A, '2026-03-27T16:00:00+01:00', 1)).toBe(at('2026-03-30T16:00:00+02:00'));
  });

  it('count from the next opening when the start lies outside the hours', () => {
    expect(days(A, '2026-06-05T20:00:00+02:00', 1)).toBe(at('2026-06-09T09:00:00+02:00'));
  });

  it('end at closing time where the last day closes earlier', () => {
    const earlySaturday = { ...A, weekly: { ...A.weekly, 6: [[540, 780]] as const } };
    expect(days(earlySaturday, '2026-06-05T16:00:00+02:00', 1)).toBe(
      at('2026-06-06T13:00:00+02:00'),
    );
  });

  it('end at the next opening where the time of day falls into a break', () => {
    const lunchOnTuesday = { ...A, weekly: { ...A.weekly, 2: withLunch.weekly[2]! } };
    expect(days(lunchOnTuesday, '2026-06-01T12:30:00+02:00', 1)).toBe(
      at('2026-06-02T13:00:00+02:00'),
    );
  });
});
