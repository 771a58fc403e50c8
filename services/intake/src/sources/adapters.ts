import type { SourceVendor } from '@amends/contracts/vocabulary';
import type { Adapter } from './adapter.ts';
import { adyen } from './adyen.ts';
import { adyenTerminal } from './adyen-terminal.ts';
import { clover } from './clover.ts';
import { lightspeedX } from './lightspeed-x.ts';
import { shopify } from './shopify.ts';
import { square } from './square.ts';
import { standardWebhooks } from './standard-webhooks.ts';
import { stripe } from './stripe.ts';
import { toast } from './toast.ts';
import { zettle } from './zettle.ts';

/** Vendors that deliver by HTTP, an event at a time; a POSLog is a file, a topic is read. */
export type DeliveringVendor = Exclude<SourceVendor, 'poslog' | 'inbound_topic'>;

export const ADAPTERS: Readonly<Record<DeliveringVendor, Adapter>> = {
  square,
  shopify,
  stripe,
  adyen,
  adyen_terminal: adyenTerminal,
  zettle,
  lightspeed_x: lightspeedX,
  clover,
  toast,
  standard_webhooks: standardWebhooks,
};
