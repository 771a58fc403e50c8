import { isCountedRow } from '@amends/projections/case-dimensions';
import { keyedAmount } from '@amends/projections/cell-content';
import { currencyKey } from '@amends/projections/currency-key';
import type { FactRow, Observation } from '@amends/projections/types';
import { coderKey, DECISIONS, slotOf } from './cause-slots.ts';
import { codeOf } from './coder-agreement.ts';
import { leftOf } from './money-figures.ts';
import type { Payment } from './projections/case-cause.ts';

type Tell = (slot: string, value: number) => void;

const tellPayments = (payments: readonly Payment[], tell: Tell): void => {
  for (const [name, units] of leftOf(payments)) {
    const [kind, currency] = name.split(' ') as [string, string];
    const key = currencyKey(currency);
    if (key === undefined) continue;
    tell(`paid ${kind}`, keyedAmount(key, units));
    tell(`cases of ${kind}`, key);
  }
};

/** What cells keep of a case, as far as its row alone tells. */
export const observeCause = (row: FactRow): readonly Observation[] | undefined => {
  if (!isCountedRow(row)) return undefined;
  const observations: Observation[] = [];
  const tell: Tell = (slot, value) => observations.push([slotOf(slot), value]);
  const has = (column: string): boolean => (row[column] ?? null) !== null;
  tell('cases', 1);
  if (has('root_cause_at')) tell('rootCauses', 1);
  if (has('closed_at')) tell('closed', 1);
  if (has('closed_at') && has('fed_back_at')) tell('fedBack', 1);
  const decision = DECISIONS.find((each) => each === row.preventive_decision);
  if (decision !== undefined && has('preventive_at')) tell(`decision ${decision}`, 1);
  tellPayments((row.payments ?? []) as readonly Payment[], tell);
  const customer = has('customer_coded_at') ? codeOf(row.customer_nakamura_cause) : undefined;
  const employee = has('employee_coded_at') ? codeOf(row.employee_nakamura_cause) : undefined;
  if (customer !== undefined && employee !== undefined) tell('coded', coderKey(customer, employee));
  return observations;
};
