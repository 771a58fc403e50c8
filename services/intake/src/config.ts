import { numberSetting, optionalTextSetting } from '@amends/service-kit/config';
import { type CustomerMailConfig, customerMailSettings } from './customer-mail/mail-settings.ts';
import type { InboundConfig } from './inbound/open-inbound.ts';

const YEAR_DAYS = 365;

const keepDays = (name: string, days: number, min = 0) =>
  numberSetting(`AMENDS_KEEP_${name}_DAYS`, { min, max: 100 * YEAR_DAYS, default: days });

/** Settings of intake that an installation may choose. */
export const intakeSettings = {
  ...customerMailSettings,
  /** How long the raw bytes of a delivery that was understood are kept. */
  deliveryKeepHours: numberSetting('AMENDS_DELIVERY_KEEP_HOURS', {
    min: 0,
    max: 30 * 24,
    default: 72,
  }),
  /** Within this time every process has read a new data key; then it seals. */
  keyGraceSeconds: numberSetting('AMENDS_KEY_GRACE_SECONDS', { min: 1, max: 3_600, default: 60 }),
  /** After how many days personal data goes, from the end of its case or of what is told. */
  keepContactDays: keepDays('CONTACT', 3 * YEAR_DAYS),
  keepTextDays: keepDays('TEXT', 3 * YEAR_DAYS),
  keepAttachmentDays: keepDays('ATTACHMENT', YEAR_DAYS),
  keepDeadDeliveryDays: keepDays('DEAD_DELIVERY', 30, 1),
  keepCustomerDays: keepDays('CUSTOMER', 3 * YEAR_DAYS),
  /** The database keeps a month whatever is set. */
  keepReadAuditDays: keepDays('READ_AUDIT', 3 * YEAR_DAYS, 31),
  /** Source under which the topic pos.inbound is read; it is not read without one. */
  posInboundSource: optionalTextSetting('AMENDS_POS_INBOUND_SOURCE'),
  /** The same for purchases.inbound. */
  purchasesInboundSource: optionalTextSetting('AMENDS_PURCHASES_INBOUND_SOURCE'),
  /** Folder with a folder per source of POSLog files; none is looked at without it. */
  poslogFolder: optionalTextSetting('AMENDS_POSLOG_FOLDER'),
  poslogPollMs: numberSetting('AMENDS_POSLOG_POLL_MS', { min: 50, max: 600_000, default: 5_000 }),
};

export interface IntakeConfig extends InboundConfig, CustomerMailConfig {
  readonly deliveryKeepHours: number;
  readonly keyGraceSeconds: number;
  readonly keepContactDays: number;
  readonly keepTextDays: number;
  readonly keepAttachmentDays: number;
  readonly keepDeadDeliveryDays: number;
  readonly keepCustomerDays: number;
  readonly keepReadAuditDays: number;
}
