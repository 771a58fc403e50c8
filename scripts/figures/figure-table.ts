import { type Column, tableLines } from '../terminal/table.ts';
import {
  dimensionsOf,
  type FigureAnswer,
  type FigureRow,
  isTotal,
  type Measure,
  measuresOf,
} from './figure-answer.ts';
import { countText, intervalText, noteText, valueText } from './format-value.ts';

const VALUE_COLUMNS: readonly Column[] = [
  { title: 'value', align: 'right' },
  { title: 'n', align: 'right' },
  { title: '95 % interval' },
  { title: 'note' },
];

const valueCells = (measure: Measure): string[] => [
  valueText(measure),
  countText(measure.n, measure.nBand),
  intervalText(measure),
  noteText(measure),
];

/** A column in which no row says anything is noise. */
const withoutBlankColumns = (
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
): string[] => {
  const kept = columns.map((_, at) => at).filter((at) => rows.some((row) => row[at] !== ''));
  return tableLines(
    kept.map((at) => columns[at]!),
    rows.map((row) => kept.map((at) => row[at]!)),
  );
};

const totalTable = (row: FigureRow, names: readonly string[]): string[] => {
  const rows = names.flatMap((name) => {
    const measure = row.measures[name];
    return measure === undefined ? [] : [[name, ...valueCells(measure)]];
  });
  return withoutBlankColumns([{ title: 'measure' }, ...VALUE_COLUMNS], rows);
};

const groupTable = (
  answer: FigureAnswer,
  dimensions: readonly string[],
  name: string,
): string[] => {
  const rows = answer.data.flatMap((row) => {
    const measure = row.measures[name];
    if (measure === undefined) return [];
    const group = isTotal(row)
      ? dimensions.map((_, at) => (at === 0 ? '(all)' : ''))
      : dimensions.map((dimension) => row.group[dimension] ?? '(none)');
    return [[...group, ...valueCells(measure)]];
  });
  const columns = [...dimensions.map((title) => ({ title })), ...VALUE_COLUMNS];
  return [name, ...withoutBlankColumns(columns, rows)];
};

const caption = (projection: string, { data, meta }: FigureAnswer): string => {
  const total = data.find(isTotal);
  const rows = total?.n == null ? 'rows withheld' : `${countText(total.n)} rows`;
  const cases = total === undefined ? '' : `, ${rows}`;
  const version = `definition ${meta.definitionVersion}, percentiles ${meta.percentileRule}`;
  const lag = meta.lagSeconds > 0 ? `, ${meta.lagSeconds} s behind` : '';
  return `${projection} as of ${meta.asOf} (${meta.timeZone})${cases}; ${version}${lag}`;
};

/** Figures for the terminal: a table of the total, or with groups one table per measure. */
export const figureTable = (projection: string, answer: FigureAnswer): string => {
  const dimensions = dimensionsOf(answer);
  const names = measuresOf(answer);
  const total = answer.data.find(isTotal);
  const head = caption(projection, answer);
  if (total !== undefined && dimensions.length === 0) {
    return [head, '', ...totalTable(total, names)].join('\n');
  }
  const tables = names.map((name) => groupTable(answer, dimensions, name).join('\n'));
  return [head, ...tables].join('\n\n');
};
