import { inTransaction } from '@amends/event-store/in-transaction';
import { waitFor } from '@amends/testing/wait-for';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { applyBatch, planBatch } from './apply-batch.ts';
import { buildCells } from './build-cells.ts';
import { buildConsumerOptions } from './build-consumer.ts';
import { type Build, ensureBuild, readBuilds } from './build-registry.ts';
import { dumpBuild } from './canonical-dump.ts';
import type { Tally } from './cell-content.ts';
import { cellQueryOf } from './cell-query.ts';
import { countedProjection } from './cells.fixture.ts';
import { compactCells } from './compact-cells.ts';
import { shortIdField } from './fact-field.ts';
import type { Filter } from '@amends/service-kit/query';
import { dumpInMemory } from './fold-in-memory.fixture.ts';
import {
  APP_ROLE,
  eventsOf,
  openTestBed,
  PARTITIONS,
  recordOf,
  stepsOf,
  type TestBed,
} from './projection.fixture.ts';
import { openProjection, type ProjectionService } from './projection-service.ts';
import { readLive } from './read-live.ts';
import { readCellGroups, readObservedGroups } from './tally-groups.ts';
import type { Stores } from './types.ts';

// Real servers on a busy machine; a wait has a limit of its own, below this one.
const ZONE = 'America/New_York';

let bed: TestBed;
beforeAll(async () => {
  bed = await openTestBed();
});
afterAll(() => bed.close());

let projections = 0;
const newProjection = () => {
  projections += 1;
  return { ...countedProjection(), name: `counted-${projections}` };
};

const buildOf = (projection: ReturnType<typeof newProjection>): Promise<Build> =>
  ensureBuild({ ownerUrl: bed.ownerUrl, appRole: APP_ROLE, projection, wanted: 'any' });

const nowOf = async ({ id }: Build, name: string): Promise<Build> =>
  (await readBuilds(bed.pool, name)).find((build) => build.id === id)!;

const goLive = ({ id }: Build): Promise<unknown> =>
  bed.asOwner(`update projection_build set status = 'live' where id = ${id}`);

const events = eventsOf(stepsOf(400, 41).map((step, at) => recordOf(step, at + 1)));

/** What a consumer might do, in order: a batch of a partition, putting changes in, or anew. */
const acts = fc.array(
  fc.record({
    act: fc.constantFrom('apply', 'apply', 'apply', 'compact', 'build'),
    partition: fc.nat({ max: PARTITIONS - 1 }),
    length: fc.integer({ min: 1, max: 60 }),
  }),
  { maxLength: 40 },
);

describe('cells', () => {
  const play = async (
    projection: ReturnType<typeof newProjection>,
    steps: readonly { act: string; partition: number; length: number }[],
  ): Promise<Build> => {
    const build = await buildOf(projection);
    await goLive(build);
    const plan = planBatch(projection, build.schema, ZONE);
    const left = Array.from({ length: PARTITIONS }, (_, partition) =>
      events.filter((event) => event.partition === partition),
    );
    let hasCells = false;
    const apply = (partition: number, length: number): Promise<void> =>
      inTransaction(bed.pool, async (client) => {
        await client.query(`select set_config('amends.stores', '*', true)`);
        await applyBatch(client, plan, left[partition]!.splice(0, length), hasCells);
      });
    for (const { act, partition, length } of steps) {
      if (act === 'apply') await apply(partition, length);
      else if (act === 'compact') await compactCells(bed.pool, projection, build, ZONE, () => true);
      else {
        await buildCells(bed.ownerUrl, projection, build, ZONE);
        hasCells = true;
      }
    }
    if (!hasCells) await buildCells(bed.ownerUrl, projection, build, ZONE);
    hasCells = true;
    for (const [partition, rest] of left.entries()) await apply(partition, rest.length);
    return build;
  };

  it('are the sum of the rows whenever made, however split, and never negative', async () => {
    await fc.assert(
      fc.asyncProperty(acts, async (steps) => {
        const projection = newProjection();
        const { schema } = await play(projection, steps);
        const dump = await inTransaction(bed.pool, async (client) => {
          await client.query(`select set_config('amends.stores', '*', true)`);
          return (await dumpBuild(client, projection, schema)).text;
        });
        expect(dump).toBe(dumpInMemory(projection, events, ZONE));
        const amounts = dump.split('# cell\n')[1]!.trimEnd().split('\n');
        const negative = amounts.filter((line) => /,-\d/.test(line.slice(line.indexOf('[['))));
        expect(negative).toEqual([]);
      }),
      { numRuns: 12, seed: 11 },
    );
  });

  it('answer named slices with what the rows have, by day, month and dimension', async () => {
    const projection = newProjection();
    const { cells } = projection;
    const build = await play(projection, [
      { act: 'build', partition: 0, length: 1 },
      { act: 'apply', partition: 1, length: 60 },
      { act: 'compact', partition: 0, length: 1 },
      { act: 'apply', partition: 2, length: 60 },
    ]);
    expect((await nowOf(build, projection.name)).cells).toMatch(/^ready /);
    const day = `((opened_at at time zone case when time_precision = 'date' then 'UTC'
      else '${ZONE}' end)::date)`;
    const groupsOf = (groupBy: string[], filters: Filter[], stores: Stores = '*') =>
      readLive({ pool: bed.pool, projection, readsSince: 1, stores }, async (live) => {
        const view = { timeZone: ZONE, asOf: undefined };
        const query = cellQueryOf(cells, { groupBy, filters, view }, { stores, timeZone: ZONE });
        const read = { client: live.client, schema: live.schema };
        const groups = await readCellGroups(read, cells, query!, groupBy, new Set([0, 1]));
        const n = (tally: Tally) => [tally.sum(0), tally.sum(1)];
        return groups.map(({ group, tally }) => [...Object.values(group), ...n(tally)]);
      });
    const fromRows = async (columns: string[], where = 'true') => {
      const sums = 'count(*)::int as n, sum(total)::int as total';
      const from = `from ${build.schema}.counted_case where case_bytes is not null and ${where}`;
      const by = columns.length === 0 ? '' : `group by ${columns.map((_, n) => n + 1).join(', ')}`;
      const all = await bed.asOwner(`select ${sums} ${from}`);
      const named = columns.map((column, n) => `${column} as g${n}`);
      const order = columns.map((_, n) => `g${n} collate "C" nulls last`).join(', ') || '1';
      const groups = await bed.asOwner(
        `select * from (select ${[...named, sums].join(', ')} ${from} ${by}) g order by ${order}`,
      );
      const rest = columns.length === 0 ? [] : groups;
      return [...all, ...rest].map((row) => Object.values(row));
    };
    expect(await groupsOf([], [])).toEqual(await fromRows([]));
    expect(await groupsOf(['store', 'size'], [])).toEqual(await fromRows(['store_id', 'size']));
    expect(await groupsOf(['month'], [])).toEqual(await fromRows([`to_char(${day}, 'YYYY-MM')`]));
    const someDays = { field: 'month', operator: 'in', values: ['2025-12'] } as const;
    const ofSize = { field: 'size', operator: 'eq', values: ['large'] } as const;
    expect(await groupsOf(['week'], [someDays, ofSize])).toEqual(
      await fromRows(
        [`to_char(${day}, 'IYYY-"W"IW')`],
        `${day} >= '2025-12-01' and ${day} < '2026-01-01' and size = 'large'`,
      ),
    );
    const two = { field: 'day', operator: 'in', values: ['2025-12-29', '2025-12-30'] } as const;
    expect(await groupsOf(['store'], [two])).toEqual(
      await fromRows(['store_id'], `${day} in ('2025-12-29', '2025-12-30')`),
    );
    expect(await groupsOf(['size'], [], ['s1'])).toEqual(
      await fromRows(['size'], `store_id = 's1'`),
    );
  });

  it('are read of all rows in values that a driver can hold, however many there are', async () => {
    const projection = newProjection();
    const { schema } = await play(projection, []);
    await bed.asOwner(`analyze ${schema}.counted_case`);
    const fields = { store: shortIdField('store_id') };
    const readIn = (rowsMax: number) =>
      readLive({ pool: bed.pool, projection, readsSince: 1, stores: '*' }, async (live) => {
        const sizes: number[] = [];
        const query = async (...asked: Parameters<typeof live.client.query>) => {
          const found = await live.client.query(...asked);
          const values = (found as unknown as { rows: object[] }).rows.flatMap(Object.values);
          sizes.push(...values.filter(Buffer.isBuffer).map(({ length }) => length));
          return found;
        };
        const read = { client: { query } as unknown as typeof live.client, schema: live.schema };
        const asked = { groupBy: ['store'], filters: [] };
        const slots = new Set([0, 1, 2]);
        const groups = await readObservedGroups(
          read,
          projection.cells,
          fields,
          asked,
          slots,
          rowsMax,
        );
        const told = groups.map(({ group, tally }) => [group, [...tally.entries()].sort()]);
        return { told, largest: Math.max(...sizes) };
      });
    const [whole, parted] = [await readIn(1_000_000), await readIn(5)];
    expect(parted.told).toEqual(whole.told);
    expect(parted.largest).toBeLessThan(whole.largest / 2);
  });

  it('are made anew for another zone, and nothing is read of them until then', async () => {
    const projection = newProjection();
    const build = await play(projection, []);
    await buildCells(bed.ownerUrl, projection, build, 'Asia/Tokyo');
    const dump = await inTransaction(bed.pool, async (client) => {
      await client.query(`select set_config('amends.stores', '*', true)`);
      return (await dumpBuild(client, projection, build.schema)).text;
    });
    expect(dump).toBe(dumpInMemory(projection, events, 'Asia/Tokyo'));
    // One that knows the former zone only puts nothing in.
    expect(await compactCells(bed.pool, projection, build, ZONE, () => true)).toBe(false);
  });

  /** What a consumer of this zone does with events. */
  const consumerOf = (
    projection: ReturnType<typeof newProjection>,
    build: Build,
    timeZone: string,
  ) => {
    const { apply } = buildConsumerOptions({
      ...{ log: bed.log, pool: bed.pool, projection, build, timeZone, concurrency: 1 },
      ...{ limits: { maxEvents: 100, maxMs: 1_000 }, isLive: () => true, onHandled: () => {} },
    });
    return (batch: typeof events) =>
      inTransaction(bed.pool, (client) => apply({ client } as Parameters<typeof apply>[0], batch));
  };

  it('are not written to by a process of another zone, which tries the batch again', async () => {
    const projection = newProjection();
    const build = await buildOf(projection);
    await goLive(build);
    const [newYork, tokyo] = [ZONE, 'Asia/Tokyo'].map((zone) =>
      consumerOf(projection, build, zone),
    );
    await newYork!(events.slice(0, 100));
    await buildCells(bed.ownerUrl, projection, build, 'Asia/Tokyo');
    await expect(newYork!(events.slice(100))).rejects.toMatchObject({ retryable: true });
    await tokyo!(events.slice(100));
    const dump = await inTransaction(bed.pool, async (client) => {
      await client.query(`select set_config('amends.stores', '*', true)`);
      return (await dumpBuild(client, projection, build.schema)).text;
    });
    expect(dump).toBe(dumpInMemory(projection, events, 'Asia/Tokyo'));
  });

  it('of two processes of two zones are of the last one started; the other says so', async () => {
    const projection = newProjection();
    const { pool, ownerUrl, log } = bed;
    const opened = [ZONE, 'Asia/Tokyo'].map((timeZone) =>
      openProjection({ projection, pool, ownerUrl, log, timeZone }),
    );
    const [first, last] = opened as [ProjectionService, ProjectionService];
    try {
      await first.start();
      await last.start();
      await waitFor(
        () => first.health().some(({ detail }) => detail.includes('AMENDS_TIME_ZONE')),
        { description: 'the first to yield', timeoutMs: 15_000 },
      );
      await log.append(stepsOf(400, 41).map((step, at) => recordOf(step, at + 1)));
      const expected = dumpInMemory(projection, events, 'Asia/Tokyo');
      await waitFor(async () => (await last.dump()).text === expected, {
        ...{ description: 'the cells of the last one', timeoutMs: 20_000 },
      });
      expect(last.health().every(({ ok }) => ok)).toBe(true);
    } finally {
      await Promise.all(opened.map((service) => service.stop()));
    }
  });
});
