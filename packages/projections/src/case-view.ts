import type { ViewColumn } from './bi-view.ts';
import { isCounted } from './case-dimensions.ts';

/** SQL after `from` of a view of cases: row `f` is the case, `r` the region of its store. */
export const caseViewFrom =
  (table: string, more = '') =>
  (schema: string): string =>
    `${schema}.${table} f left join ${schema}.store_region r on r.store_id = f.store_id ${more}
     where ${isCounted('f')}`;

/** SQL after `from` of a view of what cases have several of: `item` and `position` of row `i`. */
export const caseItemsFrom = (table: string, list: string): ((schema: string) => string) =>
  caseViewFrom(
    table,
    `cross join lateral jsonb_array_elements(f.${list}) with ordinality i(item, position)`,
  );

/** An instant of an item that is a list, in SQL. */
export const itemInstant = (place: number): string => `(i.item ->> ${place})::timestamptz`;

/** Which case and store a row is of. */
export const caseKeyColumns = {
  case_id: ['f.case_id', 'Id of the case; the same in all databases'],
  store_id: ['f.store_id', "The retailer's id of the store"],
} as const satisfies Readonly<Record<string, ViewColumn>>;

/** What cases are compared by, in every view of one row per case. */
export const caseDimensionViewColumns = {
  ...caseKeyColumns,
  region: ['r.region', 'Region that the store has today'],
  channel: ['f.channel', 'How the failure was reported'],
  severity: ['f.severity', 'Severity, after the last time it was raised'],
  tier: ['f.tier', 'Tier of the customer when the case was triaged'],
  khd_type: ['f.complaint_code', 'Type of the failure, as reported, then as classified'],
  khd_group: ['f.khd_group', 'Group of the type, as classified'],
  nakamura_cause: ['f.nakamura_cause', 'Cause, as classified'],
  source_category: ['f.source_category', 'Category in the imported register'],
  source_group: ['f.source_group', 'Group of categories in the imported register'],
  remedy_type: ['f.remedy_type', 'First component of the last remedy'],
  provenance: ['f.provenance', 'live, or imported from a register'],
  reported_at: ['f.reported_at', 'When the failure was reported, an instant'],
  time_precision: [
    'f.time_precision',
    'instant, or date where the register knows whole days only: those are at 00:00 UTC',
  ],
} as const satisfies Readonly<Record<string, ViewColumn>>;
