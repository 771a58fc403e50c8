import type { CompanionWriter } from '@amends/event-store/types';
import type { DeviceKeysPort } from '@amends/service-kit/device-hmac';
import type { Pool } from 'pg';
import type { FieldCipher } from '../personal-data/field-cipher.ts';

type Keys = Awaited<ReturnType<DeviceKeysPort>>;

/** Where a device's sealed secret belongs. */
const secretPlace = (deviceId: string) => ({ table: 'device', row: deviceId, field: 'secret' });

export const sealedSecret = (cipher: FieldCipher, deviceId: string, secret: Buffer): string =>
  cipher.seal(secret.toString('base64'), secretPlace(deviceId));

/** A revoked device is refused within this time, in every process. */
const CACHE_MS = 60_000;
const CACHE_ENTRIES = 10_000;

/** What service-kit verifies device signatures with, from the device table, cached for a minute. */
export const deviceKeys = (
  pool: Pool,
  cipher: FieldCipher,
  now: () => number,
): { readonly port: DeviceKeysPort; readonly forget: (deviceId: string) => void } => {
  const cache = new Map<string, { readonly keys: Keys; readonly until: number }>();
  const read = async (deviceId: string): Promise<Keys> => {
    const found = await pool.query<{ store_id: string; secret: Buffer; revoked: boolean }>({
      name: 'device-keys',
      text: `select store_id, secret, revoked_at is not null as revoked
             from device where device_id = $1`,
      values: [deviceId],
    });
    const row = found.rows[0];
    if (row === undefined) return null;
    const secret = Buffer.from(cipher.open(row.secret, secretPlace(deviceId)), 'base64');
    return { secrets: [secret], storeId: row.store_id, revoked: row.revoked };
  };
  return {
    port: async (deviceId) => {
      const cached = cache.get(deviceId);
      if (cached !== undefined && cached.until > now()) return cached.keys;
      const keys = await read(deviceId);
      // Unknown ids are cached too, and anybody can send them: the oldest entry makes room.
      const oldest = cache.size >= CACHE_ENTRIES ? cache.keys().next().value : undefined;
      if (oldest !== undefined) cache.delete(oldest);
      cache.set(deviceId, { keys, until: now() + CACHE_MS });
      return keys;
    },
    forget: (deviceId) => void cache.delete(deviceId),
  };
};

export const DEVICE_WRITER = 'device';
export const writeDevices: CompanionWriter = async (client, rows) => {
  await client.query(
    `insert into device (device_id, store_id, secret)
     select device_id, store_id, decode(secret, 'base64')
     from jsonb_to_recordset($1::jsonb) as r(device_id text, store_id text, secret text)
     on conflict (device_id) do nothing`,
    [JSON.stringify(rows)],
  );
};

export const REVOCATION_WRITER = 'device_revocation';
export const writeRevocations: CompanionWriter = async (client, rows) => {
  await client.query(
    `update device d set revoked_at = r.revoked_at
     from jsonb_to_recordset($1::jsonb) as r(device_id text, revoked_at timestamptz)
     where d.device_id = r.device_id`,
    [JSON.stringify(rows)],
  );
};
