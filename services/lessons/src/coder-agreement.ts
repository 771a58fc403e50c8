import type { FactSet } from '@amends/projections/fact-groups';
import { type Measure, noData, plainMeasure } from '@amends/projections/measure';
import { NAKAMURA_CAUSES } from '@amends/contracts/vocabulary';
import { cohenKappa } from '@amends/statistics/cohen-kappa';
import { isPast } from './instants.ts';

const codeOf = (value: unknown): number => (NAKAMURA_CAUSES as readonly unknown[]).indexOf(value);

/**
 * Whether customers and staff name the same cause after Nakamura: kappa over the cases both have
 * coded by then. What a rule says is nobody's coding.
 */
export const coderAgreement = ({ n, columns }: FactSet, asOfMs: number): Measure => {
  const table = NAKAMURA_CAUSES.map(() => NAKAMURA_CAUSES.map(() => 0));
  for (let at = 0; at < n; at += 1) {
    if (
      !isPast(columns.customerCauseAt![at], asOfMs) ||
      !isPast(columns.employeeCauseAt![at], asOfMs)
    )
      continue;
    const customer = codeOf(columns.customerCause![at]);
    const employee = codeOf(columns.employeeCause![at]);
    if (customer >= 0 && employee >= 0) table[customer]![employee]! += 1;
  }
  const { n: coded, kappa } = cohenKappa(table);
  if (coded === 0) return noData('coefficient');
  if (kappa === null) return { ...noData('coefficient'), n: coded, reason: 'zero_variance' };
  return plainMeasure(kappa, coded, 'coefficient');
};
