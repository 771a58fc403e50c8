import type { Filter } from '@amends/service-kit/query';
import {
  type GrainSpan,
  commonSpans,
  dayBeginningAt,
  type DaySpan,
  grainsOf,
  spanOfPeriod,
} from './day-spans.ts';
import type { GroupQuery } from './fact-groups.ts';
import { sliceColumns } from './cell-tables.ts';
import type { CellDeclaration, Stores } from './types.ts';

/** What is read of the cells for a request. */
export interface CellQuery {
  /** Which of the declared slices, and its columns. */
  readonly slice: number;
  readonly columns: readonly string[];
  /** Days asked for, which do not overlap, and the cells that make them up. */
  readonly days: readonly DaySpan[];
  readonly spans: readonly GrainSpan[];
  /** Values by column, all of them to hold. */
  readonly filters: readonly { readonly column: string; readonly values: readonly string[] }[];
  /** In the order asked for: a column of the slice or a period. */
  readonly groupBy: readonly ({ readonly column: string } | { readonly period: string })[];
}

const HERE_AND_NOW = { timeZone: 'UTC', asOf: undefined };

const EVERY_DAY: DaySpan = { from: null, to: null };

const instantSpan = ({ operator, values }: Filter, timeZone: string): DaySpan | undefined => {
  const day = dayBeginningAt(values[0]!, timeZone);
  if (day === undefined) return undefined;
  if (operator === 'gte') return { from: day, to: null };
  return operator === 'lt' ? { from: null, to: day } : undefined;
};

/** Days that all filters on periods and the instant leave; undefined = not whole days. */
const daysOf = (
  cells: CellDeclaration,
  filters: readonly Filter[],
  timeZone: string,
): DaySpan[] | undefined => {
  let days: DaySpan[] = [EVERY_DAY];
  for (const filter of filters) {
    const { field, values } = filter;
    const ofPeriod = spanOfPeriod[field];
    const span = field === cells.instant ? instantSpan(filter, timeZone) : undefined;
    if (ofPeriod !== undefined) days = commonSpans(days, [...new Set(values)].map(ofPeriod));
    else if (span !== undefined) days = commonSpans(days, [span]);
    else return undefined;
  }
  return days;
};

const largestGrain = (periods: readonly string[]): 'd' | 'm' | 'y' => {
  if (periods.includes('day') || periods.includes('week')) return 'd';
  return periods.length > 0 ? 'm' : 'y';
};

/**
 * What answers a request from cells: undefined where it is no named slice, that is where it groups
 * or filters by what no slice has together, by parts of days, by days of another zone, or looks
 * from a past instant.
 */
export const cellQueryOf = (
  cells: CellDeclaration,
  { groupBy, filters, view = HERE_AND_NOW }: GroupQuery,
  { stores, timeZone }: { readonly stores: Stores; readonly timeZone: string },
): CellQuery | undefined => {
  const { dimensions } = cells;
  const isDimension = (name: string): boolean => Object.hasOwn(dimensions, name);
  const byDimension = filters.filter(({ field }) => isDimension(field));
  const byTime = filters.filter(({ field }) => !isDimension(field));
  const periods = [...groupBy, ...byTime.map(({ field }) => field)].filter(
    (name) => spanOfPeriod[name] !== undefined,
  );
  if (view.asOf !== undefined || (periods.length > 0 && view.timeZone !== timeZone))
    return undefined;
  if (groupBy.some((name) => !isDimension(name) && spanOfPeriod[name] === undefined))
    return undefined;
  if (byDimension.some(({ operator }) => operator !== 'eq' && operator !== 'in')) return undefined;
  const days = daysOf(cells, byTime, timeZone);
  if (days === undefined) return undefined;
  const { storeColumn } = cells.table;
  const wanted = new Set([
    ...groupBy.filter(isDimension).map((name) => dimensions[name]!),
    ...byDimension.map(({ field }) => dimensions[field]!),
    ...(stores === '*' || storeColumn === undefined ? [] : [storeColumn]),
  ]);
  const fitting = sliceColumns(cells)
    .map((columns, slice) => ({ columns, slice }))
    .filter(({ columns }) => [...wanted].every((column) => columns.includes(column)))
    .sort((a, b) => a.columns.length - b.columns.length);
  const found = fitting[0];
  if (found === undefined) return undefined;
  const grain = largestGrain(groupBy.filter((name) => !isDimension(name)));
  return {
    ...found,
    days,
    spans: days.flatMap((span) => grainsOf(span, grain)),
    filters: byDimension.map(({ field, values }) => ({ column: dimensions[field]!, values })),
    groupBy: groupBy.map((name) =>
      isDimension(name) ? { column: dimensions[name]! } : { period: name },
    ),
  };
};
