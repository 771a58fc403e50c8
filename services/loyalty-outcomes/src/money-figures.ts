import { type Measure, noData, plainMeasure } from '@amends/projections/measure';
import type { LoyalCase } from './loyal-cases.ts';
import type { MoneyEntry } from './projections/case-loyalty.ts';

type Kind = MoneyEntry[0];

const KINDS: readonly Kind[] = ['restitution', 'goodwill'];

/** Currencies in which the cases have money of the kind, in order. */
const currenciesOf = (cases: readonly LoyalCase[], kind: Kind): string[] => {
  const found = new Set<string>();
  for (const { money } of cases)
    for (const entry of money) if (entry[0] === kind) found.add(entry[1]);
  return [...found].sort();
};

const sumFigure = (cases: readonly LoyalCase[], kind: Kind, currency: string): Measure => {
  let sum = 0;
  let withMoney = 0;
  for (const { money } of cases) {
    const entries = money.filter((entry) => entry[0] === kind && entry[1] === currency);
    if (entries.length > 0) withMoney += 1;
    for (const [, , amount] of entries) sum += amount;
  }
  if (withMoney === 0) return noData('minor_units', { currency });
  return plainMeasure(sum, withMoney, 'minor_units', { currency });
};

/** What the steps of recoveries cost in each currency, with the sum of each type of remedy. */
const stepCostsOf = (cases: readonly LoyalCase[], currency: string): Measure => {
  const counts: Record<string, number> = {};
  let [sum, withCost] = [0, 0];
  for (const { stepCosts } of cases) {
    const steps = stepCosts.filter(([, , of]) => of === currency);
    if (steps.length > 0) withCost += 1;
    for (const [, remedyType, , units] of steps) {
      sum += units;
      counts[remedyType] = (counts[remedyType] ?? 0) + units;
    }
  }
  if (withCost === 0) return noData('minor_units', { currency });
  const byType = Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)));
  return plainMeasure(sum, withCost, 'minor_units', { currency, counts: byType });
};

/**
 * What was recorded of the cost of each step: money, vouchers, goods, carriage and work, a
 * figure per currency, n the cases with any; `counts` is the sum of each type of remedy.
 */
export const stepCostFigures = (
  groups: readonly (readonly LoyalCase[])[],
): Record<string, Measure>[] => {
  const named = (groups[0] ?? []).flatMap(({ stepCosts }) => stepCosts.map(([, , of]) => of));
  const currencies = [...new Set(named)].sort();
  return groups.map((cases) =>
    currencies.length === 0
      ? { stepCost: noData('minor_units') }
      : Object.fromEntries(currencies.map((of) => [`stepCost${of}`, stepCostsOf(cases, of)])),
  );
};

/**
 * Money returned (`restitutionUSD`) and given (`goodwillUSD`), a figure per currency, never added
 * across them: the value is the sum in minor units, n the cases with any. Without any money of a
 * kind there is one figure under the plain name, without a value.
 */
export const moneyFigures = (
  groups: readonly (readonly LoyalCase[])[],
): Record<string, Measure>[] => {
  // The currencies of the total, so that every group has the same figures.
  const named = KINDS.map((kind) => [kind, currenciesOf(groups[0] ?? [], kind)] as const);
  return groups.map((cases) =>
    Object.fromEntries(
      named.flatMap(([kind, currencies]): [string, Measure][] =>
        currencies.length === 0
          ? [[kind, noData('minor_units')]]
          : currencies.map((currency) => [`${kind}${currency}`, sumFigure(cases, kind, currency)]),
      ),
    ),
  );
};
