import { REMEDY_TYPES } from '@amends/contracts/vocabulary';
import { currencyOf } from '@amends/projections/currency-key';
import { type Measure, noData, plainMeasure } from '@amends/projections/measure';
import type { LoyalLine, Lines } from './loyal-line.ts';
import type { MoneyEntry } from './projections/case-loyalty.ts';

type Kind = MoneyEntry[0];

export const MONEY_KINDS: readonly Kind[] = ['restitution', 'goodwill'];

const amountOf = (line: LoyalLine, slot: string, currency: number): number =>
  line.keyed(slot).find(([key]) => key === currency)?.[1] ?? 0;

const sumFigure = (line: LoyalLine, kind: Kind, key: number): Measure => {
  const currency = currencyOf(key);
  const [sum, withMoney] = [amountOf(line, kind, key), amountOf(line, `${kind}Cases`, key)];
  if (withMoney === 0) return noData('minor_units', { currency });
  return plainMeasure(sum, withMoney, 'minor_units', { currency });
};

/** What the steps of recoveries cost in a currency, with the sum of each type of remedy. */
const stepCostOf = (line: LoyalLine, key: number): Measure => {
  const currency = currencyOf(key);
  const withCost = amountOf(line, 'stepCases', key);
  if (withCost === 0) return noData('minor_units', { currency });
  const counts: Record<string, number> = {};
  for (const type of [...REMEDY_TYPES].sort()) {
    const units = amountOf(line, `steps ${type}`, key);
    if (units > 0) counts[type] = units;
  }
  const sum = Object.values(counts).reduce((all, units) => all + units, 0);
  return plainMeasure(sum, withCost, 'minor_units', { currency, counts });
};

/**
 * What was recorded of the cost of each step: money, vouchers, goods, carriage and work, a
 * figure per currency, n the cases with any; `counts` is the sum of each type of remedy.
 */
export const stepCostFigures = (lines: Lines): Record<string, Measure>[] => {
  const keys = lines[0]?.keyed('stepCases').map(([key]) => key) ?? [];
  return lines.map((line) => {
    // Read whatever is there: what is read decides what of the cells is looked at.
    for (const type of REMEDY_TYPES) line.keyed(`steps ${type}`);
    if (keys.length === 0) return { stepCost: noData('minor_units') };
    return Object.fromEntries(
      keys.map((key) => [`stepCost${currencyOf(key)}`, stepCostOf(line, key)]),
    );
  });
};

/**
 * Money returned (`restitutionUSD`) and given (`goodwillUSD`), a figure per currency, never added
 * across them: the value is the sum in minor units, n the cases with any. Without any money of a
 * kind there is one figure under the plain name, without a value.
 */
export const moneyFigures = (lines: Lines): Record<string, Measure>[] => {
  // The currencies of the total, so that every group has the same figures; in order of their codes.
  const named = MONEY_KINDS.map(
    (kind) => [kind, lines[0]?.keyed(`${kind}Cases`).map(([key]) => key) ?? []] as const,
  );
  return lines.map((line) =>
    Object.fromEntries(
      named.flatMap(([kind, keys]): [string, Measure][] => {
        // Read whatever is there: what is read decides what of the cells is looked at.
        line.keyed(kind);
        if (keys.length === 0) return [[kind, noData('minor_units')]];
        return keys.map((key) => [`${kind}${currencyOf(key)}`, sumFigure(line, kind, key)]);
      }),
    ),
  );
};
