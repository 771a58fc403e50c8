import type { CompanionWriter } from '@amends/event-store/types';
import type { Pool } from 'pg';
import type { FieldCipher } from '../personal-data/field-cipher.ts';

/** Where a device's sealed secret belongs. */
export const secretPlace = (deviceId: string) => ({
  table: 'device',
  row: deviceId,
  field: 'secret',
});

export const sealedSecret = (cipher: FieldCipher, deviceId: string, secret: Buffer): string =>
  cipher.seal(secret.toString('base64'), secretPlace(deviceId));

/** A device as its owner sees it. */
export interface DeviceRow {
  readonly deviceId: string;
  readonly storeId: string;
  readonly previousUntil: string | null;
  readonly revokedAt: string | null;
}

export interface DeviceFilter {
  /** Null: every store. */
  readonly stores: readonly string[] | null;
  readonly asked: readonly string[] | null;
  readonly after: string;
  readonly limit: number;
}

const utc = (column: string): string =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const LIST = `
  select device_id as "deviceId", store_id as "storeId",
         ${utc('case when previous_until > now() then previous_until end')} as "previousUntil",
         ${utc('revoked_at')} as "revokedAt"
  from device
  where device_id > $3 and ($1::text[] is null or store_id = any ($1))
    and ($2::text[] is null or store_id = any ($2))
  order by device_id limit $4`;

/** The devices, as the app role. */
export const deviceList = (pool: Pool) => ({
  list: async ({ stores, asked, after, limit }: DeviceFilter): Promise<DeviceRow[]> =>
    (await pool.query<DeviceRow>(LIST, [stores, asked, after, limit])).rows,
});

export type DeviceList = ReturnType<typeof deviceList>;

export const DEVICE_WRITER = 'device';
export const MOVE_WRITER = 'device_move';
export const ROTATION_WRITER = 'device_rotation';
export const REVOCATION_WRITER = 'device_revocation';

/** One statement over the rows of a batch, given as its one parameter. */
const statement =
  (sql: string): CompanionWriter =>
  async (client, rows) => {
    await client.query(sql, [JSON.stringify(rows)]);
  };

/** Rows of devices, written in the transaction of their events. */
export const deviceWriters: Readonly<Record<string, CompanionWriter>> = {
  [DEVICE_WRITER]: statement(`
    insert into device (device_id, store_id, secret)
    select device_id, store_id, decode(secret, 'base64')
    from jsonb_to_recordset($1::jsonb) as r(device_id text, store_id text, secret text)
    on conflict (device_id) do nothing`),
  [MOVE_WRITER]: statement(`
    update device d set store_id = r.store_id
    from jsonb_to_recordset($1::jsonb) as r(device_id text, store_id text)
    where d.device_id = r.device_id`),
  [ROTATION_WRITER]: statement(`
    update device d set previous_secret = d.secret, previous_until = r.previous_until,
      secret = decode(r.secret, 'base64')
    from jsonb_to_recordset($1::jsonb)
      as r(device_id text, secret text, previous_until timestamptz)
    where d.device_id = r.device_id`),
  [REVOCATION_WRITER]: statement(`
    update device d set revoked_at = r.revoked_at, previous_secret = null, previous_until = null
    from jsonb_to_recordset($1::jsonb) as r(device_id text, revoked_at timestamptz)
    where d.device_id = r.device_id`),
};
