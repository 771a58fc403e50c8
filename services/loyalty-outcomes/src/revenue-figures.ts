import { type Measure, noData, plainMeasure, shareMeasure } from '@amends/projections/measure';
import { unlessWithheld, verdictsOf } from '@amends/projections/withheld-cells';
import { paretoTiers, topShare } from '@amends/statistics/pareto';
import { wilson } from '@amends/statistics/wilson';
import type { Sale } from './sales.ts';

type Lines = readonly (readonly Sale[])[];

/** How many people sales were made to. */
export const customersOf = (sales: readonly Sale[]): number =>
  new Set(sales.map(({ customer }) => customer)).size;

/** What sales came to, with the number of customers behind it. */
const sums = (lines: Lines, currency: string): Measure[] => {
  const verdicts = verdictsOf(lines.map(customersOf));
  return lines.map((sales, at) => {
    const n = customersOf(sales);
    if (n === 0) return noData('minor_units', { currency });
    const value = sales.reduce((sum, { amount }) => sum + amount, 0);
    return unlessWithheld(verdicts[at], n, 'minor_units', () =>
      plainMeasure(value, n, 'minor_units', { currency, counts: { sales: sales.length } }),
    );
  });
};

/** How much of what they spend the best fifth of the customers spends, and who is A, B and C. */
const concentration = (lines: Lines, currency: string): Measure[] => {
  const spent = lines.map((sales) => {
    const by = new Map<string, number>();
    for (const { customer, amount } of sales) by.set(customer, (by.get(customer) ?? 0) + amount);
    return [...by.values()];
  });
  const verdicts = verdictsOf(spent.map(({ length }) => length));
  return spent.map((revenues, at) => {
    const n = revenues.length;
    const share = topShare(revenues);
    if (n === 0 || share === null) return noData('share', { currency });
    return unlessWithheld(verdicts[at], n, 'share', () => {
      const counts = { A: 0, B: 0, C: 0 };
      for (const tier of paretoTiers(revenues)) counts[tier] += 1;
      return plainMeasure(share, n, 'share', { currency, counts });
    });
  });
};

const NAMES = ['newSales', 'retainedSales', 'recoveredSales', 'top20Share'];

/** Of the customers of a line, those whose first known sale is in it. */
const newCustomers = (lines: Lines): Measure[] => {
  const verdicts = verdictsOf(lines.map(customersOf));
  return lines.map((sales, at) => {
    const n = customersOf(sales);
    const fresh = customersOf(sales.filter(({ kind }) => kind === 'new'));
    if (n === 0) return noData('share');
    return unlessWithheld(verdicts[at], n, 'share', () => shareMeasure(wilson(fresh, n)));
  });
};

/**
 * Sales by whom they came from, per line, the total first, a figure per currency, never
 * added across them: first sales of new customers, sales to customers who stayed, and of these the
 * ones within a year after a recovery. And how concentrated they are.
 */
export const revenueFigures = (lines: Lines): Record<string, Measure>[] => {
  const currencies = [...new Set((lines[0] ?? []).map(({ currency }) => currency))].sort();
  const fresh = newCustomers(lines);
  const rows: Record<string, Measure>[] = lines.map((_, at) => ({
    newCustomers: fresh[at]!,
    ...(currencies.length === 0
      ? Object.fromEntries(NAMES.map((name) => [name, noData('minor_units')]))
      : {}),
  }));
  for (const currency of currencies) {
    const of = (isWanted: (sale: Sale) => boolean): Lines =>
      lines.map((sales) => sales.filter((sale) => sale.currency === currency && isWanted(sale)));
    const figures: Readonly<Record<string, readonly Measure[]>> = {
      newSales: sums(
        of(({ kind }) => kind === 'new'),
        currency,
      ),
      retainedSales: sums(
        of(({ kind }) => kind === 'retained'),
        currency,
      ),
      recoveredSales: sums(
        of(({ kind, isAfterRecovery }) => kind === 'retained' && isAfterRecovery),
        currency,
      ),
      top20Share: concentration(
        of(() => true),
        currency,
      ),
    };
    for (const [name, measures] of Object.entries(figures))
      measures.forEach((measure, at) => {
        rows[at]![`${name}${currency}`] = measure;
      });
  }
  return rows;
};
