import type { MeasureExtras } from '@amends/projections/measure';
import type { ProbabilitySource } from '@amends/statistics/value-saved';
import { upliftGatePasses } from '@amends/statistics/uplift';
import { type Proportion, wilson } from '@amends/statistics/wilson';
import type { Assumption, Assumptions } from './assumption-register.ts';
import { armsOf, pooled } from './comparisons.ts';
import type { LoyalLine } from './loyal-line.ts';

/** A number, and between which it may as well lie. */
export interface Uncertain {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** What one figure is worked out from, or which assumption of it nobody made. */
export type Input =
  | { readonly known: Uncertain; readonly assumption?: string }
  | { readonly missing: string };

const MILLIONTHS = 1_000_000;

const uncertain = ({ value, low, high, unit }: Assumption): Uncertain => {
  const by = unit === 'millionths' ? MILLIONTHS : 1;
  return { value: value / by, low: (low ?? value) / by, high: (high ?? value) / by };
};

/** What is assumed, with the version it rests on. */
export const assumed = (register: Assumptions, id: string): Input => {
  const held = register.get(id);
  if (held === undefined) return { missing: id };
  return { known: uncertain(held), assumption: `${id}@${held.version}` };
};

const measured = ({ rate, ciLow, ciHigh }: Proportion): Input => ({
  known: { value: rate!, low: ciLow!, high: ciHigh! },
});

/** How likely customers buy again, without and with a recovery, and where that comes from. */
export interface Repurchase {
  readonly source: ProbabilitySource;
  readonly unrecovered: Input;
  readonly recovered: Input;
}

/** What these cases show where they are enough to compare (measures.md 6), else what is assumed. */
export const repurchaseOf = (line: LoyalLine, register: Assumptions): Repurchase => {
  const recovered = pooled(armsOf(line.matured('backBySeverity')));
  const left = pooled(armsOf(line.matured('leftBySeverity')));
  if (upliftGatePasses(recovered, left))
    return {
      source: 'own_estimate',
      unrecovered: measured(wilson(left.successes, left.n)),
      recovered: measured(wilson(recovered.successes, recovered.n)),
    };
  return {
    source: 'assumed',
    unrecovered: assumed(register, 'repurchase_unrecovered'),
    recovered: assumed(register, 'repurchase_recovered'),
  };
};

const YEAR_DAYS = 365;
const LEAST_N = 30;
const LEAST_OF_EACH = 5;

/** The share of recovered customers who stay for a year: as seen from 30 on, else as assumed. */
export const retentionOf = (
  line: LoyalLine,
  register: Assumptions,
): { readonly source: ProbabilitySource; readonly n: number; readonly share: Input } => {
  const { eligible: n, retained: stayed } = line.window(YEAR_DAYS);
  const isEnough = n >= LEAST_N && stayed >= LEAST_OF_EACH && n - stayed >= LEAST_OF_EACH;
  return isEnough
    ? { source: 'own_estimate', n, share: measured(wilson(stayed, n)) }
    : { source: 'assumed', n: 0, share: assumed(register, 'yearly_retention') };
};

/** What the formulas are of; each takes some. */
export interface Numbers {
  readonly worth: number;
  readonly handling: number;
  readonly unrecovered: number;
  readonly recovered: number;
  readonly margin: number;
  readonly retention: number;
  readonly discount: number;
  readonly dissatisfied: number;
  readonly dissatisfiedLow: number;
  readonly dissatisfiedMid: number;
  readonly dissatisfiedHigh: number;
  readonly averted: number;
}
export type Inputs = Readonly<Partial<Record<keyof Numbers, Input>>>;
export type Formula = (numbers: Numbers) => number | null;

const NONE: Numbers = {
  ...{ worth: 0, handling: 0, unrecovered: 0, recovered: 0, margin: 0 },
  ...{ retention: 0, discount: 0, averted: 0 },
  ...{ dissatisfied: 0, dissatisfiedLow: 0, dissatisfiedMid: 0, dissatisfiedHigh: 0 },
};

/** Every way in which each input is as low or as high as it may be. */
const corners = (known: readonly (readonly [string, Uncertain])[]): Numbers[] =>
  known.reduce<Numbers[]>(
    (found, [name, { low, high }]) =>
      found.flatMap((each) => [
        { ...each, [name]: low },
        { ...each, [name]: high },
      ]),
    [NONE],
  );

/** A formula over its inputs, with its sensitivity and what it rests on; or what it lacks. */
export const worked = (
  inputs: Inputs,
  formula: Formula,
): { readonly value: number | null; readonly extras: MeasureExtras } => {
  const given = Object.entries(inputs);
  const once = (ids: readonly string[]): string[] => [...new Set(ids)];
  const missing = once(given.flatMap(([, input]) => ('missing' in input ? [input.missing] : [])));
  const assumptions = once(
    given.flatMap(([, input]) =>
      'known' in input && input.assumption !== undefined ? [input.assumption] : [],
    ),
  );
  if (missing.length > 0)
    return { value: null, extras: { assumptions, missingAssumptions: missing } };
  const known = given.flatMap(([name, input]) =>
    'known' in input ? [[name, input.known] as const] : [],
  );
  const at = Object.fromEntries(known.map(([name, { value }]) => [name, value]));
  const value = formula({ ...NONE, ...at });
  const ends = corners(known).flatMap((each) => formula(each) ?? []);
  if (value === null || ends.length === 0) return { value, extras: { assumptions } };
  const [sensitivityLow, sensitivityHigh] = [Math.min(...ends), Math.max(...ends)];
  return { value, extras: { assumptions, sensitivityLow, sensitivityHigh } };
};
