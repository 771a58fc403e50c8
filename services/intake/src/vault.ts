import type { DeviceKeysPort } from '@amends/service-kit/device-hmac';
import type { Pool } from 'pg';
import { type FieldCipher, openFieldCipher } from './personal-data/field-cipher.ts';
import type { KeyStore } from './personal-data/key-store.ts';
import { deviceKeys } from './reference/device-directory.ts';

/** What is open before the HTTP side is made, which verifies devices with their sealed secrets. */
export interface Vault {
  readonly cipher: FieldCipher;
  /** For service-kit's `authenticate.deviceKeys`. */
  readonly deviceKeys: DeviceKeysPort;
  readonly forgetDevice: (deviceId: string) => void;
  /** Pool of the personal-data role. */
  readonly personalDataPool: Pool;
}

/**
 * Unwraps the data key (made at the first start).
 * @param pool the app role's
 * @throws Error when the key store cannot unwrap the key that the database holds
 */
export const openVault = async (options: {
  readonly pool: Pool;
  readonly personalDataPool: Pool;
  readonly keyStore: KeyStore;
  readonly clock: () => Date;
}): Promise<Vault> => {
  const { pool, personalDataPool, keyStore, clock } = options;
  const cipher = await openFieldCipher(personalDataPool, keyStore);
  const devices = deviceKeys(pool, cipher, () => clock().getTime());
  return {
    cipher,
    deviceKeys: devices.port,
    forgetDevice: devices.forget,
    personalDataPool,
  };
};
