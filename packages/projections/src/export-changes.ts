import { escapeIdentifier } from 'pg';
import { columnsOf, rowJson, rowOf } from './fact-sql.ts';
import {
  isCursorKey,
  isCursorNumber,
  readCursor,
  refuseCursor,
  writeCursor,
} from './opaque-cursor.ts';
import { ProjectionError } from './projection-error.ts';
import type { FactRow, FactTable, ProjectionRead } from './types.ts';

export interface ExportPage {
  /** Rows as they are now; a row that changed several times since the cursor comes once. */
  readonly rows: readonly FactRow[];
  /** Ask again with it, now or later: never null. */
  readonly nextCursor: string;
  /** True when nothing more had changed. */
  readonly endOfStream: boolean;
  /** True when the cursor was of a build since replaced: all rows come again. */
  readonly restarted: boolean;
}

const LIMIT_MAX = 1_000;

interface Place {
  readonly changeSeq: string;
  readonly key: string;
}

// Below every change number, with the key below every key: an empty text, or the zero uuid.
const startOf = (keyType: string): Place => ({
  changeSeq: '0',
  key: keyType === 'uuid' ? '00000000-0000-0000-0000-000000000000' : '',
});

/**
 * Rows changed since the cursor, in the order of their transactions. Rows of a transaction number
 * at or above the oldest one still running are left for a later page: one of those may yet commit
 * below a number that was already told, and would be lost. A copy that upserts every page by key
 * ends up equal to the table. `limit` 1 to 1,000.
 * @throws ProjectionError malformed_cursor, malformed_value
 */
export const exportChanges = async (
  read: Pick<ProjectionRead, 'client' | 'schema'>,
  table: FactTable,
  options: { readonly limit: number; readonly cursor?: string | undefined },
): Promise<ExportPage> => {
  const { limit } = options;
  if (!Number.isInteger(limit) || limit < 1 || limit > LIMIT_MAX)
    throw new ProjectionError('malformed_value', `limit must be a whole number, 1 to ${LIMIT_MAX}`);
  const columns = columnsOf(table);
  const key = columns[0]!;
  const purpose = `export ${table.name}`;
  const { place, restarted } = placeOf(options.cursor, purpose, read.schema, key.type.sql);
  const { rows } = await read.client.query<{ seq: string; row: string }>(
    `select f.change_seq::text as seq, ${rowJson(columns, 'f')}::text as row
     from ${read.schema}.${escapeIdentifier(table.name)} f
     where f.change_seq >= $1::bigint
       and (f.change_seq, f.${key.quoted}) > ($1::bigint, $2::${key.type.sql})
       and f.change_seq < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
     order by f.change_seq, f.${key.quoted} limit ${limit + 1}`,
    [place.changeSeq, place.key],
  );
  const page = rows.slice(0, limit);
  const found = page.map(({ row }) => rowOf(columns, JSON.parse(row) as unknown[]));
  const last = page.at(-1);
  const next: Place =
    last === undefined ? place : { changeSeq: last.seq, key: found.at(-1)![key.name] as string };
  return {
    rows: found,
    nextCursor: writeCursor([purpose, read.schema, next.changeSeq, next.key]),
    endOfStream: rows.length <= limit,
    restarted,
  };
};

// Change numbers are those of one build: the tables of the next one were written by other
// transactions. Schemas are never used twice, so the cursor names its own.
const placeOf = (
  cursor: string | undefined,
  purpose: string,
  schema: string,
  keyType: string,
): { readonly place: Place; readonly restarted: boolean } => {
  const start = { place: startOf(keyType), restarted: false };
  if (cursor === undefined) return start;
  const [, of, changeSeq, key] = readCursor(cursor, purpose, 4) as [string, string, string, string];
  if (!isCursorNumber(changeSeq) || !isCursorKey(key, keyType)) refuseCursor();
  if (of !== schema) return { ...start, restarted: true };
  return { place: { changeSeq, key }, restarted: false };
};
