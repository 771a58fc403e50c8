import type {
  AffectedCustomerRemoved,
  AffectedCustomersListed,
  IncidentCancelled,
  IncidentCasesLeftOpen,
  IncidentClosed,
  IncidentSuspected,
} from '@amends/contracts/intake-incidents';
import type { StateIncidentFacts } from './incident-facts.ts';
import type { IncidentScope, ScopeSignal } from './incident-scope.ts';

/** A signal of an outage, or of failures that look like one. */
export interface NoteIncidentSignal extends ScopeSignal {
  readonly type: 'NoteIncidentSignal';
  readonly incidentId: string;
  readonly storeId: string;
  readonly origin: IncidentSuspected['origin'];
  readonly complaintCode: IncidentSuspected['complaintCode'];
  readonly signalId: string;
  readonly dedupKey?: string | undefined;
  readonly symptom?: IncidentSuspected['symptom'];
  readonly now: string;
}

/** A person: this is one incident; from nothing, or of what signals made suspect. */
export interface DeclareIncident {
  readonly type: 'DeclareIncident';
  readonly incidentId: string;
  readonly storeId: string;
  readonly scope: IncidentScope;
  readonly now: string;
}

/** Declares a suspected one as its signals tell it, save what is stated otherwise. */
export interface ConfirmSuspicion {
  readonly type: 'ConfirmSuspicion';
  readonly complaintCode?: IncidentScope['complaintCode'] | undefined;
  readonly severity?: IncidentScope['severity'];
  readonly now: string;
}

export interface ChangeIncidentScope {
  readonly type: 'ChangeIncidentScope';
  readonly change: Partial<IncidentScope>;
  readonly now: string;
}

/** Customers and counts as the transactions of store, tills and window give them. */
export interface DeriveAffected {
  readonly type: 'DeriveAffected';
  /** What the transactions were looked up for. */
  readonly scope: IncidentScope;
  readonly transactions: number;
  readonly unidentified: number;
  readonly withoutWorkstation: number;
  readonly customers: readonly { readonly customerId: string; readonly transactions: number }[];
  readonly now: string;
}

export interface AddAffected {
  readonly type: 'AddAffected';
  readonly customerId: string;
  readonly reason: Exclude<AffectedCustomersListed['reason'], 'derived'>;
  readonly now: string;
}

export interface RemoveAffected {
  readonly type: 'RemoveAffected';
  readonly customerId: string;
  readonly reason: AffectedCustomerRemoved['reason'];
  readonly now: string;
}

/** Reviewed: every customer on this version gets a case. */
export interface ConfirmAffected {
  readonly type: 'ConfirmAffected';
  readonly listVersion: number;
  readonly now: string;
}

export interface NoteCasesOpened {
  readonly type: 'NoteCasesOpened';
  readonly listVersion: number;
  readonly opened: number;
  readonly linked: number;
  readonly now: string;
}

/** With what intake has heard of each case, which the closing must respect. */
export interface CloseIncident {
  readonly type: 'CloseIncident';
  readonly lesson: Pick<IncidentClosed, 'rootCause' | 'preventiveDecision'>;
  readonly cases: readonly {
    readonly caseId: string;
    readonly holds: IncidentCasesLeftOpen['cases'][number]['holds'];
  }[];
  readonly now: string;
}

export interface CancelIncident {
  readonly type: 'CancelIncident';
  readonly reason: IncidentCancelled['reason'];
  readonly now: string;
}

export type IncidentCommand =
  | NoteIncidentSignal
  | DeclareIncident
  | ConfirmSuspicion
  | ChangeIncidentScope
  | StateIncidentFacts
  | DeriveAffected
  | AddAffected
  | RemoveAffected
  | ConfirmAffected
  | NoteCasesOpened
  | CloseIncident
  | CancelIncident;
