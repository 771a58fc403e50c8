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
  'days',
  'method',
  'relativeErrorMax',
  'reason',
  'warning',
  'label',
] as const;

/**
 * One line per group and measure, values as the service gives them. `isTotal` tells the line over
 * all rows from a group whose dimension has no value. Cells like formulas are escaped.
 */
export const figureCsv = (answer: FigureAnswer): string => {
  const dimensions = dimensionsOf(answer);
  const rows = answer.data.flatMap((row) =>
    measuresOf(answer).flatMap((measure) => {
      const figure = row.measures[measure];
      if (figure === undefined) return [];
      const group = dimensions.map((name) => row.group[name] ?? '');
      const cells = COLUMNS.map((name) => (name === 'measure' ? measure : (figure[name] ?? '')));
      const counts = figure.counts === undefined ? '' : JSON.stringify(figure.counts);
      return [[...group, String(isTotal(row)), row.n ?? '', ...cells, counts]];
    }),
  );
  const columns = [...dimensions, 'isTotal', 'rows', ...COLUMNS, 'counts'];
  return stringify(rows, { header: true, columns, escape_formulas: true });
};
