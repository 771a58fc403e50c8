import type { LoggedEvent } from '@amends/event-log/logged-event';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { PoolClient } from 'pg';
import { applyBatch, type BatchPlan, planBatch } from './apply-batch.ts';
import { type Build, ensureBuild } from './build-registry.ts';
import { dumpBuild } from './canonical-dump.ts';
import type { Prepared } from './fact-sql.ts';
import { dumpInMemory } from './fold-in-memory.fixture.ts';
import {
  APP_ROLE,
  eventsOf,
  openTestBed,
  recordOf,
  stepsOf,
  storeFold,
  type TestBed,
  testProjection,
} from './projection.fixture.ts';
import type { FactTable, KeyedFold, Projection } from './types.ts';

// Real servers on a busy machine; a wait has a limit of its own, below this one.
let bed: TestBed;
beforeAll(async () => {
  bed = await openTestBed();
});
afterAll(() => bed.close());

let builds = 0;
const newBuild = (projection: Projection): Promise<Build> => {
  builds += 1;
  return ensureBuild({
    ownerUrl: bed.ownerUrl,
    appRole: APP_ROLE,
    projection: { ...projection, name: `apply-${builds}` },
    wanted: 'any',
  });
};

const inTransaction = async <Result>(
  work: (client: PoolClient) => Promise<Result>,
): Promise<Result> => {
  const client = await bed.pool.connect();
  try {
    await client.query(`begin; select set_config('amends.stores', '*', true)`);
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
};

const apply = (plan: BatchPlan, events: readonly LoggedEvent[]): Promise<void> =>
  inTransaction((client) => applyBatch(client, plan, events));

const dump = (projection: Projection, { schema }: Build): Promise<string> =>
  inTransaction(async (client) => (await dumpBuild(client, projection, schema)).text);

const eventsOfStream = (count: number, cases: number): LoggedEvent[] =>
  eventsOf(stepsOf(count, cases).map((step, at) => recordOf(step, at + 1)));

/** Batches as a consumer might get them: of one partition each, any length, partitions mixed. */
const batchesOf = (
  events: readonly LoggedEvent[],
  cuts: readonly { readonly partition: number; readonly length: number }[],
): LoggedEvent[][] => {
  const left = new Map<number, LoggedEvent[]>();
  for (const event of events)
    left.set(event.partition, [...(left.get(event.partition) ?? []), event]);
  const batches: LoggedEvent[][] = [];
  for (const { partition, length } of cuts) {
    const queue = left.get(partition) ?? [];
    batches.push(queue.splice(0, length));
  }
  return [...batches, ...left.values()].filter((batch) => batch.length > 0);
};

const cutsOf = fc.array(
  fc.record({ partition: fc.nat({ max: 3 }), length: fc.integer({ min: 1, max: 60 }) }),
  { maxLength: 40 },
);

/** Whether some split of the stream gives other rows than the stream at once. */
const dependsOnSplit = async (projection: Projection, numRuns: number): Promise<boolean> => {
  const events = eventsOfStream(300, 37);
  const expected = dumpInMemory(projection, events);
  const outcome = await fc.check(
    fc.asyncProperty(cutsOf, async (cuts) => {
      const build = await newBuild(projection);
      const plan = planBatch(projection, build.schema);
      for (const batch of batchesOf(events, cuts)) await apply(plan, batch);
      return (await dump(projection, build)) === expected;
    }),
    { numRuns, seed: 7, endOnFailure: true },
  );
  return outcome.failed;
};

describe('applying batches', () => {
  it('gives the rows of the whole stream however it is split and partitions mixed', async () => {
    expect(await dependsOnSplit(testProjection(), 25)).toBe(false);
  });

  it('gives other rows when a fold that joins cases keeps the last arrival', async () => {
    const table: FactTable = { name: 'store_last', columns: { store_id: 'text', last: 'text' } };
    const lastArrival: KeyedFold = {
      table,
      key: (event) => (event.data as { store: string }).store,
      fold: (_, event) => ({ store_id: (event.data as { store: string }).store, last: event.id }),
    };
    expect(await dependsOnSplit(testProjection({ folds: [lastArrival] }), 10)).toBe(true);
  });

  it('reads every column type back as the fold left it', async () => {
    const table: FactTable = {
      name: 'every_type',
      columns: {
        id: 'text',
        a: 'text',
        b: 'bigint',
        c: 'integer',
        d: 'double precision',
        e: 'numeric',
        f: 'boolean',
        g: 'timestamptz',
        h: 'date',
        i: 'jsonb',
        j: 'text[]',
        k: 'uuid',
        l: 'integer[]',
      },
    };
    const text = fc.string({ unit: 'binary' }).map((each) => each.replaceAll('\0', ''));
    const value = fc.record({
      a: text,
      b: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
      c: fc.integer(),
      d: fc.double({ noNaN: true, noDefaultInfinity: true }),
      e: fc.oneof(fc.bigInt(), fc.constantFrom('0.10', '-0', '12.345', 7)),
      f: fc.boolean(),
      g: fc.date({
        min: new Date('1970-01-01Z'),
        max: new Date('2100-01-01Z'),
        noInvalidDate: true,
      }),
      h: fc.constantFrom('2026-02-28', '2024-02-29'),
      i: fc.jsonValue({ maxDepth: 2, stringUnit: 'grapheme-ascii' }).map((each) => ({ each })),
      j: fc.array(text, { maxLength: 3 }),
      k: fc.uuid(),
      l: fc.array(fc.integer(), { maxLength: 3 }),
    });
    const seen: unknown[] = [];
    const fold: KeyedFold = {
      table,
      key: () => 'row',
      fold: (row, event) => {
        seen.push(row);
        return { id: 'row', ...(event.data as object) };
      },
    };
    const projection = testProjection({ folds: [fold], logs: [] });
    const build = await newBuild(projection);
    const plan = planBatch(projection, build.schema);
    const [event] = eventsOfStream(1, 1);
    await fc.assert(
      fc.asyncProperty(value, async (data) => {
        // Once in memory, where the second fold sees what the first one left, once read back.
        seen.length = 0;
        await apply(plan, [
          { ...event!, data },
          { ...event!, data },
        ]);
        await apply(plan, [{ ...event!, data }]);
        expect(seen[2]).toEqual(seen[1]);
      }),
      { numRuns: 60 },
    );
  });

  it('refuses a value that its column cannot hold exactly', async () => {
    const table: FactTable = { name: 'exact', columns: { id: 'text', n: 'bigint' } };
    const fold: KeyedFold = { table, key: () => 'row', fold: () => ({ id: 'row', n: 0.5 }) };
    const projection = testProjection({ folds: [fold], logs: [] });
    const { schema } = await newBuild(projection);
    const applied = apply(planBatch(projection, schema), eventsOfStream(1, 1));
    await expect(applied).rejects.toThrow('does not fit a bigint column');
  });

  it('leaves a row that does not change as it was', async () => {
    const table: FactTable = { name: 'seen', columns: { id: 'text', tags: 'text[]' } };
    const fold: KeyedFold = { table, key: () => 'row', fold: () => ({ id: 'row', tags: ['x'] }) };
    const projection = testProjection({ folds: [fold], logs: [] });
    const { schema } = await newBuild(projection);
    const plan = planBatch(projection, schema);
    const version = () => bed.asOwner(`select ctid::text, xmin::text from ${schema}.seen`);
    await apply(plan, eventsOfStream(1, 1));
    const before = await version();
    await apply(plan, eventsOfStream(5, 1));
    expect(await version()).toHaveLength(1);
    expect((await version())[0]!.ctid).toBe(before[0]!.ctid);
  });
});

describe('two partitions that share a row', () => {
  const shared = testProjection({ folds: [storeFold], logs: [] });
  const [first, second] = eventsOfStream(2, 1);

  /** Applies one event in a transaction left open, the other beside it, then commits both. */
  const countAfterBoth = async (isNew: boolean, spoil?: (plan: BatchPlan) => BatchPlan) => {
    const build = await newBuild(shared);
    const plan = planBatch(shared, build.schema);
    if (!isNew) await apply(plan, eventsOfStream(1, 1));
    let other: Promise<void> = Promise.resolve();
    await inTransaction(async (client) => {
      await applyBatch(client, plan, [first!]);
      other = apply(spoil?.(plan) ?? plan, [second!]);
      await waitUntilBlocked();
    });
    await other;
    const rows = await bed.asOwner(`select n from ${build.schema}.store_cell`);
    return Number(rows[0]!.n);
  };
  const waitUntilBlocked = async (): Promise<void> => {
    for (;;) {
      const rows = await bed.asOwner(
        `select from pg_stat_activity where datname = current_database()
         and wait_event_type = 'Lock' and usename = '${APP_ROLE}'`,
      );
      if (rows.length > 0) return;
    }
  };

  it('count both events when neither found the row', async () => {
    expect(await countAfterBoth(true)).toBe(2);
  });

  it('count both events when the row was there', async () => {
    expect(await countAfterBoth(false)).toBe(3);
  });

  it('lose one when rows are read without a lock', async () => {
    const withoutLock = ({ name, text }: Prepared): Prepared => ({
      name: `${name}_open`,
      text: text.replace('for no key update', ''),
    });
    const unlocked = ({ folded, logged, joins }: BatchPlan): BatchPlan => ({
      joins,
      logged,
      folded: folded.map(({ sql, folds }) => ({
        folds,
        sql: { ...sql, selectForUpdate: withoutLock(sql.selectForUpdate) },
      })),
    });
    expect(await countAfterBoth(false, unlocked)).toBe(2);
  });
});
