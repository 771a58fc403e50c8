import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { BERLIN, calendarOf, HOURS } from '../../calendars/calendar.fixture.ts';
import { type Calendars, clocksOf, elapsedSeconds } from './case-clocks.ts';
import { sourceOf, target, termsOf } from './clock.fixture.ts';
import { instantOf } from './clock-figures.ts';
import type { CaseFact } from './timeline.ts';

const HOLIDAYS = ['2026-10-23'];
const lunch = calendarOf(HOURS.lunch, { holidays: HOLIDAYS });
const always = calendarOf(HOURS.e);
const calendars: Calendars = (calendarId) => (calendarId === 'e' ? always : lunch);

const SECONDS_SIMULATED = 3 * 86_400;
const MINUTE_MS = 60_000;

const minuteOfDay = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

const FROM_MS = Date.parse('2026-10-22T05:00:00Z');
const MINUTES = 7 * 1440;

/** Whether the calendar is open in each minute of the week, asked of the zone itself. */
const openMinutes: readonly boolean[] = Array.from({ length: MINUTES }, (_, minute) => {
  const local = DateTime.fromMillis(FROM_MS + minute * MINUTE_MS, { zone: BERLIN });
  const now = local.hour * 60 + local.minute;
  if (HOLIDAYS.includes(local.toISODate()!)) return false;
  return HOURS.lunch.some(
    ({ weekday, opens, closes }) =>
      weekday === local.weekday && minuteOfDay(opens) <= now && now < minuteOfDay(closes),
  );
});

/** Counts one second after the other, as nobody would in earnest. */
const simulate = (
  calendarId: string,
  startMs: number,
  toggles: readonly number[],
  targetSeconds: number,
) => {
  const startSecond = (startMs - FROM_MS) / 1000;
  let counted = 0;
  let toggled = 0;
  let dueMs: number | undefined;
  for (let second = 0; second < SECONDS_SIMULATED; second += 1) {
    while (toggles[toggled]! <= second) toggled += 1;
    const isOpen = calendarId === 'e' || openMinutes[Math.floor((startSecond + second) / 60)];
    if (!isOpen) {
      // To the last second of the closed minute.
      second += 59 - ((startSecond + second) % 60);
      continue;
    }
    if (toggled % 2 === 1) continue;
    counted += 1;
    if (counted === targetSeconds) dueMs = startMs + (second + 1) * 1000;
  }
  return { counted, dueMs };
};

const iso = (ms: number): string => new Date(ms).toISOString();

const scenario = fc
  .record({
    calendarId: fc.constantFrom('lunch', 'e'),
    // From Thursday on: a holiday on Friday, the end of summer time on Sunday.
    startMs: fc.integer({ min: 0, max: 2 * 86_400 }).map((seconds) => FROM_MS + seconds * 1000),
    toggles: fc
      .uniqueArray(fc.integer({ min: 1, max: SECONDS_SIMULATED - 1 }), { maxLength: 8 })
      .map((seconds) => seconds.toSorted((a, b) => a - b)),
    targetSeconds: fc.integer({ min: 1, max: 30 * 3600 }),
  })
  .chain((one) => {
    const facts = one.toggles.map(
      (second, index): CaseFact => ({
        fact: index % 2 === 0 ? 'waiting_for_customer' : 'waiting_ended',
        at: iso(one.startMs + second * 1000),
      }),
    );
    const heard = fc.shuffledSubarray(facts, { minLength: facts.length });
    return heard.map((order) => ({ ...one, order }));
  });

describe('a clock that is paused and resumed', () => {
  it('CLK-12, CLK-16: has the time left that counting second by second leaves', () => {
    fc.assert(
      fc.property(scenario, ({ calendarId, startMs, toggles, targetSeconds, order }) => {
        const naive = simulate(calendarId, startMs, toggles, targetSeconds);
        const facts: CaseFact[] = [{ fact: 'reported', at: iso(startMs) }, ...order];
        const terms = termsOf(
          [
            target('requester_wait', 1, {
              calendarId,
              duration: { seconds: targetSeconds },
            }),
          ],
          { appliedAt: iso(startMs) },
        );
        const [clock] = clocksOf(sourceOf(facts, [terms]), calendars);
        const asOf = iso(startMs + SECONDS_SIMULATED * 1000);
        const elapsed = elapsedSeconds(clock!, asOf);
        expect(targetSeconds - elapsed).toBe(targetSeconds - naive.counted);
        const due = instantOf(clock!.run, clock!.time, targetSeconds * 1000);
        // Reached in the very second a pause begins it is due when the clock goes on (CLK-16).
        if (naive.dueMs === undefined || toggles.includes((naive.dueMs - startMs) / 1000)) return;
        expect(Date.parse(due!)).toBe(naive.dueMs);
      }),
      { numRuns: 20 },
    );
  });
});
