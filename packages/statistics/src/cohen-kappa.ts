/** Agreement of two coders; po, pe and kappa are null without observations. */
export interface Kappa {
  readonly n: number;
  readonly po: number | null;
  readonly pe: number | null;
  readonly kappa: number | null;
}

/**
 * Cohen's kappa (po - pe)/(1 - pe) of a square table: rows by the first coder, columns by the
 * second. Source: Cohen 1960. Kappa is null when pe is 1 (both coders used one same code).
 * @throws RangeError unless the table is square.
 */
export function cohenKappa(table: readonly (readonly number[])[]): Kappa {
  if (table.some((row) => row.length !== table.length)) throw new RangeError('table is not square');
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const rowTotals = table.map(sum);
  const columnTotals = table.map((_, column) => sum(table.map((row) => row[column]!)));
  const n = sum(rowTotals);
  if (n === 0) return { n, po: null, pe: null, kappa: null };
  const po = sum(table.map((row, index) => row[index]!)) / n;
  const pe = sum(rowTotals.map((total, index) => total * columnTotals[index]!)) / (n * n);
  return { n, po, pe, kappa: pe === 1 ? null : (po - pe) / (1 - pe) };
}
