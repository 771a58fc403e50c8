import type { FactSet } from '@amends/projections/fact-groups';
import { type Measure, noData, plainMeasure } from '@amends/projections/measure';
import { NAKAMURA_CAUSES } from '@amends/contracts/vocabulary';
import { cohenKappa } from '@amends/statistics/cohen-kappa';
import { isPast } from './instants.ts';

/** Cases that both have coded, by what the customer and what staff said. */
export type CodedTable = readonly (readonly number[])[];

/** The place of a cause in the list of them; undefined for none. */
export const codeOf = (value: unknown): number | undefined => {
  const at = (NAKAMURA_CAUSES as readonly unknown[]).indexOf(value);
  return at === -1 ? undefined : at;
};

export const emptyTable = (): number[][] => NAKAMURA_CAUSES.map(() => NAKAMURA_CAUSES.map(() => 0));

/** What both have coded by then; what a rule says is nobody's coding. */
export const codedBy = ({ n, columns }: FactSet, asOfMs: number): CodedTable => {
  const table = emptyTable();
  for (let at = 0; at < n; at += 1) {
    if (
      !isPast(columns.customerCauseAt![at], asOfMs) ||
      !isPast(columns.employeeCauseAt![at], asOfMs)
    )
      continue;
    const customer = codeOf(columns.customerCause![at]);
    const employee = codeOf(columns.employeeCause![at]);
    if (customer !== undefined && employee !== undefined) table[customer]![employee]! += 1;
  }
  return table;
};

/** Whether customers and staff name the same cause after Nakamura: kappa. */
export const coderAgreement = (table: CodedTable): Measure => {
  const { n: coded, kappa } = cohenKappa(table);
  if (coded === 0) return noData('coefficient');
  if (kappa === null) return { ...noData('coefficient'), n: coded, reason: 'zero_variance' };
  return plainMeasure(kappa, coded, 'coefficient');
};
