import type {
  AffectedCustomerRemoved,
  AffectedCustomersListed,
  AffectedListConfirmed,
  AffectedListDerived,
  IncidentCancelled,
  IncidentCasesLeftOpen,
  IncidentCasesOpened,
  IncidentClosed,
  IncidentDeclared,
  IncidentEnded,
  IncidentScopeChanged,
  IncidentSuspected,
} from '@amends/contracts/intake-incidents';
import type { IncidentFactsStated } from '@amends/contracts/intake-incident-facts';
import { causeAfter, type IncidentFacts, noFacts, statedAfter } from './incident-facts.ts';
import { asStated, isSameScope, scopeOf, type ToldScope, withSignal } from './incident-scope.ts';

/**
 * The stream incident-<incidentId>:
 *
 *   none -> suspected (by signals) -> declared (by a person; also from none)
 *   declared -> listed (who was hit) -> opening (version confirmed) -> opened (each has a case)
 *   listed | opened -> listed again with another version; declared | listed | opened -> closed
 *   suspected | declared | listed -> cancelled, as long as no case was opened
 *
 * What is found out of it is stated at any time after its declaration. Its window follows the
 * signals in every one of them but the last two.
 */
type Fact<Type extends string, Data> = { readonly type: Type; readonly data: Data };

export type IncidentEvent =
  | Fact<'IncidentSuspected', IncidentSuspected>
  | Fact<'IncidentDeclared', IncidentDeclared>
  | Fact<'IncidentScopeChanged', IncidentScopeChanged>
  | Fact<'IncidentEnded', IncidentEnded>
  | Fact<'IncidentFactsStated', IncidentFactsStated>
  | Fact<'AffectedListDerived', AffectedListDerived>
  | Fact<'AffectedCustomersListed', AffectedCustomersListed>
  | Fact<'AffectedCustomerRemoved', AffectedCustomerRemoved>
  | Fact<'AffectedListConfirmed', AffectedListConfirmed>
  | Fact<'IncidentCasesOpened', IncidentCasesOpened>
  | Fact<'IncidentClosed', IncidentClosed>
  | Fact<'IncidentCasesLeftOpen', IncidentCasesLeftOpen>
  | Fact<'IncidentCancelled', IncidentCancelled>;

export type IncidentStatus =
  | 'suspected'
  | 'declared'
  | 'listed'
  | 'opening'
  | 'opened'
  | 'closed'
  | 'cancelled';

export interface AffectedCustomer {
  readonly transactions: number;
  readonly reason: AffectedCustomersListed['reason'];
}

/** Who was hit, as far as reviewed. */
export interface AffectedList {
  /** 0: there is none yet. */
  readonly version: number;
  readonly customers: ReadonlyMap<string, AffectedCustomer>;
  /** Taken off by a person: another derivation does not bring them back. */
  readonly removed: ReadonlySet<string>;
  readonly transactions: number;
  readonly unidentified: number;
  readonly withoutWorkstation: number;
  /** The scope changed since: it has to be derived again. */
  readonly isStale: boolean;
}

export interface KnownIncident {
  readonly status: IncidentStatus;
  readonly incidentId: string;
  readonly storeId: string;
  readonly told: ToldScope;
  readonly facts: IncidentFacts;
  readonly list: AffectedList;
  readonly cases: IncidentCasesOpened | null;
  readonly closed: IncidentClosed | null;
  readonly leftOpen: ReadonlyMap<string, IncidentCasesLeftOpen['cases'][number]['holds']>;
}

export type Incident = { readonly status: 'none'; readonly storeId?: undefined } | KnownIncident;

export const initialIncident: Incident = { status: 'none' };

const noList: AffectedList = {
  version: 0,
  customers: new Map(),
  removed: new Set(),
  transactions: 0,
  unidentified: 0,
  withoutWorkstation: 0,
  isStale: false,
};

const begun = (
  status: IncidentStatus,
  data: IncidentSuspected | IncidentDeclared,
  told: ToldScope,
): KnownIncident => ({
  status,
  incidentId: data.incidentId,
  storeId: data.storeId,
  told,
  facts: noFacts,
  list: noList,
  cases: null,
  closed: null,
  leftOpen: new Map(),
});

const suspected = (data: IncidentSuspected): KnownIncident => {
  const { complaintCode, phase, startedAt, endedAt, workstations, severity } = data;
  const at = phase === 'ended' ? (endedAt ?? startedAt) : startedAt;
  const told = withSignal(
    { complaintCode, workstations: [] },
    { phase, at, workstations, severity },
  );
  return begun('suspected', data, told);
};

/** A list made for another window or other tills no longer says who was hit. */
const rescoped = (state: KnownIncident, told: ToldScope): KnownIncident => ({
  ...state,
  told,
  facts: causeAfter(state.facts, state.told, told),
  list: isSameScope(scopeOf(state.told), scopeOf(told))
    ? state.list
    : { ...state.list, isStale: state.list.version > 0 },
});

const scopeChanged = (state: KnownIncident, data: IncidentScopeChanged): KnownIncident => {
  const { phase, toldAt, workstations, severity } = data;
  if (phase === undefined || toldAt === undefined) return rescoped(state, asStated(data));
  return rescoped(state, withSignal(state.told, { phase, at: toldAt, workstations, severity }));
};

const derived = (state: KnownIncident, data: AffectedListDerived): KnownIncident => {
  const byPerson = [...state.list.customers].filter(([, { reason }]) => reason !== 'derived');
  return {
    ...state,
    status: 'listed',
    list: {
      version: data.listVersion,
      customers: new Map(byPerson),
      removed: state.list.removed,
      transactions: data.transactions,
      unidentified: data.unidentified,
      withoutWorkstation: data.withoutWorkstation,
      isStale: false,
    },
  };
};

const listed = (state: KnownIncident, data: AffectedCustomersListed): KnownIncident => {
  const customers = new Map(state.list.customers);
  const removed = new Set(state.list.removed);
  for (const { customerId, transactions } of data.customers) {
    customers.set(customerId, { transactions, reason: data.reason });
    removed.delete(customerId);
  }
  const list = { ...state.list, version: data.listVersion, customers, removed };
  return { ...state, status: 'listed', list };
};

const removed = (state: KnownIncident, data: AffectedCustomerRemoved): KnownIncident => {
  const customers = new Map(state.list.customers);
  customers.delete(data.customerId);
  const off = new Set([...state.list.removed, data.customerId]);
  const list = { ...state.list, version: data.listVersion, customers, removed: off };
  return { ...state, status: 'listed', list };
};

const leftOpen = (state: KnownIncident, data: IncidentCasesLeftOpen): KnownIncident => ({
  ...state,
  leftOpen: new Map([
    ...state.leftOpen,
    ...data.cases.map(({ caseId, holds }) => [caseId, holds] as const),
  ]),
});

/** Folds one event; one that this release does not know leaves the state as it is. */
const evolveKnown = (state: KnownIncident, event: IncidentEvent): Incident => {
  switch (event.type) {
    case 'IncidentSuspected':
      return state;
    case 'IncidentDeclared':
      return { ...rescoped(state, asStated(event.data)), status: 'declared' };
    case 'IncidentScopeChanged':
      return scopeChanged(state, event.data);
    case 'IncidentEnded': {
      const end = { phase: 'ended', at: event.data.endedAt, workstations: [] } as const;
      return rescoped(state, withSignal(state.told, end));
    }
    case 'IncidentFactsStated':
      return { ...state, facts: statedAfter(state.facts, event.data) };
    case 'AffectedListDerived':
      return derived(state, event.data);
    case 'AffectedCustomersListed':
      return listed(state, event.data);
    case 'AffectedCustomerRemoved':
      return removed(state, event.data);
    case 'AffectedListConfirmed':
      return { ...state, status: 'opening' };
    case 'IncidentCasesOpened':
      return { ...state, status: 'opened', cases: event.data };
    case 'IncidentClosed':
      return { ...state, status: 'closed', closed: event.data };
    case 'IncidentCasesLeftOpen':
      return leftOpen(state, event.data);
    case 'IncidentCancelled':
      return { ...state, status: 'cancelled' };
    default: {
      event satisfies never;
      return state;
    }
  }
};

export const evolveIncident = (state: Incident, event: IncidentEvent): Incident => {
  if (state.status !== 'none') return evolveKnown(state, event);
  if (event.type === 'IncidentSuspected') return suspected(event.data);
  if (event.type === 'IncidentDeclared') {
    return begun('declared', event.data, asStated(event.data));
  }
  return state;
};
