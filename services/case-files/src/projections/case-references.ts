import type {
  CaseHistoryImported,
  FailureDetected,
  FailureReported,
} from '@amends/contracts/intake';
import { caseIdOf } from '@amends/projections/case-fold';
import type { FactTable, RowLog } from '@amends/projections/types';

/** By what a case is found, beside its own id. `customer` is intake's pseudonym. */
export type ReferenceKind = 'order' | 'receipt' | 'payment' | 'external_id' | 'customer';

/**
 * One row per number that leads to a case. Apart from the row of the case, which is written with
 * each of its moves and would carry five more indexes through all of them.
 */
export const caseReferenceTable: FactTable = {
  name: 'case_reference',
  columns: {
    case_and_kind: 'text',
    case_id: 'uuid not null',
    store_id: 'text',
    kind: 'text not null',
    value: 'text not null',
  },
  storeColumn: 'store_id',
  indexes: [['value', 'kind']],
};

type References = Partial<Record<ReferenceKind, string | undefined>>;

const ofReport = (data: FailureReported): References => ({
  order: data.orderRef,
  receipt: data.transactionRef,
  payment: data.paymentRef,
  external_id: data.externalId,
  customer: data.customerId,
});

const ofDetection = (data: FailureDetected): References => ({
  receipt: data.transactionRef,
  payment: data.paymentRef,
  customer: data.customerId,
});

const ofImport = ({ externalId }: CaseHistoryImported): References => ({
  external_id: externalId,
});

/** A case begins once, by one of these; what is told of it later names nothing new. */
const byType: Readonly<Record<string, (data: never) => References>> = {
  FailureReported: ofReport,
  FailureDetected: ofDetection,
  CaseHistoryImported: ofImport,
};

export const caseReferenceLog: RowLog = {
  table: caseReferenceTable,
  rows: (event) => {
    const caseId = caseIdOf(event);
    const of = Object.hasOwn(byType, event.type) ? byType[event.type] : undefined;
    if (caseId === undefined || of === undefined) return [];
    const { storeId } = event.data as { readonly storeId?: string };
    return Object.entries(of(event.data as never)).flatMap(([kind, value]) =>
      value === undefined
        ? []
        : [{ case_and_kind: `${caseId}:${kind}`, case_id: caseId, store_id: storeId, kind, value }],
    );
  },
};
