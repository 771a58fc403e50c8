import type { FactSet } from '@amends/projections/fact-groups';
import type { FactRow } from '@amends/projections/types';
import type { LoggedEvent } from '@amends/event-log/logged-event';
import type { caseColumns } from './case-durations.ts';
import { caseTimes } from './projections/case-times.ts';

const caseId = '019e96b1-52c0-7c2a-9d51-2b6f0c8e7a11';

/** An event of the one case of these tests. */
export const event = (type: string, data: object, time = '2026-06-01T00:00:00.000Z') =>
  ({ type, time, data: { caseId, ...data } }) as unknown as LoggedEvent;

/** The row that events, in order, make. */
export const rowAfter = (events: readonly LoggedEvent[]): FactRow => {
  const [fold] = caseTimes.folds;
  return events.reduce<FactRow | undefined>((row, each) => fold!.fold(row, each), undefined) ?? {};
};

const atMs = (row: FactRow, column: string): number | null =>
  row[column] ? Date.parse(row[column] as string) : null;

/** Rows as the query of the figures reads them. */
export const setOf = (rows: readonly FactRow[]): FactSet => ({
  n: rows.length,
  columns: {
    occurred: rows.map((row) => atMs(row, 'occurred_at')),
    reported: rows.map((row) => atMs(row, 'reported_at')),
    acknowledged: rows.map((row) => atMs(row, 'acknowledged_at')),
    triaged: rows.map((row) => atMs(row, 'triaged_at')),
    assigned: rows.map((row) => atMs(row, 'assigned_at')),
    firstAction: rows.map((row) => atMs(row, 'first_action_at')),
    resolved: rows.map((row) => atMs(row, 'resolved_at')),
    closed: rows.map((row) => atMs(row, 'closed_at')),
    withdrawn: rows.map((row) => atMs(row, 'withdrawn_at')),
    reopenings: rows.map((row) => (row.reopenings ?? null) as never),
    targets: rows.map((row) => (row.targets ?? null) as never),
    calendar: rows.map((row) => (row.calendar ?? null) as never),
    waits: rows.map((row) => (row.waits ?? null) as never),
    contacts: rows.map((row) => (row.contacts ?? null) as never),
    delays: rows.map((row) => (row.delays ?? null) as never),
    informed: rows.map((row) => atMs(row, 'informed_at')),
    incident: rows.map((row) => atMs(row, 'incident_at')),
    satisfactions: rows.map((row) => (row.satisfactions ?? null) as never),
    channel: rows.map((row) => (row.channel ?? null) as never),
    outcome: rows.map((row) => (row.outcome ?? null) as never),
    isReversed: rows.map((row) => (row.is_reversed ?? null) as never),
    initiation: rows.map((row) => (row.initiation ?? null) as never),
    isImported: rows.map((row) => (row.provenance === 'imported') as never),
  } satisfies Record<keyof typeof caseColumns, unknown>,
});

const BEGUN = { storeId: '9', channel: 'email', initiation: 'customer' };

export const reported = (at: string, more: object = {}) =>
  event('FailureReported', { ...BEGUN, reportedAt: at, ...more }, at);

/** One imported row with whole days only. */
export const imported = (from: string, to: string, more: object = {}) =>
  event('CaseHistoryImported', {
    provenance: 'imported',
    reported: { at: `${from}T00:00:00Z`, precision: 'date' },
    closed: { at: `${to}T00:00:00Z`, precision: 'date' },
    flags: to < from ? ['close_before_start'] : [],
    ...more,
  });
