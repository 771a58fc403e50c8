import type { CaseClosed, CaseReopened } from '@amends/contracts/follow-up';
import type {
  CaseHistoryImported,
  CaseWithdrawn,
  FailureDetected,
  FailureReported,
} from '@amends/contracts/intake';
import type { CaseFollowsUp } from '@amends/contracts/intake-follow-up-case';
import type { CaseAssigned } from '@amends/contracts/triage';
import type { CaseState } from '@amends/contracts/vocabulary';
import { caseDimensionColumns, caseDimensionHandlers } from '@amends/projections/case-dimensions';
import { type CaseHandlers, caseFold, once, withValues } from '@amends/projections/case-fold';
import type { FactTable, KeyedFold } from '@amends/projections/types';
import { conformanceColumns, conformanceHandlers } from './case-conformance.ts';
import { MOVING_TYPES, stateAfter } from './lifecycle.ts';

/** [state, since], in the order in which the case got there. */
export type StateEntry = readonly [CaseState, string];

/** One row per case: where it stands now, and whose it is. */
export const caseStateTable: FactTable = {
  name: 'case_state',
  columns: {
    case_id: 'uuid',
    ...caseDimensionColumns,
    state: 'text',
    state_since: 'timestamptz',
    /** List of StateEntry. */
    history: 'jsonb',
    owner_id: 'text',
    owner_kind: 'text',
    /** Null again while a reopened case is open. */
    closed_at: 'timestamptz',
    outcome: 'text',
    reopen_count: 'integer',
    /** Where it was reported, and its number there. */
    source: 'text',
    external_id: 'text',
    order_ref: 'text',
    receipt_ref: 'text',
    payment_ref: 'text',
    /** Intake's pseudonym. */
    customer_id: 'uuid',
    /** The earlier case it goes on from. */
    follows_up: 'uuid',
    ...conformanceColumns,
  },
  storeColumn: 'store_id',
  indexes: [['reported_at'], ['state'], ['owner_id'], ['merged_into'], ['follows_up']],
};

const moving: CaseHandlers = Object.fromEntries(
  MOVING_TYPES.map((type) => [
    type,
    (row, _data: never, { time }) => {
      const before = (row.state as CaseState | null | undefined) ?? undefined;
      const state = stateAfter(before, type);
      if (state === undefined || state === before) return row;
      const entry: StateEntry = [state, time];
      const history = [...((row.history as StateEntry[] | null | undefined) ?? []), entry];
      return withValues(row, { state, state_since: time, history });
    },
  ]),
);

/**
 * What an imported log of activities says beside the report: how far it got before each reopening,
 * and now. A closing is follow-up's own fact; it comes behind this one.
 */
const importedEntries = (data: CaseHistoryImported): StateEntry[] => {
  const { acknowledged, reopenings = [], resolved } = data;
  const entry = (state: CaseState, at: string | undefined): StateEntry[] =>
    at === undefined ? [] : [[state, at]];
  return [
    ...entry('acknowledged', acknowledged?.at),
    ...reopenings.flatMap(({ resolvedAt, closedAt, reopenedAt }) => [
      ...entry('resolved', resolvedAt),
      ...entry('closed', closedAt),
      ...entry('reopened', reopenedAt),
    ]),
    ...entry('resolved', resolved?.at),
  ];
};

const imported: CaseHandlers = {
  CaseHistoryImported: (row, data: CaseHistoryImported) => {
    const entries = importedEntries(data);
    const [state, since] = entries.at(-1) ?? [];
    // Triage, remedy and follow-up answer this very event: nothing stood here before it.
    const history = [...((row.history as StateEntry[] | null | undefined) ?? []), ...entries];
    return withValues(row, {
      outcome: once(row, 'outcome', data.outcome),
      source: data.source,
      external_id: data.externalId,
      ...(state === undefined ? {} : { state, state_since: since, history }),
      ...(data.reopenings === undefined ? {} : { reopen_count: data.reopenings.length }),
    });
  },
};

/** The case stands for itself again: in the state it had before it was merged. */
const unmerged: CaseHandlers = {
  CasesUnmerged: (row, _data: never, { time }) => {
    if (row.state !== 'duplicate') return row;
    const history = (row.history as StateEntry[] | null | undefined) ?? [];
    const before = history.findLast(([state]) => state !== 'duplicate')?.[0];
    if (before === undefined) return row;
    const entry: StateEntry = [before, time];
    return withValues(row, { state: before, state_since: time, history: [...history, entry] });
  },
};

const facts: CaseHandlers = {
  FailureReported: (row, data: FailureReported) =>
    withValues(row, {
      source: data.source,
      external_id: data.externalId,
      order_ref: data.orderRef,
      receipt_ref: data.transactionRef,
      payment_ref: data.paymentRef,
      customer_id: data.customerId,
    }),
  FailureDetected: (row, data: FailureDetected) =>
    withValues(row, {
      receipt_ref: data.transactionRef,
      payment_ref: data.paymentRef,
      customer_id: data.customerId,
    }),
  CaseAssigned: (row, data: CaseAssigned) =>
    withValues(row, { owner_id: data.ownerId, owner_kind: data.ownerKind }),
  CaseWithdrawn: (row, data: CaseWithdrawn) =>
    withValues(row, {
      closed_at: once(row, 'closed_at', data.withdrawnAt),
      outcome: once(row, 'outcome', 'withdrawn'),
    }),
  CaseReopened: (row, data: CaseReopened) =>
    withValues(row, { reopen_count: data.reopenCount, closed_at: null, outcome: null }),
  CaseFollowsUp: (row, data: CaseFollowsUp) => withValues(row, { follows_up: data.earlierCaseId }),
  CaseClosed: (row, data: CaseClosed) =>
    withValues(row, { closed_at: data.closedAt, outcome: data.outcome }),
};

export const caseStateFold: KeyedFold = caseFold(
  caseStateTable,
  caseDimensionHandlers,
  moving,
  imported,
  unmerged,
  facts,
  ...conformanceHandlers,
);
