import { externalRef, uuid } from '@amends/contracts/primitives';
import { type FactFields, filterShapeOf, filterSql, viewNow } from '@amends/projections/fact-field';
import type { RowConditions, RowOrder } from '@amends/projections/list-rows';
import {
  type Filter,
  type FilterFields,
  type FilterOperator,
  filterShape,
} from '@amends/service-kit/query';
import { z } from 'zod';
import { caseFields } from './case-fields.ts';
import { caseReferenceTable, type ReferenceKind } from './projections/case-references.ts';

/** Filters by what leads to a case, and the kinds of references each looks at. */
const kindsOf: Readonly<Record<string, readonly ReferenceKind[]>> = {
  order: ['order'],
  receipt: ['receipt'],
  payment: ['payment'],
  externalId: ['external_id'],
  customer: ['customer'],
  /** Whoever is read a number need not know what it is the number of. */
  reference: ['order', 'receipt', 'payment', 'external_id'],
};

const referenceFields: FilterFields = Object.fromEntries(
  Object.keys(kindsOf).map((field) => [
    field,
    { operators: ['eq', 'in'] as const, value: field === 'customer' ? uuid : externalRef },
  ]),
);

/** Whole days since the report. */
const ageField = {
  operators: ['lt', 'lte', 'gt', 'gte'] as const,
  value: z.string().regex(/^\d{1,5}$/, 'is not a whole number of days'),
};

/** What single cases are listed by, beside what they are counted by. */
const listedBy: FactFields = {
  ...caseFields,
  source: { sql: 'f.source', type: 'text', value: externalRef, isDimension: false },
};

/** Parameters `filter[..]` of the list of cases. */
export const caseFilterShape: Record<string, z.ZodOptional<z.ZodString>> = {
  ...filterShapeOf(listedBy),
  ...filterShape({ ...referenceFields, age: ageField }),
};

const SORTS = ['openedAt', '-openedAt'] as const;

/** `sort` of the list; without it cases come in the order of their ids. */
export const caseSort = z
  .enum(SORTS)
  .optional()
  .describe('openedAt: the oldest report first; -openedAt: the newest.');

export const orderOf = (sort: (typeof SORTS)[number] | undefined): RowOrder | undefined =>
  sort === undefined ? undefined : { column: 'reported_at', isDescending: sort.startsWith('-') };

const DAY_MS = 86_400_000;

// A case is n days old until it is n + 1: an age is a span of reports, and has their index.
const reportsOfAge: Readonly<Record<string, readonly [FilterOperator, number]>> = {
  gte: ['lte', 0],
  gt: ['lte', 1],
  lt: ['gt', 0],
  lte: ['gt', 1],
};

const asReported = ({ operator, values }: Filter, nowMs: number): Filter => {
  const [reported, more] = reportsOfAge[operator]!;
  const days = Number(values[0]) + more;
  const instant = new Date(nowMs - days * DAY_MS).toISOString();
  return { field: 'openedAt', operator: reported, values: [instant] };
};

/**
 * Conditions of checked filters over the rows of cases, those of one request all at once.
 * @param schema quoted
 */
export const searchSql = (
  schema: string,
  filters: readonly Filter[],
  nowMs: number,
): RowConditions => {
  const { references = [], others = [] } = Object.groupBy(filters, ({ field }) =>
    Object.hasOwn(kindsOf, field) ? 'references' : 'others',
  );
  const plain = others.map((filter) =>
    filter.field === 'age' ? asReported(filter, nowMs) : filter,
  );
  const { conditions, values } = filterSql(listedBy, plain, viewNow(schema));
  const found = references.map((_filter, at) => {
    const [kinds, numbers] = [values.length + 2 * at + 1, values.length + 2 * at + 2];
    return `f.case_id in (select r.case_id from ${schema}.${caseReferenceTable.name} r
      where r.kind = any($${kinds}::text[]) and r.value = any($${numbers}::text[]))`;
  });
  return {
    conditions: [...conditions, ...found],
    values: [...values, ...references.flatMap((filter) => [kindsOf[filter.field]!, filter.values])],
  };
};
