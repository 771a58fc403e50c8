import { createHash } from 'node:crypto';
import type { LoggedEvent } from '@amends/event-log/logged-event';
import { migrateConsumer, migrateEmbeddedLog } from '@amends/event-log/migrate';
import { openEventLog, createTopics } from '@amends/event-log/open-event-log';
import { decodeRecord } from '@amends/event-log/envelope-codec';
import { partitionOf } from '@amends/event-log/murmur2';
import type { EventLog, LogRecord } from '@amends/event-log/types';
import { freshDatabase, templateDatabase } from '@amends/testing/database';
import { Client, Pool } from 'pg';
import { BI_ROLE } from './bi-view.ts';
import { migrateProjections } from './migrate-projections.ts';
import type { FactTable, KeyedFold, Projection, RowLog } from './types.ts';

export const APP_ROLE = 'projections_test_app';
export const PARTITIONS = 4;
export const PRODUCER = '0190b1a2-0000-7000-8000-00000000000a';
export const TOPIC = 'test.events';

/** Makes a role of the server that can log in with its name, in these groups; as superuser. */
export const ensureRole = async (
  url: string,
  role: string,
  ...groups: readonly string[]
): Promise<void> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  // Two files may make the role at the same moment: either way it is there afterwards.
  const member = groups.length === 0 ? '' : ` in role ${groups.join(', ')}`;
  await client.query(`do $$ begin
    create role ${role} login password '${role}'${member};
  exception when duplicate_object or unique_violation then null; end $$`);
  await client.end();
};

/**
 * Makes a database what a read service needs: the role of its app, that of BI tools, the tables of
 * log, consumer and builds.
 */
export const prepareFor =
  (role: string) =>
  async (ownerUrl: string): Promise<void> => {
    for (const each of [role, BI_ROLE]) await ensureRole(ownerUrl, each);
    await migrateEmbeddedLog({ ownerUrl });
    await migrateConsumer({ ownerUrl, appRole: role });
    await migrateProjections({ ownerUrl, appRole: role });
  };

export interface TestBed {
  readonly ownerUrl: string;
  readonly appUrl: string;
  /** App role. */
  readonly pool: Pool;
  readonly log: EventLog;
  createTopic(name: string): Promise<void>;
  /** One statement as the owner. */
  asOwner(sql: string): Promise<readonly Record<string, unknown>[]>;
  close(): Promise<void>;
}

/** A database with everything a read service needs, and an embedded log with one topic in it. */
export const openTestBed = async (): Promise<TestBed> => {
  const database = await freshDatabase({
    template: await templateDatabase('projections', prepareFor(APP_ROLE)),
  });
  const appUrl = database.urlAs(APP_ROLE);
  const pool = new Pool({ connectionString: appUrl, max: 12 });
  const owner = new Pool({ connectionString: database.url, max: 2 });
  // Connections still closing when the database is dropped are ended by the server.
  for (const each of [pool, owner]) each.on('error', () => undefined);
  const log = openEventLog({ adapter: 'embedded', url: database.url, pollMsMax: 20 });
  const createTopic = (name: string): Promise<void> =>
    createTopics({ adapter: 'embedded', url: database.url }, [
      { name, partitions: PARTITIONS, replication: 1 },
    ]);
  await createTopic(TOPIC);
  return {
    ownerUrl: database.url,
    appUrl,
    pool,
    log,
    createTopic,
    asOwner: async (sql) => (await owner.query(sql)).rows,
    close: async () => {
      await log.close();
      await Promise.all([pool.end(), owner.end()]);
      await database.drop();
    },
  };
};

export interface CaseStep {
  readonly caseId: string;
  readonly store: string;
  readonly amount: number;
}

/** The record a relay would write for the step with this sequence number. */
export const recordOf = (
  step: CaseStep,
  seq: number,
  { topic = TOPIC, producer = PRODUCER }: { topic?: string; producer?: string } = {},
): LogRecord => {
  const hash = createHash('sha256').update(`${producer} ${seq}`).digest('hex');
  const part = (from: number, to: number): string => hash.slice(from, to);
  const eventId = `${part(0, 8)}-${part(8, 12)}-8${part(13, 16)}-8${part(17, 20)}-${part(20, 32)}`;
  // Whole seconds and milliseconds in turn, and going backwards: the folds must not care.
  const time = new Date(1_767_000_000_000 + ((seq * 7_919) % 100_000) * 500).toISOString();
  return {
    topic,
    partition: partitionOf(step.caseId, PARTITIONS),
    key: step.caseId,
    value: JSON.stringify(step),
    headers: {
      ce_specversion: '1.0',
      ce_id: eventId,
      ce_source: '/amends/triage',
      ce_type: 'amends.triage.CaseStepped.v1',
      ce_subject: step.caseId,
      ce_time: time.replace('.000Z', 'Z'),
      ce_recordedtime: new Date().toISOString(),
      ce_sequence: String(seq).padStart(10, '0'),
      ce_streamid: `triage-${step.caseId}`,
      ce_producer: producer,
      ce_producerseq: String(seq),
      ce_correlationid: eventId,
      ce_causationid: eventId,
      ce_actor: 'test',
      ce_partitionkey: step.caseId,
    },
  };
};

/** Steps of `cases` cases over `stores` stores, by a fixed rule. */
export const stepsOf = (count: number, cases: number, stores = 3): CaseStep[] =>
  Array.from({ length: count }, (_, at) => {
    const number = (at * 7) % cases;
    return { caseId: `case-${number}`, store: `s${number % stores}`, amount: (at * 31) % 997 };
  });

/** Events as a consumer gets them, offsets in the order given. */
export const eventsOf = (records: readonly LogRecord[]): LoggedEvent[] =>
  records.map((record, at) => decodeRecord({ ...record, offset: BigInt(at) }));

export const caseTable: FactTable = {
  name: 'case_fact',
  columns: {
    case_id: 'text',
    store_id: 'text',
    opened_at: 'timestamptz',
    last_amount: 'integer',
    total: 'bigint not null',
    squares: 'numeric',
    mean: 'double precision',
    is_large: 'boolean',
    steps: 'text[]',
    detail: 'jsonb',
  },
  indexes: [['store_id']],
  storeColumn: 'store_id',
};

const dataOf = (event: LoggedEvent): CaseStep => event.data as CaseStep;

const earlier = (known: unknown, time: string): string => {
  const at = new Date(time).toISOString();
  return typeof known === 'string' && known < at ? known : at;
};

export const caseFold: KeyedFold = {
  table: caseTable,
  key: (event) => dataOf(event).caseId,
  fold: (row, event) => {
    const { store, amount } = dataOf(event);
    const total = Number(row?.total ?? 0) + amount;
    const steps = [...((row?.steps as string[] | undefined) ?? []), event.id.slice(0, 4)].slice(-5);
    return {
      case_id: dataOf(event).caseId,
      store_id: store,
      opened_at: earlier(row?.opened_at, event.time),
      last_amount: amount,
      total,
      squares: BigInt((row?.squares as string | undefined) ?? 0) + BigInt(amount) ** 2n,
      mean: total / (steps.length || 1),
      is_large: amount > 500 ? true : (row?.is_large ?? null),
      steps,
      detail: { seq: event.sequence, of: { b: amount, a: [store] } },
    };
  },
};

export const storeTable: FactTable = {
  name: 'store_cell',
  columns: { store_id: 'text', n: 'bigint', total: 'bigint', first_at: 'timestamptz' },
  storeColumn: 'store_id',
};

/** Joins cases: sums and a minimum only, because cases of a store lie in several partitions. */
export const storeFold: KeyedFold = {
  table: storeTable,
  key: (event) => dataOf(event).store,
  fold: (row, event) => ({
    store_id: dataOf(event).store,
    n: Number(row?.n ?? 0) + 1,
    total: Number(row?.total ?? 0) + dataOf(event).amount,
    first_at: earlier(row?.first_at, event.time),
  }),
};

export const timeline: RowLog = {
  table: {
    name: 'timeline',
    columns: { event_id: 'uuid', store_id: 'text', happened_at: 'timestamptz' },
    storeColumn: 'store_id',
  },
  rows: (event) => [{ event_id: event.id, store_id: dataOf(event).store, happened_at: event.time }],
};

export const testProjection = (changes: Partial<Projection> = {}): Projection => ({
  name: 'test-cases',
  version: 1,
  topics: [TOPIC],
  folds: [caseFold, storeFold],
  logs: [timeline],
  ...changes,
});
