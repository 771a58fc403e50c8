import { createHash } from 'node:crypto';
import { inTransaction } from '@amends/event-store/in-transaction';
import { insertJobs } from '@amends/event-store/job-statement';
import { uuidv7 } from '@amends/service-kit/ids';
import type { Pool } from 'pg';
import type { FieldCipher } from '../personal-data/field-cipher.ts';
import { contentPlace, type SealedDelivery } from '../personal-data/sealed-deliveries.ts';
import type { DeadReason, Delivery, IgnoredReason } from './adapter.ts';

/** Maps a stored delivery; the task's payload is its id. */
export const MAP_DELIVERY = 'map_delivery';

export const DELIVERY_STATES = ['waiting', 'mapped', 'ignored', 'dead'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

export interface DeliveryRow {
  readonly deliveryId: string;
  readonly sourceId: string;
  readonly receivedAt: string;
  readonly state: DeliveryState;
  readonly reasons: readonly string[];
  readonly signals: number;
  readonly settledAt: string | null;
}

export interface Settlement {
  readonly state: Exclude<DeliveryState, 'waiting'>;
  readonly reasons: readonly (IgnoredReason | DeadReason)[];
  readonly signals: number;
}

/** How long a repeat is told from a new delivery; vendors retry for days, Adyen for weeks. */
const REMEMBER_DAYS = 60;
const FORGET_AT_MOST = 1_000;

const sealed = (cipher: FieldCipher, deliveryId: string, { headers, body }: Delivery): string => {
  const content: SealedDelivery = { headers, body: body.toString('base64') };
  return cipher.seal(JSON.stringify(content), contentPlace(deliveryId));
};

const INSERT = `
  with fresh as (
    insert into source_delivery (delivery_id, source_id, key_hash, received_at, state)
    values ($1, $2, $3, $4, 'waiting')
    on conflict (source_id, key_hash) do nothing
    returning delivery_id
  )
  insert into personal_data.delivery (delivery_id, content, keep_until)
  select delivery_id, decode($5, 'base64'), $4::timestamptz + make_interval(days => $6) from fresh`;

const SELECT = `
  select delivery_id as "deliveryId", source_id as "sourceId", received_at as "receivedAt", state,
         reasons, signals, settled_at as "settledAt"
  from source_delivery`;

interface StoredRow extends Omit<DeliveryRow, 'receivedAt' | 'settledAt'> {
  readonly receivedAt: Date;
  readonly settledAt: Date | null;
}

const deliveryOf = (row: StoredRow): DeliveryRow => ({
  ...row,
  receivedAt: row.receivedAt.toISOString(),
  settledAt: row.settledAt?.toISOString() ?? null,
});

const jobOf = (deliveryId: string) => ({
  task: MAP_DELIVERY,
  payload: { deliveryId },
  jobKey: `${MAP_DELIVERY}:${deliveryId}`,
});

/** @param key the vendor's; undefined where it has none: then the bytes are the key */
const keyHashOf = (key: string | undefined, body: Buffer): string =>
  createHash('sha256')
    .update(key === undefined ? Buffer.concat([Buffer.from('bytes\0'), body]) : `key\0${key}`)
    .digest('hex');

export interface DeliveryStoreOptions {
  /** Of the app role. */
  readonly pool: Pool;
  /** Of the role that reads and deletes personal data. */
  readonly personalDataPool: Pool;
  readonly cipher: FieldCipher;
  /** How long the raw bytes of a mapped delivery are kept. */
  readonly keepHours: number;
  /** How long those of one that was not. */
  readonly keepDeadDays: number;
}

/** Receipt, and receipt again. */
const receiving = ({ pool, personalDataPool, cipher, keepDeadDays }: DeliveryStoreOptions) => ({
  /**
   * Keeps a delivery with the job that maps it, unless its key was met before. Durable when it
   * resolves; gives the id of the first one.
   */
  store: (
    sourceId: string,
    key: string | undefined,
    delivery: Delivery,
    receivedAt: string,
  ): Promise<string> =>
    inTransaction(pool, async (client) => {
      const deliveryId = uuidv7();
      const keyHash = keyHashOf(key, delivery.body);
      const content = sealed(cipher, deliveryId, delivery);
      const values = [deliveryId, sourceId, keyHash, receivedAt, content, keepDeadDays];
      const inserted = await client.query({ name: 'store-delivery', text: INSERT, values });
      if (inserted.rowCount === 1) {
        await insertJobs(client, [jobOf(deliveryId)]);
        return deliveryId;
      }
      const first = await client.query<{ delivery_id: string }>(
        'select delivery_id from source_delivery where source_id = $1 and key_hash = $2',
        [sourceId, keyHash],
      );
      return first.rows[0]!.delivery_id;
    }),

  /** Maps it again; false where its bytes are gone. */
  replay: async (deliveryId: string): Promise<boolean> => {
    const kept = await personalDataPool.query(
      'select from personal_data.delivery where delivery_id = $1',
      [deliveryId],
    );
    if (kept.rowCount === 0) return false;
    await inTransaction(pool, async (client) => {
      await client.query(`update source_delivery set state = 'waiting' where delivery_id = $1`, [
        deliveryId,
      ]);
      await insertJobs(client, [jobOf(deliveryId)]);
    });
    return true;
  },
});

/** The bytes, and what became of them. */
const settling = ({ pool, personalDataPool, cipher, keepHours }: DeliveryStoreOptions) => ({
  /** The raw delivery; undefined once its time is over. */
  read: async (deliveryId: string): Promise<Delivery | undefined> => {
    const found = await personalDataPool.query<{ content: Buffer }>(
      'select content from personal_data.delivery where delivery_id = $1',
      [deliveryId],
    );
    const row = found.rows[0];
    if (row === undefined) return undefined;
    const opened = cipher.open(row.content, contentPlace(deliveryId));
    const content = JSON.parse(opened) as SealedDelivery;
    return { headers: content.headers, body: Buffer.from(content.body, 'base64') };
  },

  /** What became of it. The bytes of one that was understood are kept a short time only. */
  settle: async (deliveryId: string, settlement: Settlement): Promise<void> => {
    const { state, reasons, signals } = settlement;
    await pool.query(
      `update source_delivery set state = $2, reasons = $3, signals = $4, settled_at = now()
       where delivery_id = $1`,
      [deliveryId, state, [...new Set(reasons)], signals],
    );
    if (state === 'dead') return;
    await personalDataPool.query(
      `update personal_data.delivery set keep_until = now() + make_interval(hours => $2)
       where delivery_id = $1`,
      [deliveryId, keepHours],
    );
  },

  /** Deletes bytes whose time is over, and what was remembered of old deliveries. */
  forget: async (): Promise<void> => {
    await personalDataPool.query(
      `delete from personal_data.delivery where delivery_id = any (array(
         select delivery_id from personal_data.delivery where keep_until < now() limit $1))`,
      [FORGET_AT_MOST],
    );
    await pool.query(
      `delete from source_delivery where delivery_id = any (array(
         select delivery_id from source_delivery
         where received_at < now() - make_interval(days => $1) and state <> 'waiting' limit $2))`,
      [REMEMBER_DAYS, FORGET_AT_MOST],
    );
  },
});

/** What came, for those who look after it. */
const looking = ({ pool }: DeliveryStoreOptions) => ({
  find: async (deliveryId: string): Promise<DeliveryRow | undefined> => {
    const found = await pool.query<StoredRow>(`${SELECT} where delivery_id = $1`, [deliveryId]);
    const row = found.rows[0];
    return row === undefined ? undefined : deliveryOf(row);
  },

  /** Deliveries of a source in the order of their receipt, after a place in it. */
  list: async (filter: {
    readonly sourceId: string;
    readonly state: DeliveryState | null;
    readonly after: { readonly receivedAt: string; readonly deliveryId: string } | null;
    readonly limit: number;
  }): Promise<readonly DeliveryRow[]> => {
    const { sourceId, state, after, limit } = filter;
    const found = await pool.query<StoredRow>(
      `${SELECT} where source_id = $1 and ($2::text is null or state = $2)
         and ($3::timestamptz is null or (received_at, delivery_id) > ($3, $4::uuid))
       order by received_at, delivery_id limit $5`,
      [sourceId, state, after?.receivedAt ?? null, after?.deliveryId ?? null, limit],
    );
    return found.rows.map(deliveryOf);
  },

  /** How many deliveries of a source are in which state. */
  countByState: async (sourceId: string): Promise<Readonly<Record<DeliveryState, number>>> => {
    const found = await pool.query<{ state: DeliveryState; count: number }>(
      `select state, count(*)::int as count from source_delivery
       where source_id = $1 group by state`,
      [sourceId],
    );
    const counts = Object.fromEntries(found.rows.map(({ state, count }) => [state, count]));
    return { waiting: 0, mapped: 0, ignored: 0, dead: 0, ...counts };
  },

  /** How many wait for somebody to look at them, of all sources. */
  countDead: async (): Promise<number> => {
    const found = await pool.query<{ count: number }>(
      `select count(*)::int as count from source_delivery where state = 'dead'`,
    );
    return found.rows[0]!.count;
  },
});

/** Deliveries between their receipt and their mapping, and what became of them. */
export const deliveryStore = (options: DeliveryStoreOptions) => ({
  ...receiving(options),
  ...settling(options),
  ...looking(options),
});

export type DeliveryStore = ReturnType<typeof deliveryStore>;
