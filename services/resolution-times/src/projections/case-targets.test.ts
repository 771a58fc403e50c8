import { describe, expect, it } from '@jest/globals';
import { event, reported, rowAfter } from '../case-history.fixture.ts';
import { targetStatus } from '../target-figures.ts';
import type { CaseTarget } from './case-targets.ts';

const at = (hour: string) => `2026-06-01T${hour}:00Z`;
const set = (dueAt: string, time = at('09:00')) =>
  event('TargetsSet', { reason: 'triaged', targets: [{ metric: 'resolution', dueAt }] }, time);

describe('the targets of a case', () => {
  it('keep the old deadline as it ended when a reopening sets a new one', () => {
    const { targets } = rowAfter([
      reported(at('09:00')),
      set(at('12:00')),
      event('TargetMet', { metric: 'resolution', dueAt: at('12:00'), metAt: at('11:00') }),
      set(at('18:00'), at('16:00')),
    ]);
    expect(targets).toEqual([
      { metric: 'resolution', dueAt: at('12:00'), metAt: at('11:00') },
      { metric: 'resolution', dueAt: at('18:00') },
    ]);
  });

  it('are not changed by a miss of the deadline they have', () => {
    const before = rowAfter([set(at('12:00'))]);
    const missed = event('TargetMissed', { metric: 'resolution', dueAt: at('12:00') });
    expect(rowAfter([set(at('12:00')), missed])).toEqual(before);
  });

  it('take the deadline that a pause moved', () => {
    const missed = event('TargetMissed', { metric: 'resolution', dueAt: at('14:00') });
    expect(rowAfter([set(at('12:00')), missed]).targets).toEqual([
      { metric: 'resolution', dueAt: at('14:00') },
    ]);
  });

  it('stop where the case is withdrawn', () => {
    const cancelled = event('TargetsCancelled', { reason: 'withdrawn', cancelledAt: at('10:00') });
    expect(rowAfter([set(at('12:00')), cancelled]).targets).toEqual([
      { metric: 'resolution', dueAt: at('12:00'), cancelledAt: at('10:00') },
    ]);
  });
});

describe('the targets of a clock', () => {
  const clockId = 'resolution.1.20260601T090000Z';
  const started = (dueAt: string, id = clockId) =>
    event('TargetsSet', {
      reason: 'triaged',
      targets: [{ metric: 'resolution', dueAt, clockId: id }],
    });
  const told = (type: string, data: object) =>
    event(type, { metric: 'resolution', clockId, ...data });
  const paused = (pausedAt: string) => told('ClockPaused', { pausedAt });
  const resumed = (resumedAt: string, dueAt: string) => told('ClockResumed', { resumedAt, dueAt });
  const met = (dueAt: string, metAt: string) => told('TargetMet', { dueAt, metAt });
  const targetsAfter = (...events: Parameters<typeof rowAfter>[0]) => rowAfter(events).targets;
  const statuses = (targets: unknown, asOf: string) =>
    (targets as CaseTarget[]).map((target) => targetStatus(target, Date.parse(at(asOf))));

  it('CLK-17: do not fall due while it is paused, and are due later when it goes on', () => {
    const waiting = targetsAfter(started(at('12:00')), paused(at('11:00')));
    expect(statuses(waiting, '13:00')).toEqual(['pending']);
    const on = targetsAfter(
      started(at('12:00')),
      paused(at('11:00')),
      resumed(at('14:00'), at('15:00')),
    );
    expect(on).toEqual([{ metric: 'resolution', clockId, dueAt: at('15:00') }]);
    expect(statuses(on, '14:30')).toEqual(['pending']);
  });

  it('that were overdue before it was paused stay breached', () => {
    const late = targetsAfter(started(at('12:00')), paused(at('12:30')));
    expect(statuses(late, '13:00')).toEqual(['breached']);
  });

  it('T-24: count once although it was met, went on after a reopening and was met again', () => {
    const twice = targetsAfter(
      started(at('12:00')),
      met(at('12:00'), at('11:00')),
      resumed(at('14:00'), at('15:00')),
      met(at('15:00'), at('16:00')),
    );
    expect(statuses(twice, '13:00')).toEqual(['met', 'pending']);
    expect(statuses(twice, '14:30')).toEqual([undefined, 'pending']);
    expect(statuses(twice, '17:00')).toEqual([undefined, 'breached']);
  });

  it('T-27: count twice where a reopening made a second clock', () => {
    const second = 'resolution.1.20260601T140000Z';
    const both = targetsAfter(
      started(at('12:00')),
      met(at('12:00'), at('11:00')),
      started(at('18:00'), second),
    );
    expect(statuses(both, '15:00')).toEqual(['met', 'pending']);
  });

  it('CLK-18: count once where other terms took the clock over', () => {
    const second = 'resolution.2.20260601T090000Z';
    const over = targetsAfter(
      started(at('12:00')),
      started(at('16:00'), second),
      event('TargetsCancelled', {
        reason: 'replaced',
        cancelledAt: at('13:00'),
        clockIds: [clockId],
      }),
    );
    expect(statuses(over, '14:00')).toEqual([undefined, 'pending']);
  });

  it('CLK-20: are put right by a late fact and told anew', () => {
    const before = [started(at('12:00')), told('TargetMissed', { dueAt: at('12:00') })];
    const corrected = told('ClockCorrected', { from: at('12:00') });
    const right = targetsAfter(...before, corrected, met(at('12:00'), at('11:30')));
    expect(statuses(right, '13:00')).toEqual(['met']);
    const open = targetsAfter(
      started(at('12:00')),
      met(at('12:00'), at('11:00')),
      resumed(at('14:00'), at('15:00')),
      told('ClockCorrected', { from: at('11:00'), dueAt: at('12:30') }),
    );
    expect(open).toEqual([{ metric: 'resolution', clockId, dueAt: at('12:30') }]);
  });

  it('are gone where a late fact showed that it never ran', () => {
    const gone = targetsAfter(
      started(at('12:00')),
      event('TargetsCancelled', {
        reason: 'corrected',
        cancelledAt: at('13:00'),
        clockIds: [clockId],
      }),
    );
    expect(gone).toEqual([]);
  });

  it('leave the others of the case alone when one of them is cancelled or begins', () => {
    const other = 'acknowledgement.1.20260601T090000Z';
    const targets = targetsAfter(
      event('TargetsSet', {
        reason: 'triaged',
        targets: [{ metric: 'acknowledgement', dueAt: at('10:00'), clockId: other }],
      }),
      started(at('12:00')),
      event('TargetsCancelled', { reason: 'closed', cancelledAt: at('09:30'), clockIds: [other] }),
    );
    expect(statuses(targets, '11:00')).toEqual([undefined, 'pending']);
  });

  it('are known by what ends them where their beginning was not heard', () => {
    expect(targetsAfter(met(at('12:00'), at('11:00')))).toEqual([
      { metric: 'resolution', clockId, dueAt: at('12:00'), metAt: at('11:00') },
    ]);
    expect(targetsAfter(started(at('09:00'), 'other.1.x'), paused(at('11:00')))).toHaveLength(1);
  });
});

describe('the status of a target', () => {
  const target = { metric: 'resolution', dueAt: at('12:00') } as const;
  const status = (more: object, asOf: string) =>
    targetStatus({ ...target, ...more }, Date.parse(at(asOf)));

  it('is met by an event at the very deadline and breached a moment after', () => {
    expect(status({ metAt: at('12:00') }, '13:00')).toBe('met');
    expect(status({ metAt: '2026-06-01T12:00:00.001Z' }, '13:00')).toBe('breached');
  });

  it('is pending up to the deadline and breached beyond it while nothing happens', () => {
    expect(status({}, '12:00')).toBe('pending');
    expect(status({}, '12:01')).toBe('breached');
  });

  it('is what was known at the instant asked for', () => {
    expect(status({ metAt: at('11:00') }, '10:00')).toBe('pending');
  });

  it('is neither for a target cancelled in time and breached for one already overdue', () => {
    expect(status({ cancelledAt: at('11:00') }, '13:00')).toBeUndefined();
    expect(status({ cancelledAt: at('12:30') }, '13:00')).toBe('breached');
  });
});
