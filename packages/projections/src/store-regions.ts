import type { StoreRegistered } from '@amends/contracts/intake';
import { type FactField, slugField } from './fact-field.ts';
import type { FactRow, FactTable, KeyedFold } from './types.ts';

const storeRegionTable: FactTable = {
  name: 'store_region',
  columns: { store_id: 'text', region: 'text not null' },
  storeColumn: 'store_id',
};

/** The region of each store that has one; a fold of every projection of cases. */
export const storeRegionFold: KeyedFold = {
  table: storeRegionTable,
  key: ({ type, data }) =>
    type === 'StoreRegistered' || type === 'StoreMoved'
      ? (data as StoreRegistered).storeId
      : undefined,
  fold: (row: FactRow | undefined, { data }) => {
    const { region } = data as StoreRegistered;
    return region === undefined || region === row?.region ? row : { ...row, region };
  },
};

// One object of all stores, made once a query: a look-up for each of a million cases would be the
// dearest part of it.
const regionOf = (schema: string): string =>
  `(select jsonb_object_agg(s.store_id, s.region)
    from ${schema}.${storeRegionTable.name} s) ->> f.store_id`;

/** Regions as they are today, whenever the case was: a chain compares the stores it has now. */
export const regionField: FactField = {
  ...slugField('region'),
  sql: ({ schema }) => `(${regionOf(schema)})`,
};
