import { TOPIC_EVENTS, TOPIC_SIGNALS } from '@amends/contracts/envelope';
import type { Projection } from '@amends/projections/types';
import { caseLoyaltyFold } from './case-loyalty.ts';
import { purchaseLog } from './purchases.ts';

/** Cases with their recoveries and answers, and purchases. A changed column needs a new version. */
export const loyaltyOutcomes: Projection = {
  name: 'loyalty-outcomes',
  version: 5,
  topics: [TOPIC_EVENTS, TOPIC_SIGNALS],
  folds: [caseLoyaltyFold],
  logs: [purchaseLog],
};
