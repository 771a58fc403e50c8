import { type Measure, noData, plainMeasure } from '@amends/projections/measure';
import { rateRatio } from '@amends/statistics/rate-ratio';
import type { Assumptions } from './assumption-register.ts';
import type { Prevention, Sale } from './sales.ts';
import { showWorked } from './value-figures.ts';
import { assumed, type Formula, type Inputs, type Uncertain } from './value-inputs.ts';

/** The one currency that sales are in; undefined for none or several. */
const onlyOne = (currencies: ReadonlySet<string>): string | undefined =>
  currencies.size === 1 ? [...currencies][0] : undefined;

/** In which currency a store takes money, by all its sales. */
const currencyOf = (sales: readonly Sale[]) => {
  const all = new Set<string>();
  const stores = new Map<string, Set<string>>();
  for (const { store, currency } of sales) {
    all.add(currency);
    stores.set(store, (stores.get(store) ?? new Set()).add(currency));
  }
  return ({ store }: Prevention): string | undefined =>
    onlyOne(store === null ? all : (stores.get(store) ?? new Set()));
};

/**
 * Failures that did not come again: as many as before the actions, less those after them. The
 * failures before are taken as they are, the share that remained has the interval of a rate ratio;
 * where there were none before it has none.
 */
const averted = (actions: readonly Prevention[]): Uncertain & { readonly isRange: boolean } => {
  const before = actions.reduce((sum, each) => sum + each.before, 0);
  const after = actions.reduce((sum, each) => sum + each.after, 0);
  const value = before - after;
  const { ciLow, ciHigh } = rateRatio(after, before);
  if (before === 0 || ciLow === null || ciHigh === null)
    return { value, low: value, high: value, isRange: false };
  return { value, low: before * (1 - ciHigh), high: before * (1 - ciLow), isRange: true };
};

const avertedFigure = (actions: readonly Prevention[]): Measure => {
  const label = 'observational';
  if (actions.length === 0) return noData('count', { label });
  const { value, low, high, isRange } = averted(actions);
  const interval = { ciLow: isRange ? low : null, ciHigh: isRange ? high : null };
  return plainMeasure(value, actions.length, 'count', { ...interval, label });
};

const NO_CURRENCY: Readonly<Record<string, Measure>> = {
  preventedAtRisk: noData('minor_units'),
  preventedCost: noData('minor_units'),
};

const worthOf = (
  actions: readonly Prevention[],
  currency: string,
  register: Assumptions,
): Record<string, Measure> => {
  const known = averted(actions);
  if (actions.length === 0) {
    const none = noData('minor_units', { currency });
    return { [`preventedAtRisk${currency}`]: none, [`preventedCost${currency}`]: none };
  }
  const figure = (inputs: Inputs, formula: Formula): Measure =>
    showWorked(
      {
        ...{ unit: 'minor_units', inputs: { ...inputs, averted: { known } }, formula },
        extras: { currency, label: 'observational', probabilitySource: 'assumed' },
      },
      actions.length,
    );
  const worth = assumed(register, `customer_value-${currency}`);
  const unrecovered = assumed(register, 'repurchase_unrecovered');
  const handling = assumed(register, `case_handling_cost-${currency}`);
  return {
    [`preventedAtRisk${currency}`]: figure(
      { worth, unrecovered },
      (at) => at.averted * at.worth * (1 - at.unrecovered),
    ),
    [`preventedCost${currency}`]: figure({ handling }, (at) => at.averted * at.handling),
  };
};

/**
 * What prevention brings, per line, the total first: failures that did not come again, what
 * would have been at risk by them, and the cost of handling them. An action counts in the currency
 * of its store's sales, one of the whole retailer where all sales are in one.
 */
export const preventionValue = (
  actionsOf: readonly (readonly Prevention[])[],
  sales: readonly Sale[],
  register: Assumptions,
): Record<string, Measure>[] => {
  const currency = currencyOf(sales);
  const currencies = [...new Set((actionsOf[0] ?? []).flatMap((each) => currency(each) ?? []))];
  const unseen = currencies.length === 0 ? NO_CURRENCY : {};
  return actionsOf.map((actions) =>
    Object.assign(
      { avertedFailures: avertedFigure(actions), ...unseen },
      ...currencies.sort().map((one) =>
        worthOf(
          actions.filter((action) => currency(action) === one),
          one,
          register,
        ),
      ),
    ),
  );
};
