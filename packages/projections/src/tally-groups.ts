import { escapeIdentifier, escapeLiteral, type PoolClient } from 'pg';
import { Tally } from './cell-content.ts';
import type { CellQuery } from './cell-query.ts';
import { keyedSlots, keysColumn, NO_VALUE } from './cell-tables.ts';
import type { DaySpan } from './day-spans.ts';
import { type FactFields, fieldSql, filterSql, viewNow } from './fact-field.ts';
import { byGroupKey, type GroupQuery } from './fact-groups.ts';
import { columnsOf, OBSERVED } from './fact-sql.ts';
import { periodSql } from './period-fields.ts';
import type { CellDeclaration, ProjectionRead } from './types.ts';

/** The slot that counts the cases. */
export const CASES_SLOT = 0;

/** What is told of the cases with equal values of the dimensions asked for, added up. */
export interface TallyGroup {
  readonly group: Readonly<Record<string, string | null>>;
  readonly tally: Tally;
}

// The schema is quoted already, as reads have it.
type Place = Pick<ProjectionRead, 'client' | 'schema'>;

/** Rows of so many text columns to group by, then bytes. */
const readBytes = async (
  client: PoolClient,
  text: string,
  values: readonly unknown[],
  groups: number,
): Promise<{ key: (string | null)[]; bytes: (Buffer | null)[] }[]> => {
  const query = { rowMode: 'array' as const, text, values: [...values] };
  const { rows } = await client.query<(string | Buffer | null)[]>(query);
  return rows.map((row) => ({
    key: row.slice(0, groups) as (string | null)[],
    bytes: row.slice(groups) as (Buffer | null)[],
  }));
};

class Groups {
  readonly #found = new Map<string, { key: (string | null)[]; tally: Tally }>();

  of(key: (string | null)[]): Tally {
    const name = JSON.stringify(key);
    const known = this.#found.get(name);
    if (known !== undefined) return known.tally;
    const tally = new Tally();
    this.#found.set(name, { key, tally });
    return tally;
  }

  /** All together first, then the groups in order; none that has no case. */
  list(groupBy: readonly string[]): TallyGroup[] {
    const total = new Tally();
    const found = [...this.#found.values()];
    for (const { tally } of found) total.addTally(tally);
    const rest = groupBy.length === 0 ? [] : found;
    return [
      { group: {}, tally: total },
      ...rest
        .filter(({ tally }) => tally.sum(CASES_SLOT) > 0)
        .sort((a, b) => byGroupKey(a.key, b.key))
        .map(({ key, tally }) => ({
          group: Object.fromEntries(groupBy.map((name, at) => [name, key[at]!])),
          tally,
        })),
    ];
  }
}

const spanSql = (column: string, { from, to }: DaySpan): string[] => [
  ...(from === null ? [] : [`${column} >= ${escapeLiteral(from)}::date`]),
  ...(to === null ? [] : [`${column} < ${escapeLiteral(to)}::date`]),
];

const anyOf = (conditions: readonly (readonly string[])[]): string =>
  conditions.length === 0
    ? 'false'
    : `(${conditions.map((each) => ['true', ...each].join(' and ')).join(' or ')})`;

const grouped = (list: readonly string[], groups: number): string =>
  groups === 0 ? '' : ` group by ${list.map((_, at) => at + 1).join(', ')}`;

/** Cells of a group that are added, and those that are taken away. */
const SIGNS = [1, -1] as const;

const addCells = async (
  { client, schema }: Place,
  cells: CellDeclaration,
  { slice, columns, spans, filters, groupBy }: CellQuery,
  groups: Groups,
  slots: ReadonlySet<number>,
): Promise<void> => {
  const cellColumn = (column: string): string => `c.d${columns.indexOf(column)}`;
  const by = groupBy.map((each) =>
    'column' in each ? cellColumn(each.column) : periodSql(each.period, 'c.start'),
  );
  const isAmong = (some: CellQuery['spans']): string =>
    anyOf(some.map((span) => [`c.grain = '${span.grain}'`, ...spanSql('c.start', span)]));
  const where = [
    `c.slice = ${slice}`,
    isAmong(spans),
    ...filters.map(({ column }, at) => `${cellColumn(column)} = any($${at + 1}::text[])`),
  ];
  const read = keyedSlots(cells).filter((slot) => slots.has(slot));
  const signs = SIGNS.filter((sign) => spans.some((span) => span.sign === sign));
  const sums = signs.flatMap((sign) => {
    const only =
      signs.length === 1
        ? ''
        : ` filter (where ${isAmong(spans.filter((span) => span.sign === sign))})`;
    return ['sums', ...read.map(keysColumn)].map(
      (column) => `string_agg(c.${column}, ''::bytea)${only}`,
    );
  });
  const rows = await readBytes(
    client,
    `select ${[...by, ...sums].join(', ')}
     from ${schema}.cell c where ${where.join(' and ')}${grouped(by, by.length)}`,
    filters.map(({ values }) => values),
    by.length,
  );
  for (const { key, bytes } of rows) {
    const tally = groups.of(key.map((value) => (value === NO_VALUE ? null : value)));
    signs.forEach((sign, at) => {
      const [summed, ...keys] = bytes.slice(at * (1 + read.length), (at + 1) * (1 + read.length));
      if (summed) tally.addSums(summed, sign);
      for (const [index, some] of keys.entries()) if (some) tally.addKeys(read[index]!, some, sign);
    });
  }
};

const addChanges = async (
  { client, schema }: Place,
  { slots }: CellDeclaration,
  { days, filters, groupBy }: CellQuery,
  groups: Groups,
): Promise<void> => {
  const by = groupBy.map((each) =>
    'column' in each ? escapeIdentifier(each.column) : periodSql(each.period, 'c.day'),
  );
  const where = [
    anyOf(days.map((span) => spanSql('c.day', span))),
    ...filters.map(({ column }, at) => `c.${escapeIdentifier(column)} = any($${at + 1}::text[])`),
  ];
  const sums = [`string_agg(c.minus, ''::bytea)`, `string_agg(c.plus, ''::bytea)`];
  const rows = await readBytes(
    client,
    `select ${[...by, ...sums].join(', ')}
     from ${schema}.cell_change c where ${where.join(' and ')}${grouped(by, by.length)}`,
    filters.map(({ values }) => values),
    by.length,
  );
  for (const { key, bytes } of rows) {
    const tally = groups.of(key);
    const [minus, plus] = bytes;
    if (minus) tally.addObservations(minus, slots, -1);
    if (plus) tally.addObservations(plus, slots);
  }
};

/** Groups of a named slice: its cells, and the changes that are not in them yet. */
export const readCellGroups = async (
  read: Place,
  cells: CellDeclaration,
  query: CellQuery,
  groupBy: readonly string[],
  /** Of which the keys are read; counts and sums are of all. */
  slots: ReadonlySet<number>,
): Promise<TallyGroup[]> => {
  const groups = new Groups();
  await addCells(read, cells, query, groups, slots);
  await addChanges(read, cells, query, groups);
  return groups.list(groupBy);
};

/** Rows of about this many cases in one value: a driver reads one as text, of 512 MB at most. */
const ROWS_MAX = 1_000_000;

/** Into how many parts the rows of a table are read; as many rows as when it was analysed last. */
const partsOf = async (read: Place, cells: CellDeclaration, rowsMax: number): Promise<number> => {
  const { rows } = await read.client.query<{ n: number }>(
    'select reltuples::float8 as n from pg_class where oid = $1::regclass',
    [`${read.schema}.${escapeIdentifier(cells.table.name)}`],
  );
  return Math.max(1, Math.ceil(rows[0]!.n / rowsMax));
};

const tableOf = ({ schema }: Place, { table }: CellDeclaration): string =>
  `${schema}.${escapeIdentifier(table.name)} f`;

/** Cases of any slice, or `max` if there are as many. */
export const countCases = async (
  read: Place,
  cells: CellDeclaration,
  fields: FactFields,
  { filters, view }: GroupQuery,
  max: number,
): Promise<number> => {
  const { conditions, values } = filterSql(fields, filters, {
    ...viewNow(read.schema),
    ...view,
  });
  const where = [`f.${OBSERVED} is not null`, ...conditions].join(' and ');
  const { rows } = await read.client.query<{ n: number }>(
    `select count(*)::int as n from
       (select from ${tableOf(read, cells)} where ${where} limit ${max}) c`,
    [...values],
  );
  return rows[0]!.n;
};

/**
 * Of how few groups an expression makes the planner knows nothing, and would sort all rows on disk
 * to group them: they are added up by a hash as they come from its workers.
 */
const addUpByHash = async ({ client }: Place): Promise<void> => {
  await client.query(
    `select set_config('enable_sort', 'off', true), set_config('parallel_tuple_cost', '0', true)`,
  );
};

const isColumn = (sql: string): boolean => /^f\.\w+$/.test(sql);

/** Few groups are read by store: one value of a hundred megabytes takes longer than many of two. */
const storeApart = ({ table: { storeColumn } }: CellDeclaration, groupBy: readonly string[]) =>
  storeColumn === undefined || groupBy.length > 1 ? [] : [`f.${escapeIdentifier(storeColumn)}`];

/** Groups of any slice, from what each row tells of its case. */
export const readObservedGroups = async (
  read: Place,
  cells: CellDeclaration,
  fields: FactFields,
  { groupBy, filters, view: asked }: GroupQuery,
  /** Of which the keys are read; counts and sums are of all. */
  slots: ReadonlySet<number>,
  rowsMax = ROWS_MAX,
): Promise<TallyGroup[]> => {
  const view = { ...viewNow(read.schema), ...asked };
  const { conditions, values } = filterSql(fields, filters, view);
  const where = [`f.${OBSERVED} is not null`, ...conditions].join(' and ');
  const parts = await partsOf(read, cells, rowsMax);
  const { quoted } = columnsOf(cells.table)[0]!;
  const dimensions = groupBy.map((name) => fieldSql(fields[name]!, view));
  if (!dimensions.every(isColumn)) await addUpByHash(read);
  const by = [
    ...dimensions.map((sql) => `(${sql})::text`),
    ...storeApart(cells, groupBy),
    ...(parts === 1 ? [] : [`abs(hashtext(f.${quoted}::text)::bigint) % ${parts}`]),
  ];
  const rows = await readBytes(
    read.client,
    `select ${[...by, `string_agg(f.${OBSERVED}, ''::bytea)`].join(', ')}
     from ${tableOf(read, cells)} where ${where}${grouped(by, by.length)}`,
    values,
    by.length,
  );
  const groups = new Groups();
  for (const { key, bytes } of rows)
    if (bytes[0] !== null && bytes[0] !== undefined)
      groups.of(key.slice(0, groupBy.length)).addManyObservations(bytes[0], cells.slots, slots);
  return groups.list(groupBy);
};
