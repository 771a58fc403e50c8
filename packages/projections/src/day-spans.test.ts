import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { commonSpans, dayBeginningAt, grainsOf, spanOfPeriod } from './day-spans.ts';

const DAY_MS = 86_400_000;
const dateOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

const date = fc.integer({ min: 19_300, max: 20_800 }).map((day) => dateOf(day * DAY_MS));

const ends: Readonly<Record<string, (day: Date) => number>> = {
  d: (day) => day.getTime() + DAY_MS,
  m: (day) => Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 1),
  y: (day) => Date.UTC(day.getUTCFullYear() + 1, 0, 1),
};

/** The cells of a run of them, as their grain and first day. */
const cellsOf = ({
  grain,
  from,
  to,
}: {
  grain: string;
  from: string | null;
  to: string | null;
}) => {
  const cells: string[] = [];
  for (let ms = Date.parse(from!); ms < Date.parse(to!); ms = ends[grain]!(new Date(ms)))
    cells.push(`${grain} ${dateOf(ms)}`);
  return cells;
};

/** Every day of a cell. */
const daysOf = (cell: string): string[] => {
  const [grain, start] = cell.split(' ') as [string, string];
  const days: string[] = [];
  const end = ends[grain]!(new Date(start));
  for (let ms = Date.parse(start); ms < end; ms += DAY_MS) days.push(dateOf(ms));
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

  it('are made up of days, months and years less those too many, whatever the largest', () => {
    fc.assert(
      fc.property(fc.array(date, { maxLength: 8 }), fc.constantFrom('d', 'm', 'y'), (dates, g) => {
        const bounds = [...new Set(dates)].sort();
        const spans = bounds.flatMap((from, at) =>
          at % 2 === 0 && at + 1 < bounds.length ? [{ from, to: bounds[at + 1]! }] : [],
        );
        const parts = spans.flatMap((span) => grainsOf(span, g as 'd' | 'm' | 'y'));
        const counts = new Map<string, number>();
        for (const sign of [1, -1]) {
          const cells = parts.filter((part) => part.sign === sign).flatMap(cellsOf);
          // A reader adds a cell once, and takes it away once.
          expect(new Set(cells).size).toBe(cells.length);
          for (const day of cells.flatMap(daysOf)) counts.set(day, (counts.get(day) ?? 0) + sign);
        }
        const found = [...counts].filter(([, count]) => count !== 0).sort();
        const days = spans.flatMap((span) => cellsOf({ grain: 'd', ...span })).flatMap(daysOf);
        expect(found).toEqual(days.map((day) => [day, 1]));
      }),
    );
    const long = grainsOf({ from: '2023-01-16', to: '2026-07-17' }, 'y').flatMap(cellsOf);
    expect(long.filter((cell) => cell.startsWith('d'))).toHaveLength(30);
    expect(grainsOf({ from: null, to: '2026-03-02' }, 'y')).toEqual([
      { grain: 'y', from: null, to: '2026-01-01', sign: 1 },
      { grain: 'm', from: '2026-01-01', to: '2026-03-01', sign: 1 },
      { grain: 'd', from: '2026-03-01', to: '2026-03-02', sign: 1 },
    ]);
    expect(grainsOf({ from: '2024-12-03', to: '2026-11-23' }, 'y')).toEqual([
      { grain: 'y', from: '2025-01-01', to: '2027-01-01', sign: 1 },
      { grain: 'm', from: '2024-12-01', to: '2025-01-01', sign: 1 },
      { grain: 'd', from: '2024-12-01', to: '2024-12-03', sign: -1 },
      { grain: 'm', from: '2026-12-01', to: '2027-01-01', sign: -1 },
      { grain: 'd', from: '2026-11-23', to: '2026-12-01', sign: -1 },
    ]);
    expect(grainsOf({ from: null, to: null }, 'm')).toEqual([
      { grain: 'm', from: null, to: null, sign: 1 },
    ]);
  });
});
