import { type Measure, type MeasureExtras, noData, type Unit } from '@amends/projections/measure';
import { unlessWithheld, type Verdicts, verdictsOf } from '@amends/projections/withheld-cells';
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
const spendingsOf = ({ money, outlays }: LoyalCase): readonly (readonly [string, number])[] => [
  ...money.map(([, of, amount]) => [of, amount] as const),
  ...outlays.map(([, of, amount]) => [of, amount] as const),
];

const spentIn = (cases: readonly LoyalCase[], currency: string): number =>
  cases.flatMap(spendingsOf).reduce((sum, [of, amount]) => sum + (of === currency ? amount : 0), 0);

/** What a case took besides what was given was recorded: nothing has to be assumed for it. */
const isCostRecorded = ({ outlays }: LoyalCase, currency: string): boolean =>
  outlays.some(([, of]) => of === currency);

/** Cases by what they have to do with a currency. */
interface CasesOf {
  /** Whose price it is, or else what was given. */
  readonly cases: readonly LoyalCase[];
  /** Of another currency, or of none; something was spent on them in this one. */
  readonly beside: readonly LoyalCase[];
}

const casesIn = (all: readonly LoyalCase[], of: string): CasesOf => ({
  cases: all.filter(({ currency }) => currency === of),
  beside: all.filter(
    (each) => each.currency !== of && spendingsOf(each).some(([currency]) => currency === of),
  ),
});

/** At risk and saved of the cases of one currency; cost, net and return of all it was spent on. */
const worthOf = (
  { cases, beside }: CasesOf,
  currency: string,
  { source, unrecovered, recovered }: Repurchase,
  register: Assumptions,
): { readonly atRisk: Figures; readonly costs: Figures } => {
  const saved = cases.filter(({ isRecovered }) => isRecovered).length;
  const left = cases.length - saved;
  const all = cases.length + beside.length;
  const spent = spentIn([...cases, ...beside], currency);
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
  const recorded = { costRecorded: cases.length - costAssumed, costAssumed };
  const ofOthers: Record<string, number> =
    beside.length === 0 ? {} : { ofOtherCurrency: beside.length };
  const counts = { recovered: saved, ...recorded };
  const extras: MeasureExtras = { currency, counts, probabilitySource: source };
  const costExtras = { currency, counts: { ...counts, ...ofOthers } };
  const netExtras = { ...extras, ...costExtras };
  const inputs = { worth, unrecovered, recovered, ...cost };
  const ofCost = { unit: 'minor_units', inputs: cost, extras: costExtras } as const;
  const unit = 'minor_units';
  const atRisk: Figures = {
    valueAtRisk: { unit, inputs: { worth, unrecovered }, formula: of('valueAtRisk'), extras },
    valueSaved: {
      ...{ unit, inputs: { worth, unrecovered, recovered }, formula: of('valueSaved'), extras },
    },
  };
  const costs: Figures = {
    recoveryCost: { ...ofCost, formula: costOf },
    recordedCost: { ...ofCost, inputs: {}, formula: () => spent },
    assumedCost: { ...ofCost, formula: assumedOf },
    costPerCase: {
      ...ofCost,
      formula: (at) => (all === 0 ? null : costOf(at) / all),
    },
    netValue: { unit, inputs, formula: of('net'), extras: netExtras },
    recoveryRoi: { unit: 'coefficient', inputs, formula: of('roi'), extras: netExtras },
  };
  return { atRisk, costs };
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

/** The figures of a line, as far as those behind them are enough to be shown. */
const shownOf = (
  figures: Figures,
  currency: string,
  { n, verdict }: { readonly n: number; readonly verdict: Verdicts[number] },
): Record<string, Measure> =>
  Object.fromEntries(
    Object.entries(figures).map(([name, figure]) => [
      `${name}${currency}`,
      n === 0
        ? noData(figure.unit, { currency })
        : unlessWithheld(verdict, n, figure.unit, () => showWorked(figure, n)),
    ]),
  );

/**
 * What recoveries are worth, a figure per currency, never added across them: value in the
 * currency of the price or else of what was given, cost in whichever it was spent, also on cases
 * of another. Each names the versions of the assumptions it rests on; without one of them it has no
 * value. Chances are what the line itself shows where it is enough to compare, else assumed.
 */
export const valueFigures = (groups: Groups, register: Assumptions): Record<string, Measure>[] => {
  const currencies = new Set(
    (groups[0] ?? []).flatMap((each) => [
      ...(each.currency === null ? [] : [each.currency]),
      ...spendingsOf(each).map(([currency]) => currency),
    ]),
  );
  const lines: Record<string, Measure>[] = groups.map(() =>
    currencies.size === 0
      ? Object.fromEntries(NAMES.map((name) => [name, noData('minor_units')]))
      : {},
  );
  const chances = groups.map((cases) => repurchaseOf(cases, register));
  const staying = groups.map((cases) => retentionOf(cases, register));
  for (const currency of [...currencies].sort()) {
    const found = groups.map((all) => casesIn(all, currency));
    const own = found.map(({ cases }) => cases.length);
    const spentOn = found.map(({ cases, beside }) => cases.length + beside.length);
    const [verdicts, costVerdicts] = [verdictsOf(own), verdictsOf(spentOn)];
    found.forEach((each, at) => {
      const { atRisk, costs } = worthOf(each, currency, chances[at]!, register);
      const life = lifetimeOf(currency, staying[at]!, register);
      Object.assign(
        lines[at]!,
        shownOf(atRisk, currency, { n: own[at]!, verdict: verdicts[at] }),
        shownOf(costs, currency, { n: spentOn[at]!, verdict: costVerdicts[at] }),
        ...Object.entries(life).map(([name, figure]) => ({
          [`${name}${currency}`]: showWorked(figure, staying[at]!.n),
        })),
      );
    });
  }
  return lines;
};
