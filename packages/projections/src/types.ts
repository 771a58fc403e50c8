import type { LoggedEvent } from '@amends/event-log/logged-event';
import type { PoolClient } from 'pg';

/** Column of a fact table: how its Postgres type is written and read back in a multi-row upsert. */
export interface FactTable {
  /** Table name inside the build's own schema. */
  readonly name: string;
  /** Column name -> Postgres type, in order; the first is the key. */
  readonly columns: Readonly<Record<string, string>>;
  /** Further indexes: lists of column names. */
  readonly indexes?: readonly (readonly string[])[];
  /** Column that holds the store id; rows are then filtered by row-level security when read. */
  readonly storeColumn?: string;
}

/** A read row as the fold sees it: plain values; undefined = no such row yet. */
export type FactRow = Readonly<Record<string, unknown>>;

/**
 * One keyed fold: events of one key make one row of one table. Pure, so it is tested without a
 * database; the package does the reading and the one multi-row upsert per table and batch.
 * Order is defined within a case only: whatever joins cases must be a set, an integer sum or a
 * min/max by (time, event id).
 */
export interface KeyedFold {
  readonly table: FactTable;
  /** The row's key for this event, or undefined when the event does not concern the table. */
  key(event: LoggedEvent): string | undefined;
  /** The row after the event; must not mutate. Returning the same object = no write. */
  fold(row: FactRow | undefined, event: LoggedEvent): FactRow | undefined;
}

/** Append-only rows (a timeline): written with `on conflict do nothing` on the key column. */
export interface RowLog {
  readonly table: FactTable;
  rows(event: LoggedEvent): readonly FactRow[];
}

export interface Projection {
  readonly name: string;
  /** A new version gets its own tables and replays from the start while the old one serves. */
  readonly version: number;
  readonly topics: readonly string[];
  readonly folds: readonly KeyedFold[];
  readonly logs?: readonly RowLog[];
}

/** A read in one transaction over the tables of the live build, limited to the caller's stores. */
export interface ProjectionRead {
  readonly client: PoolClient;
  /** Quoted schema name of the live build, for use in SQL: `${schema}.case_fact`. */
  readonly schema: string;
  readonly meta: {
    readonly projectionPosition: string;
    readonly lagSeconds: number;
    readonly asOf: string;
    readonly definitionVersion: number;
  };
}
