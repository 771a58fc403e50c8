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

/**
 * One page of a fact table in the order of its key. A cursor names the last key of its page, so it
 * stays valid when rows are added or the projection is rebuilt. `limit` 1 to 100.
 * @throws ProjectionError malformed_cursor, malformed_value
 */
export const listRows = async (
  read: Pick<ProjectionRead, 'client' | 'schema'>,
  table: FactTable,
  options: {
    readonly limit: number;
    readonly cursor?: string | undefined;
    readonly where?: RowConditions;
  },
): Promise<ListPage> => {
  const limit = checkLimit(options.limit);
  const columns = columnsOf(table);
  const key = columns[0]!;
  const { conditions, values } = options.where ?? { conditions: [], values: [] };
  const all = [...conditions];
  const parameters = [...values];
  if (options.cursor !== undefined) {
    const last = readCursor(options.cursor, `list ${table.name}`, 2)[1]!;
    if (!isCursorKey(last, key.type.sql)) refuseCursor();
    parameters.push(last);
    all.push(`f.${key.quoted} > $${parameters.length}::${key.type.sql}`);
  }
  const where = all.length === 0 ? '' : `where ${all.join(' and ')}`;
  const { rows } = await read.client.query<{ row: string }>(
    `select ${rowJson(columns, 'f')}::text as row
     from ${read.schema}.${escapeIdentifier(table.name)} f ${where}
     order by f.${key.quoted} limit ${limit + 1}`,
    parameters,
  );
  const found = rows.slice(0, limit).map(({ row }) => rowOf(columns, JSON.parse(row) as unknown[]));
  const last = found.at(-1)?.[key.name];
  const isMore = rows.length > limit;
  return {
    rows: found,
    nextCursor: isMore ? writeCursor([`list ${table.name}`, last as string]) : null,
  };
};
