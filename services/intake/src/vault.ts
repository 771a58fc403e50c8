import {
  type ClaimantTokens,
  type ClaimCheck,
  openClaimantTokens,
} from '@amends/service-kit/claimant-token';
import type { DeviceKeysPort } from '@amends/service-kit/device-hmac';
import type { Pool } from 'pg';
import type { BlobStore } from './attachments/blob-store.ts';
import { fileBlobStore } from './attachments/file-blob-store.ts';
import { isOpenClaim } from './claims/claims.ts';
import { type DataKeys, openDataKeys } from './personal-data/data-keys.ts';
import { type FieldCipher, fieldCipher } from './personal-data/field-cipher.ts';
import { type ErasureList, fileErasureList } from './personal-data/erasure-list.ts';
import { fileKeyStore, type KeyStore } from './personal-data/key-store.ts';
import { deviceKeys } from './reference/device-directory.ts';

/** What is open before the HTTP side is made, which verifies devices with their sealed secrets. */
export interface Vault {
  readonly cipher: FieldCipher;
  /** What the cipher seals with, and what wraps it. */
  readonly keys: DataKeys;
  readonly keyStore: KeyStore;
  /** For service-kit's `authenticate.deviceKeys`. */
  readonly deviceKeys: DeviceKeysPort;
  readonly forgetDevice: (deviceId: string) => void;
  /** Pool of the personal-data role. */
  readonly personalDataPool: Pool;
  readonly erasureList: ErasureList;
  readonly claimants: ClaimantTokens;
  /** For service-kit's `withClaimants`. */
  readonly isOpenClaim: ClaimCheck;
  /** Sealed bytes of the files of cases. */
  readonly blobs: BlobStore;
}

/**
 * Unwraps the data keys (the first is made at the first start, as is the file).
 * @param pool the app role's
 * @param keyFile path of the key that wraps the data keys; outside the database that it protects
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
  const nowMs = (): number => clock().getTime();
  const keyStore = fileKeyStore(keyFile);
  const keys = await openDataKeys(personalDataPool, keyStore, nowMs);
  const cipher = fieldCipher(keys, keys.secrets);
  const devices = deviceKeys(pool, cipher, nowMs);
  return {
    cipher,
    keys,
    keyStore,
    deviceKeys: devices.port,
    forgetDevice: devices.forget,
    personalDataPool,
    erasureList: fileErasureList(options.erasureListFile),
    blobs: fileBlobStore(options.attachmentsFolder),
    claimants: await openClaimantTokens(cipher.claimantSeed, nowMs),
    isOpenClaim: (claimId) => isOpenClaim(pool, claimId),
  };
};
