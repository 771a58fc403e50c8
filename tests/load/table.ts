import type { NotRun } from './measurement.ts';
import { type BenchRow, isReached, ratioOf } from './row.ts';

const COLUMNS = ['name', 'value', 'reference', 'ratio', 'target', 'reached'] as const;

/** Three significant digits at least, no more than are worth reading. */
const numberText = (value: number): string => {
  if (!Number.isFinite(value)) return '-';
  return Math.abs(value) >= 100
    ? Math.round(value).toLocaleString('en')
    : String(Number(value.toPrecision(3)));
};

const targetText = ({ target, unit }: BenchRow): string => {
  if (target === undefined) return '';
  if (target.kind === 'ratio') return `>= ${target.value} x`;
  return `${target.kind === 'at_least' ? '>=' : '<='} ${numberText(target.value)} ${unit}`;
};

const reachedText = (row: BenchRow): string => {
  const reached = isReached(row);
  if (reached === undefined) return '';
  return reached ? 'yes' : 'NO';
};

const cellsOf = (row: BenchRow): string[] => {
  const ratio = ratioOf(row);
  const { reference } = row;
  return [
    row.note === undefined ? row.name : `${row.name} (${row.note})`,
    `${numberText(row.value)} ${row.unit}`,
    reference === undefined ? '' : `${numberText(reference.value)} ${reference.name}`,
    ratio === undefined ? '' : `${ratio.toFixed(2)} x`,
    targetText(row),
    reachedText(row),
  ];
};

/** The one table of a bench run, and below it what could not be run and why. */
export const benchTable = (rows: readonly BenchRow[], notRun: readonly NotRun[]): string => {
  const lines = [[...COLUMNS], ...rows.map(cellsOf)];
  const widths = COLUMNS.map((_, at) => Math.max(...lines.map((cells) => cells[at]!.length)));
  const table = lines.map((cells) =>
    cells
      .map((cell, at) => cell.padEnd(widths[at]!))
      .join(' | ')
      .trimEnd(),
  );
  table.splice(1, 0, widths.map((width) => '-'.repeat(width)).join('-|-'));
  const missing = notRun.map(({ name, reason }) => `NOT RUN: ${name} (${reason})`);
  return `${[...table, ...missing].join('\n')}\n`;
};
