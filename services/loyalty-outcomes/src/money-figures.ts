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
