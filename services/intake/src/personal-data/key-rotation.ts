import { setTimeout as pause } from 'node:timers/promises';
import { insertJobs } from '@amends/event-store/job-statement';
import type { Pool, PoolClient } from 'pg';
import { addDataKey, type DataKeys } from './data-keys.ts';
import type { FieldCipher } from './field-cipher.ts';
import { forAllStores } from './for-all-stores.ts';
import type { KeyStore } from './key-store.ts';
import { hasOlder, resealNext, SEALED_TABLES } from './sealed-tables.ts';

/** Name of the job that seals every row with the newest key. */
export const RESEAL = 'reseal';

/** Rows of one transaction; each is locked for as long as it takes. */
const BATCH_ROWS = 200;
/** Between two passes, when others held rows of the one before; after so many it waits longer. */
const PASS_PAUSE_MS = 250;
const PASSES_MAX = 20;
/** Above the pool's: a whole table is looked through. */
const STATEMENT_LIMIT = '60s';
/** The version is one byte of every sealed value. */
const VERSION_MAX = 255;

/** A data key, and how far it has come. */
export interface DataKeyState {
  readonly version: number;
  readonly createdAt: string;
  /** It seals from then on. */
  readonly activeFrom: string;
  /** When nothing was left that was sealed with it; it may be removed. */
  readonly resealedAt: string | null;
}

export interface KeyRotation {
  /** Makes a new data key and the job that seals everything with it, unless one goes on. */
  start(): Promise<DataKeyState>;
  list(): Promise<readonly DataKeyState[]>;
  /** Removes the keys that nothing is sealed with. Gives their versions. */
  removeOld(): Promise<readonly number[]>;
  /** The job: seals every row anew; run again after a kill, it goes on with what is left. */
  reseal(): Promise<void>;
}

interface StateRow {
  readonly version: number;
  readonly created_at: Date;
  readonly active_from: Date;
  readonly resealed_at: Date | null;
}

const stateOf = (row: StateRow): DataKeyState => ({
  version: row.version,
  createdAt: row.created_at.toISOString(),
  activeFrom: row.active_from.toISOString(),
  resealedAt: row.resealed_at?.toISOString() ?? null,
});

const statesSql = `
select version, created_at, active_from, resealed_at from personal_data.data_key
order by version desc`;
/** Two who start at once make one key. */
const lockSql = `select pg_advisory_xact_lock(hashtext('amends intake key rotation'))`;

const statesIn = async (client: Pick<Pool, 'query'>): Promise<readonly DataKeyState[]> =>
  (await client.query<StateRow>(statesSql)).rows.map(stateOf);

export interface KeyRotationDeps {
  /** Of the personal-data role. */
  readonly pool: Pool;
  readonly keyStore: KeyStore;
  readonly keys: DataKeys;
  readonly cipher: FieldCipher;
  /** Within this time every process has read a new key, and has written what it sealed before. */
  readonly graceSeconds: number;
  readonly nowMs: () => number;
}

const patiently = <Result>(
  pool: Pool,
  work: (client: PoolClient) => Promise<Result>,
): Promise<Result> =>
  forAllStores(pool, async (client) => {
    await client.query(`set local statement_timeout = '${STATEMENT_LIMIT}'`);
    return work(client);
  });

const afterGraces = ({ nowMs, graceSeconds }: KeyRotationDeps, count: number): string =>
  new Date(nowMs() + count * graceSeconds * 1_000).toISOString();

const resealJob = (version: number, runAt: string) => ({
  ...{ task: RESEAL, payload: { version }, runAt, jobKey: RESEAL },
});

const start = (deps: KeyRotationDeps): Promise<DataKeyState> =>
  patiently(deps.pool, async (client) => {
    await client.query(lockSql);
    const [newest, ...older] = await statesIn(client);
    if (older.some(({ resealedAt }) => resealedAt === null)) return newest!;
    const version = newest!.version + 1;
    if (version > VERSION_MAX) throw new Error('there is no version left for another data key');
    await addDataKey(client, deps.keyStore, version, afterGraces(deps, 1));
    // A grace later: what was sealed with the old key just before is committed by then.
    const runAt = afterGraces(deps, 2);
    await insertJobs(client, [resealJob(version, runAt)]);
    return (await statesIn(client))[0]!;
  });

/** Once through every table; rows that others hold are left. */
const pass = async ({ pool, cipher }: KeyRotationDeps, version: number): Promise<void> => {
  for (const table of SEALED_TABLES) {
    for (let after: string | undefined | null = null; after !== undefined; ) {
      const batch: { version: number; after: string | null; limit: number } = {
        ...{ version, after, limit: BATCH_ROWS },
      };
      after = await patiently(pool, (client) => resealNext(client, cipher, table, batch));
    }
  }
};

const reseal = async (deps: KeyRotationDeps): Promise<void> => {
  await deps.keys.refresh();
  const version = deps.keys.sealing();
  const isDone = (): Promise<boolean> =>
    patiently(deps.pool, async (client) => {
      if (await hasOlder(client, version)) return false;
      await client.query(
        `update personal_data.data_key set resealed_at = now()
         where version < $1 and resealed_at is null`,
        [version],
      );
      return true;
    });
  for (let passes = 0; passes < PASSES_MAX; passes += 1) {
    await pass(deps, version);
    if (await isDone()) return;
    await pause(PASS_PAUSE_MS);
  }
  const runAt = afterGraces(deps, 1);
  await patiently(deps.pool, (client) => insertJobs(client, [resealJob(version, runAt)]));
};

const removeOld = ({ pool, keys }: KeyRotationDeps): Promise<readonly number[]> =>
  patiently(pool, async (client) => {
    await client.query(lockSql);
    const [newest, ...older] = await statesIn(client);
    if (older.length === 0 || older.some(({ resealedAt }) => resealedAt === null)) return [];
    // Never on the word of a column alone: a value without its key is lost for ever.
    if (await hasOlder(client, newest!.version)) return [];
    const versions = older.map(({ version }) => version);
    await client.query('delete from personal_data.data_key where version = any ($1)', [versions]);
    return versions;
  }).then(async (versions) => {
    await keys.refresh();
    return versions;
  });

/** Exchanges the key that personal data is sealed with, while everything goes on. */
export const keyRotation = (deps: KeyRotationDeps): KeyRotation => ({
  start: async () => {
    const state = await start(deps);
    await deps.keys.refresh();
    return state;
  },
  list: () => statesIn(deps.pool),
  removeOld: () => removeOld(deps),
  reseal: () => reseal(deps),
});
