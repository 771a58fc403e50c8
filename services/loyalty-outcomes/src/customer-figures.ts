import type { FactGroup, FactSet } from '@amends/projections/fact-groups';
import type { FigureContext } from '@amends/projections/figures-route';
import { type FigureRow, type Measure, noData, plainMeasure } from '@amends/projections/measure';
import { unlessWithheld, verdictsOf } from '@amends/projections/withheld-cells';
import { rateRatio } from '@amends/statistics/rate-ratio';
import type { Assumptions } from './assumption-register.ts';
import { preventionValue } from './prevention-value.ts';
import { returningFigures } from './returning-figures.ts';
import { customersOf, revenueFigures } from './revenue-figures.ts';
import { preventionsOf, type Sale, salesOf } from './sales.ts';

/** How many there were by an instant. */
const failuresBy = ({ columns }: FactSet, asOfMs: number): number =>
  (columns.at as readonly number[]).filter((at) => at <= asOfMs).length;

/** Failures for each sale, of known customers: where the chain to loss begins. */
const failureRates = (
  failures: readonly number[],
  sales: readonly (readonly Sale[])[],
): Measure[] => {
  const ofFailures = verdictsOf(failures);
  // With failures and rate the number of sales is told, where nothing failed too.
  const ofSales = verdictsOf(sales.map(customersOf));
  return failures.map((count, at) => {
    const { length } = sales[at]!;
    const { ratio, ciLow, ciHigh } = rateRatio(count, length);
    if (ratio === null) return noData('coefficient');
    const n = count + length;
    const rate = () => plainMeasure(ratio, n, 'coefficient', { ciLow, ciHigh });
    const verdict = ofFailures[at] ?? ofSales[at];
    return unlessWithheld(verdict, count, 'coefficient', rate);
  });
};

/** Who comes back, what they spend, and what prevention brings, by store and period. */
export const customerFigures = (
  groups: readonly FactGroup<'sales' | 'failures' | 'actions'>[],
  { asOfMs }: FigureContext,
  { assumptions }: { readonly assumptions: Assumptions },
): FigureRow[] => {
  const sales = groups.map(({ sets }) => salesOf(sets.sales, asOfMs));
  const actions = groups.map(({ sets }) => preventionsOf(sets.actions, asOfMs));
  const returning = returningFigures(
    groups.map(({ group }) => group),
    sales,
    asOfMs,
  );
  const revenue = revenueFigures(sales);
  const rates = failureRates(
    groups.map(({ sets }) => failuresBy(sets.failures, asOfMs)),
    sales,
  );
  const prevented = preventionValue(actions, sales[0] ?? [], assumptions);
  return groups.map(({ group }, at) => ({
    group,
    // Sales of few customers are not counted out loud.
    n: null,
    measures: {
      returning90: returning[at]!,
      failuresPerSale: rates[at]!,
      ...revenue[at],
      ...prevented[at],
    },
  }));
};
