import { z } from 'zod';
import { StoreRegisteredV1 } from './intake.ts';
import { instant, shortId } from './primitives.ts';

/**
 * A store is somewhere else now: its zone, its currency or its region changed; without a region it
 * keeps the one it has. What happened before stays.
 */
export const StoreMovedV1 = z
  .object({
    storeId: shortId,
    timeZone: StoreRegisteredV1.shape.timeZone,
    currency: StoreRegisteredV1.shape.currency,
    region: StoreRegisteredV1.shape.region,
    movedAt: instant,
  })
  .meta({ id: 'StoreMoved.v1' });

/** The store takes no more devices; failures there may still be reported. */
export const StoreClosedV1 = z
  .object({ storeId: shortId, closedAt: instant })
  .meta({ id: 'StoreClosed.v1' });

/** The device stands in another store; what it sends from now on is of that one. */
export const DeviceMovedV1 = z
  .object({ deviceId: shortId, fromStoreId: shortId, storeId: shortId, movedAt: instant })
  .meta({ id: 'DeviceMoved.v1' });

/** A new secret; the old one is taken until `oldUntil`. */
export const DeviceSecretRotatedV1 = z
  .object({ deviceId: shortId, storeId: shortId, rotatedAt: instant, oldUntil: instant })
  .meta({ id: 'DeviceSecretRotated.v1' });

export type StoreMoved = z.infer<typeof StoreMovedV1>;
export type StoreClosed = z.infer<typeof StoreClosedV1>;
export type DeviceMoved = z.infer<typeof DeviceMovedV1>;
export type DeviceSecretRotated = z.infer<typeof DeviceSecretRotatedV1>;
