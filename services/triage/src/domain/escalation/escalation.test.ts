import type { Ladder } from '@amends/contracts/triage-escalation';
import { fold } from '@amends/decider/decider';
import { given } from '@amends/decider/given-when-then';
import { describe, expect, it } from '@jest/globals';
import { type EscalationCommand, escalationDecider, type StepFacts } from './decide.ts';
import type { EscalationEvent } from './run.ts';

const caseId = '019e96b1-52c0-7c2a-9d51-2b6f0c8e7a11';
const runId = 'acknowledgement-1';
/** Mon 2026-06-08 in Berlin. */
const at = (time: string): string => new Date(`2026-06-08T${time}:00+02:00`).toISOString();

const step = (
  anchor: 'before_due' | 'at_breach' | 'after_breach',
  minutes: number,
  id: string,
) => ({
  anchor,
  delaySeconds: minutes * 60,
  targets: [{ kind: 'role' as const, id }],
  who: 'everyone' as const,
});
/** The example ladder of semantics section 2. */
const ladder: Ladder = {
  ladderId: 'default',
  version: 1,
  steps: [
    step('before_due', 15, 'owner'),
    step('at_breach', 0, 'manager'),
    step('after_breach', 30, 'on_call'),
  ],
  numLoops: 2,
  ackTimeoutSeconds: 1_800,
  fallback: { kind: 'role', id: 'recovery_manager' },
};
const start = (more: Partial<{ ladder: Ladder }> = {}): EscalationCommand => ({
  type: 'StartEscalation',
  ...{ caseId, storeId: '9', runId, metric: 'acknowledgement' },
  // Clock of T-01: created on Friday at 16:30, due on Monday at 09:30.
  dueAt: at('09:30'),
  ladder,
  now: new Date('2026-06-05T16:30:00+02:00').toISOString(),
  ...more,
});
const somebody = { kind: 'role', id: 'somebody' } as const;
const facts = (now: string, more: Partial<StepFacts> = {}): StepFacts => ({
  opensAt: now,
  reached: [somebody],
  onDutyAt: now,
  fallback: [{ kind: 'role', id: 'recovery_manager' }],
  ...more,
});
const ring = (now: string, more: Partial<StepFacts> = {}): EscalationCommand => ({
  type: 'RunStep',
  runId,
  facts: facts(now, more),
  now,
});

const after = (
  history: readonly EscalationEvent[],
  ...commands: readonly EscalationCommand[]
): EscalationEvent[] => {
  const past = [...history];
  for (const command of commands) {
    past.push(...given(escalationDecider, past).when(command).events());
  }
  return past;
};
const nextOf = (history: readonly EscalationEvent[]): string | undefined =>
  fold(escalationDecider, history).runs[0]?.nextAt;
/** Lets the timers ring at their instants until the ladder is at its end or `until`. */
const play = (history: readonly EscalationEvent[], until: string): EscalationEvent[] => {
  let past = [...history];
  for (let next = nextOf(past); next !== undefined && next <= until; next = nextOf(past)) {
    const events = given(escalationDecider, past).when(ring(next)).events();
    if (events.length === 0) break;
    past = [...past, ...events];
  }
  return past;
};
const ranAt = (history: readonly EscalationEvent[]): string[] =>
  history.flatMap((event) => (event.type === 'EscalationStepRun' ? [event.data.ranAt] : []));

describe('a ladder', () => {
  it('runs before the deadline, at the breach and after it, and not at the weekend (T-30)', () => {
    const history = play(after([], start()), at('10:00'));
    expect(ranAt(history)).toEqual([at('09:15'), at('09:30'), at('10:00')]);
  });

  it('goes on with the first step not yet run once an acknowledgement is over (T-31)', () => {
    const history = play(after([], start()), at('09:20'));
    const acknowledged = after(history, {
      type: 'AcknowledgeEscalation',
      by: 'anna',
      now: at('09:20'),
    });
    expect(ranAt(play(acknowledged, at('10:00')))).toEqual([at('09:15'), at('09:50'), at('10:00')]);
  });

  it('runs no step after the case is resolved (T-32)', () => {
    const end = { type: 'EndEscalations', reason: 'target_met', now: at('09:25') } as const;
    const history = after(play(after([], start()), at('09:20')), end);
    expect(ranAt(play(history, at('23:00')))).toEqual([at('09:15')]);
    expect(
      given(escalationDecider, history)
        .when(ring(at('09:30')))
        .events(),
    ).toEqual([]);
  });

  it('is the copy it started with, whatever is defined later (T-33)', () => {
    const history = play(after([], start()), at('09:20'));
    const edited = { ...ladder, version: 2, steps: [step('at_breach', 0, 'nobody')] };
    const again = after(history, start({ ladder: edited }));
    expect(again).toEqual(history);
    expect(fold(escalationDecider, again).runs[0]?.ladder.version).toBe(1);
  });

  it('holds a step while nobody is on duty, tells the fallback, and then runs it (T-34)', () => {
    const history = play(after([], start()), at('09:30'));
    const nobody = ring(at('10:00'), { reached: [], onDutyAt: at('14:00') });
    const held = after(history, nobody);
    expect(held.at(-1)?.data).toMatchObject({
      step: 3,
      reason: 'nobody_on_duty',
      told: [{ kind: 'role', id: 'recovery_manager' }],
      nextAt: at('14:00'),
    });
    expect(
      given(escalationDecider, held)
        .when(ring(at('10:00')))
        .events(),
    ).toEqual([]);
    expect(ranAt(after(held, ring(at('14:00')))).at(-1)).toBe(at('14:00'));
  });

  it('holds a step outside its window until the window opens (ESC-05)', () => {
    const history = after([], start(), ring(at('09:15'), { opensAt: at('12:00') }));
    expect(history.at(-1)?.data).toMatchObject({ reason: 'outside_window', nextAt: at('12:00') });
    expect(ranAt(play(history, at('12:00')))).toEqual([at('12:00'), at('12:00'), at('12:00')]);
  });

  it('starts ten seconds after its trigger at the earliest (ESC-04)', () => {
    const now = at('09:30');
    const [started] = given(escalationDecider, [])
      .when({ ...start(), now } as never)
      .events();
    expect(started?.data).toMatchObject({ nextAt: '2026-06-08T07:30:10.000Z' });
  });

  it('begins again as often as it says, and ends (ESC-01)', () => {
    const history = play(after([], start()), '2026-06-30T00:00:00Z');
    const runs = history.filter(({ type }) => type === 'EscalationStepRun');
    expect(runs).toHaveLength(9);
    expect(history.at(-1)).toMatchObject({
      type: 'EscalationEnded',
      data: { reason: 'exhausted' },
    });
  });

  it('tells one after the other, loop by loop, where it says so (ESC-01)', () => {
    const one = { ...ladder.steps[0]!, who: 'round_robin' as const };
    const robin = { ...ladder, steps: [one], numLoops: 2 };
    const two = [somebody, { kind: 'role', id: 'other' }] as const;
    let history = after([], start({ ladder: robin }));
    for (let next = nextOf(history); next !== undefined; next = nextOf(history)) {
      const more = given(escalationDecider, history)
        .when(ring(next, { reached: two }))
        .events();
      if (more.length === 0) break;
      history = [...history, ...more];
    }
    const told = history.flatMap((event) =>
      event.type === 'EscalationStepRun' ? event.data.told.map(({ id }) => id) : [],
    );
    expect(told).toEqual(['somebody', 'other', 'somebody']);
  });

  it('rests while the clock is paused, and follows the new deadline', () => {
    const pause = {
      type: 'RescheduleEscalation',
      runId,
      dueAt: undefined,
      now: at('09:00'),
    } as const;
    const paused = after([], start(), pause);
    expect(nextOf(paused)).toBeUndefined();
    expect(
      given(escalationDecider, paused)
        .when(ring(at('09:15')))
        .events(),
    ).toEqual([]);
    const resumed = after(paused, { ...pause, dueAt: at('11:00'), now: at('10:00') });
    expect(ranAt(play(resumed, at('11:30')))).toEqual([at('10:45'), at('11:00'), at('11:30')]);
  });

  it('cannot be acknowledged where none runs', () => {
    const acknowledge = { type: 'AcknowledgeEscalation', by: 'anna', now: at('09:00') } as const;
    expect(given(escalationDecider, []).when(acknowledge).code()).toBe('not_found');
  });
});
