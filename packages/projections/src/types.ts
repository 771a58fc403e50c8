import type { LoggedEvent } from '@amends/event-log/logged-event';
import type { PoolClient } from 'pg';
import type { BiView } from './bi-view.ts';

/** Stores a caller may see: all, or these. */
export type Stores = '*' | readonly string[];

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

/**
 * How a slot adds up: `count` adds amounts; `seconds` adds durations and counts them in buckets;
 * `keyed` counts how often each whole number comes, such as the hour of an instant; `sums` adds
 * amounts apart by key, such as money by currency (keyedAmount).
 */
export type SlotKind = 'count' | 'seconds' | 'keyed' | 'sums';

/** One thing told of a case: the number of its slot, and a whole number from 0 on. */
export type Observation = readonly [slot: number, value: number];

/**
 * Mergeable cells: what is told of the cases of one local day with equal values of some dimensions,
 * added up, so that a slice of millions is read from a few rows (architecture.md section 7).
 */
export interface CellDeclaration {
  /** One of the projection's folded tables; its store column must be one of the dimensions'. */
  readonly table: FactTable;
  /** By slot number; the first one counts the cases. */
  readonly slots: readonly SlotKind[];
  /**
   * What is told of the case of a row, whatever the time: pure, and of this row alone. Undefined =
   * the row counts as no case. A change of it needs a new version of the projection.
   */
  observe(row: FactRow): readonly Observation[] | undefined;
  /** Name of a dimension -> its text column. */
  readonly dimensions: Readonly<Record<string, string>>;
  /** Column of the instant whose day in the retailer's zone a case belongs to. */
  readonly at: string;
  /** Name of the filter on that instant. */
  readonly instant: string;
  /** The named slices: at most three dimensions each; periods of the instant come with all. */
  readonly slices: readonly (readonly string[])[];
  /** Fields that no row of the table has: slices by them are of facts, however many. */
  readonly factsOnly?: readonly string[];
}

/**
 * Columns of a folded table that follow from rows of a log about the same somebody, such as the
 * purchases of the customer of a case: events of the two lie in different partitions, so no fold
 * has both. The package reads them anew whenever a row of either is written, under a lock per
 * somebody, and so they are the same whatever comes first.
 */
export interface JoinedColumns {
  readonly table: FactTable;
  readonly log: RowLog;
  /** Columns of the two tables that say of whom a row is; null = of nobody. */
  readonly whose: { readonly table: string; readonly log: string };
  /** What the columns hold in each of these rows, in their order, those of nobody with them. */
  values(client: PoolClient, schema: string, rows: readonly FactRow[]): Promise<readonly FactRow[]>;
}

export interface Projection {
  readonly name: string;
  /** A new version gets its own tables and replays from the start while the old one serves. */
  readonly version: number;
  readonly topics: readonly string[];
  readonly folds: readonly KeyedFold[];
  readonly logs?: readonly RowLog[];
  readonly joins?: readonly JoinedColumns[];
  readonly cells?: CellDeclaration;
  /** Views for BI tools; a change of them needs no new version. */
  readonly views?: readonly BiView[];
}

/** A read in one transaction over the tables of the live build, limited to the caller's stores. */
export interface ProjectionRead {
  readonly client: PoolClient;
  /** Quoted schema name of the live build, for use in SQL: `${schema}.case_fact`. */
  readonly schema: string;
  readonly stores: Stores;
  /** The retailer's zone, whose days cells are of. */
  readonly timeZone: string;
  /** Whether the cells of the live build tell of all its facts. */
  readonly hasCells: boolean;
  /** Up to so many cases of a slice are looked at one by one. */
  readonly exactCasesMax: number;
  readonly meta: {
    readonly projectionPosition: string;
    readonly lagSeconds: number;
    readonly asOf: string;
    readonly definitionVersion: number;
  };
}
