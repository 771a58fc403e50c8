import { describe, expect, it } from '@jest/globals';
import { openFrom } from './local-hours.ts';

const weekdays = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: '09:00', closes: '17:00' }));
const berlin = (now: string, hours = weekdays) => openFrom(hours, 'Europe/Berlin', now);

describe('local hours (ESC-05)', () => {
  it('are open now while one of them is', () => {
    expect(berlin('2026-06-08T07:00:00Z')).toBe('2026-06-08T07:00:00Z');
  });

  it('open next in the local time of their zone, over a weekend', () => {
    expect(berlin('2026-06-05T15:00:00Z')).toBe('2026-06-08T07:00:00.000Z');
  });

  it('open an hour later in UTC once summer time has ended', () => {
    expect(berlin('2026-10-23T16:00:00Z')).toBe('2026-10-26T08:00:00.000Z');
  });

  it('end before their closing instant', () => {
    expect(berlin('2026-06-08T15:00:00Z')).toBe('2026-06-09T07:00:00.000Z');
  });

  it('may last until midnight', () => {
    const night = [{ weekday: 1, opens: '22:00', closes: '24:00' }];
    expect(berlin('2026-06-08T21:59:00Z', night)).toBe('2026-06-08T21:59:00Z');
    expect(berlin('2026-06-08T22:00:00Z', night)).toBe('2026-06-15T20:00:00.000Z');
  });

  it('never open where there are none', () => {
    expect(berlin('2026-06-08T07:00:00Z', [])).toBeUndefined();
  });
});
