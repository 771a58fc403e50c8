import { z } from 'zod';
import { columnsOf } from './fact-sql.ts';
import type { FactRow, FactTable } from './types.ts';

type JsonValue = z.infer<ReturnType<typeof z.json>>;

/** Any JSON. It refers to itself by its id: the one zod has refers to a name it leaves out. */
export const jsonValue: z.ZodType<JsonValue> = z
  .lazy(() =>
    z.union([
      z.string(),
      z.number(),
      z.boolean(),
      z.null(),
      z.array(jsonValue),
      z.record(z.string(), jsonValue),
    ]),
  )
  .meta({ id: 'Json' });

/** A row as JSON: columns in camelCase. */
export type RowAnswer = Record<string, JsonValue>;

/** A column as clients see it. */
export const columnNameOf = (column: string): string =>
  column.replace(/_([a-z0-9])/g, (_match, letter: string) => letter.toUpperCase());

// A number beyond 2^53 would lose digits in the JSON of most readers.
const jsonOf = (value: unknown): JsonValue =>
  typeof value === 'bigint' ? value.toString() : (value as JsonValue);

const typeSchema: Readonly<Record<string, z.ZodType>> = {
  integer: z.int(),
  smallint: z.int(),
  bigint: z.union([z.int(), z.string()]),
  'double precision': z.number(),
  boolean: z.boolean(),
  'text[]': z.array(z.string()),
  'integer[]': z.array(z.int()),
  jsonb: jsonValue,
};

/** Schema of values of columns: name -> Postgres type. What is none does not leave the service. */
export const columnsSchemaOf = (columns: Readonly<Record<string, string>>): z.ZodType<RowAnswer> =>
  z.object(
    Object.fromEntries(
      Object.entries(columns).map(([name, type]) => [
        columnNameOf(name),
        (typeSchema[type] ?? z.string()).nullable(),
      ]),
    ),
  ) as unknown as z.ZodType<RowAnswer>;

/** Schema of the rows of a table. */
export const rowSchemaOf = (table: FactTable): z.ZodType<RowAnswer> =>
  columnsSchemaOf(Object.fromEntries(columnsOf(table).map(({ name, type }) => [name, type.sql])));

/** Names of a row's values as clients see them, in the order of the columns. */
export const answerColumnsOf = (table: FactTable): string[] =>
  columnsOf(table).map(({ name }) => columnNameOf(name));

/** A row as it is answered. */
export const rowAnswer = (row: FactRow): RowAnswer =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [columnNameOf(name), jsonOf(value)]),
  );
