import type { DataClass } from '@amends/contracts/intake-retention';
import type { IntakeConfig } from '../config.ts';

/** After how many days each class goes. */
export type RetentionAges = Readonly<Record<Exclude<DataClass, 'vendor_deliveries'>, number>>;

export const retentionAges = (config: IntakeConfig): RetentionAges => ({
  contact_details: config.keepContactDays,
  texts: config.keepTextDays,
  attachments: config.keepAttachmentDays,
  customers: config.keepCustomerDays,
  read_audit: config.keepReadAuditDays,
});

const DAY_MS = 24 * 60 * 60_000;

/** Before which instant a class must have ended. A delivery carries the end of its time itself. */
export const olderThanOf = (ages: RetentionAges, dataClass: DataClass, now: string): string => {
  const days = dataClass === 'vendor_deliveries' ? 0 : ages[dataClass];
  return new Date(Date.parse(now) - days * DAY_MS).toISOString();
};
