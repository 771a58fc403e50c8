import { describe, expect, it } from '@jest/globals';
import { icalHolidays } from './ical-holidays.ts';

const span = { timeZone: 'Europe/Berlin', from: '2026-01-01', until: '2028-12-31' };

const calendar = (...lines: readonly string[]): string =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//test//EN', ...lines, 'END:VCALENDAR', ''].join(
    '\r\n',
  );
const event = (...lines: readonly string[]): readonly string[] => [
  'BEGIN:VEVENT',
  'UID:one@example.org',
  'DTSTAMP:20260101T000000Z',
  ...lines,
  'END:VEVENT',
];
const daysOf = (...lines: readonly string[]): readonly string[] =>
  icalHolidays(calendar(...event(...lines)), span).days;

describe('holidays of an iCalendar file (CLK-12)', () => {
  it('are the dates of all-day events, the day of the end not counted', () => {
    expect(daysOf('DTSTART;VALUE=DATE:20261225', 'DTEND;VALUE=DATE:20261227')).toEqual([
      '2026-12-25',
      '2026-12-26',
    ]);
    expect(daysOf('DTSTART;VALUE=DATE:20261003')).toEqual(['2026-10-03']);
  });

  it('come again every year by their rule, within the span only', () => {
    expect(daysOf('DTSTART;VALUE=DATE:19900501', 'RRULE:FREQ=YEARLY')).toEqual([
      '2026-05-01',
      '2027-05-01',
      '2028-05-01',
    ]);
    const thanksgiving = 'RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH';
    expect(daysOf('DTSTART;VALUE=DATE:20001123', thanksgiving)).toEqual([
      '2026-11-26',
      '2027-11-25',
      '2028-11-23',
    ]);
  });

  it('leave out what the rule leaves out, and move what it moves', () => {
    const rule = ['DTSTART;VALUE=DATE:20260501', 'RRULE:FREQ=YEARLY;COUNT=3'];
    expect(daysOf(...rule, 'EXDATE;VALUE=DATE:20270501')).toEqual(['2026-05-01', '2028-05-01']);
    const moved = event('RECURRENCE-ID;VALUE=DATE:20270501', 'DTSTART;VALUE=DATE:20270503');
    const { days } = icalHolidays(calendar(...event(...rule), ...moved), span);
    expect(days).toEqual(['2026-05-01', '2027-05-03', '2028-05-01']);
  });

  it('of times count where they are whole days of the zone', () => {
    const midnights = ['DTSTART:20261224T230000Z', 'DTEND:20261225T230000Z'];
    expect(daysOf(...midnights)).toEqual(['2026-12-25']);
    const inTokyo = icalHolidays(calendar(...event(...midnights)), {
      ...span,
      timeZone: 'Asia/Tokyo',
    });
    expect(inTokyo).toEqual({ days: [], skipped: 1 });
  });

  it('are not what was called off', () => {
    const found = icalHolidays(
      calendar(...event('DTSTART;VALUE=DATE:20261225', 'STATUS:CANCELLED')),
      span,
    );
    expect(found).toEqual({ days: [], skipped: 1 });
  });

  it.each([
    ['nothing', ''],
    ['no iCalendar file', 'hello'],
    ['half of one', calendar(...event('DTSTART;VALUE=DATE:20261225')).slice(0, 80)],
    ['another thing', 'BEGIN:VCARD\r\nEND:VCARD\r\n'],
    ['a date that is none', calendar(...event('DTSTART;VALUE=DATE:2026ABCD'))],
    ...[
      'FREQ=SECONDLY',
      'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30',
      'FREQ=YEARLY;BYMONTH=2;BYDAY=MO;BYSETPOS=9',
      'FREQ=YEARLY;BYMONTH=2;BYDAY=MO;BYMONTHDAY=30',
      'FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=31',
    ].map((rule) => [rule, calendar(...event('DTSTART;VALUE=DATE:20260101', `RRULE:${rule}`))]),
    [
      'more than can be',
      calendar(
        ...Array.from({ length: 40 }, () =>
          event('DTSTART;VALUE=DATE:18000101', 'RRULE:FREQ=YEARLY'),
        ).flat(),
      ),
    ],
  ])('of %s are refused', (_what, text) => {
    expect(() => icalHolidays(text, span)).toThrow(expect.objectContaining({ name: 'IcalError' }));
  });
});
