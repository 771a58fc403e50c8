import { currencyOf } from '@amends/projections/currency-key';
import { type Measure, type MeasureExtras, noData, type Unit } from '@amends/projections/measure';
import { unlessWithheld, type Verdicts, verdictsOf } from '@amends/projections/withheld-cells';
import { changePercent, perpetualValue } from '@amends/statistics/lifetime-value';
import { nBand } from '@amends/statistics/publication';
import { type ValueSaved, valueSaved } from '@amends/statistics/value-saved';
import type { Assumptions } from './assumption-register.ts';
import type { Lines, LoyalLine } from './loyal-line.ts';
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

/** Cases by what they have to do with a currency. */
interface OfCurrency {
  readonly currency: string;
  /** Whose price it is, or else what was given. */
  readonly n: number;
  /** Of these, the recovered, and those of which what they took was recorded. */
  readonly saved: number;
  readonly recorded: number;
  /** Of another currency, or of none; something was spent on them in this one. */
  readonly beside: number;
  /** On all of them: returned and given, and goods, carriage and work. */
  readonly spent: number;
}

const ofCurrency = (line: LoyalLine, key: number): OfCurrency => {
  const of = (slot: string): number => line.keyed(slot).find(([each]) => each === key)?.[1] ?? 0;
  return {
    currency: currencyOf(key),
    n: of('ofCurrency'),
    saved: of('recoveredOfCurrency'),
    recorded: of('costRecorded'),
    beside: of('besideCurrency'),
    spent: of('spent'),
  };
};

/** At risk and saved of the cases of one currency; cost, net and return of all it was spent on. */
const worthOf = (
  { currency, n, saved, recorded, beside, spent }: OfCurrency,
  { source, unrecovered, recovered }: Repurchase,
  register: Assumptions,
): { readonly atRisk: Figures; readonly costs: Figures } => {
  const left = n - saved;
  const all = n + beside;
  const costAssumed = n - recorded;
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
  const ofOthers: Record<string, number> = beside === 0 ? {} : { ofOtherCurrency: beside };
  const counts = { recovered: saved, costRecorded: recorded, costAssumed };
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

export const VALUE_FIGURES = [
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

/** The currencies of the cases of a line, and those that something was spent in, in order. */
const currenciesOf = (line: LoyalLine | undefined): number[] => {
  const keys = ['ofCurrency', 'besideCurrency'].flatMap((slot) => line?.keyed(slot) ?? []);
  return [...new Set(keys.map(([key]) => key))].sort((a, b) => a - b);
};

/**
 * What recoveries are worth, a figure per currency, never added across them: value in the
 * currency of the price or else of what was given, cost in whichever it was spent, also on cases
 * of another. Each names the versions of the assumptions it rests on; without one of them it has no
 * value. Chances are what the line itself shows where it is enough to compare, else assumed.
 */
export const valueFigures = (lines: Lines, register: Assumptions): Record<string, Measure>[] => {
  const currencies = currenciesOf(lines[0]);
  const rows: Record<string, Measure>[] = lines.map((line) => {
    // Read whatever is there: what is read decides what of the cells is looked at.
    ofCurrency(line, 0);
    return currencies.length === 0
      ? Object.fromEntries(VALUE_FIGURES.map((name) => [name, noData('minor_units')]))
      : {};
  });
  const chances = lines.map((line) => repurchaseOf(line, register));
  const staying = lines.map((line) => retentionOf(line, register));
  for (const key of currencies) {
    const currency = currencyOf(key);
    const found = lines.map((line) => ofCurrency(line, key));
    const own = found.map(({ n }) => n);
    const spentOn = found.map(({ n, beside }) => n + beside);
    const [verdicts, costVerdicts] = [verdictsOf(own), verdictsOf(spentOn)];
    found.forEach((each, at) => {
      const { atRisk, costs } = worthOf(each, chances[at]!, register);
      const life = lifetimeOf(currency, staying[at]!, register);
      Object.assign(
        rows[at]!,
        shownOf(atRisk, currency, { n: own[at]!, verdict: verdicts[at] }),
        shownOf(costs, currency, { n: spentOn[at]!, verdict: costVerdicts[at] }),
        ...Object.entries(life).map(([name, figure]) => ({
          [`${name}${currency}`]: showWorked(figure, staying[at]!.n),
        })),
      );
    });
  }
  return rows;
};
