/** A customer's yearly margin (any one currency), yearly retention rate and discount rate. */
export interface LifetimeInput {
  readonly margin: number;
  readonly retention: number;
  readonly discount: number;
}

/**
 * Perpetual customer lifetime value m r/(1 + d - r), first margin after one year.
 * Source: Gupta and Lehmann 2003. Null when 1 + d - r is not positive (the sum diverges).
 */
export function perpetualValue({ margin, retention, discount }: LifetimeInput): number | null {
  const denominator = 1 + discount - retention;
  return denominator > 0 ? (margin * retention) / denominator : null;
}

/** Finite customer lifetime value: sum of m r^t/(1 + d)^t for t = 1 to years. */
export function finiteValue({ margin, retention, discount }: LifetimeInput, years: number): number {
  let value = 0;
  let factor = 1;
  for (let t = 1; t <= years; t += 1) {
    factor *= retention / (1 + discount);
    value += margin * factor;
  }
  return value;
}

/** Change from one value to another in percent; null when the first is 0 or either is null. */
export function changePercent(from: number | null, to: number | null): number | null {
  return from === null || to === null || from === 0 ? null : (100 * (to - from)) / from;
}

/**
 * Mean life of a customer relation in years: 1 / yearly defection rate. Source: Reichheld and
 * Sasser 1990. Null for a rate of 0.
 */
export function meanLifeYears(defectionRate: number): number | null {
  return defectionRate > 0 ? 1 / defectionRate : null;
}
