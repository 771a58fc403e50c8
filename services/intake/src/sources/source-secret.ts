import type { SourceVendor } from '@amends/contracts/vocabulary';
import { webhookKey } from '@amends/service-kit/standard-webhook';

/** What may stand in a header or a form; vendors give nothing else. */
const PRINTABLE = /^[\x21-\x7e](?:[\x20-\x7e]{6,254}[\x21-\x7e])$/;

/** Whether a text can be the secret of a vendor: a slip is told at once, not at each delivery. */
export const isSecretOf = (vendor: SourceVendor, secret: string): boolean => {
  switch (vendor) {
    case 'adyen':
      return /^[0-9A-Fa-f]{64}$/.test(secret);
    case 'standard_webhooks':
      return webhookKey(secret) !== undefined;
    case 'poslog':
    case 'inbound_topic':
      return false;
    default:
      return PRINTABLE.test(secret);
  }
};

/** Files come under a token, records of a topic by the broker's access control. */
export const hasNoSecret = (vendor: SourceVendor): vendor is 'poslog' | 'inbound_topic' =>
  vendor === 'poslog' || vendor === 'inbound_topic';

/** Clover gives its code after the first delivery. */
export const needsSecret = (vendor: SourceVendor): boolean =>
  vendor !== 'clover' && !hasNoSecret(vendor);
