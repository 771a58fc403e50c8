import type { FigureRow } from '@amends/projections/measure';
import { timetableOf } from '@amends/calendars/timetable';
import { describe, expect, it } from '@jest/globals';
import { event, imported, reported, rowAfter, setOf } from './case-history.fixture.ts';
import type { Calendars } from './case-durations.ts';
import { timeFigures } from './figures.ts';

type Rows = Parameters<typeof setOf>[0];

const figures = (
  rows: Rows,
  asOf: string,
  percentileRule: 'linear' | 'nearest_rank' = 'linear',
  calendars: Calendars = new Map(),
) =>
  (
    timeFigures(
      [{ group: {}, sets: { cases: setOf(rows) } }],
      {
        asOfMs: Date.parse(asOf),
        percentileRule,
      },
      calendars,
    )[0] as FigureRow
  ).measures;

const hours = (count: number): string =>
  new Date(Date.UTC(2026, 4, 1) + count * 3.6e6).toISOString();

/** GT-KM1: hours until closed; a plus is still open after that many. */
const km1 = '1 2 2 4+ 5 8 8+ 12 24+ 30 48+ 48+'.split(' ');
const asOfKm1 = hours(48);
const km1Rows = km1.map((text) => {
  const length = Number.parseInt(text, 10);
  const isOpen = text.endsWith('+');
  // An open case is as old as its length says, so it was reported that long before as_of.
  const from = isOpen ? 48 - length : 0;
  const targets = event('TargetsSet', {
    targets: [{ metric: 'resolution', dueAt: hours(from + 24) }],
  });
  const ends = [
    event('TargetMet', { metric: 'resolution', dueAt: hours(24), metAt: hours(length) }),
    event('CaseClosed', { closedAt: hours(length), outcome: 'other' }),
  ];
  return rowAfter([reported(hours(from)), targets, ...(isOpen ? [] : ends)]);
});

describe('the golden case GT-CLOCK', () => {
  const day = (time: string, date = '01') => `2026-06-${date}T${time}:00Z`;
  const row = rowAfter([
    reported(day('10:00'), { occurredAt: day('09:00') }),
    event('CaseAcknowledged', { by: 'person', acknowledgedAt: day('10:12') }),
    event('CasePrioritised', { severity: 'major', facts: {} }, day('10:20')),
    event('RemedyStepExecuted', { executedAt: day('10:45') }),
    event('RefundSucceeded', { executedAt: day('11:45') }),
    event('RecoveryCompleted', { remedyTypes: ['refund'], completedAt: day('20:00') }),
    event('CaseReopened', { reopenCount: 1, reopenedAt: day('08:00', '02') }),
    event('RecoveryCompleted', { remedyTypes: ['refund'], completedAt: day('11:30', '02') }),
  ]);
  const of = figures([row], day('12:00', '03'));

  it('has the documented durations; the first step stamps first action (R-046)', () => {
    const means = ['detection', 'tta', 'ttt', 'ttfa', 'ttrFirst', 'ttrFinal'].map(
      (prefix) => of[`${prefix}Mean`]!.value! / 3600,
    );
    expect(means).toEqual([1, 0.2, 1 / 3, 0.75, 10, 25.5]);
  });

  it('takes the time between resolution and reopening off the firm clock', () => {
    expect(of.ttrFinalFirmMean!.value).toBe((25.5 - 12) * 3600);
    expect(of.ttrFirstFirmMean!.value).toBe(10 * 3600);
  });

  it('counts as one reopened case', () => {
    expect(of.reopenedShare).toMatchObject({ value: 1, n: 1 });
  });

  it('is still open, without a final resolution, before the second one', () => {
    const before = figures([row], day('09:00', '02'));
    expect(before.open!.value).toBe(1);
    expect(before.ttrFinalMean).toMatchObject({ value: null, reason: 'no_data' });
    expect(before.ttrFirstMean!.value).toBe(36_000);
  });
});

describe('the golden case GT-CLOCK with its wait for the customer', () => {
  const day = (time: string, date = '01') => `2026-06-${date}T${time}:00Z`;
  const row = rowAfter([
    reported(day('10:00')),
    event('WaitingStarted', { waitingFor: 'third_party', startedAt: day('10:30') }),
    event('WaitingEnded', { waitingFor: 'third_party', by: 'case', endedAt: day('11:30') }),
    event('WaitingStarted', { waitingFor: 'customer', startedAt: day('12:00') }),
    event('WaitingEnded', { waitingFor: 'customer', by: 'case', endedAt: day('18:00') }),
    event('RecoveryCompleted', { remedyTypes: ['refund'], completedAt: day('20:00') }),
    event('CaseReopened', { reopenCount: 1, reopenedAt: day('08:00', '02') }),
    event('RecoveryCompleted', { remedyTypes: ['refund'], completedAt: day('11:30', '02') }),
  ]);

  it('takes 4 and 7.5 hours on the firm clock, 10 and 25.5 on the customer clock (R-098)', () => {
    const of = figures([row], day('12:00', '03'));
    const means = ['ttrFirst', 'ttrFirstFirm', 'ttrFinal', 'ttrFinalFirm'].map(
      (prefix) => of[`${prefix}Mean`]!.value! / 3600,
    );
    expect(means).toEqual([10, 4, 25.5, 7.5]);
  });
});

describe('business time', () => {
  const weekly = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: '09:00', closes: '17:00' }));
  const hoursOfA = timetableOf({ timeZone: 'Europe/Berlin', weekly, holidays: [] });
  const calendars = new Map([['a:1', hoursOfA.openMsBetween]]);
  const june = (day: number, hour: number) => `2026-06-0${day}T0${hour - 2}:00:00Z`;
  const row = rowAfter([
    reported(june(1, 9)),
    event('TargetsSet', { calendarId: 'a', calendarVersion: 1, targets: [] }),
    event('RecoveryCompleted', { remedyTypes: ['refund'], completedAt: june(2, 9) }),
    event('CaseReopened', { reopenCount: 1, reopenedAt: june(3, 9) }),
    event('RecoveryCompleted', { remedyTypes: ['refund'], completedAt: '2026-06-03T11:00:00Z' }),
  ]);
  const hoursOf = (rows: Rows, asOf: string) => {
    const of = figures(rows, asOf, 'linear', calendars);
    const names = ['ttrFirst', 'ttrFinal', 'ttrFinalFirm'];
    return names.map((name) =>
      [name, `${name}Business`].map((prefix) => (of[`${prefix}Mean`]!.value ?? NaN) / 3600),
    );
  };

  it('T-40, RES-01: is counted in the calendar of the targets, on both clocks (R-098)', () => {
    expect(hoursOf([row], '2026-07-01T00:00:00Z')).toEqual([
      [24, 8],
      [52, 20],
      [28, 12],
    ]);
  });

  it('is no data, not 0, for a case whose calendar nobody knows', () => {
    const other = rowAfter([
      reported(june(1, 9)),
      event('RecoveryCompleted', { remedyTypes: ['refund'], completedAt: june(2, 9) }),
    ]);
    const of = figures([other], '2026-07-01T00:00:00Z', 'linear', calendars);
    expect(of.ttrFirstBusinessMean).toMatchObject({ value: null, n: 0, reason: 'no_data' });
    expect(of.ttrFirstMean!.n).toBe(1);
  });
});

describe('cases that are still open', () => {
  const of = figures(km1Rows, asOfKm1);

  it('count in the Kaplan-Meier quartiles of GT-KM1 as longer than so far', () => {
    expect(of.ttcSurvivalP25!.value).toBe(2 * 3600);
    expect(of.ttcSurvivalMedian).toMatchObject({ value: 12 * 3600, n: 12, days: 0.5 });
    expect(of.ttcSurvivalP75).toMatchObject({ value: null, reason: 'not_reached' });
    expect(of.ttcSurvivalP90).toMatchObject({ value: null, reason: 'n_lt_30' });
    expect(of.ttcSurvivalRestrictedMean!.value! / 3600).toBeCloseTo(21.885417, 5);
  });

  it('put a warning on the figures of closed cases only', () => {
    expect(of.ttcMedian).toMatchObject({ value: 5 * 3600, warning: 'biased_closed_only' });
    expect(of.ttcMean!.value! / 3600).toBeCloseTo(8.571429, 5);
  });

  it('are breached beyond their target and pending up to it, as in GT-SLA', () => {
    expect(of.slaResolution).toMatchObject({
      n: 9,
      counts: { met: 6, breached: 3, pending: 3 },
      ciFlag: null,
    });
    expect(of.slaResolution!.value).toBeCloseTo(0.666667, 6);
    expect(of.slaResolution!.ciLow).toBeCloseTo(0.354202, 6);
    expect(of.slaResolution!.ciHigh).toBeCloseTo(0.879416, 6);
  });

  it('stand in the backlog by age', () => {
    expect(of.open).toMatchObject({
      value: 5,
      counts: { underOneDay: 2, oneToSevenDays: 3, sevenToThirtyDays: 0, overThirtyDays: 0 },
    });
  });
});

describe('an imported register', () => {
  const days = [0, 10, 20, 30, 40];
  const rows = days.map((length) => {
    const to = new Date(Date.UTC(2015, 0, 1 + length)).toISOString().slice(0, 10);
    return rowAfter([
      imported('2015-01-01', to),
      event('RecoveryCompleted', {
        provenance: 'imported',
        remedyTypes: [],
        completedAt: `${to}T00:00:00Z`,
      }),
      event('CaseClosed', { provenance: 'imported', closedAt: `${to}T00:00:00Z` }),
    ]);
  });
  const reversed = rowAfter([imported('2015-02-20', '2015-02-09')]);
  const of = figures([...rows, reversed], '2026-01-01T00:00:00Z');

  it('says no data of resolution times that the register does not know', () => {
    expect(of.ttrSurvivalMedian).toMatchObject({ value: null, n: 0 });
    expect(of.ttrSurvivalRestrictedMean).toMatchObject({ value: null, n: 0 });
    expect(of.ttcSurvivalMedian).toMatchObject({ n: 5, days: 20 });
  });

  it('tells whole days beside the seconds', () => {
    expect(of.ttcMedian).toMatchObject({
      value: 20 * 86_400,
      days: 20,
      n: 5,
      method: 'exact',
      relativeErrorMax: 0,
    });
    expect([of.ttcMin!.days, of.ttcMax!.days, of.ttcMean!.days]).toEqual([0, 40, 20]);
  });

  it('counts a case that closes before it starts, without a duration', () => {
    expect(of.cases!.value).toBe(6);
    expect(of.validDurations!.value).toBe(5);
    expect(of.flagged!.value).toBe(1);
    expect(of.ttcSurvivalMedian!.n).toBe(5);
  });

  it('claims no resolution and no triage time that the register does not have', () => {
    expect(of.ttrFinalMedian).toMatchObject({ value: null, n: 0, reason: 'no_data' });
    expect(of.tttMedian).toMatchObject({ value: null, n: 0, reason: 'no_data' });
    expect(rows[1]).toMatchObject({ time_precision: 'date', provenance: 'imported' });
  });

  it('withholds p90 below twenty durations and names the reason', () => {
    expect(of.ttcP90).toMatchObject({ value: null, n: 5, reason: 'n_lt_10' });
  });

  it('reads percentiles by the rule asked for', () => {
    const pair = ['2015-01-01', '2015-01-02', '2015-01-03', '2015-01-05'].flatMap((to) => [
      rowAfter([imported('2015-01-01', to)]),
      rowAfter([imported('2015-01-01', to)]),
    ]);
    const asOf = '2026-01-01T00:00:00Z';
    expect(figures(pair, asOf).ttcMedian!.days).toBe(1.5);
    expect(figures(pair, asOf, 'nearest_rank').ttcMedian!.days).toBe(1);
  });
});

describe('the instant the figures are for', () => {
  it('leaves out cases reported later', () => {
    expect(figures(km1Rows, hours(-1)).cases!.value).toBe(0);
  });

  it('gives a reason for every figure when there is no case at all', () => {
    const measures = Object.values(figures([], hours(0)));
    expect(measures.filter(({ value, reason }) => value === null && reason === undefined)).toEqual(
      [],
    );
    expect(measures.filter(({ n }) => n !== 0)).toEqual([]);
  });

  it('cuts a withdrawn case off where it was withdrawn', () => {
    const row = rowAfter([
      reported(hours(0)),
      event('CaseWithdrawn', { reason: 'other', withdrawnAt: hours(3) }),
      event('CaseClosed', { outcome: 'withdrawn', closedAt: hours(4) }),
    ]);
    const of = figures([row], hours(10));
    expect(of.ttcSurvivalRestrictedMean).toMatchObject({
      value: 3 * 3600,
      counts: { ended: 0, censored: 1, upToSeconds: 3 * 3600 },
    });
    expect(of.open!.value).toBe(0);
  });
});

describe('who took the initiative', () => {
  it('is known of live cases: the share of those no customer began (R-006)', () => {
    const begun = (initiation: string) => rowAfter([reported(hours(0), { initiation })]);
    const detected = (facts: object) =>
      rowAfter([event('FailureDetected', { storeId: '9', reportedAt: hours(0), ...facts })]);
    const register = rowAfter([imported('2015-01-01', '2015-01-02')]);
    const live = [begun('customer'), begun('employee'), detected({ initiation: 'firm' })];
    const of = figures([...live, detected({}), register], hours(1));
    expect(of.proactiveShare).toMatchObject({ value: 0.75, n: 4 });
  });
});
