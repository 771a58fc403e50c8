import { type Measure, noData, plainMeasure } from '@amends/projections/measure';
import type { Payment } from './projections/case-cause.ts';

interface Sum {
  cases: number;
  minorUnits: bigint;
}

/** By kind and currency, as `restitution USD`: currencies are never added up. */
export type Sums = Map<string, Sum>;

/**
 * What is left of the payments of one case, by kind and currency: what was all taken back is
 * nothing that was paid.
 */
export const leftOf = (payments: readonly Payment[]): ReadonlyMap<string, number> => {
  const left = new Map<string, number>();
  for (const [, kind, currency, minorUnits] of payments) {
    const name = `${kind} ${currency}`;
    left.set(name, (left.get(name) ?? 0) + minorUnits);
  }
  return new Map([...left].filter(([, minorUnits]) => minorUnits > 0));
};

/** Adds what one case was paid by then. */
export const addPayments = (sums: Sums, payments: readonly Payment[], asOfMs: number): void => {
  const past = payments.filter(([at]) => Date.parse(at) <= asOfMs);
  for (const [name, minorUnits] of leftOf(past)) {
    const sum = sums.get(name) ?? { cases: 0, minorUnits: 0n };
    sums.set(name, { cases: sum.cases + 1, minorUnits: sum.minorUnits + BigInt(minorUnits) });
  }
};

/** `cost`: of all steps, also goods and work; the other two are the money in it. */
export const PAYMENT_KINDS = ['restitution', 'goodwill', 'cost'] as const;

const namesOf = (kind: string, known: ReadonlySet<string>): string[] =>
  [...known].filter((name) => name.startsWith(`${kind} `)).sort();

/** A measure per kind and currency known in any group, so that every line has the same ones. */
export const moneyFigures = (sums: Sums, known: ReadonlySet<string>): Record<string, Measure> => {
  const figures: Record<string, Measure> = {};
  for (const kind of PAYMENT_KINDS) {
    const names = namesOf(kind, known);
    if (names.length === 0) figures[kind] = noData('minor_units');
    for (const name of names) {
      const currency = name.slice(kind.length + 1);
      const sum = sums.get(name);
      figures[`${kind}${currency}`] =
        sum === undefined
          ? noData('minor_units', { currency })
          : plainMeasure(Number(sum.minorUnits), sum.cases, 'minor_units', { currency });
    }
  }
  return figures;
};

/**
 * The same per case, over all cases of the line, in whole minor units (half up): what lines of
 * different size are compared by.
 */
export const moneyPerCase = (
  sums: Sums,
  known: ReadonlySet<string>,
  cases: number,
): Record<string, Measure> =>
  Object.fromEntries(
    PAYMENT_KINDS.flatMap((kind): [string, Measure][] => {
      const names = namesOf(kind, known);
      if (names.length === 0) return [[`${kind}PerCase`, noData('minor_units')]];
      return names.map((name): [string, Measure] => {
        const currency = name.slice(kind.length + 1);
        const total = sums.get(name)?.minorUnits ?? 0n;
        const each = (2n * total + BigInt(cases)) / (2n * BigInt(Math.max(cases, 1)));
        const measure =
          cases === 0
            ? noData('minor_units', { currency })
            : plainMeasure(Number(each), cases, 'minor_units', { currency });
        return [`${kind}PerCase${currency}`, measure];
      });
    }),
  );
