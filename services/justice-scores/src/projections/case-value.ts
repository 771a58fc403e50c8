import type { FailureDetected, FailureReported } from '@amends/contracts/intake';
import type { Money } from '@amends/contracts/primitives';
import type { RecoveryCompleted } from '@amends/contracts/remedy';
import type { IncidentTokenTakenBack } from '@amends/contracts/remedy-bulk';
import { type CaseHandlers, withValues } from '@amends/projections/case-fold';
import type { FactRow } from '@amends/projections/types';

/** What a customer got: [when, currency, minor units]. */
export type Given = readonly [string, string, number];

/** What was paid for, and what was given for it: how alike like cases are treated. */
export const caseValueColumns = {
  price_amount: 'bigint',
  price_currency: 'text',
  /** List of Given. */
  given: 'jsonb',
} as const;

const withPrice = (row: FactRow, price: Money | undefined): FactRow =>
  price === undefined
    ? row
    : withValues(row, { price_amount: price.amount, price_currency: price.currency });

const given = (row: FactRow, data: RecoveryCompleted): FactRow => {
  const before = (row.given as Given[] | null | undefined) ?? [];
  const parts = [data.restitution, data.goodwill].flatMap((money): Given[] =>
    money === undefined ? [] : [[data.completedAt, money.currency, money.amount]],
  );
  return parts.length === 0 ? row : withValues(row, { given: [...before, ...parts] });
};

/** What was taken back was not given, from then on. */
const takenBack = (row: FactRow, { correction, takenBackAt }: IncidentTokenTakenBack): FactRow => {
  if (correction === undefined) return row;
  const { currency, amount } = correction.goodwill;
  const before = (row.given as Given[] | null | undefined) ?? [];
  return withValues(row, { given: [...before, [takenBackAt, currency, -amount]] });
};

export const caseValueHandlers: CaseHandlers = {
  FailureReported: (row, { price }: FailureReported) => withPrice(row, price),
  FailureDetected: (row, { price }: FailureDetected) => withPrice(row, price),
  RecoveryCompleted: given,
  IncidentTokenTakenBack: takenBack,
};
