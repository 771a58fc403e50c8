import { CURRENCY_EXPONENTS, type CurrencyCode } from '@amends/contracts/currency';
import { DateTime } from 'luxon';
import type { FigureAnswer } from './ask-figures.ts';

type Row = FigureAnswer['data'][number];
/** A figure as its service answers it, and as much of it as an event keeps. */
export type ShownFigure = Pick<
  Row['measures'][string],
  'value' | 'n' | 'unit' | 'reason' | 'nBand' | 'ciLow' | 'ciHigh' | 'currency' | 'warning'
>;

const REASONS: Readonly<Record<string, string>> = {
  no_data: 'no data',
  insufficient: 'too few to compare',
  n_lt_10: 'withheld: fewer than 10',
  n_lt_30: 'withheld: fewer than 30',
  complementary: 'withheld: it would give another group away',
};

/** A number of this unit for people. */
export const inUnit = (
  value: number,
  { unit, currency }: Pick<ShownFigure, 'unit' | 'currency'>,
) => {
  if (unit === 'share') return `${(value * 100).toFixed(2)} %`;
  if (unit === 'minor_units') {
    const exponent = CURRENCY_EXPONENTS[currency as CurrencyCode] ?? 0;
    return `${(value / 10 ** exponent).toFixed(exponent)} ${currency ?? ''}`;
  }
  const number = Number.isInteger(value) ? String(value) : value.toFixed(2);
  return unit === 'seconds' ? `${number} s` : number;
};

/** Value, n and 95 % interval, or in plain words why there is no value. */
export const figureText = (figure: ShownFigure | undefined): string => {
  // A measure that nothing happened for is not in the answer.
  if (figure === undefined) return 'no data, or no measure of this name';
  const { value, n, reason, nBand, ciLow, ciHigh, warning } = figure;
  if (value === null) return REASONS[reason ?? ''] ?? `withheld: ${reason}`;
  const hasInterval = typeof ciLow === 'number' && typeof ciHigh === 'number';
  return [
    inUnit(value, figure),
    `n ${n ?? nBand}`,
    ...(hasInterval ? [`95 % interval ${inUnit(ciLow, figure)} to ${inUnit(ciHigh, figure)}`] : []),
    ...(warning === undefined ? [] : [warning.replaceAll('_', ' ')]),
  ].join(', ');
};

/** Groups of a mail's text; the file beside it has them all. */
const GROUPS_SHOWN = 50;

const titleOf = ({ group }: Row): string => {
  const parts = Object.entries(group).map(([name, value]) => `${name} ${value ?? '(none)'}`);
  return parts.length === 0 ? 'All' : parts.join(', ');
};

/** A block per group, the total first, a line per measure. */
export const figureBlocks = ({ data }: FigureAnswer, measures: readonly string[]): string => {
  const width = Math.max(...measures.map((name) => name.length));
  const blocks = data.slice(0, GROUPS_SHOWN + 1).map((row) => {
    const lines = measures.map(
      (name) => `  ${name.padEnd(width)}  ${figureText(row.measures[name])}`,
    );
    return [titleOf(row), ...lines].join('\n');
  });
  const left = data.length - blocks.length;
  return [...blocks, ...(left > 0 ? [`${left} more groups are in the file.`] : [])].join('\n\n');
};

export const localTime = (instant: string, timeZone: string): string =>
  DateTime.fromISO(instant, { zone: timeZone }).toFormat('yyyy-MM-dd HH:mm');

/** What must be known of any figure: as of when, by whose days, by which definition. */
export const frameLines = (
  meta: Pick<FigureAnswer['meta'], 'asOf' | 'timeZone' | 'definitionVersion'>,
  stores: readonly string[] | null,
): readonly string[] => [
  `As of ${meta.asOf}, zone ${meta.timeZone}, definition version ${meta.definitionVersion}.`,
  stores === null ? 'All stores.' : `Stores that you may see: ${stores.join(', ')}.`,
];
