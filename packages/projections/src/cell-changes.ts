import type { PoolClient } from 'pg';
import { escapeIdentifier } from 'pg';
import { encodeObservations } from './cell-content.ts';
import { cellTablesOf, dimensionColumns, localDaySql } from './cell-tables.ts';
import { type Prepared, prepared } from './fact-sql.ts';
import type { CellDeclaration, FactRow } from './types.ts';

/** Cells made ready for the schema of one build. */
export interface CellPlan {
  readonly cells: CellDeclaration;
  readonly columns: readonly string[];
  /** $1: JSON text of changes. */
  readonly insert: Prepared;
}

/** A row that a batch wrote, and what it was before. */
export interface WrittenRow {
  readonly before: FactRow | undefined;
  readonly after: FactRow;
}

export const planCells = (cells: CellDeclaration, schema: string, timeZone: string): CellPlan => {
  const columns = dimensionColumns(cells);
  const names = columns.map(escapeIdentifier);
  const typed = ['at timestamptz', 'time_precision text', ...names.map((name) => `${name} text`)];
  const day = localDaySql(cells, 'r.at', 'r.time_precision', timeZone);
  const values = names.map((name) => `r.${name}`).join(', ');
  return {
    cells,
    columns,
    insert: prepared(`insert into ${cellTablesOf(schema).change}
      (day, ${names.join(', ')}, minus, plus)
      select ${day}, ${values}, decode(r.minus, 'base64'), decode(r.plus, 'base64')
      from json_to_recordset($1::json) as r(${typed.join(', ')}, minus text, plus text)`),
  };
};

/** What is told of the case of a row, as text; null where it is none. */
export const observedText = ({ observe }: CellDeclaration, row: FactRow): string | null => {
  const observations = observe(row);
  return observations === undefined ? null : encodeObservations(observations).toString('base64');
};

/** Where a case is counted: its day and dimensions. */
const placeOf = ({ cells, columns }: CellPlan, row: FactRow): Record<string, unknown> => ({
  at: row[cells.at],
  time_precision: row.time_precision,
  ...Object.fromEntries(columns.map((column) => [column, row[column] ?? null])),
});

const changesOf = (plan: CellPlan, { before, after }: WrittenRow): object[] => {
  const minus = before === undefined ? null : observedText(plan.cells, before);
  const plus = observedText(plan.cells, after);
  const to = placeOf(plan, after);
  if (minus === null) return plus === null ? [] : [{ ...to, plus }];
  const from = placeOf(plan, before!);
  const isSamePlace = JSON.stringify(from) === JSON.stringify(to);
  if (isSamePlace && minus === plus) return [];
  if (isSamePlace) return [{ ...to, minus, plus }];
  return [{ ...from, minus }, ...(plus === null ? [] : [{ ...to, plus }])];
};

/**
 * Notes what a batch changed of the cases, in its transaction. Inserts only: batches of several
 * partitions meet in the same cells, and would wait for one another, or for ever, if each wrote
 * them. Whoever reads adds the changes to the cells; compactCells puts them in.
 */
export const noteChanges = async (
  client: PoolClient,
  plan: CellPlan,
  rows: readonly WrittenRow[],
): Promise<void> => {
  const changes = rows.flatMap((row) => changesOf(plan, row));
  if (changes.length > 0) await client.query({ ...plan.insert, values: [JSON.stringify(changes)] });
};
