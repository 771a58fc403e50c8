import { type CaseHandlers, caseFold } from '@amends/projections/case-fold';
import type { FactTable, KeyedFold } from '@amends/projections/types';

/** One row per thing that is no case, such as a warning: its id is a member of every event. */
export const foldBy = (table: FactTable, member: string, handlers: CaseHandlers): KeyedFold => ({
  ...caseFold(table, handlers),
  key: ({ type, data }) =>
    Object.hasOwn(handlers, type)
      ? ((data as Record<string, string>)[member] ?? undefined)
      : undefined,
});
