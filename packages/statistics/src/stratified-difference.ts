import { Z_975 } from './normal-distribution.ts';
import { type Arm, newcombeDifference } from './uplift.ts';

export interface Stratum {
  readonly stratum: string;
  readonly treated: Arm;
  readonly control: Arm;
}

/** Stratified difference beside the crude one; null when no stratum has both arms. */
export interface StratifiedDifference {
  /** n1 n0/(n1 + n0) in the order of the strata; 0 where an arm is empty. */
  readonly weights: readonly number[];
  readonly riskDifference: number | null;
  readonly se: number | null;
  readonly ciLow: number | null;
  readonly ciHigh: number | null;
  readonly crudeDifference: number | null;
  readonly crudeCiLow: number | null;
  readonly crudeCiHigh: number | null;
}

function weightOf({ treated, control }: Stratum): number {
  const n = treated.n + control.n;
  return n === 0 ? 0 : (treated.n * control.n) / n;
}

function armVariance({ successes, n }: Arm): number {
  const p = successes / n;
  return (p * (1 - p)) / n;
}

function pool(arms: readonly Arm[]): Arm {
  return arms.reduce(
    (sum, arm) => ({ successes: sum.successes + arm.successes, n: sum.n + arm.n }),
    {
      successes: 0,
      n: 0,
    },
  );
}

/**
 * Risk difference over strata with weights w = n1 n0/(n1 + n0) and variance
 * sum w^2 (p1(1-p1)/n1 + p0(1-p0)/n0) / (sum w)^2, Wald interval; the crude difference with its
 * Newcombe interval stands beside it, because big remedies go to bad failures and the sign may
 * flip. Source: Mantel and Haenszel 1959 (weights), Greenland and Robins 1985; Newcombe 1998.
 */
export function stratifiedDifference(strata: readonly Stratum[]): StratifiedDifference {
  const weights = strata.map(weightOf);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const treated = pool(strata.map((stratum) => stratum.treated));
  const crude = newcombeDifference(treated, pool(strata.map((stratum) => stratum.control)));
  const beside = {
    crudeDifference: crude.difference,
    crudeCiLow: crude.ciLow,
    crudeCiHigh: crude.ciHigh,
  };
  if (total === 0) {
    return { weights, riskDifference: null, se: null, ciLow: null, ciHigh: null, ...beside };
  }
  let weighted = 0;
  let variance = 0;
  strata.forEach((stratum, index) => {
    const weight = weights[index]!;
    if (weight === 0) return;
    const { treated: one, control: zero } = stratum;
    weighted += weight * (one.successes / one.n - zero.successes / zero.n);
    variance += weight ** 2 * (armVariance(one) + armVariance(zero));
  });
  const riskDifference = weighted / total;
  const se = Math.sqrt(variance) / total;
  const ciLow = riskDifference - Z_975 * se;
  const ciHigh = riskDifference + Z_975 * se;
  return { weights, riskDifference, se, ciLow, ciHigh, ...beside };
}
