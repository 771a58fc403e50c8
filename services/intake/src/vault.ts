import { type ClaimantTokens, openClaimantTokens } from '@amends/service-kit/claimant-token';
import type { DeviceKeysPort } from '@amends/service-kit/device-hmac';
import type { Pool } from 'pg';
import type { BlobStore } from './attachments/blob-store.ts';
import { fileBlobStore } from './attachments/file-blob-store.ts';
import { type FieldCipher, openFieldCipher } from './personal-data/field-cipher.ts';
import { type ErasureList, fileErasureList } from './personal-data/erasure-list.ts';
import { fileKeyStore } from './personal-data/key-store.ts';
import { deviceKeys } from './reference/device-directory.ts';

/** What is open before the HTTP side is made, which verifies devices with their sealed secrets. */
export interface Vault {
  readonly cipher: FieldCipher;
  /** For service-kit's `authenticate.deviceKeys`. */
  readonly deviceKeys: DeviceKeysPort;
  readonly forgetDevice: (deviceId: string) => void;
  /** Pool of the personal-data role. */
  readonly personalDataPool: Pool;
  readonly erasureList: ErasureList;
  readonly claimants: ClaimantTokens;
  /** Sealed bytes of the files of cases. */
  readonly blobs: BlobStore;
}

/**
 * Unwraps the data key (made at the first start, as is the file).
 * @param pool the app role's
 * @param keyFile path of the key that wraps the data key; outside the database that it protects
 * @param erasureListFile path of the list of the erased, outside whatever a backup copies
 * @param attachmentsFolder folder of sealed files, of this installation alone
 * @throws Error when the file is open to others or cannot unwrap the key that the database holds
 */
export const openVault = async (options: {
  readonly pool: Pool;
  readonly personalDataPool: Pool;
  readonly keyFile: string;
  readonly erasureListFile: string;
  readonly attachmentsFolder: string;
  readonly clock: () => Date;
}): Promise<Vault> => {
  const { pool, personalDataPool, keyFile, clock } = options;
  const cipher = await openFieldCipher(personalDataPool, fileKeyStore(keyFile));
  const devices = deviceKeys(pool, cipher, () => clock().getTime());
  return {
    cipher,
    deviceKeys: devices.port,
    forgetDevice: devices.forget,
    personalDataPool,
    erasureList: fileErasureList(options.erasureListFile),
    blobs: fileBlobStore(options.attachmentsFolder),
    claimants: await openClaimantTokens(cipher.claimantSeed, () => clock().getTime()),
  };
};
