import { describe, expect, it } from '@jest/globals';
import { june } from '../../calendars/calendar.fixture.ts';
import type { ClockEvent } from './clock-events.ts';
import { evolveClocks, initialClocks, targetsOf } from './clock-state.ts';
import { bookOf, due, factsOf } from './clock.fixture.ts';
import { hearFacts, lookAtClocks } from './decide-clocks.ts';

const caseId = '0190a000-0000-7000-8000-000000000001';
const book = bookOf([]);

/** As triage recorded it before there were clocks: no ids, no terms, nothing of what was heard. */
const set = (
  reason: 'triaged' | 'reopened',
  startsAt: string,
  targets: readonly (readonly ['acknowledgement' | 'resolution', hours: number, dueAt: string])[],
): ClockEvent => ({
  type: 'TargetsSet',
  data: {
    caseId,
    policyVersion: 1,
    calendarId: 'a',
    calendarVersion: 1,
    reason,
    targets: targets.map(([metric, hours, dueAt]) => ({
      metric,
      durationSeconds: hours * 3600,
      startsAt,
      dueAt,
    })),
  },
});
const triaged = set('triaged', june('01 09:00'), [
  ['acknowledgement', 1, due('01 10:00')],
  ['resolution', 16, due('02 17:00')],
]);
const met = (
  metric: 'acknowledgement' | 'resolution',
  dueAt: string,
  metAt: string,
): ClockEvent => ({
  type: 'TargetMet',
  data: { caseId, metric, dueAt, metAt },
});

const stateAfter = (...events: readonly ClockEvent[]) => events.reduce(evolveClocks, initialClocks);

describe('a case of before there were clocks', () => {
  it('goes on with its targets and misses what it would have missed', () => {
    const state = stateAfter(triaged, met('acknowledgement', due('01 10:00'), june('01 09:30')));
    expect(targetsOf(state)).toMatchObject([
      { metric: 'acknowledgement', metAt: june('01 09:30') },
      { metric: 'resolution', dueAt: due('02 17:00') },
    ]);
    const seen = lookAtClocks(state, caseId, { book, now: june('03 09:00') });
    expect(seen).toMatchObject([
      { type: 'TargetMissed', data: { metric: 'resolution', dueAt: due('02 17:00') } },
    ]);
  });

  it('hears what happens from now on', () => {
    const clock = { book, now: june('01 12:00') };
    const events = hearFacts(stateAfter(triaged), caseId, factsOf(['resolved', '01 12:00']), clock);
    expect(events.filter(({ type }) => type === 'TargetMet')).toMatchObject([
      { data: { metric: 'resolution', dueAt: due('02 17:00'), metAt: june('01 12:00') } },
    ]);
  });

  it('keeps the half resolution of its reopening as its re-recovery', () => {
    const again = set('reopened', june('02 09:00'), [['resolution', 8, due('02 17:00')]]);
    const resolved = met('resolution', due('02 17:00'), june('01 12:00'));
    const state = stateAfter(triaged, resolved, again);
    expect(targetsOf(state)).toMatchObject([
      { metric: 'acknowledgement' },
      { metric: 'resolution', metAt: june('01 12:00') },
      { metric: 're_recovery', dueAt: due('02 17:00') },
    ]);
    const twice = stateAfter(
      triaged,
      resolved,
      again,
      met('resolution', due('02 17:00'), june('02 12:00')),
    );
    expect(targetsOf(twice)[2]).toMatchObject({ metAt: june('02 12:00') });
  });

  it('withdrawn then has nothing that runs', () => {
    const state = stateAfter(triaged, {
      type: 'TargetsCancelled',
      data: { caseId, reason: 'withdrawn', cancelledAt: june('01 09:30') },
    });
    expect(targetsOf(state)).toEqual([]);
    expect(lookAtClocks(state, caseId, { book, now: june('03 09:00') })).toEqual([]);
  });
});
