import { TOPIC_EVENTS } from '@amends/contracts/envelope';
import type { CaseClosed, CaseReopened } from '@amends/contracts/follow-up';
import type {
  CaseAcknowledged,
  CaseWithdrawn,
  FailureDetected,
  FailureReported,
} from '@amends/contracts/intake';
import type {
  RecoveryCompleted,
  RefundSucceeded,
  RemedyStepExecuted,
} from '@amends/contracts/remedy';
import {
  caseCellDimensions,
  caseDimensionColumns,
  caseDimensionHandlers,
} from '@amends/projections/case-dimensions';
import { type CaseHandlers, caseFold, once, withValues } from '@amends/projections/case-fold';
import { storeRegionFold } from '@amends/projections/store-regions';
import type { CellDeclaration, FactRow, FactTable, Projection } from '@amends/projections/types';
import { biViews } from '../bi-views.ts';
import { slotKinds } from '../case-slots.ts';
import { observeCase } from '../observe-case.ts';
import { calendarLog } from './calendars.ts';
import { contactColumns, contactHandlers } from './case-contacts.ts';
import { targetHandlers } from './case-targets.ts';
import { importedHandlers } from './imported-history.ts';

/** [resolved or null, closed or null, reopened, outcome]: what held until it was reopened. */
export type Reopening = readonly [string | null, string | null, string, string | null];

/** One row per case: when what happened. Instants in UTC; null = not yet, or not known. */
export const caseTimesTable: FactTable = {
  name: 'case_times',
  columns: {
    case_id: 'uuid',
    ...caseDimensionColumns,
    /** Who took the initiative; absent for imported cases: no register tells. */
    initiation: 'text',
    occurred_at: 'timestamptz',
    /** By a person, or by a message the customer agreed to; never by an auto-reply. */
    acknowledged_at: 'timestamptz',
    /** Absent for imported cases: no register tells when it was triaged. */
    triaged_at: 'timestamptz',
    /** To the first one who had it. */
    assigned_at: 'timestamptz',
    first_action_at: 'timestamptz',
    resolved_first_at: 'timestamptz',
    /** The last two are null again while a reopened case is open. */
    resolved_at: 'timestamptz',
    closed_at: 'timestamptz',
    withdrawn_at: 'timestamptz',
    outcome: 'text',
    reopen_count: 'integer',
    /** List of Reopening. */
    reopenings: 'jsonb',
    /** List of CaseTarget. */
    targets: 'jsonb',
    ...contactColumns,
    /** The register says that it closed before it started: the case counts, its times do not. */
    is_reversed: 'boolean',
  },
  storeColumn: 'store_id',
  indexes: [['reported_at']],
};

const isImported = (row: FactRow, data: { readonly provenance?: string | undefined }): boolean =>
  data.provenance === 'imported' || row.provenance === 'imported';

const firstAction = (row: FactRow, data: RemedyStepExecuted | RefundSucceeded): FactRow =>
  withValues(row, { first_action_at: once(row, 'first_action_at', data.executedAt) });

const reopened = (row: FactRow, data: CaseReopened): FactRow => {
  const text = (column: string) => (row[column] as string | null | undefined) ?? null;
  const held: Reopening = [
    text('resolved_at'),
    text('closed_at'),
    data.reopenedAt,
    text('outcome'),
  ];
  return withValues(row, {
    reopen_count: data.reopenCount,
    reopenings: [...((row.reopenings as Reopening[] | null | undefined) ?? []), held],
    resolved_at: null,
    closed_at: null,
    outcome: null,
  });
};

const opened = (row: FactRow, data: FailureReported | FailureDetected): FactRow =>
  withValues(row, {
    // A case that no person began was begun by a monitor.
    initiation: data.initiation ?? 'system',
    occurred_at: data.occurredAt,
    is_reversed: false,
    reopen_count: once(row, 'reopen_count', 0),
  });

const handlers: CaseHandlers = {
  FailureReported: opened,
  FailureDetected: opened,
  CaseAcknowledged: (row, data: CaseAcknowledged) =>
    withValues(row, { acknowledged_at: once(row, 'acknowledged_at', data.acknowledgedAt) }),
  CaseAssigned: (row, _data: never, { time }) =>
    withValues(row, { assigned_at: once(row, 'assigned_at', time) }),
  CasePrioritised: (row, _data: never, { time }) =>
    isImported(row, {}) ? row : withValues(row, { triaged_at: once(row, 'triaged_at', time) }),
  RemedyStepExecuted: firstAction,
  RefundSucceeded: firstAction,
  // What an imported row says of its resolution it says itself; remedy's fact for it is dated by
  // the closing where the register has no resolution.
  RecoveryCompleted: (row, data: RecoveryCompleted) =>
    isImported(row, data)
      ? row
      : withValues(row, {
          resolved_first_at: once(row, 'resolved_first_at', data.completedAt),
          resolved_at: data.completedAt,
        }),
  CaseReopened: reopened,
  CaseClosed: (row, data: CaseClosed) =>
    withValues(row, { closed_at: data.closedAt, outcome: data.outcome }),
  CaseWithdrawn: (row, data: CaseWithdrawn) => withValues(row, { withdrawn_at: data.withdrawnAt }),
};

/** What slices of many cases are read from; the README lists the slices. */
export const caseCells: CellDeclaration = {
  table: caseTimesTable,
  slots: slotKinds,
  observe: observeCase,
  dimensions: {
    ...caseCellDimensions,
    initiation: 'initiation',
  },
  at: 'reported_at',
  instant: 'reportedAt',
  slices: [
    [],
    ['store'],
    ['channel'],
    ['severity'],
    ['tier'],
    ['complaintCode'],
    ['khdGroup'],
    ['nakamuraCause'],
    ['sourceCategory'],
    ['remedyType'],
    ['provenance'],
    ['initiation'],
    ['store', 'channel'],
    ['store', 'severity'],
    ['store', 'khdGroup'],
    ['store', 'tier'],
    ['channel', 'severity'],
    ['khdGroup', 'severity'],
    ['khdGroup', 'remedyType'],
    ['severity', 'tier', 'channel'],
  ],
};

/** The times of every case. A changed column needs a new version. */
export const caseTimes: Projection = {
  name: 'resolution-times',
  version: 9,
  topics: [TOPIC_EVENTS],
  folds: [
    caseFold(
      caseTimesTable,
      caseDimensionHandlers,
      handlers,
      importedHandlers,
      targetHandlers,
      contactHandlers,
    ),
    storeRegionFold,
  ],
  logs: [calendarLog],
  cells: caseCells,
  views: biViews,
};
