import { TOPIC_EVENTS, TOPIC_SIGNALS } from '@amends/contracts/envelope';
import { storeRegionFold } from '@amends/projections/store-regions';
import type { Projection } from '@amends/projections/types';
import { biViews } from '../bi-views.ts';
import { assumptionLog } from './assumption-versions.ts';
import { caseLoyaltyFold } from './case-loyalty.ts';
import { controlFold } from './control-customers.ts';
import { customerRecoveryLog } from './customer-recoveries.ts';
import { customerReturns } from './customer-returns.ts';
import { loyaltyCells } from './loyalty-cells.ts';
import { purchaseLog } from './purchases.ts';
import { saleLog } from './sales.ts';
import { verifiedPreventionFold } from './verified-prevention.ts';

/** Cases, and what is joined to them. A changed column needs a new version. */
export const loyaltyOutcomes: Projection = {
  name: 'loyalty-outcomes',
  version: 13,
  topics: [TOPIC_EVENTS, TOPIC_SIGNALS],
  folds: [caseLoyaltyFold, controlFold, storeRegionFold, verifiedPreventionFold],
  logs: [purchaseLog, saleLog, customerRecoveryLog, assumptionLog],
  joins: [customerReturns],
  cells: loyaltyCells,
  views: biViews,
};
