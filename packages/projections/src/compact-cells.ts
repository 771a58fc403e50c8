import { inTransaction } from '@amends/event-store/in-transaction';
import { escapeIdentifier, type Pool, type PoolClient } from 'pg';
import { APPLY_LOCK, CELLS_LOCK } from './build-locks.ts';
import type { Build } from './build-registry.ts';
import { toldBy } from './cell-content.ts';
import { cellsHash, cellTablesOf, dimensionColumns, ready } from './cell-tables.ts';
import { addStored, cellFinder, type CellMap, writeCells } from './cell-writer.ts';
import type { CellDeclaration, Projection } from './types.ts';

/** What a reader adds by itself takes a few milliseconds; beyond that it waits too long. */
export const CHANGES_MIN = 1_000;
const CHANGES_MAX = 5_000;

interface Change {
  readonly day: string;
  readonly minus: Buffer | null;
  readonly plus: Buffer | null;
  readonly [column: string]: unknown;
}

// Two statements in one round trip, as a batch enters its build: the second sees what was committed
// while the first waited.
const mayCompact = async (client: PoolClient, { id }: Build, hash: string): Promise<boolean> => {
  const results = (await client.query(
    `select set_config('amends.stores', '*', true),
       pg_advisory_xact_lock_shared(${APPLY_LOCK}, ${id}),
       pg_try_advisory_xact_lock(${CELLS_LOCK}, ${id}) as mine;
     select cells, status from projection_build where id = ${id}`,
  )) as unknown as readonly [
    { readonly rows: readonly { mine: boolean }[] },
    { readonly rows: readonly Pick<Build, 'cells' | 'status'>[] },
  ];
  const found = results[1].rows[0];
  return results[0].rows[0]!.mine && found?.cells === ready(hash) && found.status === 'live';
};

const takeChanges = async (
  client: PoolClient,
  cells: CellDeclaration,
  schema: string,
): Promise<readonly Change[]> => {
  const { change } = cellTablesOf(schema);
  const columns = dimensionColumns(cells).map(escapeIdentifier).join(', ');
  const { rows } = await client.query<Change>(
    `delete from ${change} where id in (select id from ${change} order by id limit $1)
     returning day::text as day, ${columns}, minus, plus`,
    [CHANGES_MAX],
  );
  return rows;
};

/**
 * Puts noted changes of a live build into its cells, in one transaction, so that a reader counts
 * each of them once. Gives whether there may be more. Does nothing while another process is at it.
 * @param isWorth asked with how many there are, CHANGES_MIN at most
 */
export const compactCells = (
  pool: Pool,
  projection: Projection,
  build: Build,
  timeZone: string,
  isWorth: (changes: number) => boolean,
): Promise<boolean> =>
  inTransaction(pool, async (client) => {
    const { cells } = projection;
    const hash = cellsHash(projection, timeZone);
    if (cells === undefined || hash === undefined) return false;
    if (!(await mayCompact(client, build, hash))) return false;
    const { schema } = build;
    const waiting = await client.query<{ n: number }>(
      `select count(*)::int as n from (select from ${cellTablesOf(schema).change} limit $1) c`,
      [CHANGES_MIN],
    );
    if (!isWorth(waiting.rows[0]!.n)) return false;
    const changes = await takeChanges(client, cells, schema);
    const touched: CellMap = new Map();
    const cellsOf = cellFinder(cells);
    for (const { day, minus, plus, ...values } of changes) {
      const place = { day, values: values as Record<string, string | null> };
      const less = minus === null ? [] : [toldBy(minus, cells.slots, -1)];
      const more = plus === null ? [] : [toldBy(plus, cells.slots)];
      for (const { tally } of cellsOf(touched, place)) {
        for (const told of [...less, ...more]) tally.addTold(told);
      }
    }
    await addStored(client, cells, schema, touched);
    await writeCells(client, cells, schema, touched.values());
    return changes.length === CHANGES_MAX;
  });
