import { uuidv7 } from '@amends/service-kit/ids';
import type { Pool } from 'pg';
import { type CustomerIdentity, identityText } from './customer-identity.ts';
import type { FieldCipher } from './field-cipher.ts';

/** Gives a customer's random pseudonym; makes one for a customer never met before. */
export interface CustomerDirectory {
  idOf(identity: CustomerIdentity): Promise<string>;
  /** Drops what is cached: after an erasure the old id must not come back. */
  forget(): void;
}

interface Waiting {
  readonly identity: CustomerIdentity;
  readonly promise: Promise<string>;
  resolve(id: string): void;
  reject(error: unknown): void;
}

/** Security rules allow 5 minutes; less, because erasure in another process is not heard here. */
const CACHE_MS = 4 * 60_000;
const CACHE_ENTRIES = 20_000;
const BATCH_MAX = 500;

/*
 * One statement finds the known and makes the unknown. A row that another connection committed
 * meanwhile is in neither part: the caller asks again for what is missing.
 */
const FIND_OR_MAKE = `
  with asked as (
    select decode(index_hex, 'hex') as identity_index, customer_id,
           decode(sealed, 'base64') as identity
    from jsonb_to_recordset($1::jsonb) as r(index_hex text, customer_id uuid, sealed text)
  ), made as (
    insert into personal_data.customer (customer_id, identity_index, identity)
    select customer_id, identity_index, identity from asked
    where not exists (select 1 from personal_data.customer c
                      where c.identity_index = asked.identity_index)
    order by identity_index
    on conflict (identity_index) do nothing
    returning identity_index, customer_id
  )
  select encode(identity_index, 'hex') as index_hex, customer_id from made
  union all
  select encode(c.identity_index, 'hex'), c.customer_id
  from personal_data.customer c join asked using (identity_index)`;

/** Made and erased by others again and again; the next try finds its turn. */
const neitherFoundNorMade = (): Error =>
  Object.assign(new Error('a customer was neither found nor made'), { retryable: true });

/** The ids of a batch by blind index. */
const findOrMake = async (
  pool: Pool,
  cipher: FieldCipher,
  batch: ReadonlyMap<string, Waiting>,
): Promise<Map<string, string>> => {
  const found = new Map<string, string>();
  for (let attempt = 0; attempt < 3 && found.size < batch.size; attempt += 1) {
    const rows = [...batch]
      .filter(([index]) => !found.has(index))
      .map(([index, { identity }]) => {
        const customerId = uuidv7();
        const place = { table: 'customer', row: customerId, field: 'identity' };
        const sealed = cipher.seal(identityText(identity), place);
        return { index_hex: index, customer_id: customerId, sealed };
      });
    const result = await pool.query<{ index_hex: string; customer_id: string }>({
      name: 'find-or-make-customers',
      text: FIND_OR_MAKE,
      values: [JSON.stringify(rows)],
    });
    for (const row of result.rows) found.set(row.index_hex, row.customer_id);
  }
  return found;
};

/**
 * The directory over the personal-data role's own small pool. Look-ups that arrive together share
 * one statement, so a burst of reports costs a few round trips, not one each.
 */
export const customerDirectory = (
  pool: Pool,
  cipher: FieldCipher,
  now: () => number = Date.now,
): CustomerDirectory => {
  const cache = new Map<string, { readonly id: string; readonly until: number }>();
  const waiting = new Map<string, Waiting>();
  let inFlight = 0;
  let scheduled = false;
  let forgotten = 0;

  const flush = async (): Promise<void> => {
    scheduled = false;
    if (waiting.size === 0 || inFlight >= 2) return;
    const batch = new Map([...waiting].slice(0, BATCH_MAX));
    for (const index of batch.keys()) waiting.delete(index);
    inFlight += 1;
    const since = forgotten;
    try {
      const found = await findOrMake(pool, cipher, batch);
      const until = now() + CACHE_MS;
      for (const [index, one] of batch) {
        const id = found.get(index);
        if (id === undefined) one.reject(neitherFoundNorMade());
        else {
          // What was read before an erasure may be of the erased: used once, then looked up again.
          if (since === forgotten) remember(index, id, until);
          one.resolve(id);
        }
      }
    } catch (error) {
      for (const one of batch.values()) one.reject(error);
    } finally {
      inFlight -= 1;
      schedule();
    }
  };
  const schedule = (): void => {
    if (scheduled || waiting.size === 0) return;
    scheduled = true;
    setImmediate(() => void flush());
  };
  const remember = (index: string, id: string, until: number): void => {
    const oldest = cache.size >= CACHE_ENTRIES ? cache.keys().next().value : undefined;
    if (oldest !== undefined) cache.delete(oldest);
    cache.set(index, { id, until });
  };

  return {
    idOf: (identity) => {
      const index = cipher.blindIndex(identity.kind, identity.value).toString('hex');
      const cached = cache.get(index);
      if (cached !== undefined && cached.until > now()) return Promise.resolve(cached.id);
      const already = waiting.get(index);
      if (already !== undefined) return already.promise;
      const { promise, resolve, reject } = Promise.withResolvers<string>();
      waiting.set(index, { identity, promise, resolve, reject });
      schedule();
      return promise;
    },
    forget: () => {
      forgotten += 1;
      cache.clear();
    },
  };
};
