import { describe, expect, it } from '@jest/globals';
import type { ReopenMode } from '@amends/contracts/clock-vocabulary';
import { june, utc } from '../../calendars/calendar.fixture.ts';
import { clocksOf } from './case-clocks.ts';
import {
  calendars,
  clocksFor,
  due,
  factsOf,
  HOUR,
  shown,
  sourceOf,
  target,
  termsOf,
} from './clock.fixture.ts';

const reportedMonday = ['reported', '01 09:00'] as const;

describe('a paused clock', () => {
  const paused = (start: string, from: string, to: string) =>
    clocksFor(
      factsOf(['reported', start], ['waiting_for_customer', from], ['waiting_ended', to]),
      [target('requester_wait', 4)],
      { asOf: june(to) },
    )[0];

  it('T-06, CLK-16: is due later by the pause', () => {
    expect(paused('01 09:00', '01 10:00', '01 13:00')).toMatchObject({ dueAt: due('01 16:00') });
  });

  it('T-07, CLK-16: adds the business seconds of the pause before the calendar is walked', () => {
    const clock = paused('05 15:00', '05 16:00', '08 10:00');
    expect(clock).toMatchObject({ dueAt: due('08 13:00'), pauses: [7200] });
  });

  it('T-08: is due as before when the pause lay outside of business', () => {
    const clock = paused('05 15:00', '05 18:00', '08 08:00');
    expect(clock).toMatchObject({ dueAt: due('08 11:00'), pauses: [0] });
  });

  it('CLK-17: has no deadline while it stands still', () => {
    const facts = factsOf(reportedMonday, ['waiting_for_customer', '01 10:00']);
    const [clock] = clocksFor(facts, [target('requester_wait', 4)]);
    expect(clock).toMatchObject({ state: 'paused', dueAt: undefined, elapsed: 1 });
    expect(clock?.breachedAt).toBeUndefined();
  });

  it('CLK-16: is not saved by a pause that came after the deadline', () => {
    const facts = factsOf(reportedMonday, ['waiting_for_customer', '01 14:00']);
    const [clock] = clocksFor(facts, [target('requester_wait', 4)]);
    expect(clock).toMatchObject({ state: 'paused', breachedAt: due('01 13:00') });
  });

  it('CLK-16: that stopped at its very deadline is due when it goes on', () => {
    const facts = factsOf(
      reportedMonday,
      ['waiting_for_customer', '01 13:00'],
      ['waiting_ended', '01 15:00'],
    );
    const [clock] = clocksFor(facts, [target('requester_wait', 4)], { asOf: june('01 14:00') });
    expect(clock).toMatchObject({ dueAt: due('01 15:00'), breachedAt: undefined });
  });

  it('starts paused where the case is born waiting', () => {
    const facts = factsOf(reportedMonday, ['waiting_for_customer', '01 09:00']);
    expect(clocksFor(facts, [target('requester_wait', 4)])).toMatchObject([
      { state: 'paused', elapsed: 0 },
    ]);
  });

  it('does not stand still for a supplier where the customer waits all the same', () => {
    const facts = factsOf(reportedMonday, ['waiting_for_third_party', '01 10:00']);
    const targets = [target('requester_wait', 4), target('employee_work', 4)];
    const states = clocksFor(facts, targets, { asOf: june('01 11:00') }).map(({ state }) => state);
    expect(states).toEqual(['running', 'paused']);
  });
});

describe('a first response', () => {
  const first = (at: string) =>
    clocksFor(
      [
        { fact: 'reported', at: june('01 08:00') },
        { fact: 'public_reply', at },
      ],
      [target('first_response', 0.5)],
    )[0];

  it('T-18, CLK-07: is in time at the very instant it is due and late a second after', () => {
    expect(first(june('01 09:30'))).toMatchObject({ state: 'completed', breachedAt: undefined });
    expect(first(utc('2026-06-01T09:30:01+02:00'))).toMatchObject({ breachedAt: due('01 09:30') });
  });

  it('T-19, CLK-05: is completed by the reply that also waits for the customer', () => {
    const facts = factsOf(
      reportedMonday,
      ['public_reply', '01 10:00'],
      ['waiting_for_customer', '01 10:00'],
    );
    const pausing = target('first_response', 4, {
      conditions: { pause: { in: ['waiting_customer'] }, resume: { in: ['open'] } },
    });
    const reversed = facts.toReversed();
    for (const order of [facts, reversed]) {
      expect(clocksFor(order, [pausing])).toMatchObject([{ state: 'completed', pauses: [] }]);
    }
  });

  it('takes the second reply where an employee opened the case', () => {
    const facts = factsOf(
      reportedMonday,
      ['public_reply', '01 09:10'],
      ['public_reply', '01 11:00'],
    );
    const targets = [target('first_response', 4)];
    expect(clocksFor(facts, targets)).toMatchObject([{ elapsed: 1 / 6 }]);
    expect(clocksFor(facts, targets, { openedBy: 'employee' })).toMatchObject([{ elapsed: 2 }]);
  });

  it('CLK-22: counts from the reopening where automation alone had resolved the case', () => {
    const facts = factsOf(
      reportedMonday,
      ['resolved_automatically', '01 10:00'],
      ['reopened', '02 10:00'],
      ['public_reply', '02 12:00'],
    );
    expect(clocksFor(facts, [target('first_response', 4)])).toMatchObject([
      { state: 'cancelled', startsAt: june('01 09:00') },
      { state: 'completed', startsAt: june('02 10:00'), elapsed: 2 },
    ]);
  });

  it('CLK-22: is anchored by the reply of a person before the automatic resolution', () => {
    const facts = factsOf(
      reportedMonday,
      ['public_reply', '01 09:30'],
      ['resolved_automatically', '01 10:00'],
      ['reopened', '02 10:00'],
    );
    expect(clocksFor(facts, [target('first_response', 4)])).toMatchObject([
      { state: 'completed', elapsed: 0.5 },
    ]);
  });
});

describe('conditions', () => {
  it('T-21, CLK-04: that start a clock and turn false do not cancel it', () => {
    const open = { on: ['acknowledged'], in: ['open'] } as const;
    const needsOpen = target('employee_work', 4, {
      conditions: { start: { on: [...open.on], in: [...open.in] } },
    });
    const facts = factsOf(
      reportedMonday,
      ['acknowledged', '01 09:00'],
      ['waiting_for_customer', '01 10:00'],
    );
    expect(clocksFor(facts, [needsOpen])).toMatchObject([{ state: 'paused' }]);
  });

  it('are held in order: what is cancelled is neither completed nor started anew', () => {
    const facts = factsOf(reportedMonday, ['withdrawn', '01 10:00'], ['acknowledged', '01 10:00']);
    expect(clocksFor(facts, [target('acknowledgement', 4)])).toMatchObject([
      { state: 'cancelled' },
    ]);
  });

  it('start a cancelled clock anew when they are true again', () => {
    const twice = target('first_action', 4, {
      conditions: { cancel: { on: ['offer_made'] }, start: { on: ['reported', 'offer_ended'] } },
    });
    const facts = factsOf(reportedMonday, ['offer_made', '01 10:00'], ['offer_ended', '01 11:00']);
    expect(clocksFor(facts, [twice])).toMatchObject([
      { state: 'cancelled' },
      { state: 'running', startsAt: june('01 11:00') },
    ]);
  });

  it('of both pause and resume at one instant leave no trace', () => {
    const flicker = target('resolution', 4, {
      conditions: { pause: { on: ['offer_made'] }, resume: { on: ['offer_made'] } },
    });
    const facts = factsOf(reportedMonday, ['offer_made', '01 10:00']);
    expect(clocksFor(facts, [flicker])).toMatchObject([{ state: 'running', pauses: [] }]);
  });

  it('end a case that is merged with it, and its clocks (CLK-28)', () => {
    const facts = factsOf(reportedMonday, ['merged', '01 10:00']);
    const targets = [target('acknowledgement', 4), target('resolution', 4)];
    expect(clocksFor(facts, targets).map(({ state }) => state)).toEqual(['cancelled', 'cancelled']);
  });
});

describe('replies', () => {
  const talk = factsOf(
    reportedMonday,
    ['public_reply', '01 10:00'],
    ['customer_message', '01 11:00'],
    ['customer_message', '01 12:00'],
    ['public_reply', '01 14:00'],
    ['customer_message', '01 15:00'],
  );

  it('CLK-08: are owed anew, from zero, for each message that waits', () => {
    expect(clocksFor(talk, [target('next_reply', 8)], { asOf: june('01 16:00') })).toMatchObject([
      { state: 'completed', startsAt: june('01 11:00'), elapsed: 3 },
      { state: 'running', startsAt: june('01 15:00'), elapsed: 1 },
    ]);
  });

  it('CLK-27: end the update that is due and begin the next', () => {
    const clocks = clocksFor(talk, [target('periodic_update', 8)], { asOf: june('01 16:00') });
    expect(clocks).toMatchObject([
      { state: 'completed', startsAt: june('01 10:00'), elapsed: 4 },
      { state: 'running', startsAt: june('01 14:00'), elapsed: 2 },
    ]);
  });

  it('of an update that may pause do not count while the customer is waited for', () => {
    const facts = [...talk, ...factsOf(['waiting_for_customer', '01 15:30'])];
    const targets = [target('periodic_update', 8), target('pausable_update', 8)];
    const last = clocksFor(facts, targets).filter(({ startsAt }) => startsAt === june('01 14:00'));
    expect(last.map(({ state }) => state)).toEqual(['running', 'paused']);
  });

  it('CLK-25: are not owed beside a first response that is still open', () => {
    const facts = factsOf(
      reportedMonday,
      ['customer_message', '01 10:00'],
      ['public_reply', '01 11:00'],
    );
    const targets = ['first_response', 'next_reply', 'periodic_update'] as const;
    const both = targets.map((metric) => target(metric, 4));
    const opened = clocksFor(facts, both, { openedBy: 'employee', asOf: june('01 12:00') });
    expect(opened).toMatchObject([{ metric: 'first_response', dueAt: due('01 13:00') }]);
    const answered = clocksFor(facts, both, { asOf: june('01 12:00') });
    expect(answered.map(({ metric }) => metric)).toEqual(['first_response', 'periodic_update']);
    expect(clocksFor(facts, both.slice(1)).map(({ metric }) => metric)).toContain('next_reply');
  });
});

describe('the other metrics', () => {
  const whole = factsOf(
    reportedMonday,
    ['triaged', '01 09:00'],
    ['acknowledged', '01 09:30'],
    ['offer_made', '01 10:00'],
    ['offer_ended', '01 12:00'],
    ['remedy_step', '01 13:00'],
    ['resolved', '01 15:00'],
  );
  const elapsedOf = (metric: Parameters<typeof target>[0]) =>
    clocksFor(whole, [target(metric, 8)]).map(({ state, elapsed }) => [state, elapsed]);

  it.each([
    ['acknowledgement', 0.5],
    ['first_action', 4],
    ['requester_wait', 4],
    ['employee_work', 4],
    ['resolution', 6],
    ['first_resolution', 6],
    ['third_day_close', 6],
    ['final_response', 1],
    ['waiting_on_customer', 2],
  ] as const)('of which one is %s count where they say', (metric, hours) => {
    expect(elapsedOf(metric)).toEqual([['completed', hours]]);
  });

  it('measure a wait without a promise, one after the other', () => {
    const measured = target('waiting_on_customer', 0);
    const { duration: _, ...withoutTarget } = measured;
    const facts = [...whole, ...factsOf(['reopened', '02 09:00'], ['offer_made', '02 10:00'])];
    expect(clocksFor(facts, [withoutTarget], { asOf: june('02 11:00') })).toMatchObject([
      { state: 'completed', elapsed: 2, dueAt: undefined },
      { state: 'running', elapsed: 1, dueAt: undefined },
    ]);
  });

  it('count what a case forgot to say before it was reported from the report on', () => {
    const facts = factsOf(reportedMonday, ['acknowledged', '01 08:00']);
    expect(clocksFor(facts, [target('acknowledgement', 4)])).toMatchObject([
      { state: 'completed', elapsed: 0 },
    ]);
  });
});

describe('a reopened case', () => {
  const facts = factsOf(
    reportedMonday,
    ['resolved', '02 09:00'],
    ['reopened', '03 09:00'],
    ['resolved', '03 13:00'],
  );
  const inMode = (reopenMode: ReopenMode, asOf?: string) =>
    clocksFor(facts, [target('resolution', 16, { reopenMode })], asOf ? { asOf } : {});

  it('T-23, CLK-21: leaves the first resolution as it was', () => {
    expect(clocksFor(facts, [target('first_resolution', 16)])).toMatchObject([
      { state: 'completed', elapsed: 8, breachedAt: undefined, pauses: [] },
    ]);
  });

  it('T-24, CLK-21: goes on with its resolution, the time it was resolved not counted', () => {
    const expected = { state: 'completed', elapsed: 12, breachedAt: undefined, pauses: [8 * HOUR] };
    expect(clocksFor(facts, [target('resolution', 16)])).toMatchObject([expected]);
    const open = clocksFor(facts.slice(0, -1), [target('resolution', 16)], {
      asOf: june('03 10:00'),
    });
    expect(open).toMatchObject([{ dueAt: due('03 17:00') }]);
  });

  it('T-25: breaches at once where the time it was resolved counts', () => {
    const expected = { elapsed: 20, breachedAt: due('02 17:00'), dueAt: due('02 17:00') };
    expect(inMode('continue_including_resolved')).toMatchObject([expected]);
    const resolvedOnly = clocksFor(facts.slice(0, 2), [
      target('resolution', 16, { reopenMode: 'continue_including_resolved' }),
    ]);
    expect(resolvedOnly).toMatchObject([{ breachedAt: undefined, elapsed: 8 }]);
  });

  it('T-26: has its whole target again where it restarts', () => {
    expect(inMode('restart')).toMatchObject([
      { startsAt: june('01 09:00'), state: 'completed', elapsed: 4, breachedAt: undefined },
    ]);
    const open = clocksFor(
      facts.slice(0, -1),
      [target('resolution', 16, { reopenMode: 'restart' })],
      { asOf: june('03 10:00') },
    );
    expect(open).toMatchObject([{ dueAt: due('04 17:00') }]);
  });

  it('T-27: has a second record where each reopening makes one', () => {
    expect(inMode('new_instance')).toMatchObject([
      { startsAt: june('01 09:00'), state: 'completed', elapsed: 8 },
      { startsAt: june('03 09:00'), state: 'completed', elapsed: 4 },
    ]);
  });

  it('T-28, CLK-21: has the shorter time of a re-recovery', () => {
    expect(clocksFor(facts, [target('re_recovery', 2)])).toMatchObject([
      { startsAt: june('03 09:00'), dueAt: due('03 11:00'), breachedAt: due('03 11:00') },
    ]);
  });

  it('CLK-06: keeps the breach of a resolution that came too late', () => {
    const [clock] = clocksFor(facts, [target('resolution', 4)]);
    expect(clock).toMatchObject({ state: 'completed', elapsed: 12, breachedAt: due('01 13:00') });
  });

  it('T-95: runs a re-recovery for a double deviation without a reopening', () => {
    const failed = factsOf(reportedMonday, ['double_deviation', '01 12:00']);
    const clocks = clocksFor(failed, [target('re_recovery', 2)], { asOf: june('01 13:00') });
    expect(clocks).toMatchObject([{ state: 'running', dueAt: due('01 14:00') }]);
  });
});

describe('other terms', () => {
  const facts = factsOf(
    reportedMonday,
    ['waiting_for_customer', '01 10:00'],
    ['waiting_ended', '01 12:00'],
  );
  const raised = (more: object = {}) =>
    termsOf([target('requester_wait', 4)], { ordinal: 2, appliedAt: june('01 14:00'), ...more });
  const first = termsOf([target('requester_wait', 16)]);
  const shownAt = (source: ReturnType<typeof sourceOf>, asOf: string) =>
    clocksOf(source, calendars).map((clock) => shown(clock, asOf));

  it('T-16, CLK-18: take a running clock over with its start and its pauses', () => {
    const clocks = shownAt(sourceOf(facts, [first, raised()]), june('01 14:00'));
    expect(clocks).toMatchObject([
      { state: 'cancelled' },
      { startsAt: june('01 09:00'), dueAt: due('01 15:00'), breachedAt: undefined },
    ]);
  });

  it('CLK-19: leave what was completed under the earlier ones as it was', () => {
    const resolved = [...facts, ...factsOf(['resolved', '01 13:30'])];
    const clocks = shownAt(sourceOf(resolved, [first, raised()]), june('01 16:00'));
    expect(clocks).toMatchObject([{ state: 'completed', elapsed: 2.5, breachedAt: undefined }]);
  });

  it('CLK-02: that are not from the beginning rule what starts from then on', () => {
    const more = factsOf(['resolved', '01 13:00'], ['reopened', '01 15:00']);
    const both = (ordinal: number, hours: number) => ({
      ordinal,
      targets: [target('requester_wait', 16), target('re_recovery', hours)],
    });
    const later = raised({ ...both(2, 1), appliedAt: june('01 15:00'), retroactive: false });
    const source = sourceOf([...facts, ...more], [{ ...first, ...both(1, 2) }, later]);
    expect(shownAt(source, june('01 15:30'))).toMatchObject([
      { state: 'running', startsAt: june('01 09:00') },
      { state: 'running', startsAt: june('01 15:00'), dueAt: due('01 16:00') },
    ]);
  });

  it('T-15, CLK-14: with another calendar count the time before by the first', () => {
    const evening = raised({
      appliedAt: june('01 12:00'),
      targets: [target('resolution', 6, { calendarId: 'evening' })],
    });
    const source = sourceOf(factsOf(reportedMonday), [termsOf([target('resolution', 6)]), evening]);
    expect(shownAt(source, june('01 13:00'))).toMatchObject([
      { state: 'cancelled' },
      { state: 'running', dueAt: due('01 16:00'), elapsed: 3 },
    ]);
  });

  it('CLK-03: that are disabled cancel their clocks and start none', () => {
    const disabled = termsOf([target('requester_wait', 4), target('re_recovery', 1)], {
      disabledAt: june('01 11:00'),
    });
    const more = factsOf(['resolved', '01 13:00'], ['reopened', '01 15:00']);
    const source = sourceOf([...facts, ...more], [disabled]);
    expect(shownAt(source, june('01 16:00'))).toMatchObject([{ state: 'cancelled', elapsed: 1 }]);
  });
});

describe('a merged case', () => {
  const merged = factsOf(['reported', '01 10:00'], ['merged', '01 11:00']);
  const unmerged = [...merged, ...factsOf(['unmerged', '01 15:00'])];
  const response = (facts: typeof merged) => clocksFor(facts, [target('first_response', 4)]);

  it('T-80, DUP-02: has its clocks cancelled when it is merged', () => {
    expect(response(merged)).toMatchObject([{ state: 'cancelled', elapsed: 1 }]);
  });

  it('T-81, DUP-03: counts a reply on the other case once it is on its own again', () => {
    const answered = [...unmerged, ...factsOf(['public_reply', '01 12:00'])];
    expect(response(answered)).toMatchObject([{ state: 'completed', elapsed: 2 }]);
  });

  it('T-82, DUP-03: counts from its own creation as if it had never been merged', () => {
    expect(response(unmerged)).toMatchObject([{ breachedAt: due('01 14:00') }]);
  });

  it('T-83: merged, unmerged and merged again is as if merged once', () => {
    const again = [...unmerged, ...factsOf(['merged', '01 16:00'])];
    const once = factsOf(['reported', '01 10:00'], ['merged', '01 16:00']);
    expect(response(again)).toEqual(response(once));
  });
});
