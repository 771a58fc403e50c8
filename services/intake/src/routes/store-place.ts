import { StoreRegisteredV1 } from '@amends/contracts/intake';
import { money } from '@amends/contracts/primitives';
import { IANAZone } from 'luxon';

/** Where a store is, as requests say it. */
export const storePlace = {
  timeZone: StoreRegisteredV1.shape.timeZone.refine((zone) => IANAZone.isValidZone(zone), {
    message: 'is no IANA time zone',
  }),
  currency: money.shape.currency,
  region: StoreRegisteredV1.shape.region.describe('By which figures are grouped.'),
};
