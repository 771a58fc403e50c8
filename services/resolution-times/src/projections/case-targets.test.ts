import { describe, expect, it } from '@jest/globals';
import { event, reported, rowAfter } from '../case-history.fixture.ts';
import { targetStatus } from '../target-figures.ts';

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
