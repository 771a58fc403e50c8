import { createHash, randomUUID } from 'node:crypto';
import { type FreshDatabase, freshDatabase, templateDatabase } from '@amends/testing/database';
import { PATIENT_LIMITS } from '@amends/testing/patient-limits';
import type { Pool } from 'pg';
import { type EventStore, type EventStoreOptions, openEventStore } from './event-store.ts';
import { migrateEventStore } from './migrate.ts';
import { openPool } from './open-pool.ts';
import type { AppendRequest, CommandContext } from './types.ts';
import type { RawEvent } from './watermark-reader.ts';

export interface TestStore {
  readonly database: FreshDatabase;
  readonly pool: Pool;
  readonly store: EventStore;
  close(): Promise<void>;
}

/** A migrated database of its own: locks in flight are per database, so tests do not meet. */
export const freshStoreDatabase = async (): Promise<FreshDatabase> => {
  const template = await templateDatabase('event store', (ownerUrl) =>
    migrateEventStore({ ownerUrl }),
  );
  return freshDatabase({ template });
};

export const openStoreOn = async (
  url: string,
  options: Partial<EventStoreOptions> & { max?: number } = {},
): Promise<{ pool: Pool; store: EventStore; close(): Promise<void> }> => {
  const { max = 8, ...rest } = options;
  const pool = openPool({ url, applicationName: 'test', max, ...PATIENT_LIMITS });
  const store = await openEventStore({
    pool,
    eventTypes: { schemaVersion: () => 1 },
    partitionOf: () => 7,
    ...rest,
  });
  const close = async () => {
    await store.close();
    await pool.end();
  };
  return { pool, store, close };
};

export const openTestStore = async (
  options: Partial<EventStoreOptions> & { max?: number } = {},
): Promise<TestStore> => {
  const database = await freshStoreDatabase();
  const { pool, store, close } = await openStoreOn(database.url, options);
  return {
    database,
    pool,
    store,
    close: async () => {
      await close();
      await database.drop();
    },
  };
};

export const contextOf = (overrides: Partial<CommandContext> = {}): CommandContext => ({
  commandId: randomUUID(),
  correlationId: randomUUID(),
  causationId: randomUUID(),
  actor: 'user-1',
  now: '2026-08-04T10:00:00.000Z',
  subject: randomUUID(),
  ...overrides,
});

/** An append of `count` events to a stream that does not exist, unless told. */
export const requestOf = (
  streamId: string,
  overrides: Partial<AppendRequest> & { count?: number } = {},
): AppendRequest => {
  const { count = 1, ...rest } = overrides;
  return {
    streamId,
    expectedVersion: 0,
    previousHash: Buffer.alloc(0),
    events: Array.from({ length: count }, (_, n) => ({ type: 'Counted', data: { by: n + 1 } })),
    context: contextOf(),
    ...rest,
  };
};

/** Plain insert of one row by hand, where a test needs a transaction of its own. */
export const insertRowSql = `
insert into events (stream_id, version, event_id, type, schema_version, data, meta, hash)
values ($1, $2, gen_random_uuid(), 'Counted', 1, '{}', '{}', '') returning seq`;

/** Reads until the store has nothing more, moving the cursor as a relay does. */
export const readAll = async (store: EventStore, limit = 1_000): Promise<RawEvent[]> => {
  const all: RawEvent[] = [];
  for (;;) {
    const page = await store.reader.read(all.at(-1)?.seq ?? 0n, limit);
    if (page.length === 0) return all;
    all.push(...page);
  }
};

/** Places where a stream's events do not come as 1, 2, 3, …; without gaps unless told. */
export const orderBreaks = (
  events: readonly { readonly streamId: string; readonly version: number }[],
): number => {
  const heads = new Map<string, number>();
  let breaks = 0;
  for (const { streamId, version } of events) {
    if (version !== (heads.get(streamId) ?? 0) + 1) breaks += 1;
    heads.set(streamId, version);
  }
  return breaks;
};

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
