import { describe, expect, it } from '@jest/globals';
import { readTime } from './read-time.ts';

const date = (text: string, format = 'MM/dd/yyyy') =>
  readTime(text, { column: 'c', format, precision: 'date' }, 'America/New_York');
const time = (text: string, format = 'dd.MM.yyyy HH:mm') =>
  readTime(text, { column: 'c', format, precision: 'instant' }, 'Europe/Berlin');
const value = (at: string, precision: string) => ({ read: 'time', value: { at, precision } });

describe('a time column', () => {
  it('gives a date without a time as that date in UTC whatever the zone', () => {
    expect(date('03/08/2015')).toEqual(value('2015-03-08T00:00:00Z', 'date'));
    expect(date('11/01/2015')).toEqual(value('2015-11-01T00:00:00Z', 'date'));
  });

  it('gives a local time in UTC by the offset of its season', () => {
    expect(time('15.01.2026 12:00')).toEqual(value('2026-01-15T11:00:00Z', 'instant'));
    expect(time('15.07.2026 12:00')).toEqual(value('2026-07-15T10:00:00Z', 'instant'));
  });

  it('refuses a local time that the clocks skipped', () => {
    expect(time('29.03.2026 02:30')).toMatchObject({ read: 'fault' });
    expect(time('29.03.2026 03:00')).toEqual(value('2026-03-29T01:00:00Z', 'instant'));
  });

  it('takes the earlier of two local times and says so', () => {
    expect(time('25.10.2026 02:30')).toEqual({
      ...value('2026-10-25T00:30:00Z', 'instant'),
      note: expect.stringContaining('occurs twice in Europe/Berlin'),
    });
  });

  it('lets an offset of the text win over the zone', () => {
    const format = "yyyy-MM-dd'T'HH:mm:ssZZ";
    expect(time('2026-03-29T02:30:00+05:00', format)).toEqual(
      value('2026-03-28T21:30:00Z', 'instant'),
    );
    expect(time('2026-03-29T02:30:00Z', 'ISO')).toEqual(value('2026-03-29T02:30:00Z', 'instant'));
  });

  it('reads ISO text without an offset in the zone', () => {
    expect(time('2026-07-15T12:00:00.250', 'ISO')).toEqual(
      value('2026-07-15T10:00:00.250Z', 'instant'),
    );
    expect(time('2026-07-15 12:00', 'ISO')).toEqual(value('2026-07-15T10:00:00Z', 'instant'));
  });

  it('judges ISO text like any other: no such day, skipped, twice', () => {
    expect(time('2026-02-30T12:00:00Z', 'ISO')).toMatchObject({ read: 'fault' });
    expect(time('2026-03-29 02:30', 'ISO')).toMatchObject({ read: 'fault' });
    expect(time('2026-10-25 02:30', 'ISO')).toMatchObject({
      ...value('2026-10-25T00:30:00Z', 'instant'),
      note: expect.stringContaining('occurs twice'),
    });
    expect(time('2026-10-25T02:30:00.1-0330', 'ISO')).toEqual(
      value('2026-10-25T06:00:00.100Z', 'instant'),
    );
    expect(time('20260715T120000Z', 'ISO')).toEqual(value('2026-07-15T12:00:00Z', 'instant'));
  });

  it.each(['02/30/2015', '2015-03-08', '3/8/15', 'yesterday', '13/01/2015'])(
    'refuses %s as a date of the format MM/dd/yyyy',
    (text) => {
      expect(date(text)).toMatchObject({ read: 'fault' });
    },
  );

  it('refuses a year nobody had a till in', () => {
    expect(date('01/01/1899')).toEqual({
      read: 'fault',
      detail: 'lies outside the years 2000 to 2100',
    });
  });
});
