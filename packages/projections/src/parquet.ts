import { parquetWriteBuffer, type SchemaElement } from 'hyparquet-writer';
import { columnsOf } from './fact-sql.ts';
import { columnNameOf } from './row-answer.ts';
import type { FactRow, FactTable } from './types.ts';

/** How the values of a Postgres type are written. */
interface ParquetType {
  readonly element: Omit<SchemaElement, 'name' | 'repetition_type'>;
  /** Of a value that is there. */
  readonly toParquet: (value: unknown) => unknown;
}

const same = (value: unknown): unknown => value;

const text: ParquetType = {
  element: { type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } },
  toParquet: String,
};
const json: ParquetType = {
  element: { type: 'BYTE_ARRAY', converted_type: 'JSON', logical_type: { type: 'JSON' } },
  toParquet: same,
};
const int32: ParquetType = { element: { type: 'INT32' }, toParquet: same };

/** What is none of these is text, numeric too: a text loses no digit. */
const types: Readonly<Record<string, ParquetType>> = {
  uuid: {
    element: {
      ...{ type: 'FIXED_LEN_BYTE_ARRAY', type_length: 16, logical_type: { type: 'UUID' } },
    },
    toParquet: same,
  },
  integer: int32,
  smallint: int32,
  // Minor units of money: whole numbers of 64 bits, never floats.
  bigint: {
    element: { type: 'INT64' },
    toParquet: (value) => BigInt(value as number | bigint),
  },
  'double precision': { element: { type: 'DOUBLE' }, toParquet: same },
  boolean: { element: { type: 'BOOLEAN' }, toParquet: same },
  date: {
    element: { type: 'INT32', converted_type: 'DATE', logical_type: { type: 'DATE' } },
    toParquet: (value) => new Date(`${value as string}T00:00:00Z`),
  },
  timestamptz: {
    element: {
      type: 'INT64',
      converted_type: 'TIMESTAMP_MILLIS',
      logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MILLIS' },
    },
    toParquet: (value) => new Date(value as string),
  },
  'text[]': json,
  'integer[]': json,
  jsonb: json,
};

/**
 * Rows as a Parquet file (SNAPPY), columns named as in JSON: instants in UTC, whole numbers of 32
 * and 64 bits, ids as UUIDs, lists and objects as JSON. Without rows it is a file with columns.
 */
export const toParquet = (table: FactTable, rows: readonly FactRow[]): Buffer => {
  const columns = columnsOf(table).map(({ name, type, isRequired }) => ({
    name,
    as: columnNameOf(name),
    isRequired,
    ...(types[type.sql] ?? text),
  }));
  const schema: SchemaElement[] = [
    { name: 'root', num_children: columns.length },
    ...columns.map(({ as, element, isRequired }) => ({
      ...element,
      name: as,
      repetition_type: isRequired ? ('REQUIRED' as const) : ('OPTIONAL' as const),
    })),
  ];
  const columnData = columns.map(({ name, as, toParquet: write }) => ({
    name: as,
    data: rows.map((row) => {
      const value = row[name];
      return value === null || value === undefined ? null : write(value);
    }),
  }));
  return Buffer.from(parquetWriteBuffer({ schema, columnData, createdBy: 'amends' }));
};
