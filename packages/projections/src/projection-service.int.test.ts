import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { LogRecord } from '@amends/event-log/types';
import { waitFor } from '@amends/testing/wait-for';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ensureBuild } from './build-registry.ts';
import { dumpInMemory } from './fold-in-memory.fixture.ts';
import {
  APP_ROLE,
  type CaseStep,
  caseFold,
  eventsOf,
  openTestBed,
  PRODUCER,
  recordOf,
  stepsOf,
  type TestBed,
  testProjection,
} from './projection.fixture.ts';
import {
  openProjection,
  type ProjectionOptions,
  type ProjectionService,
} from './projection-service.ts';
import { switchTo } from './switch-builds.ts';
import type { KeyedFold, Projection } from './types.ts';

// Real servers on a busy machine; a wait has a limit of its own, below this one.
let bed: TestBed;
let services: ProjectionService[];
beforeEach(async () => {
  bed = await openTestBed();
  services = [];
});
afterEach(async () => {
  await Promise.all(services.map((service) => service.stop()));
  await bed.close();
});

const open = (changes: Partial<Projection> = {}, options: Partial<ProjectionOptions> = {}) => {
  const { pool, ownerUrl, log } = bed;
  const projection = testProjection(changes);
  const service = openProjection({ projection, pool, ownerUrl, log, ...options });
  services.push(service);
  return service;
};
const started = async (...args: Parameters<typeof open>): Promise<ProjectionService> => {
  const service = open(...args);
  await service.start();
  return service;
};

const recordsOf = (steps: readonly CaseStep[], from = 1): LogRecord[] =>
  steps.map((step, at) => recordOf(step, from + at));
const positionOf = (record: LogRecord): string =>
  `${record.headers.ce_producer!.slice(0, 8)}.${record.partition}.${record.headers.ce_producerseq}`;
const caughtUp = (service: ProjectionService): Promise<unknown> =>
  waitFor(
    async () => {
      const { lagEvents, position, rebuild } = await service.freshness();
      return lagEvents === 0 && position !== null && rebuild === null;
    },
    { description: 'the projection to catch up', timeoutMs: 15_000 },
  );
const liveBuilds = async (): Promise<string[]> => {
  const rows = await bed.asOwner(
    `select consumer from projection_build where status = 'live' order by name`,
  );
  return rows.map(({ consumer }) => consumer as string);
};
const liveIs = (consumer: string): Promise<unknown> =>
  waitFor(async () => (await liveBuilds()).includes(consumer), {
    description: `${consumer} to be live`,
    timeoutMs: 15_000,
  });
const schemas = async (): Promise<string[]> => {
  const rows = await bed.asOwner(
    `select nspname from pg_namespace where nspname like 'test\\_cases\\_%' order by 1`,
  );
  return rows.map(({ nspname }) => nspname as string);
};

/** Runs a rebuild in a process of its own until it is stuck half-way, then kills it. */
const killHalfWay = async (): Promise<void> => {
  const script = fileURLToPath(new URL('./rebuild-half-way.fixture.ts', import.meta.url));
  const child = spawn(
    process.execPath,
    ['--conditions=source', script, bed.ownerUrl, bed.appUrl, '700'],
    // Without jest's own NODE_OPTIONS.
    { env: { PATH: process.env.PATH }, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const exit = once(child, 'exit');
  await Promise.race([once(child.stdout, 'data'), exit]);
  child.kill('SIGKILL');
  expect(await exit).toEqual([null, 'SIGKILL']);
};

/** A fold that waits outside until the gate is opened: the batch fails and is tried again. */
const gatedFold = (fold: KeyedFold, isShut: (seen: number) => boolean) => {
  let seen = 0;
  const gated: KeyedFold = {
    ...fold,
    fold: (row, event) => {
      if (isShut(seen)) throw Object.assign(new Error('the gate is shut'), { retryable: true });
      seen += 1;
      return fold.fold(row, event);
    },
  };
  return { gated, seen: () => seen };
};

describe('a projection', () => {
  it('is live at once over an empty log', async () => {
    const service = await started();
    expect(await liveBuilds()).toEqual(['test-cases.v1.b1']);
    expect(service.health().every(({ ok }) => ok)).toBe(true);
    expect(await service.freshness()).toMatchObject({ lagEvents: 0, lagSeconds: 0, rebuild: null });
  });

  it('gives the rows of the stream when records are delivered up to three times', async () => {
    const once = recordsOf(stepsOf(400, 30));
    const service = await started({}, { limits: { maxEvents: 37, maxMs: 1_000 } });
    for (let at = 0; at < once.length; at += 20) {
      const part = once.slice(at, at + 20);
      for (let copies = 0; copies <= (at / 20) % 3; copies += 1) await bed.log.append(part);
    }
    await caughtUp(service);
    expect((await service.dump()).text).toBe(dumpInMemory(testProjection(), eventsOf(once)));
  });

  it('gives other rows when a relay numbers what it sends again anew', async () => {
    const once = recordsOf(stepsOf(50, 10));
    const service = await started();
    await bed.log.append([...once, ...recordsOf(stepsOf(20, 10), 51)]);
    await caughtUp(service);
    expect((await service.dump()).text).not.toBe(dumpInMemory(testProjection(), eventsOf(once)));
  });

  it('refuses to start when its tables changed without a new version', async () => {
    await started();
    const table = { ...caseFold.table, columns: { ...caseFold.table.columns, extra: 'text' } };
    const changed = open({ folds: [{ ...caseFold, table }] });
    await expect(changed.start()).rejects.toMatchObject({ reason: 'definition_changed' });
  });

  it('parks the case that a fold fails on and applies it after the fix', async () => {
    const steps = stepsOf(60, 6);
    const records = recordsOf(steps);
    let isBroken = true;
    const fold: KeyedFold = {
      ...caseFold,
      fold: (row, event) => {
        if (isBroken && event.subject === 'case-3') throw new Error('a bug');
        return caseFold.fold(row, event);
      },
    };
    const service = await started({ folds: [fold], logs: [] });
    await bed.log.append(records);
    await caughtUp(service);
    const others = eventsOf(records).filter(({ subject }) => subject !== 'case-3');
    const projection = testProjection({ folds: [caseFold], logs: [] });
    expect((await service.dump()).text).toBe(dumpInMemory(projection, others));
    isBroken = false;
    expect(await service.operations.replay('test')).toMatchObject({
      replayed: 10,
      stillParked: [],
    });
    expect((await service.dump()).text).toBe(dumpInMemory(projection, eventsOf(records)));
  });
});

describe('a read', () => {
  it('sees the write whose position it names', async () => {
    const service = await started();
    const records = recordsOf(stepsOf(40, 5));
    for (const record of records) {
      await bed.log.append([record]);
      const sum = await service.read(
        '*',
        undefined,
        async ({ client, schema }) =>
          (await client.query(`select sum(n)::int as n from ${schema}.store_cell`)).rows[0].n,
        { minPosition: positionOf(record) },
      );
      expect(sum).toBe(Number(record.headers.ce_producerseq));
    }
  });

  it('is refused when the position is not reached in time', async () => {
    const service = await started();
    await bed.log.append(recordsOf(stepsOf(3, 1)));
    await caughtUp(service);
    const minPosition = `${PRODUCER.slice(0, 8)}.0.99`;
    const read = service.read('*', undefined, async () => 'read', { minPosition, timeoutMs: 60 });
    await expect(read).rejects.toMatchObject({
      code: 'projection_behind',
      retryAfterSeconds: 1,
    });
  });

  it('is refused when the position has another form', async () => {
    const service = await started();
    for (const minPosition of ['', '4711', '0190b1a2.1', '0190b1a2.01.5', '0190B1A2.1.5', 'x.1.5'])
      await expect(
        service.read('*', undefined, async () => 'read', { minPosition }),
      ).rejects.toMatchObject({ reason: 'malformed_position', code: 'malformed_query' });
  });

  it('may not trust one topic for what another topic has not delivered', async () => {
    await bed.createTopic('test.signals');
    const { gated } = gatedFold(caseFold, () => shut);
    let shut = false;
    const service = await started({ topics: ['test.events', 'test.signals'], folds: [gated] });
    const [step] = stepsOf(1, 1);
    const first = recordOf(step!, 1, { topic: 'test.signals' });
    await bed.log.append([recordOf(step!, 2)]);
    await caughtUp(service);
    shut = true;
    await bed.log.append([first]);
    const options = { minPosition: positionOf(first), timeoutMs: 100 };
    const stale = service.read('*', undefined, async () => 'stale', options);
    await expect(stale).rejects.toMatchObject({ code: 'projection_behind' });
    shut = false;
    const seen = service.read('*', undefined, async () => 'seen', {
      minPosition: positionOf(first),
      timeoutMs: 30_000,
    });
    await expect(seen).resolves.toBe('seen');
  });

  it('shows rows of the stores of the caller only', async () => {
    const service = await started();
    await bed.log.append(recordsOf(stepsOf(30, 9)));
    await caughtUp(service);
    const seen = (stores: '*' | string[]) =>
      service.read(stores, undefined, async ({ client, schema }) => {
        const { rows } = await client.query(
          `select store_id, count(*)::int as n from ${schema}.case_fact group by 1 order by 1`,
        );
        return rows.map((row) => `${row.store_id}: ${row.n}`);
      });
    expect(await seen('*')).toEqual(['s0: 3', 's1: 3', 's2: 3']);
    expect(await seen(['s1'])).toEqual(['s1: 3']);
    expect(await seen(['s1', 's2', 'none'])).toEqual(['s1: 3', 's2: 3']);
    expect(await seen([])).toEqual([]);
    await expect(seen(['s1,s2'])).rejects.toThrow('comma');
    const unset = await bed.pool.query('select from test_cases_v1_b1.case_fact');
    expect(unset.rowCount).toBe(0);
    // The same question without the policy: what the test above would see if it were missing.
    await bed.asOwner('alter table test_cases_v1_b1.case_fact disable row level security');
    expect(await seen(['s1'])).toHaveLength(3);
  });

  it('cannot write', async () => {
    const service = await started();
    const write = service.read('*', undefined, ({ client, schema }) =>
      client.query(`insert into ${schema}.timeline (event_id) values (gen_random_uuid())`),
    );
    await expect(write).rejects.toMatchObject({ code: '25006' });
  });

  it('tells position, lag and definition', async () => {
    const service = await started();
    const records = recordsOf(stepsOf(8, 3));
    await bed.log.append(records);
    await caughtUp(service);
    const meta = await service.read('*', '2026-01-01T00:00:00Z', async (read) => read.meta);
    expect(meta).toEqual({
      projectionPosition: 'v1.b1.8',
      lagSeconds: 0,
      asOf: '2026-01-01T00:00:00Z',
      definitionVersion: 1,
    });
  });

  it('tells how long the oldest record waits while its consumer stands still', async () => {
    let nowMs = Date.now();
    const { gated } = gatedFold(caseFold, () => true);
    const service = await started({ folds: [gated] }, { clock: () => new Date(nowMs) });
    await service.freshness();
    await bed.log.append(recordsOf(stepsOf(1, 1)));
    nowMs += 90_000;
    const fresh = await service.freshness();
    expect(fresh).toMatchObject({ lagEvents: 1 });
    expect(fresh.lagSeconds).toBeGreaterThanOrEqual(90);
    const lag = await service.read('*', undefined, async ({ meta }) => meta.lagSeconds);
    expect(lag).toBeGreaterThanOrEqual(90);
  });
});

describe('a rebuild', () => {
  it('gives the rows of the live build while traffic runs, and no reader sees a mix', async () => {
    const service = await started({}, { limits: { maxEvents: 40, maxMs: 1_000 } });
    const records = recordsOf(stepsOf(3_000, 120));
    await bed.log.append(records.slice(0, 1_500));
    await caughtUp(service);

    let isSwitched = false;
    const traffic = (async () => {
      let sent = 1_500;
      while (!isSwitched && sent < records.length - 10) {
        await bed.log.append(records.slice(sent, sent + 10));
        sent += 10;
      }
      await bed.log.append(records.slice(sent));
    })();
    const seen: { schema: string; events: number }[] = [];
    const readers = (async () => {
      while (!isSwitched) {
        const look = await service.read('*', undefined, async ({ client, schema }) => {
          const count = async (sql: string): Promise<number> =>
            (await client.query<{ n: number }>(sql)).rows[0]!.n;
          const cells = await count(`select sum(n)::int as n from ${schema}.store_cell`);
          const lines = await count(`select count(*)::int as n from ${schema}.timeline`);
          return { schema, cells, lines };
        });
        expect(look.lines).toBe(look.cells);
        seen.push({ schema: look.schema, events: look.cells });
      }
    })();

    expect(await service.operations.rebuild('test')).toEqual({ version: 1, build: 2 });
    await liveIs('test-cases.v1.b2');
    await service.read('*', undefined, async ({ schema }) => expect(schema).toMatch(/v1_b2/));
    isSwitched = true;
    await Promise.all([traffic, readers]);
    // Nobody went back in time when the builds changed places.
    const counts = seen.map(({ events }) => events);
    expect(counts).toEqual([...counts].sort((a, b) => a - b));
    await caughtUp(service);
    const dump = await service.dump();
    expect(dump.text).toBe(dumpInMemory(testProjection(), eventsOf(records)));
    await waitFor(async () => (await schemas()).length === 1, {
      description: 'the old tables to go',
    });
    expect(await bed.asOwner(`select distinct consumer from consumer_checkpoint`)).toEqual([
      { consumer: 'test-cases.v1.b2' },
    ]);
  });

  it('leaves a reader the tables it began with until it ends', async () => {
    const service = await started();
    await bed.log.append(recordsOf(stepsOf(50, 5)));
    await caughtUp(service);
    const count = await service.read('*', undefined, async ({ client, schema }) => {
      expect(schema).toBe('"test_cases_v1_b1"');
      await service.operations.rebuild('test');
      await liveIs('test-cases.v1.b2');
      await bed.log.append(recordsOf(stepsOf(10, 5), 51));
      await caughtUp(service);
      expect(await schemas()).toEqual(['test_cases_v1_b1', 'test_cases_v1_b2']);
      return (await client.query(`select count(*)::int as n from ${schema}.timeline`)).rows[0].n;
    });
    expect(count).toBe(50);
    await waitFor(async () => (await schemas()).length === 1, {
      description: 'the old tables to go',
    });
  });

  it('takes the tables from a reader when the drop does not ask for its lock', async () => {
    const service = await started();
    const read = service.read('*', undefined, async ({ client, schema }) => {
      await bed.asOwner('drop schema test_cases_v1_b1 cascade');
      await client.query(`select from ${schema}.timeline`);
    });
    await expect(read).rejects.toMatchObject({ code: '42P01' });
  });

  it('goes on where it was when its process was killed half-way', async () => {
    const records = recordsOf(stepsOf(2_000, 80));
    const first = await started({ folds: [caseFold] });
    await bed.log.append(records);
    await caughtUp(first);
    await first.stop();
    await killHalfWay();
    const handled = Number(
      (
        await bed.asOwner(
          `select sum(next_offset)::int as n from consumer_checkpoint
           where consumer = 'test-cases.v1.b2'`,
        )
      )[0]!.n,
    );
    expect(handled).toBeGreaterThan(0);
    expect(handled).toBeLessThan(2_000);

    const { gated, seen } = gatedFold(caseFold, () => false);
    const resumed = await started({ folds: [gated] });
    await liveIs('test-cases.v1.b2');
    expect(seen()).toBe(2_000 - handled);
    const projection = testProjection({ folds: [caseFold] });
    expect((await resumed.dump()).text).toBe(dumpInMemory(projection, eventsOf(records)));
  });

  it('may not take over while it is behind the live build', async () => {
    const service = await started();
    await bed.log.append(recordsOf(stepsOf(20, 4)));
    await caughtUp(service);
    await service.stop();
    const { id } = await ensureBuild({
      ownerUrl: bed.ownerUrl,
      appRole: APP_ROLE,
      projection: service.projection,
      wanted: 'rebuild',
    });
    expect(await switchTo(bed.ownerUrl, service.projection, id)).toBe('behind');
    expect(await liveBuilds()).toEqual(['test-cases.v1.b1']);
  });

  it('lets a restored store speak for its service', async () => {
    const restored = '0190b1a2-0000-7000-8000-00000000000b';
    const service = await started();
    await bed.log.append(recordsOf(stepsOf(40, 4)));
    await caughtUp(service);
    // Restored to event 30, then other events: they have the numbers of events that are lost.
    const steps = [...stepsOf(30, 4), ...stepsOf(25, 4)];
    const again = steps.map((step, at) => recordOf(step, at + 1, { producer: restored }));
    await bed.log.append(again);
    await waitFor(() => service.health().some(({ detail }) => /restored/.test(detail)), {
      description: 'the consumer to stop',
    });
    await service.operations.rebuild('test');
    await liveIs('test-cases.v1.b2');
    await caughtUp(service);
    expect((await service.dump()).text).toBe(dumpInMemory(testProjection(), eventsOf(again)));
  });
});

describe('a new version', () => {
  const v2Fold: KeyedFold = {
    ...caseFold,
    fold: (row, event) => ({ ...caseFold.fold(row, event)!, last_amount: 0 }),
  };

  it('is built beside the old one, which serves until the new one takes over', async () => {
    const records = recordsOf(stepsOf(200, 10));
    const old = await started();
    await bed.log.append(records.slice(0, 100));
    await caughtUp(old);
    let isShut = true;
    const { gated } = gatedFold(v2Fold, () => isShut);
    const next = await started({ version: 2, folds: [gated] });
    const patient = open({ version: 2, folds: [gated] }, { readsSince: 1 });
    const versionRead = (service: ProjectionService) =>
      service.read('*', undefined, async ({ meta }) => meta.definitionVersion);

    expect(await versionRead(old)).toBe(1);
    await expect(versionRead(next)).rejects.toMatchObject({ reason: 'projection_building' });
    expect(await versionRead(patient)).toBe(1);
    await bed.log.append(records.slice(100));
    await caughtUp(old);
    isShut = false;
    await liveIs('test-cases.v2.b1');
    expect(await versionRead(next)).toBe(2);
    expect(await versionRead(patient)).toBe(2);
    await expect(versionRead(old)).rejects.toMatchObject({ reason: 'newer_version_live' });
    await caughtUp(next);
    const projection = testProjection({ version: 2, folds: [v2Fold] });
    expect((await next.dump()).text).toBe(dumpInMemory(projection, eventsOf(records)));
    await expect(open().start()).rejects.toThrow(/version 2 is live/);
  });

  it('does not take over while it parks what the old one applies', async () => {
    const broken: KeyedFold = {
      ...caseFold,
      fold: (row, event) => {
        if (event.subject === 'case-2') throw new Error('a bug of version 2');
        return caseFold.fold(row, event);
      },
    };
    const old = await started();
    await bed.log.append(recordsOf(stepsOf(40, 4)));
    await caughtUp(old);
    const next = await started({ version: 2, folds: [broken] });
    const line = await waitFor(() => next.health().find(({ detail }) => /parks/.test(detail)), {
      description: 'the switch to be refused',
    });
    expect(line).toMatchObject({ name: 'test-cases.v2.b1', ok: false });
    expect(await liveBuilds()).toEqual(['test-cases.v1.b1']);
  });
});
