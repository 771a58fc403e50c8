import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import type { Pool } from 'pg';
import type { KeyStore } from './key-store.ts';
import {
  derivedKey,
  type LookUpSecrets,
  newSecrets,
  readSecrets,
  secretsOfFirstKey,
} from './look-up-secrets.ts';

const DATA_KEY_BYTES = 32;

/** Keys of sealed fields by version, which leads every sealed value. */
export interface FieldKeys {
  /** The version that values are sealed with now. */
  sealing(): number;
  /** Undefined for a version that this process does not have. */
  keyOf(version: number): KeyObject | undefined;
}

/** The data keys of the database, as this process has read them. */
export interface DataKeys extends FieldKeys {
  readonly secrets: LookUpSecrets;
  /** Reads keys that were made or removed elsewhere. */
  refresh(): Promise<void>;
}

interface KeyRow {
  readonly version: number;
  readonly wrapped: Buffer;
  readonly active_from: Date;
}

interface ReadKey {
  readonly key: KeyObject;
  readonly activeFromMs: number;
}

const keysSql = 'select version, wrapped, active_from from personal_data.data_key';
const secretsSql = 'select wrapped from personal_data.look_up_secret';

/** Two processes that start at once agree on the rows that came first. */
const makeFirst = async (pool: Pool, keyStore: KeyStore): Promise<void> => {
  await pool.query(
    `insert into personal_data.data_key (version, wrapped) values (1, $1) on conflict do nothing`,
    [await keyStore.wrap(randomBytes(DATA_KEY_BYTES))],
  );
};

const keepSecrets = async (pool: Pool, keyStore: KeyStore, secrets: Buffer): Promise<void> => {
  await pool.query(
    'insert into personal_data.look_up_secret (wrapped) values ($1) on conflict do nothing',
    [await keyStore.wrap(secrets)],
  );
};

const readLookUpSecrets = async (pool: Pool, keyStore: KeyStore): Promise<LookUpSecrets> => {
  const { rows } = await pool.query<{ wrapped: Buffer }>(secretsSql);
  return readSecrets(await keyStore.unwrap(rows[0]!.wrapped));
};

/** What is missing of the keys: all of a new database, the secrets of one from before rotations. */
const makeMissing = async (pool: Pool, keyStore: KeyStore): Promise<void> => {
  const secrets = await pool.query(secretsSql);
  const { rows } = await pool.query<KeyRow>(keysSql);
  const first = rows.find(({ version }) => version === 1);
  if (secrets.rowCount === 0) {
    const made =
      first === undefined ? newSecrets() : secretsOfFirstKey(await keyStore.unwrap(first.wrapped));
    await keepSecrets(pool, keyStore, made);
  }
  if (rows.length === 0) await makeFirst(pool, keyStore);
};

/**
 * Reads the wrapped data keys, or makes the first one.
 * @param pool the personal-data role's
 * @throws Error when the key store cannot unwrap what the database holds
 */
export const openDataKeys = async (
  pool: Pool,
  keyStore: KeyStore,
  nowMs: () => number,
): Promise<DataKeys> => {
  await makeMissing(pool, keyStore);
  let keys: ReadonlyMap<number, ReadKey> = new Map();
  const refresh = async (): Promise<void> => {
    // The newest first: it is the one that most values are sealed and opened with.
    const { rows } = await pool.query<KeyRow>(`${keysSql} order by version desc`);
    const read = new Map<number, ReadKey>();
    for (const { version, wrapped, active_from } of rows) {
      const unwrapped = async () => derivedKey(await keyStore.unwrap(wrapped), 'fields');
      const key = keys.get(version)?.key ?? createSecretKey(await unwrapped());
      read.set(version, { key, activeFromMs: active_from.getTime() });
    }
    keys = read;
  };
  await refresh();
  return {
    secrets: await readLookUpSecrets(pool, keyStore),
    refresh,
    sealing: () => {
      const now = nowMs();
      let oldest = 0;
      for (const [version, { activeFromMs }] of keys) {
        if (activeFromMs <= now) return version;
        oldest = version;
      }
      // The first key of a database whose clock is ahead of ours seals all the same.
      return oldest;
    },
    keyOf: (version) => keys.get(version)?.key,
  };
};

/** Adds a data key that seals from `activeFrom` on. */
export const addDataKey = async (
  pool: Pick<Pool, 'query'>,
  keyStore: KeyStore,
  version: number,
  activeFrom: string,
): Promise<void> => {
  const wrapped = await keyStore.wrap(randomBytes(DATA_KEY_BYTES));
  await pool.query(
    'insert into personal_data.data_key (version, wrapped, active_from) values ($1, $2, $3)',
    [version, wrapped, activeFrom],
  );
};
