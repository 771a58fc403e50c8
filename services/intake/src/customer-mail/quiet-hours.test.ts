import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { quietHoursOf, sendableFrom, type QuietHours } from './quiet-hours.ts';

const night = quietHoursOf('21:00-08:00') as QuietHours;

describe('the quiet hours of customers', () => {
  it('are read from the setting, or refused', () => {
    expect(night).toEqual({ from: 1260, to: 480 });
    expect(quietHoursOf('none')).toBe('none');
    for (const wrong of ['', '21-8', '24:00-08:00', '21:00-08:60']) {
      expect(quietHoursOf(wrong)).toBeUndefined();
    }
  });

  it.each([
    ['2026-06-10T12:00:00.000Z', '2026-06-10T12:00:00.000Z'],
    ['2026-06-10T19:30:00.000Z', '2026-06-11T06:00:00.000Z'],
    ['2026-06-10T03:00:00.000Z', '2026-06-10T06:00:00.000Z'],
    ['2026-06-10T06:00:00.000Z', '2026-06-10T06:00:00.000Z'],
    ['2026-06-10T19:00:00.000Z', '2026-06-11T06:00:00.000Z'],
  ])('let what is due at %s in Berlin go out at %s', (now, sent) => {
    expect(sendableFrom(now, 'Europe/Berlin', night)).toBe(sent);
  });

  it('hold at the changes of the clock', () => {
    expect(sendableFrom('2026-03-29T00:30:00.000Z', 'Europe/Berlin', night)).toBe(
      '2026-03-29T06:00:00.000Z',
    );
    expect(sendableFrom('2026-10-25T00:30:00.000Z', 'Europe/Berlin', night)).toBe(
      '2026-10-25T07:00:00.000Z',
    );
  });

  it('let nothing out within them, and put nothing off by more than a day, anywhere', () => {
    const zones = ['Europe/Berlin', 'Asia/Shanghai', 'America/New_York', 'Australia/Lord_Howe'];
    fc.assert(
      fc.property(
        fc.integer({ min: 1_700_000_000, max: 1_900_000_000 }),
        fc.constantFrom(...zones),
        (seconds, zone) => {
          const now = new Date(seconds * 1000).toISOString();
          const sent = sendableFrom(now, zone, night);
          const { hour } = DateTime.fromISO(sent, { zone });
          const waits = Date.parse(sent) - Date.parse(now);
          return hour >= 8 && hour < 21 && waits >= 0 && waits <= 25 * 3_600_000;
        },
      ),
    );
  });
});
