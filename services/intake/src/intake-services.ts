import type { EventStore } from '@amends/event-store/event-store';
import type { ClaimantTokens } from '@amends/service-kit/claimant-token';
import type { Pool } from 'pg';
import type { AttachmentUpkeep } from './attachments/attachment-upkeep.ts';
import type { BlobStore } from './attachments/blob-store.ts';
import type { ImportJobs } from './imports/import-jobs.ts';
import type { Mergings } from './merging/mergings.ts';
import type { CustomerDirectory } from './personal-data/customer-directory.ts';
import type { Erasures } from './personal-data/erasures.ts';
import type { KeyRotation } from './personal-data/key-rotation.ts';
import type { FieldCipher } from './personal-data/field-cipher.ts';
import type { RetentionDeps } from './retention/apply-retention.ts';
import type { DeviceList } from './reference/device-rows.ts';
import type { StoreDirectory } from './reference/store-directory.ts';
import type { SignalStreams } from './signals/signal-streams.ts';
import type { DeliveryStore } from './sources/delivery-store.ts';
import type { SourceDirectory } from './sources/source-directory.ts';

/** What the routes work with; put together once in app.ts. */
export interface IntakeServices {
  readonly store: EventStore;
  readonly streams: SignalStreams;
  readonly cipher: FieldCipher;
  readonly customers: CustomerDirectory;
  readonly erasures: Erasures;
  readonly attachments: AttachmentUpkeep;
  readonly retention: RetentionDeps;
  readonly blobs: BlobStore;
  readonly rotation: KeyRotation;
  readonly claimants: ClaimantTokens;
  /** Pool of the app role. */
  readonly pool: Pool;
  readonly stores: StoreDirectory;
  readonly devices: DeviceList;
  readonly jobs: ImportJobs;
  readonly mergings: Mergings;
  readonly sources: SourceDirectory;
  readonly deliveries: DeliveryStore;
  /** Pool of the personal-data role. */
  readonly personalDataPool: Pool;
  readonly forgetDevice: (deviceId: string) => void;
  readonly countIgnored: () => void;
  /** Notes who is silent beyond the usual; gives how many were new. */
  readonly findSilences: () => Promise<number>;
  readonly clock: () => Date;
}
