/**
 * What an activity of a log may mean for its case. Those that stand together in one instant are
 * taken in this order. `working` ends a wait and opens again what was resolved or closed: logs of
 * states have it where they have no word for a reopening.
 */
export const ACTIVITY_FACTS = [
  'reported',
  'acknowledged',
  'assigned',
  'working',
  'waiting_on_customer',
  'resolved',
  'closed',
  'reopened',
] as const;

export type ActivityFact = (typeof ACTIVITY_FACTS)[number];
