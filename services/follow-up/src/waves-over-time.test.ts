import { CONTACT_CHANNELS, PERSONAL_CHANNELS } from '@amends/contracts/survey-vocabulary';
import { SEVERITIES } from '@amends/contracts/vocabulary';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { play, type Recovery } from './waves-over-time.fixture.ts';

/** What no rows of a playbook, however many recoveries of a customer they meet, may break. */

const DAY_MS = 86_400_000;

const channels = fc.uniqueArray(fc.constantFrom(...CONTACT_CHANNELS), {
  minLength: 1,
  maxLength: 3,
});
const personal = fc.constantFrom(...PERSONAL_CHANNELS).map((channel) => [channel]);
const rows = fc
  .tuple(
    fc.uniqueArray(fc.constantFrom(1, 3, 7), { minLength: 1, maxLength: 3 }),
    fc.array(channels, { minLength: 3, maxLength: 3 }),
    fc.option(personal, { nil: undefined }),
    fc.boolean(),
  )
  .map(([days, ways, lasting, isWithin]) => [
    ...days
      .toSorted((one, other) => one - other)
      .map((day, at) => ({
        ...{ day, channels: ways[at]! },
        ...(isWithin && at === 0 ? { within: true as const } : {}),
      })),
    ...(lasting === undefined ? [] : [{ day: 30, channels: lasting }]),
  ]);

const recovery: fc.Arbitrary<Recovery> = fc.record({
  hours: fc.integer({ min: 0, max: 24 * 60 }),
  severity: fc.constantFrom(...SEVERITIES),
  contacts: fc.option(rows, { nil: undefined }),
  answers: fc.array(fc.option(fc.integer({ min: 1, max: 24 * 20 }), { nil: undefined }), {
    maxLength: 4,
  }),
  isContent: fc.boolean(),
});

const check = (holds: (played: ReturnType<typeof play>) => void): void =>
  fc.assert(
    fc.property(fc.array(recovery, { minLength: 1, maxLength: 4 }), (recoveries) =>
      holds(play(recoveries)),
    ),
    { numRuns: 80 },
  );

const isPersonal = (channel: string): boolean =>
  (PERSONAL_CHANNELS as readonly string[]).includes(channel);

describe('over any rows and recoveries', () => {
  it('each question is answered, lapses, is void, or was left out for a reason', () => {
    check(({ ends }) => {
      for (const { state } of ends) {
        for (const { status: end, suppressedFor } of state.requests) {
          expect(['answered', 'lapsed', 'void', 'suppressed']).toContain(end);
          expect(suppressedFor === undefined).toBe(end !== 'suppressed');
        }
        expect(state.status === 'unresolved' || state.settlement !== undefined).toBe(true);
      }
    });
  });

  it('four waves come no nearer to each other than the gates allow', () => {
    check(({ contacts }) => {
      const times = contacts.flatMap((event) =>
        event.type === 'SurveyContactAllowed' && !isPersonal(event.data.channel)
          ? [Date.parse(event.data.allowedAt)]
          : [],
      );
      // All are of first recoveries, so all are routine: the longer of the two gates holds.
      times.slice(1).forEach((at, index) => {
        expect(at - times[index]!).toBeGreaterThanOrEqual(30 * DAY_MS);
      });
    });
  });

  it('a recovery is asked about once per wave, one question at a time, and once at the end', () => {
    check(({ ends }) => {
      for (const { state, mostOpen } of ends) {
        const waves = state.requests.map(({ wave }) => wave);
        expect(new Set(waves).size).toBe(waves.length);
        expect(waves[0]).toBe(1);
        expect(waves.includes(2) || state.reopenCount > 0).toBe(true);
        expect(mostOpen).toBeLessThanOrEqual(1);
      }
    });
  });

  it('R-067: the lasting question comes 30 days after the resolution at least', () => {
    check(({ ends }) => {
      for (const { state, resolvedAt } of ends) {
        const lasting = state.requests.find(({ wave }) => wave === 2);
        if (lasting === undefined) continue;
        const waited = Date.parse(lasting.dueAt) - Date.parse(resolvedAt);
        expect(waited).toBeGreaterThanOrEqual(30 * DAY_MS);
      }
    });
  });

  it('nobody is reminded twice of a question, or of a call', () => {
    check(({ ends }) => {
      for (const { events } of ends) {
        const reminded = events.flatMap(({ type, data }) =>
          type === 'FollowUpReminded' ? [data] : [],
        );
        const ids = reminded.map(({ requestId }) => requestId);
        expect(new Set(ids).size).toBe(ids.length);
        expect(reminded.some(({ channel }) => isPersonal(channel))).toBe(false);
      }
    });
  });
});
