import { CATALOGUE } from '@amends/contracts/catalogue';
import type {
  FigureAlertDefined,
  FigureReportDefined,
} from '@amends/contracts/triage-figure-watches';
import { fold } from '@amends/decider/decider';
import { describe, expect, it } from '@jest/globals';
import { type WatchCommand, watchDecider, type WatchEvent } from './figure-watch.ts';

const watchId = '0190a000-0000-7000-8000-0000000000e1';
const letterId = '0190a000-0000-7000-8000-0000000000e2';
const dueAt = '2026-06-08T05:30:00Z';
const nextDueAt = '2026-06-09T05:30:00Z';
const now = '2026-06-08T05:30:02Z';

const defined: FigureReportDefined = {
  ...{ watchId, service: 'justice-scores', measures: ['satisfied'], groupBy: [], filters: [] },
  schedule: { every: 'day', at: '07:30', timeZone: 'Europe/Berlin' },
  ...{ ownerId: 'e-17', definedAt: '2026-06-07T09:00:00Z', nextDueAt: dueAt },
};
const from = '2026-06-06T22:00:00Z';
const until = '2026-06-07T22:00:00Z';
const send = (rangFor = dueAt): WatchCommand => ({
  ...{ type: 'SendReport', letterId, rangFor },
  due: { dueAt, from, until, nextDueAt },
});
const record = (attempt: number, pauseMs?: number): WatchCommand => ({
  ...{ type: 'RecordMail', letterId, attempt, now },
  failure: { reason: 'unreachable', pauseMs },
});
const delivered = (attempt: number): WatchCommand => ({
  ...{ type: 'RecordMail', letterId, attempt, now },
});
const withdraw: WatchCommand = { type: 'WithdrawWatch', by: 'e-17', now };

/** Runs the commands one after the other; what the last one came to. */
const run = (commands: readonly WatchCommand[]) => {
  const events: WatchEvent[] = [];
  let last: readonly string[] | string = [];
  for (const command of commands) {
    const decision = watchDecider.decide(command, fold(watchDecider, events));
    if (!decision.accepted) {
      last = decision.code;
      continue;
    }
    for (const { type, data } of decision.events) CATALOGUE[type].schema.parse(data);
    events.push(...decision.events);
    last = decision.events.map(({ type }) => type);
  }
  return { last, types: events.map(({ type }) => type) };
};
const after = (...commands: readonly WatchCommand[]) =>
  run([{ type: 'DefineReport', data: defined }, ...commands]).last;

const { measures: _measures, groupBy: _groupBy, schedule: _schedule, ...asked } = defined;
const alert: FigureAlertDefined = {
  ...{ ...asked, measure: 'satisfied', windowDays: 7, direction: 'below' },
  ...{ bound: 0.6, returnBound: 0.65 },
  schedule: { every: 'day', at: '07:30', timeZone: 'Europe/Berlin' },
};
const day = (of: number): string => `2026-06-${String(of).padStart(2, '0')}T05:30:00Z`;

/** What an alert does on one day after the other, each with its figure or the reason for none. */
const alertOver = (...seen: readonly (number | 'withheld' | 'no_data')[]): string[] => {
  const checks = seen.map((one, at): WatchCommand => {
    const figure = {
      ...{ measured: Number(one), n: 90, unit: 'share' as const, definitionVersion: 4 },
      ...{ asOf: day(8 + at), from },
    };
    return {
      ...{ type: 'CheckAlert', letterId, rangFor: day(8 + at) },
      due: { dueAt: day(8 + at), nextDueAt: day(9 + at) },
      seen: typeof one === 'number' ? { figure } : { reason: one },
    };
  });
  const commands = [{ type: 'DefineAlert', data: alert } as const, ...checks];
  return run(commands)
    .types.map((type) => type.replace('FigureAlert', ''))
    .slice(1);
};

describe('a watch of figures', () => {
  it('sends a report once for each timer, and none for one that has been replaced', () => {
    expect(after(send())).toEqual(['FigureReportDue']);
    expect(after(send(), send())).toEqual([]);
    expect(after(send('2026-06-01T05:30:00Z'))).toEqual([]);
  });

  it('counts each attempt of a mail once, until it is delivered or given up', () => {
    expect(after(send(), record(1, 5_000), record(1, 5_000))).toEqual([]);
    expect(after(send(), record(1, 5_000), delivered(2))).toEqual(['FigureMailDelivered']);
    expect(after(send(), delivered(1), record(1, 5_000))).toEqual([]);
    expect(after(send(), record(1), delivered(2))).toEqual([]);
  });

  it('sends nothing more after its withdrawal, which it takes once', () => {
    expect(after(send(), withdraw)).toEqual(['FigureWatchWithdrawn']);
    expect(after(send(), withdraw, delivered(1))).toEqual([]);
    expect(after(withdraw, send())).toEqual([]);
    expect(after(withdraw, withdraw)).toBe('already_recorded');
  });

  it('fires and clears an alert once, and neither by figures that there are not', () => {
    expect(alertOver(0.7, 0.59, 0.5, 0.62, 0.65, 0.59)).toEqual([
      ...['Checked', 'Fired', 'Checked', 'Checked', 'Cleared', 'Fired'],
    ]);
    // Fired before and after is fired all the time; and what was clear fires as it would have.
    expect(alertOver(0.5, 'withheld', 'no_data', 0.5, 'no_data', 0.7)).toEqual([
      ...['Fired', 'Undecided', 'Undecided', 'Checked', 'Undecided', 'Cleared'],
    ]);
    expect(alertOver('no_data', 0.62, 'withheld', 0.5)).toEqual([
      ...['Undecided', 'Checked', 'Undecided', 'Fired'],
    ]);
  });
});
