import { instant, shortId, slug } from '@amends/contracts/primitives';
import {
  type FilterFields,
  type FilterOperator,
  type Filter,
  filterShape,
} from '@amends/service-kit/query';
import { z } from 'zod';

/**
 * Whether a date, or the date of an instant, exists. Never throws: zod asks this of texts too that
 * the pattern has refused already.
 */
export const isOnRealDay = (text: string): boolean => {
  const day = new Date(text);
  return !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === text.slice(0, 10);
};

/** An instant of a query. The pattern alone lets 30 February pass, which the database refuses. */
export const queryInstant = instant.refine(isOnRealDay, { message: 'is not a day that exists' });

type FieldType = 'text' | 'bigint' | 'boolean' | 'timestamptz';

/** From where facts are looked at: what a field means can depend on it. */
export interface FactView {
  /** IANA name, checked: the zone whose days, weeks, months and quarters periods are. */
  readonly timeZone: string;
  /** RFC 3339, checked; undefined where nothing later than now can be known anyway. */
  readonly asOf: string | undefined;
  /** Quoted: where tables beside the facts are, such as that of stores. */
  readonly schema: string;
}

/** Now and in UTC. */
export const viewNow = (schema: string): FactView => ({
  timeZone: 'UTC',
  asOf: undefined,
  schema,
});

/** What figures and lists can be filtered by, and perhaps grouped by. */
export interface FactField {
  /** SQL over the fact row (alias `f`). Written by us, never by a client. */
  readonly sql: string | ((view: FactView) => string);
  readonly type: FieldType;
  /** Form of one value in a filter. */
  readonly value: z.ZodType<string>;
  readonly isDimension: boolean;
  /** Grouped by, and never filtered by: one value asked for alone would name somebody. */
  readonly isGuarded?: boolean;
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
    Object.entries(fields)
      .filter(([, { isGuarded }]) => isGuarded !== true)
      .map(([name, { type, value }]) => [name, { operators: operatorsOf[type], value }]),
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

/** A field's SQL as seen from there. */
export const fieldSql = ({ sql }: FactField, view: FactView): string =>
  typeof sql === 'string' ? sql : sql(view);

/**
 * SQL conditions of checked filters, each with one array parameter from $1 on; a row without a
 * value of the field never matches.
 */
export const filterSql = (
  fields: FactFields,
  filters: readonly Filter[],
  view: FactView,
): { readonly conditions: readonly string[]; readonly values: readonly (readonly string[])[] } => ({
  conditions: filters.map(({ field, operator }, index) => {
    const known = fields[field];
    if (known === undefined) throw new TypeError(`${field} is not a field: check the query first`);
    const values = `$${index + 1}::text[]::${known.type}[]`;
    return `${fieldSql(known, view)} ${comparison[operator]} any(${values})`;
  }),
  values: filters.map(({ values }) => values),
});
