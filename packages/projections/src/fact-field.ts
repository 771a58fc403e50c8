import { instant, shortId, slug } from '@amends/contracts/primitives';
import {
  type FilterFields,
  type FilterOperator,
  type Filter,
  filterShape,
} from '@amends/service-kit/query';
import { z } from 'zod';

/** Never throws: zod asks this of texts too that the pattern has refused already. */
const isOnRealDay = (text: string): boolean => {
  const day = new Date(text);
  return !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === text.slice(0, 10);
};

/** An instant of a query. The pattern alone lets 30 February pass, which the database refuses. */
export const queryInstant = instant.refine(isOnRealDay, { message: 'is not a day that exists' });

type FieldType = 'text' | 'bigint' | 'boolean' | 'timestamptz';

/** What figures and lists can be filtered by, and perhaps grouped by. */
export interface FactField {
  /** SQL over the fact row (alias `f`). Written by us, never by a client. */
  readonly sql: string;
  readonly type: FieldType;
  /** Form of one value in a filter. */
  readonly value: z.ZodType<string>;
  readonly isDimension: boolean;
}

/** Fields by the name a client uses: camelCase. */
export type FactFields = Readonly<Record<string, FactField>>;

const operatorsOf: Readonly<Record<FieldType, readonly FilterOperator[]>> = {
  text: ['eq', 'in'],
  boolean: ['eq'],
  bigint: ['eq', 'in', 'lt', 'lte', 'gt', 'gte'],
  timestamptz: ['lt', 'lte', 'gt', 'gte'],
};

/** One of a closed list of words. */
export const wordField = (column: string, words: readonly [string, ...string[]]): FactField => ({
  sql: `f.${column}`,
  type: 'text',
  value: z.enum(words),
  isDimension: true,
});

/** A code declared in reference data, such as the category of an imported register. */
export const slugField = (column: string): FactField => ({
  sql: `f.${column}`,
  type: 'text',
  value: slug,
  isDimension: true,
});

/** The retailer's own id of a store, employee or team. */
export const shortIdField = (column: string): FactField => ({
  sql: `f.${column}`,
  type: 'text',
  value: shortId,
  isDimension: true,
});

/** The month of an instant in UTC, as `2026-05`; null where there is no instant. */
export const monthField = (column: string): FactField => ({
  sql: `to_char(f.${column} at time zone 'UTC', 'YYYY-MM')`,
  type: 'text',
  value: z.string().regex(/^(20\d\d|2100)-(0[1-9]|1[0-2])$/, 'is not a month'),
  isDimension: true,
});

/** An instant to filter by; not a dimension. */
export const instantField = (column: string): FactField => ({
  sql: `f.${column}`,
  type: 'timestamptz',
  value: queryInstant,
  isDimension: false,
});

/** A whole number of up to nine digits, such as a count of reopenings. */
export const countField = (column: string): FactField => ({
  sql: `f.${column}`,
  type: 'bigint',
  value: z.string().regex(/^\d{1,9}$/, 'is not a whole number'),
  isDimension: true,
});

export const flagField = (column: string): FactField => ({
  sql: `f.${column}`,
  type: 'boolean',
  value: z.enum(['true', 'false']),
  isDimension: true,
});

/** Members `filter[field][op]` of a query schema; see filterShape of service-kit. */
export const filterShapeOf = (fields: FactFields): ReturnType<typeof filterShape> => {
  const known: FilterFields = Object.fromEntries(
    Object.entries(fields).map(([name, { type, value }]) => [
      name,
      { operators: operatorsOf[type], value },
    ]),
  );
  return filterShape(known);
};

const comparison: Readonly<Record<FilterOperator, string>> = {
  eq: '=',
  in: '=',
  lt: '<',
  lte: '<=',
  gt: '>',
  gte: '>=',
};

/**
 * SQL conditions of checked filters, each with one array parameter from `$<firstParameter>` on;
 * a row without a value of the field never matches.
 */
export const filterSql = (
  fields: FactFields,
  filters: readonly Filter[],
  firstParameter = 1,
): { readonly conditions: readonly string[]; readonly values: readonly (readonly string[])[] } => ({
  conditions: filters.map(({ field, operator }, index) => {
    const known = fields[field];
    if (known === undefined) throw new TypeError(`${field} is not a field: check the query first`);
    const values = `$${firstParameter + index}::text[]::${known.type}[]`;
    return `${known.sql} ${comparison[operator]} any(${values})`;
  }),
  values: filters.map(({ values }) => values),
});
