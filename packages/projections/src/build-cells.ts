import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Client, escapeIdentifier } from 'pg';
import { asOwner } from './as-owner.ts';
import { APPLY_LOCK, CELLS_LOCK } from './build-locks.ts';
import type { Build } from './build-registry.ts';
import { Tally, toldBy } from './cell-content.ts';
import {
  cellsHash,
  cellTablesOf,
  collecting,
  dimensionColumns,
  type Grain,
  localDaySql,
  ready,
} from './cell-tables.ts';
import { type Cell, cellFinder, type CellMap, writeCells } from './cell-writer.ts';
import { OBSERVED } from './fact-sql.ts';
import type { CellDeclaration, Projection } from './types.ts';

const PAGE = 5_000;
const LOCK_TIMEOUT_MS = 2_000;

/** Whether a build of a projection with cells has those of this declaration and zone. */
export const needsCells = (projection: Projection, build: Build, timeZone: string): boolean => {
  const hash = cellsHash(projection, timeZone);
  return hash !== undefined && build.cells !== ready(hash);
};

interface ObservedRow {
  readonly day: string;
  readonly observed: Buffer;
  readonly [column: string]: unknown;
}

const declareRows = (
  client: Client,
  cells: CellDeclaration,
  schema: string,
  timeZone: string,
): Promise<unknown> => {
  const columns = dimensionColumns(cells).map((column) => `f.${escapeIdentifier(column)}`);
  const day = localDaySql(cells, `f.${escapeIdentifier(cells.at)}`, 'f.time_precision', timeZone);
  const table = `${escapeIdentifier(schema)}.${escapeIdentifier(cells.table.name)}`;
  return client.query(
    `declare observed_rows no scroll cursor for
     select ${day}::text as day, ${columns.join(', ')}, f.${OBSERVED} as observed
     from ${table} f where f.${OBSERVED} is not null order by 1`,
  );
};

const merge = (from: CellMap, to: CellMap, grain: Grain, startLength: number): void => {
  const rest = `-01-01`.slice(startLength - 4);
  for (const [name, { key, storeId, tally }] of from) {
    const known = to.get(name);
    if (known !== undefined) known.tally.addTally(tally);
    else {
      const [slice, , start, ...values] = key;
      const merged = [slice, grain, `${start.slice(0, startLength)}${rest}`, ...values] as const;
      const made: Cell = { key: merged, storeId, tally: new Tally() };
      made.tally.addTally(tally);
      to.set(name, made);
    }
  }
};

/** Cells that go into a statement at once, whichever days they are of. */
const WRITTEN_AT_ONCE = 5_000;

/** Takes cells and writes them while others are summed. */
const backgroundWriter = (client: Client, cells: CellDeclaration, schema: string) => {
  let waiting: Cell[] = [];
  let writing: Promise<void> = Promise.resolve();
  const flush = async (): Promise<void> => {
    await writing;
    writing = writeCells(client, cells, schema, waiting, true);
    // Thrown where it is waited for, not before.
    writing.catch(() => undefined);
    waiting = [];
  };
  return {
    take: async (some: CellMap): Promise<void> => {
      for (const cell of some.values()) waiting.push(cell);
      some.clear();
      // What is being written goes on only while the event loop does.
      await nextTurn();
      if (waiting.length >= WRITTEN_AT_ONCE) await flush();
    },
    finish: async (): Promise<void> => {
      await flush();
      await writing;
    },
  };
};

/**
 * Sums rows that come in the order of their days and writes what is complete: a day's cells go into
 * the month's when the day is over, those into the year's, so that memory holds one of each.
 */
const sumRows = async (client: Client, cells: CellDeclaration, schema: string): Promise<void> => {
  const cellsOf = cellFinder(cells, true);
  const writer = backgroundWriter(client, cells, schema);
  const open: Record<Grain, CellMap> = { d: new Map(), m: new Map(), y: new Map() };
  let current: string | undefined;
  const close = async (next: string | undefined): Promise<void> => {
    if (current === undefined) return;
    const isOver = (length: number) => next?.slice(0, length) !== current!.slice(0, length);
    merge(open.d, open.m, 'm', 7);
    await writer.take(open.d);
    if (!isOver(7)) return;
    merge(open.m, open.y, 'y', 4);
    await writer.take(open.m);
    if (isOver(4)) await writer.take(open.y);
  };
  const fetch = () => client.query<ObservedRow>(`fetch ${PAGE} from observed_rows`);
  for (let fetching = fetch(); ; ) {
    const { rows } = await fetching;
    // The next page comes while this one is summed.
    if (rows.length === PAGE) {
      fetching = fetch();
      fetching.catch(() => undefined);
    }
    for (const { day, observed, ...values } of rows) {
      if (day !== current) await close(day);
      current = day;
      const place = { day, values: values as Record<string, string | null> };
      const told = toldBy(observed, cells.slots);
      for (const { tally } of cellsOf(open.d, place, ['d'])) tally.addTold(told);
    }
    if (rows.length < PAGE) break;
  }
  await close(undefined);
  await writer.finish();
};

/**
 * Makes the cells of a build from its facts while events go on being applied: for a moment no batch
 * runs, in which the build is told to note changes from now on and a snapshot of facts is taken;
 * then the cells are summed from the snapshot, and together with the noted changes they tell of all
 * facts. Much cheaper than keeping them through a rebuild, and all that a change of zone or slices
 * takes. A process that dies half-way leaves nothing that counts; the next one begins anew. Gives
 * whether it made them: not while another process is at it.
 */
export const buildCells = (
  ownerUrl: string,
  projection: Projection,
  build: Build,
  timeZone: string,
): Promise<boolean> =>
  asOwner(ownerUrl, (gate) =>
    asOwner(ownerUrl, async (client) => {
      const { cells } = projection;
      const hash = cellsHash(projection, timeZone);
      if (cells === undefined || hash === undefined) return false;
      const { schema, id } = build;
      const locked = await client.query<{ mine: boolean }>(
        'select pg_try_advisory_lock($1, $2) as mine',
        [CELLS_LOCK, id],
      );
      if (locked.rows[0]?.mine !== true) return false;
      await gate.query(`begin; set local lock_timeout = ${LOCK_TIMEOUT_MS};
        select set_config('amends.stores', '*', true)`);
      await gate.query('select pg_advisory_xact_lock($1, $2)', [APPLY_LOCK, id]);
      const { rowCount } = await gate.query(
        `update projection_build set cells = $2 where id = $1 and status <> 'retired'`,
        [id, collecting(hash)],
      );
      if (rowCount === 0) return false;
      await gate.query(`delete from ${cellTablesOf(schema).change}`);
      await client.query('begin isolation level repeatable read');
      await client.query(`select set_config('amends.stores', '*', true)`);
      await gate.query('commit');
      await client.query(`delete from ${cellTablesOf(schema).cell}`);
      await declareRows(client, cells, schema, timeZone);
      await sumRows(client, cells, schema);
      await client.query('commit');
      await client.query(`analyze ${cellTablesOf(schema).cell}`);
      await client.query('update projection_build set cells = $3 where id = $1 and cells = $2', [
        id,
        collecting(hash),
        ready(hash),
      ]);
      return true;
    }),
  );
