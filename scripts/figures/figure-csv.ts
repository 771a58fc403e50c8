import { stringify } from 'csv-stringify/sync';
import { dimensionsOf, type FigureAnswer, isTotal, measuresOf } from './figure-answer.ts';

const COLUMNS = [
  'measure',
  'value',
  'unit',
  'currency',
  'n',
  'nBand',
  'ciLow',
  'ciHigh',
  'ciFlag',
  'days',
  'method',
  'relativeErrorMax',
  'reason',
  'warning',
  'label',
  'verdict',
  'effectSize',
  'sensitivityLow',
  'sensitivityHigh',
  'probabilitySource',
  'alert',
] as const;

/** Lists, names joined by blanks. */
const LISTS = ['assumptions', 'missingAssumptions'] as const;

const FRAME = ['asOf', 'timeZone', 'percentileRule', 'definitionVersion'] as const;

/**
 * One line per group and measure, each with its frame, values as the service gives them.
 * `isTotal` tells the line over all rows from a group whose dimension has no value. Cells like
 * formulas are escaped.
 */
export const figureCsv = (answer: FigureAnswer): string => {
  const dimensions = dimensionsOf(answer);
  const frame = FRAME.map((name) => answer.meta[name]);
  const rows = answer.data.flatMap((row) =>
    measuresOf(answer).flatMap((measure) => {
      const figure = row.measures[measure];
      if (figure === undefined) return [];
      const group = dimensions.map((name) => row.group[name] ?? '');
      const cells = COLUMNS.map((name) => (name === 'measure' ? measure : (figure[name] ?? '')));
      const lists = LISTS.map((name) => figure[name]?.join(' ') ?? '');
      const counts = figure.counts === undefined ? '' : JSON.stringify(figure.counts);
      return [[...group, String(isTotal(row)), row.n ?? '', ...cells, ...lists, counts, ...frame]];
    }),
  );
  const columns = [...dimensions, 'isTotal', 'rows', ...COLUMNS, ...LISTS, 'counts', ...FRAME];
  return stringify(rows, { header: true, columns, escape_formulas: true });
};
