import { inTransaction } from '@amends/event-store/in-transaction';
import type { LoggedEvent } from '@amends/event-log/logged-event';
import { waitFor } from '@amends/testing/wait-for';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { PoolClient } from 'pg';
import { applyBatch, type BatchPlan, planBatch } from './apply-batch.ts';
import { buildCells } from './build-cells.ts';
import { JOIN_LOCK } from './build-locks.ts';
import { type Build, ensureBuild } from './build-registry.ts';
import { dumpBuild } from './canonical-dump.ts';
import {
  APP_ROLE,
  type CaseStep,
  eventsOf,
  openTestBed,
  PARTITIONS,
  recordOf,
  stepsOf,
  type TestBed,
  testProjection,
} from './projection.fixture.ts';
import type { CellDeclaration, FactTable, JoinedColumns, Projection, RowLog } from './types.ts';

const stepOf = ({ data }: LoggedEvent): CaseStep => data as CaseStep;
/** What a person spends, and what happens to a case of hers, come by other partitions. */
const isSpending = (event: LoggedEvent): boolean => stepOf(event).amount % 2 === 0;

const caseTable: FactTable = {
  name: 'person_case',
  columns: {
    case_id: 'text',
    person: 'text',
    opened_at: 'timestamptz',
    steps: 'integer',
    spent: 'integer',
  },
};
const spendings: RowLog = {
  table: { name: 'spending', columns: { event_id: 'uuid', person: 'text', amount: 'integer' } },
  rows: (event) => {
    const { store, amount } = stepOf(event);
    return isSpending(event) ? [{ event_id: event.id, person: store, amount }] : [];
  },
};
const join: JoinedColumns = {
  table: caseTable,
  log: spendings,
  whose: { table: 'person', log: 'person' },
  values: async (client, schema, rows) => {
    const { rows: found } = await client.query<{ person: string; spent: number }>(
      `select person, sum(amount)::integer as spent from ${schema}.spending
       where person = any($1::text[]) group by person`,
      [rows.map(({ person }) => person)],
    );
    const spent = new Map(found.map((each) => [each.person, each.spent]));
    return rows.map(({ person }) => ({ spent: spent.get(person as string) ?? null }));
  },
};
const cells: CellDeclaration = {
  table: caseTable,
  slots: ['count', 'count'],
  observe: ({ spent }) => [
    [0, 1],
    [1, Number(spent ?? 0)],
  ],
  dimensions: { person: 'person' },
  at: 'opened_at',
  instant: 'openedAt',
  slices: [[], ['person']],
};

let projections = 0;
const newProjection = (): Projection => {
  projections += 1;
  return testProjection({
    name: `joined-${projections}`,
    folds: [
      {
        table: caseTable,
        key: (event) => (isSpending(event) ? undefined : stepOf(event).caseId),
        // Some step belongs to nobody: the case is nobody's until the next one.
        fold: (row, event) => {
          const { caseId, store, amount } = stepOf(event);
          return {
            ...row,
            case_id: caseId,
            person: amount % 11 === 0 ? null : store,
            opened_at: row?.opened_at ?? event.time,
            steps: Number(row?.steps ?? 0) + 1,
          };
        },
      },
    ],
    logs: [spendings],
    joins: [join],
    cells,
  });
};

const events = eventsOf(stepsOf(400, 41, 7).map((step, at) => recordOf(step, at + 1)));

describe('columns joined from another partition', () => {
  let bed: TestBed;
  beforeAll(async () => {
    bed = await openTestBed();
  });
  afterAll(() => bed.close());

  const buildOf = async (projection: Projection): Promise<Build> => {
    const options = { ownerUrl: bed.ownerUrl, appRole: APP_ROLE, projection };
    const build = await ensureBuild({ ...options, wanted: 'any' });
    await buildCells(bed.ownerUrl, projection, build, 'UTC');
    return build;
  };
  const applying =
    (plan: BatchPlan) =>
    (client: PoolClient, batch: readonly LoggedEvent[]): Promise<void> =>
      applyBatch(client, plan, batch, true);
  const asAll = <Result>(work: (client: PoolClient) => Promise<Result>): Promise<Result> =>
    inTransaction(bed.pool, async (client) => {
      await client.query(`select set_config('amends.stores', '*', true)`);
      return work(client);
    });
  const dumpOf = (projection: Projection, { schema }: Build): Promise<string> =>
    asAll(async (client) => (await dumpBuild(client, projection, schema)).text);

  /** Batches of these lengths, one of each partition at a time and all of them at once. */
  const playAtOnce = async (lengths: readonly number[]): Promise<string> => {
    const projection = newProjection();
    const build = await buildOf(projection);
    const apply = applying(planBatch(projection, build.schema));
    const left = Array.from({ length: PARTITIONS }, (_, partition) =>
      events.filter((event) => event.partition === partition),
    );
    for (const length of [...lengths, events.length])
      await Promise.all(
        left.map((of) => {
          const batch = of.splice(0, length);
          return asAll((client) => apply(client, batch));
        }),
      );
    return dumpOf(projection, build);
  };

  it('are what both tables say in the end, and cells with them, however batches meet', async () => {
    const people = new Map<string, number>();
    for (const event of events.filter(isSpending)) {
      const { store, amount } = stepOf(event);
      people.set(store, (people.get(store) ?? 0) + amount);
    }
    const once = await playAtOnce([]);
    const rows = once
      .split('# person_case\n')[1]!
      .split('\n# ')[0]!
      .split('\n')
      .map((line) => JSON.parse(line) as { person: string | null; spent: number | null });
    expect(rows.map(({ spent }) => spent)).toEqual(
      rows.map(({ person }) => (person === null ? null : (people.get(person) ?? null))),
    );
    expect(rows.filter(({ spent }) => spent !== null).length).toBeGreaterThan(20);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 20 }),
        async (lengths) => {
          expect(await playAtOnce(lengths)).toBe(once);
        },
      ),
      { numRuns: 10, seed: 3 },
    );
  });

  it('miss nothing that is committed while the other side is being written', async () => {
    const spent = events.find((event) => isSpending(event))!;
    const person = stepOf(spent).store;
    const step = events.find(
      (event) =>
        !isSpending(event) && stepOf(event).store === person && stepOf(event).amount % 11 !== 0,
    )!;
    for (const [first, second] of [
      [spent, step],
      [step, spent],
    ] as const) {
      const projection = newProjection();
      const build = await buildOf(projection);
      const apply = applying(planBatch(projection, build.schema));
      const waiting = Promise.withResolvers<void>();
      const wrote = Promise.withResolvers<void>();
      const earlier = asAll(async (client) => {
        await apply(client, [first]);
        wrote.resolve();
        await waiting.promise;
      });
      await wrote.promise;
      const later = asAll((client) => apply(client, [second]));
      const held = `select 1 from pg_locks where locktype = 'advisory' and not granted
        and classid = ${JOIN_LOCK} and database = (
          select oid from pg_database where datname = current_database())`;
      await waitFor(async () => (await bed.asOwner(held)).length > 0, {
        description: 'the later one to wait for the earlier',
      });
      waiting.resolve();
      await Promise.all([earlier, later]);
      const read = await bed.asOwner(`select spent from ${build.schema}.person_case`);
      expect(read).toEqual([{ spent: stepOf(spent).amount }]);
    }
  });
});
