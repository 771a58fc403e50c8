import type { Money } from '@amends/contracts/primitives';
import type { RecoveryCompleted, RestitutionRecorded } from '@amends/contracts/remedy';
import type { IncidentTokenTakenBack } from '@amends/contracts/remedy-bulk';
import type {
  CaseClassified,
  PreventiveDecisionRecorded,
  RootCauseRecorded,
} from '@amends/contracts/triage';
import type { CauseStatedByCustomer } from '@amends/contracts/triage-findings';
import { caseDimensionColumns, caseDimensionHandlers } from '@amends/projections/case-dimensions';
import { type CaseHandlers, caseFold, withValues } from '@amends/projections/case-fold';
import { playbookColumns, playbookHandlers } from '@amends/projections/case-playbook';
import type { FactRow, FactTable, KeyedFold } from '@amends/projections/types';
import { encounterColumns, encounterHandlers } from './case-encounter.ts';
import { lessonColumns, lessonHandlers } from './case-lesson.ts';
import { outcomeColumns, outcomeHandlers } from './case-outcome.ts';

/** Money given for a case, or below zero taken back: [when, kind, currency, minor units]. */
export type Payment = readonly [string, 'restitution' | 'goodwill' | 'cost', string, number];

/** One row per case: why it happened, what it cost, what was decided against the next one. */
export const caseCauseTable: FactTable = {
  name: 'case_cause',
  columns: {
    case_id: 'uuid',
    ...caseDimensionColumns,
    /** List of Payment; a case that is recovered twice has those of both. */
    payments: 'jsonb',
    root_cause_at: 'timestamptz',
    root_khd_type: 'text',
    root_nakamura_cause: 'text',
    gaps: 'text[]',
    responsibility_locus: 'text',
    /** Cause in the customer's words, and as a person of the firm coded it; rules do not count. */
    customer_nakamura_cause: 'text',
    customer_coded_at: 'timestamptz',
    employee_nakamura_cause: 'text',
    employee_coded_at: 'timestamptz',
    preventive_at: 'timestamptz',
    preventive_decision: 'text',
    ...encounterColumns,
    ...playbookColumns,
    ...outcomeColumns,
    ...lessonColumns,
  },
  storeColumn: 'store_id',
  indexes: [['complaint_code', 'reported_at'], ['reported_at']],
};

// Rows go to analysts; single answers would undo every suppression of small groups.
const { answers: _answers, ...listedColumns } = caseCauseTable.columns;

/** The same table as it is listed and exported. */
export const listedCaseTable: FactTable = { ...caseCauseTable, columns: listedColumns };

const paid = (row: FactRow, payments: readonly Payment[]): FactRow => {
  if (payments.length === 0) return row;
  const before = (row.payments as Payment[] | null | undefined) ?? [];
  return withValues(row, { payments: [...before, ...payments] });
};

const payment = (at: string, kind: Payment[1], money: Money | undefined): readonly Payment[] =>
  money === undefined || money.amount === 0 ? [] : [[at, kind, money.currency, money.amount]];

const codedByStaff = (nakamuraCause: CaseClassified['nakamuraCause'], at: string): FactRow =>
  nakamuraCause === undefined
    ? {}
    : { employee_nakamura_cause: nakamuraCause, employee_coded_at: at };

const handlers: CaseHandlers = {
  RecoveryCompleted: (row, data: RecoveryCompleted) => {
    const { completedAt: at, restitution, goodwill } = data;
    // Before steps had a cost of their own, it was the money that was given.
    const { cost = [restitution, goodwill] } = data;
    return paid(row, [
      ...payment(at, 'restitution', restitution),
      ...payment(at, 'goodwill', goodwill),
      ...cost.flatMap((each) => payment(at, 'cost', each)),
    ]);
  },
  // Its recovery told of no cost but what was given.
  IncidentTokenTakenBack: (row, { correction, takenBackAt }: IncidentTokenTakenBack) => {
    if (correction === undefined) return row;
    const { currency, amount } = correction.goodwill;
    const kinds = ['goodwill', 'cost'] as const;
    return paid(
      row,
      kinds.map((kind): Payment => [takenBackAt, kind, currency, -amount]),
    );
  },
  RestitutionRecorded: (row, { recordedAt, amount }: RestitutionRecorded) =>
    paid(row, payment(recordedAt, 'restitution', amount)),
  CauseStatedByCustomer: (row, { nakamuraCause, statedAt }: CauseStatedByCustomer) =>
    nakamuraCause === undefined
      ? row
      : withValues(row, { customer_nakamura_cause: nakamuraCause, customer_coded_at: statedAt }),
  CaseClassified: (row, { decidedBy, nakamuraCause }: CaseClassified, { time }) =>
    decidedBy === 'rule' ? row : withValues(row, codedByStaff(nakamuraCause, time)),
  RootCauseRecorded: (row, data: RootCauseRecorded) =>
    withValues(row, {
      ...codedByStaff(data.nakamuraCause, data.recordedAt),
      root_cause_at: data.recordedAt,
      root_khd_type: data.khdType ?? null,
      root_nakamura_cause: data.nakamuraCause ?? null,
      gaps: data.gaps,
      responsibility_locus: data.responsibilityLocus,
    }),
  PreventiveDecisionRecorded: (row, data: PreventiveDecisionRecorded) =>
    withValues(row, { preventive_at: data.decidedAt, preventive_decision: data.decision }),
};

export const caseCauseFold: KeyedFold = caseFold(
  caseCauseTable,
  caseDimensionHandlers,
  handlers,
  encounterHandlers,
  playbookHandlers,
  outcomeHandlers,
  lessonHandlers,
);
