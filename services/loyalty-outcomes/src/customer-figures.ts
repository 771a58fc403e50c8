import type { FactGroup } from '@amends/projections/fact-groups';
import type { FigureContext } from '@amends/projections/figures-route';
import type { FigureRow } from '@amends/projections/measure';
import type { Assumptions } from './assumption-register.ts';
import { preventionValue } from './prevention-value.ts';
import { returningFigures } from './returning-figures.ts';
import { revenueFigures } from './revenue-figures.ts';
import { preventionsOf, salesOf } from './sales.ts';

/** Who comes back, what they spend, and what prevention brings, by store and period. */
export const customerFigures = (
  groups: readonly FactGroup<'sales' | 'actions'>[],
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
  const prevented = preventionValue(actions, sales[0] ?? [], assumptions);
  return groups.map(({ group }, at) => ({
    group,
    // Sales of few customers are not counted out loud.
    n: null,
    measures: { returning90: returning[at]!, ...revenue[at], ...prevented[at] },
  }));
};
