import { describe, expect, it } from '@jest/globals';
import { dayBefore, dayOf, periodBounds } from './period-bounds.ts';

const iso = (ms: number) => new Date(ms).toISOString();
const of = (period: Parameters<typeof periodBounds>[0], from: string, until: string) =>
  [...periodBounds(period, { from, until, timeZone: 'Europe/Berlin' })].map(
    ({ name, startMs, endMs }) => [name, iso(startMs), iso(endMs)],
  );

describe('periods', () => {
  it('are whole, in the zone, and reach over a change of the clocks without a gap', () => {
    expect(of('day', '2026-03-28', '2026-03-29')).toEqual([
      ['2026-03-28', '2026-03-27T23:00:00.000Z', '2026-03-28T23:00:00.000Z'],
      ['2026-03-29', '2026-03-28T23:00:00.000Z', '2026-03-29T22:00:00.000Z'],
    ]);
    expect(of('month', '2026-03-31', '2026-03-31')).toEqual([
      ['2026-03', '2026-02-28T23:00:00.000Z', '2026-03-31T22:00:00.000Z'],
    ]);
  });

  it('name weeks by the year of their Thursday, and quarters', () => {
    expect(of('week', '2025-12-30', '2026-01-05').map(([name]) => name)).toEqual([
      '2026-W01',
      '2026-W02',
    ]);
    expect(of('quarter', '2026-06-30', '2026-07-01').map(([name]) => name)).toEqual([
      '2026-Q2',
      '2026-Q3',
    ]);
  });

  it('end on the local day of an instant, and begin so many days before it', () => {
    expect(dayOf('2026-05-31T23:30:00Z', 'Europe/Berlin')).toBe('2026-06-01');
    expect(dayBefore('2026-03-01', 1)).toBe('2026-02-28');
  });

  it('are none where the end lies before the start', () => {
    expect(of('day', '2026-06-02', '2026-06-01')).toEqual([]);
  });
});
