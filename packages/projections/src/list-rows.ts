import { escapeIdentifier } from 'pg';
import { columnsOf, rowJson, rowOf } from './fact-sql.ts';
import { isCursorKey, readCursor, refuseCursor, writeCursor } from './opaque-cursor.ts';
import { ProjectionError } from './projection-error.ts';
import type { FactRow, FactTable, ProjectionRead } from './types.ts';

/** SQL conditions over the row `f` with their parameters from $1 on (fact-field's filterSql). */
export interface RowConditions {
  readonly conditions: readonly string[];
  readonly values: readonly unknown[];
}

export interface ListPage {
  /** Values as folds see them: instants as ISO texts in UTC with milliseconds. */
  readonly rows: readonly FactRow[];
  /** Null at the end. */
  readonly nextCursor: string | null;
}

const LIMIT_MAX = 100;

/** @throws ProjectionError malformed_value for a limit outside 1 to 100 */
export const checkLimit = (limit: number): number => {
  if (Number.isInteger(limit) && limit >= 1 && limit <= LIMIT_MAX) return limit;
  throw new ProjectionError('malformed_value', `limit must be a whole number, 1 to ${LIMIT_MAX}`);
};

/** An order beside that of the key; rows without a value of the column are left out. */
export interface RowOrder {
  readonly column: string;
  readonly isDescending: boolean;
}

/** The SQL of an order: what it is over, the last column of which is the key. */
const orderOf = (table: FactTable, order: RowOrder | undefined) => {
  const columns = columnsOf(table);
  const first = columns.find(({ name }) => name === order?.column);
  if (order !== undefined && first === undefined)
    throw new TypeError(`${table.name} cannot be listed by ${order.column}`);
  const over = first === undefined ? [columns[0]!] : [first, columns[0]!];
  const direction = order?.isDescending === true ? 'desc' : 'asc';
  const purpose = `list ${table.name}`;
  return {
    over,
    by: over.map(({ quoted }) => `f.${quoted} ${direction}`).join(', '),
    comparison: direction === 'desc' ? '<' : '>',
    purpose: order === undefined ? purpose : `${purpose} ${order.column} ${direction}`,
    conditions: first === undefined ? [] : [`f.${first.quoted} is not null`],
  };
};

/**
 * One page of a fact table in the order of its key, or in another one. A cursor names the last row
 * of its page, so it stays valid when rows are added or the projection is rebuilt. `limit` is 1 to
 * 100.
 * @throws ProjectionError malformed_cursor, malformed_value
 */
export const listRows = async (
  read: Pick<ProjectionRead, 'client' | 'schema'>,
  table: FactTable,
  options: {
    readonly limit: number;
    readonly cursor?: string | undefined;
    readonly where?: RowConditions;
    readonly order?: RowOrder | undefined;
  },
): Promise<ListPage> => {
  const limit = checkLimit(options.limit);
  const columns = columnsOf(table);
  const { over, by, comparison, purpose, conditions } = orderOf(table, options.order);
  const all = [...(options.where?.conditions ?? []), ...conditions];
  const parameters = [...(options.where?.values ?? [])];
  if (options.cursor !== undefined) {
    const after = readCursor(options.cursor, purpose, over.length + 1).slice(1);
    const places = after.map((text, at) => {
      const { type } = over[at]!;
      if (!isCursorKey(text, type.sql)) refuseCursor();
      return `$${parameters.push(text)}::${type.sql}`;
    });
    const names = over.map(({ quoted }) => `f.${quoted}`);
    all.push(`(${names.join(', ')}) ${comparison} (${places.join(', ')})`);
  }
  const where = all.length === 0 ? '' : `where ${all.join(' and ')}`;
  const { rows } = await read.client.query<{ row: string }>(
    `select ${rowJson(columns, 'f')}::text as row
     from ${read.schema}.${escapeIdentifier(table.name)} f ${where}
     order by ${by} limit ${limit + 1}`,
    parameters,
  );
  const found = rows.slice(0, limit).map(({ row }) => rowOf(columns, JSON.parse(row) as unknown[]));
  const last = found.at(-1);
  const isMore = rows.length > limit && last !== undefined;
  const keys = isMore ? over.map(({ name }) => last[name] as string) : [];
  return { rows: found, nextCursor: isMore ? writeCursor([purpose, ...keys]) : null };
};
