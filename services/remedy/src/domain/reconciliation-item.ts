import type {
  ProviderReportReceived,
  ProviderReportReconciled,
  ReconciliationItemOpened,
  ReconciliationItemResolved,
} from '@amends/contracts/remedy-reconciliation';
import { accepted, type Decider, rejected } from '@amends/decider/decider';

/** One difference: none -> open -> resolved, for good: seen again it stays resolved. */
export interface ReconciliationItem {
  readonly status: 'none' | 'open' | 'resolved';
  readonly storeId?: string | undefined;
}

export type ItemEvent =
  | { readonly type: 'ReconciliationItemOpened'; readonly data: ReconciliationItemOpened }
  | { readonly type: 'ReconciliationItemResolved'; readonly data: ReconciliationItemResolved };

export type ItemCommand =
  | { readonly type: 'OpenItem'; readonly data: ReconciliationItemOpened }
  | {
      readonly type: 'ResolveItem';
      readonly data: ReconciliationItemResolved;
      /** By a later report: what a person has resolved before is no error then. */
      readonly isLate?: boolean;
    };

/** The decider of `reconciliation-<itemId>`. */
export const itemDecider: Decider<ItemCommand, ReconciliationItem, ItemEvent> = {
  initialState: { status: 'none' },
  evolve: (state, event) => {
    switch (event.type) {
      case 'ReconciliationItemOpened':
        return { status: 'open', storeId: event.data.storeId };
      case 'ReconciliationItemResolved':
        return { ...state, status: 'resolved' };
      default: {
        event satisfies never;
        return state;
      }
    }
  },
  decide: (command, state) => {
    if (command.type === 'OpenItem') {
      if (state.status !== 'none') return accepted();
      return accepted<ItemEvent>({ type: 'ReconciliationItemOpened', data: command.data });
    }
    if (state.status === 'open') {
      return accepted<ItemEvent>({ type: 'ReconciliationItemResolved', data: command.data });
    }
    if (command.isLate === true) return accepted();
    return rejected(state.status === 'none' ? 'not_found' : 'already_recorded');
  },
};

export interface ProviderReport {
  readonly status: 'none' | 'received' | 'reconciled';
}

export type ReportEvent =
  | { readonly type: 'ProviderReportReceived'; readonly data: ProviderReportReceived }
  | { readonly type: 'ProviderReportReconciled'; readonly data: ProviderReportReconciled };

export type ReportCommand =
  | { readonly type: 'ReceiveReport'; readonly data: ProviderReportReceived }
  | { readonly type: 'CloseReport'; readonly data: ProviderReportReconciled };

/** The decider of `provider-report-<reportId>`: received -> reconciled, each once. */
export const reportDecider: Decider<ReportCommand, ProviderReport, ReportEvent> = {
  initialState: { status: 'none' },
  evolve: (state, event) => {
    switch (event.type) {
      case 'ProviderReportReceived':
        return { status: 'received' };
      case 'ProviderReportReconciled':
        return { status: 'reconciled' };
      default: {
        event satisfies never;
        return state;
      }
    }
  },
  decide: (command, state) => {
    if (command.type === 'ReceiveReport') {
      if (state.status !== 'none') return accepted();
      return accepted<ReportEvent>({ type: 'ProviderReportReceived', data: command.data });
    }
    if (state.status !== 'received') return accepted();
    return accepted<ReportEvent>({ type: 'ProviderReportReconciled', data: command.data });
  },
};
