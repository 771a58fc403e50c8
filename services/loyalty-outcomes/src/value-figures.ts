import { type Measure, type MeasureExtras, noData, type Unit } from '@amends/projections/measure';
import { unlessWithheld, verdictsOf } from '@amends/projections/withheld-cells';
import { changePercent, perpetualValue } from '@amends/statistics/lifetime-value';
import { nBand } from '@amends/statistics/publication';
import { type ValueSaved, valueSaved } from '@amends/statistics/value-saved';
import type { Assumptions } from './assumption-register.ts';
import type { Groups } from './failures.ts';
import type { LoyalCase } from './loyal-cases.ts';
import {
  assumed,
  type Formula,
  type Inputs,
  type Numbers,
  type Repurchase,
  repurchaseOf,
  retentionOf,
  worked,
} from './value-inputs.ts';

const FIVE_POINTS = 0.05;

interface Figure {
  readonly unit: Unit;
  readonly inputs: Inputs;
  readonly formula: Formula;
  readonly extras?: MeasureExtras;
}
type Figures = Readonly<Record<string, Figure>>;

// Money is whole minor units, whatever formula it came from.
const inUnit = (unit: Unit, value: number | null | undefined): number | null => {
  if (value === null || value === undefined) return null;
  return unit === 'minor_units' ? Math.round(value) : value;
};

/** What a formula gives, in its unit, with what it rests on or lacks. */
export const showWorked = ({ unit, inputs, formula, extras }: Figure, n: number): Measure => {
  const { value, extras: found } = worked(inputs, formula);
  const { sensitivityLow, sensitivityHigh, ...rests } = found;
  const shown = { value: inUnit(unit, value), n, unit, nBand: nBand(n), ...extras, ...rests };
  if (rests.missingAssumptions !== undefined) return { ...shown, reason: 'assumption_missing' };
  if (value === null) return { ...shown, reason: 'zero_denominator' };
  return {
    ...shown,
    sensitivityLow: inUnit(unit, sensitivityLow),
    sensitivityHigh: inUnit(unit, sensitivityHigh),
  };
};

/** What is known to have been spent: returned and given, and goods, carriage and work. */
const spentIn = (cases: readonly LoyalCase[], currency: string): number =>
  cases
    .flatMap(({ money, outlays }) => [
      ...money.map(([, of, amount]) => [of, amount] as const),
      ...outlays.map(([, of, amount]) => [of, amount] as const),
    ])
    .reduce((sum, [of, amount]) => sum + (of === currency ? amount : 0), 0);

/** What a case took besides what was given was recorded: nothing has to be assumed for it. */
const isCostRecorded = ({ outlays }: LoyalCase, currency: string): boolean =>
  outlays.some(([, of]) => of === currency);

/** At risk, saved, cost, net and return of the cases of one currency. */
const worthOf = (
  cases: readonly LoyalCase[],
  currency: string,
  { source, unrecovered, recovered }: Repurchase,
  register: Assumptions,
): Figures => {
  const saved = cases.filter(({ isRecovered }) => isRecovered).length;
  const left = cases.length - saved;
  const spent = spentIn(cases, currency);
  const costAssumed = cases.filter((each) => !isCostRecorded(each, currency)).length;
  const assumedOf = ({ handling }: Numbers) => handling * costAssumed;
  const costOf = (at: Numbers) => spent + assumedOf(at);
  // Who was not recovered buys again as often as if nobody had tried: at risk, and nothing saved.
  const of = (part: keyof ValueSaved) => (at: Numbers) =>
    valueSaved([
      { value: at.worth * saved, pUnrecovered: at.unrecovered, pRecovered: at.recovered, cost: 0 },
      {
        ...{ value: at.worth * left, pUnrecovered: at.unrecovered, pRecovered: at.unrecovered },
        cost: costOf(at),
      },
    ])[part];
  const worth = assumed(register, `customer_value-${currency}`);
  const handling = assumed(register, `case_handling_cost-${currency}`);
  // Where all of it was recorded nobody has to assume anything.
  const cost: Inputs = costAssumed === 0 ? {} : { handling };
  const counts = { recovered: saved, costRecorded: cases.length - costAssumed, costAssumed };
  const extras: MeasureExtras = { currency, counts, probabilitySource: source };
  const all = { worth, unrecovered, recovered, ...cost };
  const ofCost = { unit: 'minor_units', inputs: cost, extras: { currency, counts } } as const;
  const unit = 'minor_units';
  return {
    valueAtRisk: { unit, inputs: { worth, unrecovered }, formula: of('valueAtRisk'), extras },
    valueSaved: {
      ...{ unit, inputs: { worth, unrecovered, recovered }, formula: of('valueSaved'), extras },
    },
    recoveryCost: { ...ofCost, formula: costOf },
    recordedCost: { ...ofCost, inputs: {}, formula: () => spent },
    assumedCost: { ...ofCost, formula: assumedOf },
    costPerCase: {
      ...ofCost,
      formula: (at) => (cases.length === 0 ? null : costOf(at) / cases.length),
    },
    netValue: { unit, inputs: all, formula: of('net'), extras },
    recoveryRoi: { unit: 'coefficient', inputs: all, formula: of('roi'), extras },
  };
};

/** What a customer is worth over all years, and how much more with five points more staying. */
const lifetimeOf = (
  currency: string,
  { source, share }: ReturnType<typeof retentionOf>,
  register: Assumptions,
): Figures => {
  const margin = assumed(register, `yearly_margin-${currency}`);
  const discount = assumed(register, 'discount_rate');
  const inputs = { margin, retention: share, discount };
  const extras: MeasureExtras = { currency, probabilitySource: source };
  const gain: Formula = (at) => {
    const more = { ...at, retention: Math.min(1, at.retention + FIVE_POINTS) };
    const percent = changePercent(perpetualValue(at), perpetualValue(more));
    return percent === null ? null : percent / 100;
  };
  return {
    lifetimeValue: { unit: 'minor_units', inputs, formula: perpetualValue, extras },
    lifetimeGain5Points: { unit: 'share', inputs, formula: gain, extras },
  };
};

const NAMES = [
  ...['valueAtRisk', 'valueSaved', 'recoveryCost', 'recordedCost', 'assumedCost', 'costPerCase'],
  ...['netValue', 'recoveryRoi'],
  ...['lifetimeValue', 'lifetimeGain5Points'],
];

/**
 * What recoveries are worth, a figure per currency, never added across them, in the
 * currency of the price or else of what was given. Each names the versions of the assumptions it
 * rests on; without one of them it has no value. Chances are what the line itself shows where it
 * is enough to compare, else assumed.
 */
export const valueFigures = (groups: Groups, register: Assumptions): Record<string, Measure>[] => {
  const currencies = [...new Set((groups[0] ?? []).flatMap(({ currency }) => currency ?? []))];
  const lines: Record<string, Measure>[] = groups.map(() =>
    currencies.length === 0
      ? Object.fromEntries(NAMES.map((name) => [name, noData('minor_units')]))
      : {},
  );
  const chances = groups.map((cases) => repurchaseOf(cases, register));
  const staying = groups.map((cases) => retentionOf(cases, register));
  for (const currency of currencies.sort()) {
    const casesOf = groups.map((all) => all.filter((each) => each.currency === currency));
    const verdicts = verdictsOf(casesOf.map(({ length }) => length));
    casesOf.forEach((cases, at) => {
      const n = cases.length;
      for (const [name, figure] of Object.entries(worthOf(cases, currency, chances[at]!, register)))
        lines[at]![`${name}${currency}`] =
          n === 0
            ? noData(figure.unit, { currency })
            : unlessWithheld(verdicts[at], n, figure.unit, () => showWorked(figure, n));
      const life = lifetimeOf(currency, staying[at]!, register);
      for (const [name, figure] of Object.entries(life))
        lines[at]![`${name}${currency}`] = showWorked(figure, staying[at]!.n);
    });
  }
  return lines;
};
