import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { BusinessTime } from '../domain/clock/business-time.ts';
import { spannedTime } from '../domain/clock/business-time.ts';
import { BERLIN, calendarOf, HOURS, june, utc, weekdays } from './calendar.fixture.ts';

const HOUR = 3600_000;
const A = calendarOf(HOURS.a);
const C = calendarOf(HOURS.c);
const D = calendarOf(HOURS.d);
const E = calendarOf(HOURS.e);
const withLunch = calendarOf(HOURS.lunch);
const withHoliday = calendarOf(HOURS.a, { holidays: ['2026-12-25'] });

const at = (instant: string): number => Date.parse(instant);

describe('business time', () => {
  it.each([
    ['T-01', A, '2026-06-05T16:30:00+02:00', 1, '2026-06-08T09:30:00+02:00'],
    ['T-02', A, '2026-06-03T07:00:00+02:00', 2, '2026-06-03T11:00:00+02:00'],
    ['T-03', D, '2026-06-03T16:00:00+02:00', 4, '2026-06-04T10:00:00+02:00'],
    ['T-04', A, '2026-06-01T09:00:00+02:00', 16, '2026-06-02T17:00:00+02:00'],
    ['T-05', C, '2026-06-05T16:00:00+02:00', 4, '2026-06-08T11:00:00+02:00'],
    ['T-09, CLK-10', withLunch, '2026-06-01T11:30:00+02:00', 1, '2026-06-01T13:30:00+02:00'],
    ['T-10', withHoliday, '2026-12-24T16:30:00+01:00', 1, '2026-12-28T09:30:00+01:00'],
    ['T-11, CLK-12', E, '2026-03-28T12:00:00+01:00', 24, '2026-03-29T13:00:00+02:00'],
    ['T-12, CLK-12', E, '2026-10-24T12:00:00+02:00', 24, '2026-10-25T11:00:00+01:00'],
    ['T-13, CLK-12', A, '2026-03-27T16:00:00+01:00', 2, '2026-03-30T10:00:00+02:00'],
    ['T-17, CLK-10', A, '2026-06-05T17:00:00+02:00', 1, '2026-06-08T10:00:00+02:00'],
  ])('ends where %s says', (_id, calendar, start, hours, due) => {
    expect(at(calendar.addMillis(utc(start), hours * HOUR))).toBe(at(due));
    expect(calendar.millisBetween(utc(start), utc(due))).toBe(hours * HOUR);
  });

  it('T-14, CLK-11: follows the zone of the calendar, not of the clock', () => {
    const due = (timeZone: string) =>
      at(calendarOf(HOURS.a, { timeZone }).addMillis('2026-06-05T23:30:00Z', HOUR));
    expect(due('America/Los_Angeles')).toBe(at('2026-06-08T09:30:00-07:00'));
    expect(due(BERLIN)).toBe(at('2026-06-08T10:00:00+02:00'));
  });

  it('counts over the turn of a year and of many', () => {
    expect(E.millisBetween('2025-12-31T22:00:00Z', '2026-01-01T00:00:00Z')).toBe(2 * HOUR);
    expect(E.addMillis('2025-12-31T22:00:00Z', 2 * HOUR)).toBe('2026-01-01T00:00:00Z');
    const years = at('2029-07-01T00:00:00Z') - at('2026-07-01T00:00:00Z');
    expect(E.millisBetween('2026-07-01T00:00:00Z', '2029-07-01T00:00:00Z')).toBe(years);
  });

  it('of a span that ends before it opens is none', () => {
    expect(A.millisBetween('2026-06-06T08:00:00Z', '2026-06-07T08:00:00Z')).toBe(0);
  });

  it('of nothing begins at once within the hours, else at the next opening', () => {
    expect(A.addMillis(june('01 12:00'), 0)).toBe('2026-06-01T10:00:00Z');
    expect(A.addMillis(june('05 17:00'), 0)).toBe('2026-06-08T07:00:00Z');
  });

  it('of a calendar that never opens is refused', () => {
    const weekly = [{ weekday: 1, opens: '09:00', closes: '09:00' }];
    expect(() => calendarOf(weekly).addMillis('2026-06-05T16:30:00Z', 1)).toThrow('never open');
    expect(() => calendarOf(weekly).addMillis('2026-06-05T16:30:00Z', 0)).toThrow('never open');
  });

  it('is given back by the span between start and due, and more of it is never sooner', () => {
    const instants = fc.date({
      min: new Date('2026-01-01T00:00:00Z'),
      max: new Date('2026-12-31T00:00:00Z'),
      noInvalidDate: true,
    });
    const millis = fc.integer({ min: 0, max: 60 * HOUR });
    fc.assert(
      fc.property(instants, millis, fc.integer({ min: 0, max: HOUR }), (date, some, more) => {
        const start = date.toISOString();
        const due = withLunch.addMillis(start, some);
        expect(withLunch.millisBetween(start, due)).toBe(some);
        expect(at(withLunch.addMillis(start, some + more))).toBeGreaterThanOrEqual(at(due));
      }),
      { numRuns: 100 },
    );
  });
});

describe('working days', () => {
  const days = (calendar: BusinessTime, start: string, count: number, end: 'same' | 'close') =>
    at(calendar.addDays(utc(start), count, end === 'same' ? 'same_time' : 'close_of_business'));

  it('T-22, CLK-13: end at the same time of day or at close of business', () => {
    expect(days(A, '2026-06-03T10:00:00+02:00', 2, 'same')).toBe(at('2026-06-05T10:00:00+02:00'));
    expect(days(A, '2026-06-03T10:00:00+02:00', 2, 'close')).toBe(at('2026-06-05T17:00:00+02:00'));
  });

  it('pass over weekends and holidays', () => {
    expect(days(A, '2026-06-05T10:00:00+02:00', 1, 'same')).toBe(at('2026-06-08T10:00:00+02:00'));
    const holiday = days(withHoliday, '2026-12-24T10:00:00+01:00', 1, 'same');
    expect(holiday).toBe(at('2026-12-28T10:00:00+01:00'));
  });

  it('keep the local time of day over a change to summer time', () => {
    expect(days(A, '2026-03-27T16:00:00+01:00', 1, 'same')).toBe(at('2026-03-30T16:00:00+02:00'));
  });

  it('count from the next opening when the start lies outside the hours', () => {
    expect(days(A, '2026-06-05T20:00:00+02:00', 1, 'same')).toBe(at('2026-06-09T09:00:00+02:00'));
  });

  it('end at closing time where the last day closes earlier', () => {
    const weekly = [...HOURS.a, { weekday: 6, opens: '09:00', closes: '13:00' }];
    const due = days(calendarOf(weekly), '2026-06-05T16:00:00+02:00', 1, 'same');
    expect(due).toBe(at('2026-06-06T13:00:00+02:00'));
  });

  it('end at the next opening where the time of day falls into a break', () => {
    const tuesday = HOURS.lunch.filter(({ weekday }) => weekday === 2);
    const weekly = [...HOURS.a.filter(({ weekday }) => weekday !== 2), ...tuesday];
    const due = days(calendarOf(weekly), '2026-06-01T12:30:00+02:00', 1, 'same');
    expect(due).toBe(at('2026-06-02T13:00:00+02:00'));
  });
});

describe('calendars one after the other', () => {
  const B = calendarOf(weekdays(['13:00', '21:00']));
  const time = spannedTime([{ time: A, until: june('01 12:00') }, { time: B }]);

  it('T-15, CLK-14: count each over its own span', () => {
    expect(at(time.addMillis(june('01 09:00'), 6 * HOUR))).toBe(at(june('01 16:00')));
    expect(at(B.addMillis(june('01 09:00'), 6 * HOUR))).toBe(at(june('01 19:00')));
    expect(time.millisBetween(june('01 09:00'), june('01 16:00'))).toBe(6 * HOUR);
  });

  it('CLK-14: reach their end within the first where that is enough', () => {
    expect(at(time.addMillis(june('01 09:00'), 3 * HOUR))).toBe(at(june('01 12:00')));
    expect(at(time.addMillis(june('01 12:00'), 0))).toBe(at(june('01 13:00')));
    expect(time.millisBetween(june('01 10:00'), june('01 11:00'))).toBe(HOUR);
  });
});
