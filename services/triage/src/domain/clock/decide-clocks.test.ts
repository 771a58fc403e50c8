import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CATALOGUE } from '@amends/contracts/catalogue';
import type { PolicyTarget } from '@amends/contracts/triage-clocks';
import type { ClockFact } from '@amends/contracts/clock-vocabulary';
import { june, utc } from '../../calendars/calendar.fixture.ts';
import { clocksOf } from './case-clocks.ts';
import type { ClockBook } from './clock-book.ts';
import type { ClockEvent } from './clock-events.ts';
import { type ClockState, evolveClocks, initialClocks } from './clock-state.ts';
import { bookOf, calendars, due, factsOf, HOUR, shown } from './clock.fixture.ts';
import {
  type Application,
  applyPolicy,
  dropPolicy,
  endWaiting,
  hearFacts,
  isInForce,
  lookAtClocks,
  startWaiting,
} from './decide-clocks.ts';
import type { CaseFact } from './timeline.ts';

const caseId = '0190a000-0000-7000-8000-000000000001';

/** A target in hours of calendar A that warns at three quarters and half an hour before. */
const targetOf = (metric: PolicyTarget['metric'], hours: number): PolicyTarget => ({
  metric,
  duration: { seconds: hours * HOUR },
  calendarId: 'a',
  warnings: [{ percent: 75 }, { secondsBefore: 1800 }],
});
const book = bookOf([
  targetOf('first_response', 4),
  targetOf('next_reply', 8),
  targetOf('requester_wait', 16),
  targetOf('resolution', 16),
  targetOf('re_recovery', 2),
  { metric: 'waiting_on_customer', calendarId: 'a' },
]);

const triaged: Application = {
  reason: 'triaged',
  choice: { severity: 'moderate' },
  appliedAt: june('01 09:00'),
  retroactive: true,
  opened: { openedAt: june('01 09:00') },
};

type Step = (state: ClockState) => readonly ClockEvent[];

const at = (now: string, used: ClockBook = book) => ({ book: used, now });
const apply =
  (application: Partial<Application> = {}, now = june('01 09:00'), used = book): Step =>
  (state) =>
    applyPolicy(state, caseId, { ...triaged, ...application }, at(now, used));
const hear =
  (facts: readonly CaseFact[], now: string): Step =>
  (state) =>
    hearFacts(state, caseId, facts, at(now));
const hears = (fact: ClockFact, dayAndTime: string, heardAt = dayAndTime): Step =>
  hear(factsOf([fact, dayAndTime]), june(heardAt));
const look =
  (dayAndTime: string): Step =>
  (state) =>
    lookAtClocks(state, caseId, at(june(dayAndTime)));

/** Runs steps one after the other; gives the events of the last and the state after it. */
const after = (...steps: readonly Step[]) => {
  let state = initialClocks;
  let events: readonly ClockEvent[] = [];
  for (const step of steps) {
    events = step(state);
    for (const { type, data } of events) CATALOGUE[type].schema.parse(data);
    state = events.reduce(evolveClocks, state);
  }
  return { state, events, types: events.map(({ type }) => type) };
};

const clocksIn = (state: ClockState, asOf: string) =>
  clocksOf(state, calendars).map((clock) => ({ id: clock.clockId, ...shown(clock, asOf) }));
/** What was told of the clocks, without the order in which it was. */
const recordIn = ({ clocks }: ClockState) =>
  clocks
    .map(({ clockId, dueAt, marks }) => ({ clockId, dueAt, marks }))
    .toSorted((a, b) => (a.clockId < b.clockId ? -1 : 1));

describe('the clocks of a triaged case', () => {
  it('CLK-01: begin in one event that says what they run by', () => {
    const { events } = after(apply());
    expect(events).toMatchObject([
      {
        type: 'TargetsSet',
        data: {
          policyId: 'test',
          policyVersion: 1,
          tzVersion: '2025b',
          terms: [{ metric: 'first_response', calendarVersion: 1 }, {}, {}, {}, {}, {}],
          targets: [
            {
              metric: 'first_response',
              clockId: 'first_response.1.20260601T070000.000Z',
              dueAt: due('01 13:00'),
              nextAt: due('01 12:00'),
            },
            { metric: 'requester_wait', durationSeconds: 16 * HOUR },
            { metric: 'resolution', dueAt: due('02 17:00') },
          ],
        },
      },
    ]);
  });

  it('T-19, CLK-05: end with the reply that also waits for the customer', () => {
    const facts = factsOf(['public_reply', '01 10:00'], ['waiting_for_customer', '01 10:00']);
    const { events } = after(apply(), hear(facts, june('01 10:00')));
    expect(events.map(({ type, data }) => [type, 'metric' in data && data.metric])).toEqual([
      ['ClockFactHeard', false],
      ['ClockAttached', 'waiting_on_customer'],
      ['TargetMet', 'first_response'],
      ['ClockPaused', 'requester_wait'],
    ]);
  });

  it('CLK-17: are told with what is left when they pause, and when due when they go on', () => {
    const paused = after(apply(), hears('waiting_for_customer', '01 10:00'));
    expect(paused.events.at(-1)).toMatchObject({
      type: 'ClockPaused',
      data: { remainingSeconds: 15 * HOUR },
    });
    const resumed = after(
      apply(),
      hears('waiting_for_customer', '01 10:00'),
      hears('waiting_ended', '01 11:30'),
    );
    expect(resumed.events).toMatchObject([
      { type: 'ClockFactHeard' },
      { type: 'ClockResumed', data: { dueAt: due('03 10:30'), nextAt: due('02 14:30') } },
      { type: 'ClockCompleted', data: { elapsedSeconds: 1.5 * HOUR } },
    ]);
  });

  it('are told nothing twice', () => {
    expect(
      after(apply(), hears('public_reply', '01 10:00'), hears('public_reply', '01 10:00')).events,
    ).toEqual([]);
    expect(after(apply(), look('01 10:00')).events).toEqual([]);
  });

  it('T-18, CLK-07: are not missed at the instant they are due, and are a moment after', () => {
    const reply = (instant: string) =>
      after(apply(), hear([{ fact: 'public_reply', at: instant }], instant)).types;
    expect(reply(june('01 13:00'))).not.toContain('TargetMissed');
    expect(reply(utc('2026-06-01T13:00:01+02:00'))).toEqual(['TargetMissed', 'TargetMet']);
  });
});

describe('warnings', () => {
  it('CLK-23, CLK-15: come at a share of the target or so long before it, in open hours', () => {
    const first = after(apply(), look('01 12:00'));
    expect(first.events).toMatchObject([
      {
        type: 'TargetWarned',
        time: due('01 12:00'),
        data: {
          metric: 'first_response',
          band: { percent: 75 },
          remainingSeconds: HOUR,
          nextAt: due('01 12:30'),
        },
      },
    ]);
    const second = after(apply(), look('01 12:00'), look('01 12:30'));
    expect(second.events).toMatchObject([
      { data: { band: { secondsBefore: 1800 }, nextAt: due('01 13:00') } },
    ]);
    expect(after(apply(), look('01 12:00'), look('01 12:10')).events).toEqual([]);
  });

  it('CLK-15: of a target that is due on Monday never come at the weekend', () => {
    const friday = { openedAt: june('05 16:00') };
    const { events } = after(
      apply({ opened: friday, appliedAt: june('05 16:00') }, june('05 16:00')),
    );
    expect(events).toMatchObject([{ data: { targets: [{ nextAt: due('08 11:00') }, {}, {}] } }]);
  });

  it('that come too late to warn are left out', () => {
    expect(after(apply(), look('01 14:00')).types).toEqual(['TargetMissed']);
    const both = after(apply(), look('01 12:45')).events;
    expect(both).toMatchObject([{ data: { band: { secondsBefore: 1800 } } }]);
  });

  it('do not come from a clock that stands still', () => {
    const waiting = after(apply(), hears('waiting_for_customer', '01 10:00'), look('02 16:00'));
    const metrics = waiting.events.map(({ data }) => 'metric' in data && data.metric);
    expect(metrics).not.toContain('requester_wait');
  });
});

describe('late facts', () => {
  it('CLK-20: put right what was told, at their own time, and rewrite nothing', () => {
    const steps = [apply(), look('01 14:00')];
    const before = after(...steps);
    const { events, state } = after(...steps, hears('public_reply', '01 11:00', '01 15:00'));
    expect(before.types).toEqual(['TargetMissed']);
    expect(events).toMatchObject([
      { type: 'ClockCorrected', data: { metric: 'first_response', from: due('01 13:00') } },
      { type: 'TargetMet', data: { metAt: june('01 11:00') }, time: june('01 11:00') },
    ]);
    expect(clocksIn(state, june('01 15:00'))[0]).toMatchObject({
      state: 'completed',
      breachedAt: undefined,
    });
  });

  it('CLK-20: cancel a clock that turns out to have started otherwise', () => {
    const message = hears('customer_message', '01 12:00');
    const steps = [apply(), hears('public_reply', '01 10:00'), message];
    const { events } = after(...steps, hears('customer_message', '01 11:00', '01 13:00'));
    expect(events).toMatchObject([
      { type: 'ClockFactHeard' },
      {
        type: 'TargetsSet',
        data: { reason: 'rearmed', targets: [{ startsAt: june('01 11:00') }] },
      },
      { type: 'TargetsCancelled', data: { reason: 'corrected' } },
    ]);
  });

  it('DUP-03, T-82: of an undone merge record a breach without rewriting the cancelling', () => {
    const steps = [apply(), hears('merged', '01 11:00')];
    expect(after(...steps).events).toMatchObject([
      { type: 'ClockFactHeard' },
      { type: 'TargetsCancelled', data: { reason: 'merged', cancelledAt: june('01 11:00') } },
    ]);
    const { events } = after(...steps, hears('unmerged', '01 15:00'));
    expect(events[1]).toMatchObject({ type: 'ClockCorrected', data: { from: june('01 11:00') } });
    expect(events[2]).toMatchObject({
      type: 'TargetMissed',
      data: { dueAt: due('01 13:00'), discoveredAt: june('01 15:00') },
    });
  });

  it('T-81, DUP-03: of an undone merge bring the replies that the other case was given', () => {
    const replies = factsOf(['unmerged', '01 15:00'], ['public_reply', '01 12:00']);
    const { events } = after(apply(), hears('merged', '01 11:00'), hear(replies, june('01 15:00')));
    expect(events.filter(({ type }) => type === 'TargetMet')).toMatchObject([
      { data: { metric: 'first_response', metAt: june('01 12:00'), dueAt: due('01 13:00') } },
    ]);
  });
});

describe('other terms', () => {
  const hurried = bookOf([targetOf('requester_wait', 4)], { policyId: 'hurried' });
  const raise = apply(
    { reason: 'reprioritised', choice: { severity: 'major' }, appliedAt: june('01 14:00') },
    june('01 14:00'),
    hurried,
  );
  const waited = [
    apply(),
    hears('waiting_for_customer', '01 10:00'),
    hears('waiting_ended', '01 12:00'),
  ];

  it('T-16, CLK-18: take over with start and pauses and tell what they took over', () => {
    const { events } = after(...waited, raise);
    expect(events).toMatchObject([
      {
        type: 'TargetsSet',
        data: {
          reason: 'reprioritised',
          severity: 'major',
          targets: [{ startsAt: june('01 09:00'), dueAt: due('01 15:00') }],
        },
      },
      { type: 'TargetMissed', data: { metric: 'first_response' } },
      { type: 'ClockPaused', data: { pausedAt: june('01 10:00') } },
      { type: 'ClockResumed', data: { resumedAt: june('01 12:00'), dueAt: due('01 15:00') } },
      { type: 'TargetsCancelled', data: { reason: 'replaced' } },
      { type: 'TargetWarned', data: { band: { percent: 75 } } },
    ]);
  });

  it('CLK-02: are those of the case, whatever becomes of the policy', () => {
    const { state } = after(apply());
    const edited = bookOf([targetOf('resolution', 1)], { version: 2 });
    const heard = hearFacts(
      state,
      caseId,
      factsOf(['reopened', '02 09:00']),
      at(june('02 09:00'), edited),
    );
    expect(
      heard.flatMap(({ type, data }) => (type === 'TargetsSet' ? data.targets : [])),
    ).toMatchObject([{ metric: 're_recovery', durationSeconds: 2 * HOUR }]);
    expect(isInForce(state, triaged.choice, at(june('02 09:00'), edited))).toBe(false);
    expect(isInForce(state, triaged.choice, at(june('02 09:00')))).toBe(true);
  });

  it('CLK-03: of a disabled policy stop and start nothing any more', () => {
    const drop: Step = (state) =>
      dropPolicy(state, caseId, { policyId: 'test', at: june('01 11:00') }, at(june('01 11:00')));
    expect(after(apply(), drop).events).toMatchObject([
      {
        type: 'TargetsCancelled',
        data: {
          reason: 'policy_disabled',
          policyId: 'test',
          clockIds: ['', '', ''].map(() => expect.any(String)),
        },
      },
    ]);
    expect(after(apply(), drop, drop).events).toEqual([]);
    expect(after(apply(), drop, hears('customer_message', '01 12:00')).types).toEqual([
      'ClockFactHeard',
    ]);
  });
});

describe('a waiting mark', () => {
  const start: Step = (state) => startWaiting(state, caseId, 'customer', at(june('01 10:00')));
  const end: Step = (state) => endWaiting(state, caseId, at(june('01 11:00')));

  it('pauses what does not count while the customer is waited for, until it is lifted', () => {
    expect(after(apply(), start).types).toEqual(['WaitingStarted', 'ClockAttached', 'ClockPaused']);
    const lifted = after(apply(), start, end);
    expect(lifted.types).toEqual(['WaitingEnded', 'ClockResumed', 'ClockCompleted']);
    expect(lifted.state.waitingFor).toBeUndefined();
  });

  it('is lifted when the customer writes, and by nothing the firm says', () => {
    const answered = after(apply(), start, hears('customer_message', '01 11:00'));
    expect(answered.events).toMatchObject([
      { type: 'ClockFactHeard' },
      { type: 'WaitingEnded', data: { by: 'case', endedAt: june('01 11:00') } },
      { type: 'ClockResumed' },
      { type: 'ClockCompleted' },
    ]);
    expect(after(apply(), start, hears('public_reply', '01 11:00')).types).toEqual(['TargetMet']);
  });
});

const HOURS_OF_A_WEEK = 24 * 5;
/** Any facts of a case, at any time of its first week. */
const anyFacts = fc.array(
  fc.record({
    fact: fc.constantFrom<ClockFact>(
      'acknowledged',
      'customer_message',
      'public_reply',
      'remedy_step',
      'offer_made',
      'offer_ended',
      'waiting_for_customer',
      'waiting_for_third_party',
      'waiting_ended',
      'resolved',
      'resolved_automatically',
      'reopened',
      'double_deviation',
      'closed',
      'merged',
      'unmerged',
    ),
    at: fc
      .integer({ min: 0, max: HOURS_OF_A_WEEK * 4 })
      .map((quarter) => new Date(Date.parse(june('01 09:00')) + quarter * 900_000).toISOString()),
  }),
  { maxLength: 12 },
);
const evening = june('12 20:00');

describe('the record of the clocks', () => {
  const live = (facts: readonly CaseFact[], batch: number): ClockState => {
    let { state } = after(apply());
    for (let from = 0; from < facts.length; from += batch) {
      const events = hear(facts.slice(from, from + batch), evening)(state);
      state = events.reduce(evolveClocks, state);
    }
    return look('12 20:00')(state).reduce(evolveClocks, state);
  };

  it('CLK-30: is the same whatever the order, the doubles and the batches facts come in', () => {
    const inTwoOrders = anyFacts.chain((facts) =>
      fc.tuple(
        fc.constant(facts.toSorted((a, b) => (a.at < b.at ? -1 : 1))),
        fc.shuffledSubarray(facts, { minLength: facts.length }),
      ),
    );
    fc.assert(
      fc.property(inTwoOrders, fc.integer({ min: 1, max: 4 }), ([facts, shuffled], batch) => {
        const expected = recordIn(live(facts, 1));
        expect(recordIn(live(shuffled, batch))).toEqual(expected);
        expect(recordIn(live([...shuffled, ...facts], batch))).toEqual(expected);
      }),
      { numRuns: 40 },
    );
  });

  it('CLK-30: says what the facts say, so there is nothing to repair', () => {
    fc.assert(
      fc.property(anyFacts, fc.integer({ min: 1, max: 4 }), (facts, batch) => {
        const state = live(facts, batch);
        expect(lookAtClocks(state, caseId, at(evening))).toEqual([]);
        const told = state.clocks.map(({ clockId }) => clockId).toSorted();
        expect(told).toEqual(
          clocksIn(state, evening)
            .map(({ id }) => id)
            .toSorted(),
        );
      }),
      { numRuns: 25 },
    );
  });

  it('is not changed by a wait that begins and ends at one instant', () => {
    fc.assert(
      fc.property(anyFacts, fc.integer({ min: 0, max: 400 }), (facts, quarter) => {
        const instant = new Date(Date.parse(june('01 09:07')) + quarter * 900_000).toISOString();
        const marks = facts.filter(({ fact }) => !fact.startsWith('waiting'));
        const flicker: CaseFact[] = [
          { fact: 'waiting_for_customer', at: instant },
          { fact: 'waiting_ended', at: instant },
        ];
        expect(recordIn(live([...marks, ...flicker], 2))).toEqual(recordIn(live(marks, 2)));
      }),
      { numRuns: 20 },
    );
  });
});
