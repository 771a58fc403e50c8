/** When a row was measured, of which commit, and what else ran then (load of one minute). */
export interface RowOrigin {
  readonly at: string;
  readonly commit: string;
  readonly load: number;
}

/** One line of the bench table: a figure beside its reference, measured in the same run. */
export interface BenchRow {
  /** Stable: the baseline file finds the row by it. */
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** What it is compared with, on the same machine minutes apart; undefined = a figure alone. */
  readonly reference?: { readonly name: string; readonly value: number };
  /** What is to be reached: a ratio to the reference, or the figure itself. */
  readonly target?: { readonly kind: 'ratio' | 'at_least' | 'at_most'; readonly value: number };
  readonly note?: string;
  /** Of rows in a baseline. */
  readonly measured?: RowOrigin;
}

export const ratioOf = (row: BenchRow): number | undefined =>
  row.reference === undefined ? undefined : row.value / row.reference.value;

/** Whether the row reaches its target; undefined where it has none. */
export const isReached = (row: BenchRow): boolean | undefined => {
  const { target } = row;
  if (target === undefined) return undefined;
  if (target.kind === 'ratio') return (ratioOf(row) ?? 0) >= target.value;
  return target.kind === 'at_least' ? row.value >= target.value : row.value <= target.value;
};

/** Middle of several measurements: one slow second of a shared machine does not decide. */
export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)]!;
};

/** Value below which the share `p` of the sorted numbers lies (nearest rank). */
export const quantile = (sorted: readonly number[], p: number): number =>
  sorted[Math.min(sorted.length - 1, Math.ceil(p * sorted.length) - 1)] ?? 0;
