import { isDeepStrictEqual } from 'node:util';
import { waitFor } from '@amends/testing/wait-for';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { applyBatch, planBatch } from './apply-batch.ts';
import { exportChanges } from './export-changes.ts';
import { listRows } from './list-rows.ts';
import {
  caseFold,
  caseTable,
  eventsOf,
  openTestBed,
  recordOf,
  stepsOf,
  type TestBed,
  testProjection,
  timeline,
} from './projection.fixture.ts';
import { readCursor, writeCursor } from './opaque-cursor.ts';
import { openProjection, type ProjectionService } from './projection-service.ts';
import type { FactRow, ProjectionRead } from './types.ts';

// Real servers on a busy machine; a wait has a limit of its own, below this one.
let bed: TestBed;
let service: ProjectionService;
const projection = testProjection({ folds: [caseFold] });
const schema = 'test_cases_v1_b1';
const events = eventsOf(stepsOf(60, 20).map((step, at) => recordOf(step, at + 1)));

beforeAll(async () => {
  bed = await openTestBed();
  const { pool, ownerUrl, log } = bed;
  service = openProjection({ projection, pool, ownerUrl, log });
  await service.start();
});
afterAll(async () => {
  await service.stop();
  await bed.close();
});

const read = <Result>(
  fn: (read: ProjectionRead) => Promise<Result>,
  stores: '*' | string[] = '*',
) => service.read(stores, undefined, fn);
const plan = planBatch(projection, schema);
const write = async (
  from: number,
  to: number,
  commitWhen: () => Promise<unknown> = async () => {},
) => {
  const client = await bed.pool.connect();
  try {
    await client.query(`begin; select set_config('amends.stores', '*', true)`);
    await applyBatch(client, plan, events.slice(from, to));
    await commitWhen();
    await client.query('commit');
  } finally {
    client.release();
  }
};
const ids = (rows: readonly FactRow[]): unknown[] => rows.map((row) => row.case_id);

describe('a list of rows', () => {
  it('comes in pages that neither repeat nor leave out a row while rows are added', async () => {
    await write(0, 10);
    const first = await read((each) => listRows(each, caseTable, { limit: 4 }));
    expect(first.rows).toHaveLength(4);
    await write(10, 20);
    const seen = ids(first.rows);
    let cursor = first.nextCursor;
    while (cursor !== null) {
      const options = { limit: 4, cursor };
      const page = await read((each) => listRows(each, caseTable, options));
      seen.push(...ids(page.rows));
      cursor = page.nextCursor;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toEqual([...seen].sort());
    expect(seen.length).toBeGreaterThan(10);
  });

  it('takes conditions and shows only rows of the caller', async () => {
    const where = { conditions: ['f.last_amount > any($1::text[]::int[])'], values: [['300']] };
    const page = await read((each) => listRows(each, caseTable, { limit: 100, where }), ['s1']);
    expect(page.rows.length).toBeGreaterThan(0);
    for (const row of page.rows) {
      expect(row.store_id).toBe('s1');
      expect(row.last_amount).toBeGreaterThan(300);
      expect(row.opened_at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    }
  });

  it('refuses a cursor that is not its own and a limit out of bounds', async () => {
    const list = (options: Parameters<typeof listRows>[2]) =>
      read((each) => listRows(each, caseTable, options));
    const other = await read((each) => exportChanges(each, caseTable, { limit: 1 }));
    const forged = writeCursor([`list ${caseTable.name}`, 'a\0b']);
    for (const cursor of ['x', '', other.nextCursor, 'W10', 'A'.repeat(600), forged])
      await expect(list({ limit: 1, cursor })).rejects.toMatchObject({ code: 'malformed_cursor' });
    for (const limit of [0, 101, 1.5])
      await expect(list({ limit })).rejects.toMatchObject({ code: 'malformed_query' });
  });
});

describe('an export', () => {
  const everything = async (cursor?: string) => {
    const rows: FactRow[] = [];
    let next = cursor;
    for (;;) {
      const options = { limit: 7, cursor: next };
      const page = await read((each) => exportChanges(each, caseTable, options));
      rows.push(...page.rows);
      next = page.nextCursor;
      if (page.endOfStream) return { rows, cursor: next };
    }
  };
  const byId = (rows: readonly FactRow[]) =>
    Object.fromEntries(rows.map((row) => [row.case_id, row]));
  const equals = (a: unknown, b: unknown): boolean => isDeepStrictEqual(a, b);

  /** Reads pages until `isDone`: other databases of the server may hold a page back for a while. */
  const readUntil = async (isDone: (rows: readonly FactRow[]) => boolean, cursor?: string) => {
    const rows: FactRow[] = [];
    let next = cursor;
    await waitFor(
      async () => {
        const part = await everything(next);
        rows.push(...part.rows);
        next = part.cursor;
        return isDone(rows);
      },
      { description: 'the export to tell of every change' },
    );
    return { rows, cursor: next! };
  };

  it('tells what changed since the cursor, and at last equals the table', async () => {
    const table = async () => byId((await read((each) => listRows(each, caseTable, all))).rows);
    const all = { limit: 100 };
    const before = await table();
    const first = await readUntil((rows) => equals(byId(rows), before));
    await write(20, 40);
    const after = await table();
    expect(equals(before, after)).toBe(false);
    const second = await readUntil(
      (rows) => equals({ ...before, ...byId(rows) }, after),
      first.cursor,
    );
    const rest = await everything(second.cursor);
    expect(rest.rows).toEqual([]);
  });

  it('does not lose a row of a transaction that commits after a later one', async () => {
    const table = byId((await read((each) => listRows(each, caseTable, { limit: 100 }))).rows);
    const { cursor } = await readUntil((rows) => equals(byId(rows), table));
    const [slow, fast] = [events[40]!.subject, events[41]!.subject];
    let between = { rows: [] as FactRow[], cursor };
    let highest = '';
    await write(40, 41, async () => {
      await write(41, 42);
      between = await everything(cursor);
      // A cursor at the highest number that can be seen, which is how the row would be lost.
      const found = await bed.asOwner(`select max(change_seq) as seq from ${schema}.case_fact`);
      highest = String(found[0]!.seq);
    });
    const has = (rows: readonly FactRow[]) =>
      [slow, fast].every((id) => [...between.rows, ...rows].some((row) => row.case_id === id));
    await readUntil(has, between.cursor);
    const later = await bed.asOwner(
      `select case_id from ${schema}.case_fact where change_seq > ${highest}`,
    );
    expect(ids(later)).not.toContain(slow);
  });

  it('shows rows of the stores of the caller only', async () => {
    const page = await read((each) => exportChanges(each, timeline.table, { limit: 1000 }), ['s2']);
    expect(page.rows.length).toBeGreaterThan(0);
    expect(new Set(page.rows.map((row) => row.store_id))).toEqual(new Set(['s2']));
  });

  it('starts over when its build was replaced', async () => {
    const { cursor } = await everything();
    const page = await read((each) =>
      exportChanges({ ...each, schema: '"test_cases_v1_b1"' }, caseTable, { limit: 1, cursor }),
    );
    expect(page.restarted).toBe(false);
    await service.operations.rebuild('test');
    for (;;) {
      const { rebuild, position } = await service.freshness();
      if (rebuild === null && position?.startsWith('v1.b2')) break;
    }
    const again = await read((each) => exportChanges(each, caseTable, { limit: 1, cursor }));
    expect(again.restarted).toBe(true);
  });

  it('refuses a cursor that is not its own or was changed on the way', async () => {
    const page = await read((each) => exportChanges(each, caseTable, { limit: 1 }));
    const [purpose, schema, seq, key] = readCursor(
      page.nextCursor,
      `export ${caseTable.name}`,
      4,
    ) as [string, string, string, string];
    const forged = [
      [purpose, schema, '9223372036854775808', key],
      [purpose, schema, '-1', key],
      [purpose, schema, seq, 'a\0b'],
    ].map(writeCursor);
    for (const cursor of ['W10', ...forged]) {
      const refused = read((each) => exportChanges(each, caseTable, { limit: 1, cursor }));
      await expect(refused).rejects.toMatchObject({ code: 'malformed_cursor' });
    }
  });
});
