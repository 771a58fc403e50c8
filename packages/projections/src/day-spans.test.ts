import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { commonSpans, dayBeginningAt, grainsOf, spanOfPeriod } from './day-spans.ts';

const DAY_MS = 86_400_000;
const dateOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

const date = fc.integer({ min: 19_000, max: 23_000 }).map((day) => dateOf(day * DAY_MS));

const ends: Readonly<Record<string, (day: Date) => number>> = {
  d: (day) => day.getTime() + DAY_MS,
  m: (day) => Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 1),
  y: (day) => Date.UTC(day.getUTCFullYear() + 1, 0, 1),
};

/** Every day of the cells that lie in a run of them. */
const daysOf = ({ grain, from, to }: ReturnType<typeof grainsOf>[number]): string[] => {
  const days: string[] = [];
  for (let ms = Date.parse(from!); ms < Date.parse(to!); ms = ends[grain]!(new Date(ms)))
    for (let day = ms; day < ends[grain]!(new Date(ms)); day += DAY_MS) days.push(dateOf(day));
  return days;
};

describe('days of a request', () => {
  it('are those of its periods, weeks by the year that has their Thursday', () => {
    const span = (period: string, text: string) => spanOfPeriod[period]!(text);
    expect(span('day', '2024-02-28')).toEqual({ from: '2024-02-28', to: '2024-02-29' });
    expect(span('month', '2026-12')).toEqual({ from: '2026-12-01', to: '2027-01-01' });
    expect(span('quarter', '2026-Q4')).toEqual({ from: '2026-10-01', to: '2027-01-01' });
    expect(span('week', '2026-W22')).toEqual({ from: '2026-05-25', to: '2026-06-01' });
    expect(span('week', '2020-W53')).toEqual({ from: '2020-12-28', to: '2021-01-04' });
    expect(span('week', '2027-W01')).toEqual({ from: '2027-01-04', to: '2027-01-11' });
  });

  it('are in all spans asked for', () => {
    const may = spanOfPeriod.month!('2026-05');
    const late = { from: '2026-05-20', to: null };
    expect(commonSpans([may], [late])).toEqual([{ from: '2026-05-20', to: '2026-06-01' }]);
    expect(commonSpans([may], [spanOfPeriod.day!('2026-06-01')])).toEqual([]);
  });

  it('begin at an instant only where a day does, and not later than its midnight in UTC', () => {
    expect(dayBeginningAt('2026-05-31T22:00:00Z', 'Europe/Berlin')).toBe('2026-06-01');
    expect(dayBeginningAt('2026-12-31T23:00:00Z', 'Europe/Berlin')).toBe('2027-01-01');
    expect(dayBeginningAt('2026-06-01T00:00:00Z', 'UTC')).toBe('2026-06-01');
    expect(dayBeginningAt('2026-06-01T00:00:00Z', 'Europe/Berlin')).toBeUndefined();
    expect(dayBeginningAt('2026-05-31T22:00:00.001Z', 'Europe/Berlin')).toBeUndefined();
    // West of Greenwich the whole days of a register lie before it.
    expect(dayBeginningAt('2026-06-01T04:00:00Z', 'America/New_York')).toBeUndefined();
  });

  it('are made up of days, months and years once each, whatever the largest', () => {
    fc.assert(
      fc.property(date, date, fc.constantFrom('d', 'm', 'y'), (a, b, largest) => {
        const [from, to] = a < b ? [a, b] : [b, a];
        const parts = grainsOf({ from, to }, largest as 'd' | 'm' | 'y');
        const expected = from === to ? [] : daysOf({ grain: 'd', from, to });
        expect(parts.flatMap(daysOf).sort()).toEqual(expected);
      }),
    );
    expect(grainsOf({ from: null, to: '2026-03-02' }, 'y')).toEqual([
      { grain: 'y', from: null, to: '2026-01-01' },
      { grain: 'm', from: '2026-01-01', to: '2026-03-01' },
      { grain: 'd', from: '2026-03-01', to: '2026-03-02' },
    ]);
    expect(grainsOf({ from: null, to: null }, 'm')).toEqual([{ grain: 'm', from: null, to: null }]);
  });
});
