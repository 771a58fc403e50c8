import type { FactSet, FactValue } from '@amends/projections/fact-groups';

/** Rows as a source gives them: members left out are null. */
export const factSet = (
  columns: Readonly<Record<string, string>>,
  rows: readonly Readonly<Record<string, unknown>>[],
): FactSet => ({
  n: rows.length,
  columns: Object.fromEntries(
    Object.keys(columns).map((name) => [name, rows.map((row) => (row[name] ?? null) as FactValue)]),
  ),
});
