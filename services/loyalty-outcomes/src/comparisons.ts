import { type Measure, noData } from '@amends/projections/measure';
import { ciFlag, nBand } from '@amends/statistics/publication';
import type { CountedValues } from '@amends/statistics/sample-moments';
import { type Stratum, stratifiedDifference } from '@amends/statistics/stratified-difference';
import {
  type Arm,
  minimalDetectableEffect,
  newcombeDifference,
  upliftGatePasses,
} from '@amends/statistics/uplift';
import { stratumOf } from './loyal-slots.ts';

/** One outcome of one side of a comparison, by the severity of the case. */
export type Arms = ReadonlyMap<string, Arm>;

/** A share of fewer people may not be told, nor what follows from it. */
const LEAST_N = 10;

const NOBODY: Arm = { successes: 0, n: 0 };
// Nothing was assigned by chance: whoever got another remedy had another failure.
const label = 'observational';

/** Of cases counted by severity and yes or no. */
export const armsOf = (counted: CountedValues): Arms => {
  const arms = new Map<string, Arm>();
  for (const [key, count] of counted) {
    const [stratum, isMet] = stratumOf(key);
    const { successes, n } = arms.get(stratum) ?? NOBODY;
    arms.set(stratum, { successes: successes + (isMet ? count : 0), n: n + count });
  }
  return arms;
};

/** All but these: what is compared with a group is the rest of the slice. */
export const without = (all: Arms, part: Arms): Arms =>
  new Map(
    [...all].map(([stratum, { successes, n }]) => {
      const taken = part.get(stratum) ?? NOBODY;
      return [stratum, { successes: successes - taken.successes, n: n - taken.n }];
    }),
  );

export const pooled = (arms: Arms): Arm =>
  [...arms.values()].reduce(
    (sum, arm) => ({ successes: sum.successes + arm.successes, n: sum.n + arm.n }),
    NOBODY,
  );

const strataOf = (treated: Arms, control: Arms): Stratum[] =>
  [...new Set([...treated.keys(), ...control.keys()])].sort().map((stratum) => ({
    stratum,
    treated: treated.get(stratum) ?? NOBODY,
    control: control.get(stratum) ?? NOBODY,
  }));

const insufficient = (treated: Arm, control: Arm): Measure => {
  const isTold = treated.n >= LEAST_N && control.n >= LEAST_N;
  const p0 = control.successes / control.n;
  return {
    value: null,
    n: null,
    unit: 'share',
    reason: 'insufficient',
    nBand: nBand(treated.n + control.n),
    label,
    minimalDetectableEffect: isTold ? minimalDetectableEffect(treated.n, control.n, p0) : null,
  };
};

const shown = (
  difference: { value: number | null; ciLow: number | null; ciHigh: number | null },
  treated: Arm,
  control: Arm,
): Measure => {
  const n = treated.n + control.n;
  const counts = { treated: treated.n, control: control.n };
  return { ...difference, n, unit: 'share', nBand: nBand(n), ciFlag: ciFlag(n), label, counts };
};

/**
 * How much more often an outcome is met on one side than on the other, with Newcombe's interval.
 * With fewer than 30 a side, or 5 successes and failures each, `insufficient`, with the difference
 * that so many could have shown.
 */
export const upliftMeasure = (treated: Arm, control: Arm): Measure => {
  if (treated.n === 0 || control.n === 0) return noData('share', { label });
  if (!upliftGatePasses(treated, control)) return insufficient(treated, control);
  const { difference, ciLow, ciHigh } = newcombeDifference(treated, control);
  return shown({ value: difference, ciLow, ciHigh }, treated, control);
};

/**
 * The same as `<name>` and, within severities, as `<name>Stratified`, which is the one to go by,
 * because big remedies go to bad failures.
 */
export const upliftMeasures = (
  name: string,
  treatedArms: Arms,
  controlArms: Arms,
): Record<string, Measure> => {
  const stratifiedName = `${name}Stratified`;
  const [treated, control] = [pooled(treatedArms), pooled(controlArms)];
  const plain = upliftMeasure(treated, control);
  if (plain.value === null) return { [name]: plain, [stratifiedName]: plain };
  const { riskDifference, ciLow, ciHigh } = stratifiedDifference(
    strataOf(treatedArms, controlArms),
  );
  return {
    [name]: plain,
    [stratifiedName]:
      riskDifference === null
        ? noData('share', { label })
        : shown({ value: riskDifference, ciLow, ciHigh }, treated, control),
  };
};
