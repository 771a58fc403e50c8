import { stringify } from 'csv-stringify/sync';
import { tableLines } from '../terminal/table.ts';

/** Answers whose rows are no measures but lines of their own: a curve, a backlog, clusters. */
export interface PlainAnswer {
  readonly data: readonly Readonly<Record<string, unknown>>[];
  readonly meta: Readonly<Record<string, unknown>>;
}

/** Numbers stay numbers: a spreadsheet takes a text that begins with a minus for a formula. */
type Cell = string | number;
type Cells = Readonly<Record<string, Cell>>;

/** The members of objects stand beside the others, `ages.upTo1Day`; lists are written as JSON. */
const flat = (value: unknown, name: string): [string, Cell][] => {
  if (value === null || value === undefined) return [[name, '']];
  if (Array.isArray(value)) return [[name, JSON.stringify(value)]];
  if (typeof value === 'number') return [[name, value]];
  if (typeof value !== 'object') return [[name, String(value)]];
  return Object.entries(value).flatMap(([member, each]) =>
    flat(each, name === '' ? member : `${name}.${member}`),
  );
};

const cellsOf = (row: unknown): Cells => Object.fromEntries(flat(row, ''));

const columnsOf = (rows: readonly Cells[]): string[] => [
  ...new Set(rows.flatMap((row) => Object.keys(row))),
];

/** For the terminal: what holds for all of it, then a line a row. */
export const plainTable = (title: string, { data, meta }: PlainAnswer): string => {
  const frame = Object.entries(cellsOf(meta)).filter(
    ([name, text]) => text !== '' && name !== 'projectionPosition',
  );
  const head = `${title}: ${frame.map(([name, text]) => `${name} ${text}`).join(', ')}`;
  if (data.length === 0) return `${head}\n\nno rows`;
  const rows = data.map(cellsOf);
  const names = columnsOf(rows);
  const columns = names.map((name) => {
    const isNumeric = rows.every((row) => typeof (row[name] || 0) === 'number');
    return { title: name, align: isNumeric ? ('right' as const) : ('left' as const) };
  });
  const lines = tableLines(
    columns,
    rows.map((row) => names.map((name) => String(row[name] ?? ''))),
  );
  return [head, '', ...lines].join('\n');
};

/** As CSV; texts that a spreadsheet would take for a formula are escaped. */
export const plainCsv = ({ data }: PlainAnswer): string => {
  const rows = data.map(cellsOf);
  return stringify([...rows], { header: true, columns: columnsOf(rows), escape_formulas: true });
};
