import { escapeIdentifier } from 'pg';

// The subselects make Postgres ask for the setting once per query, not once per row. A setting
// that is not there is null, and null shows no row.

/** Condition of a row-level security policy: the stores of the transaction's setting. */
export const storeFilter = (storeColumn: string): string =>
  `(select current_setting('amends.stores', true)) = '*'
   or ${escapeIdentifier(storeColumn)} =
     any((select string_to_array(current_setting('amends.stores', true), ','))::text[])`;
