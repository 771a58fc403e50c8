import type { DeviceKeysPort } from '@amends/service-kit/device-hmac';
import type { Pool } from 'pg';
import type { FieldCipher } from '../personal-data/field-cipher.ts';
import { secretPlace } from './device-rows.ts';

type Keys = Awaited<ReturnType<DeviceKeysPort>>;

interface KeyRow {
  readonly store_id: string;
  readonly secret: Buffer;
  readonly revoked: boolean;
  /** The secret before, while it is still taken. */
  readonly previous: Buffer | null;
}

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
    const found = await pool.query<KeyRow>({
      name: 'device-keys',
      text: `select store_id, secret, revoked_at is not null as revoked,
               case when previous_until > now() then previous_secret end as previous
             from device where device_id = $1`,
      values: [deviceId],
    });
    const row = found.rows[0];
    if (row === undefined) return null;
    const open = (sealed: Buffer): Buffer =>
      Buffer.from(cipher.open(sealed, secretPlace(deviceId)), 'base64');
    const secrets = row.previous === null ? [row.secret] : [row.secret, row.previous];
    return { secrets: secrets.map(open), storeId: row.store_id, revoked: row.revoked };
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
