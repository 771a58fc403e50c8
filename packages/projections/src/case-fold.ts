import type { LoggedEvent } from '@amends/event-log/logged-event';
import type { FactRow, FactTable, KeyedFold } from './types.ts';

/**
 * What events do to the row of their case, by type. A handler names the data type of its event
 * (`data: CaseClosed`); it returns the row, changed or the same object, and never mutates it.
 */
export type CaseHandlers = Readonly<
  Record<string, (row: FactRow, data: never, event: LoggedEvent) => FactRow>
>;

const EMPTY: FactRow = Object.freeze({});

/** The row with these values; undefined members (absent in the event) change nothing. */
export const withValues = (row: FactRow, values: FactRow): FactRow => {
  const next: Record<string, unknown> = { ...row };
  for (const column in values) {
    const value = values[column];
    if (value !== undefined) next[column] = value;
  }
  return next;
};

/** A first-time value: what the row has already stays. */
export const once = <Value>(row: FactRow, column: string, value: Value): Value | undefined =>
  row[column] === undefined || row[column] === null ? value : undefined;

/** The case an event is about; undefined for reference data and import jobs. */
export const caseIdOf = (event: LoggedEvent): string | undefined =>
  (event.data as { caseId?: string } | null)?.caseId;

/**
 * One row per case from several sets of handlers, each applied in the order given: so services
 * share the dimensions of a case and add their own facts.
 */
export const caseFold = (table: FactTable, ...handlerSets: readonly CaseHandlers[]): KeyedFold => {
  const byType = new Map<string, CaseHandlers[string][]>();
  for (const handlers of handlerSets)
    for (const [type, handler] of Object.entries(handlers))
      byType.set(type, [...(byType.get(type) ?? []), handler]);
  return {
    table,
    key: (event) => (byType.has(event.type) ? caseIdOf(event) : undefined),
    fold: (row, event) => {
      const before = row ?? EMPTY;
      let next = before;
      for (const handler of byType.get(event.type) ?? [])
        next = handler(next, event.data as never, event);
      return next === before ? row : next;
    },
  };
};
