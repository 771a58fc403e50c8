import type { Filter } from '@amends/service-kit/query';
import type { PoolClient } from 'pg';
import { type FactFields, type FactView, fieldSql, filterSql, viewNow } from './fact-field.ts';
import { instantSql } from './period-fields.ts';

/** Value of one row in one column: what JSON knows. */
export type FactValue = number | string | boolean | null;

/** Rows read as columns: `columns.x[i]` and `columns.y[i]` are of the same row. */
export interface FactSet {
  readonly n: number;
  readonly columns: Readonly<Record<string, readonly FactValue[]>>;
}

/** Where rows come from and what is read of them. */
export interface FactSource {
  /** SQL after `from`; the row that has the fields is called `f`. `schema` is quoted. */
  from(schema: string): string;
  /** Name -> SQL. Whole numbers must stay below 2^53. */
  readonly columns: Readonly<Record<string, string>>;
  /** SQL of the instant from which on there is the row: before it no group has it. */
  readonly since?: string;
}

/** Rows with equal values of the dimensions asked for, by source. The first group is all rows. */
export interface FactGroup<Source extends string = string> {
  readonly group: Readonly<Record<string, string | null>>;
  readonly sets: Readonly<Record<Source, FactSet>>;
}

export interface GroupQuery {
  readonly groupBy: readonly string[];
  readonly filters: readonly Filter[];
  /** Now and in UTC unless told. */
  readonly view?: Omit<FactView, 'schema'>;
}

/** One row of groupSql: dimensions d0.., n, columns c0... */
export interface GroupRow {
  readonly n: number;
  readonly [alias: string]: unknown;
}

const emptySet = (source: FactSource): FactSet => ({
  n: 0,
  columns: Object.fromEntries(Object.keys(source.columns).map((name) => [name, []])),
});

/** One query that reads a source grouped. Exported for its test. */
export const groupSql = (
  source: FactSource,
  schema: string,
  fields: FactFields,
  { groupBy, filters, view: asked }: GroupQuery,
): { readonly text: string; readonly values: readonly (readonly string[])[] } => {
  const view = { ...viewNow(schema), ...asked };
  const { conditions: filtered, values } = filterSql(fields, filters, view);
  const isKnown =
    source.since === undefined || view.asOf === undefined
      ? []
      : [`${source.since} <= ${instantSql(view.asOf)}`];
  const conditions = [...isKnown, ...filtered];
  const dimensions = groupBy.map((name, at) => {
    const sql = fieldSql(fields[name]!, view);
    return `(${sql})::text as d${at}`;
  });
  // One JSON text per column: parsed by the engine itself, which is several times faster than
  // rows or arrays of the driver, and the rows of a group keep one order over all its columns.
  const columns = Object.values(source.columns).map((sql, at) => `json_agg(${sql}) as c${at}`);
  const where = conditions.length === 0 ? '' : ` where ${conditions.join(' and ')}`;
  const by = groupBy.length === 0 ? '' : ` group by ${groupBy.map((_, at) => at + 1).join(', ')}`;
  const list = [...dimensions, 'count(*)::int as n', ...columns].join(', ');
  return { text: `select ${list} from ${source.from(schema)}${where}${by}`, values };
};

const setOf = (source: FactSource, row: GroupRow): FactSet => ({
  n: row.n,
  columns: Object.fromEntries(
    Object.keys(source.columns).map((name, at) => [name, (row[`c${at}`] ?? []) as FactValue[]]),
  ),
});

const joined = (source: FactSource, sets: readonly FactSet[]): FactSet => ({
  n: sets.reduce((sum, { n }) => sum + n, 0),
  columns: Object.fromEntries(
    Object.keys(source.columns).map((name) => [
      name,
      sets.flatMap(({ columns }) => columns[name]!),
    ]),
  ),
});

const byText = (a: string | null, b: string | null): number => {
  if (a === b) return 0;
  // Rows without a value come last.
  if (a === null) return 1;
  if (b === null) return -1;
  return a < b ? -1 : 1;
};

/** Order of groups by their values, one dimension after the other. */
export const byGroupKey = (a: readonly (string | null)[], b: readonly (string | null)[]): number =>
  a.map((value, at) => byText(value, b[at]!)).find((order) => order !== 0) ?? 0;

/** Result rows of groupSql, by source. */
export type GroupRows<Source extends string> = Readonly<Record<Source, readonly GroupRow[]>>;

/** Pure: result rows to groups, the total first. Exported for its test. */
export const assembleGroups = <Source extends string>(
  sources: Readonly<Record<Source, FactSource>>,
  groupBy: readonly string[],
  rowsOf: GroupRows<Source>,
): FactGroup<Source>[] => {
  const names = Object.keys(sources) as Source[];
  const groups = new Map<string, { key: (string | null)[]; sets: Map<Source, FactSet> }>();
  const totals = new Map<Source, FactSet>();
  for (const name of names) {
    const sets = rowsOf[name].map((row) => setOf(sources[name], row));
    totals.set(name, joined(sources[name], sets));
    rowsOf[name].forEach((row, index) => {
      const key = groupBy.map((_, at) => row[`d${at}`] as string | null);
      const known = groups.get(JSON.stringify(key)) ?? { key, sets: new Map() };
      known.sets.set(name, sets[index]!);
      groups.set(JSON.stringify(key), known);
    });
  }
  const setsOf = (found: ReadonlyMap<Source, FactSet>) =>
    Object.fromEntries(
      names.map((name) => [name, found.get(name) ?? emptySet(sources[name])]),
    ) as Record<Source, FactSet>;
  const total: FactGroup<Source> = { group: {}, sets: setsOf(totals) };
  if (groupBy.length === 0) return [total];
  const ordered = [...groups.values()].sort((a, b) => byGroupKey(a.key, b.key));
  return [
    total,
    ...ordered.map(({ key, sets }) => ({
      group: Object.fromEntries(groupBy.map((name, at) => [name, key[at]!])),
      sets: setsOf(sets),
    })),
  ];
};

/**
 * Reads every source once, grouped by the dimensions, and gives all rows together as the first
 * group (`{}`), then the groups in order of their values, those without a value last. The groups
 * of a source that has no rows for one are empty sets. Fields and operators are checked before
 * (figuresRoute).
 */
export const readFactGroups = async <Source extends string>(
  read: { readonly client: PoolClient; readonly schema: string },
  sources: Readonly<Record<Source, FactSource>>,
  fields: FactFields,
  query: GroupQuery,
): Promise<FactGroup<Source>[]> => {
  const found: Partial<Record<Source, readonly GroupRow[]>> = {};
  for (const name of Object.keys(sources) as Source[]) {
    const { text, values } = groupSql(sources[name], read.schema, fields, query);
    found[name] = (await read.client.query<GroupRow>(text, [...values])).rows;
  }
  return assembleGroups(sources, query.groupBy, found as GroupRows<Source>);
};
