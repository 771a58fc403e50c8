import { createHmac } from 'node:crypto';
// Single files: the package's entry point loads a second of code that signs nothing.
import nexoCrypto from '@adyen/api-library/lib/src/security/nexoCrypto.js';
import hmacValidator from '@adyen/api-library/lib/src/utils/hmacValidator.js';
import { Webhook } from 'standardwebhooks';
import Stripe from 'stripe';
import { ADAPTERS, type DeliveringVendor } from './adapters.ts';
import type { Delivery, SourceSettings } from './adapter.ts';

export const NOW_MS = Date.parse('2026-06-08T08:00:00Z');
export const RECEIVED_AT = '2026-06-08T08:00:00.000Z';
export const NOTIFICATION_URL = 'https://amends.example/hooks/square-1';

/** A secret of the form that each vendor gives, and another one. */
export const SECRETS: Readonly<Record<DeliveringVendor, readonly [string, string]>> = {
  square: ['square-signature-key', 'square-other-key'],
  shopify: ['shpss_0123456789abcdef', 'shpss_fedcba9876543210'],
  stripe: ['whsec_own_test_secret', 'whsec_other_secret'],
  adyen: ['44'.repeat(32), '55'.repeat(32)],
  adyen_terminal: ['terminal passphrase', 'other passphrase'],
  zettle: ['zettle-signing-key', 'zettle-other-key'],
  lightspeed_x: ['lightspeed-client-secret', 'lightspeed-other'],
  clover: ['0307e264-own-code', 'another-code'],
  toast: ['toast-webhook-secret', 'toast-other'],
  standard_webhooks: [
    `whsec_${Buffer.alloc(32, 7).toString('base64')}`,
    `whsec_${Buffer.alloc(32, 9).toString('base64')}`,
  ],
};

export const settingsOf = (change: Partial<SourceSettings> = {}): SourceSettings => ({
  sourceId: 'source-1',
  secrets: ['secret'],
  notificationUrl: NOTIFICATION_URL,
  trialMappings: false,
  ...change,
});

export const delivery = (body: Buffer | string, headers: Delivery['headers'] = {}): Delivery => ({
  headers,
  body: Buffer.from(body as string),
});

interface Signing {
  readonly body: string;
  readonly secret: string;
  readonly nowMs?: number;
}

const hmac = (secret: string, text: string, encoding: 'base64' | 'hex'): string =>
  createHmac('sha256', secret).update(text).digest(encoding);

const stripe = new Stripe('sk_test_none');

export const adyenHmac = new hmacValidator.default();
export const NexoCrypto = nexoCrypto.default;
export const nexoKey = (passphrase: string) => ({
  Passphrase: passphrase,
  KeyIdentifier: 'key',
  KeyVersion: 1,
  AdyenCryptoVersion: 1,
});

/** Signs every item of an Adyen notification with the vendor's own code. */
const signAdyen = (body: string, secret: string): string => {
  const notification = JSON.parse(body);
  for (const { NotificationRequestItem: item } of notification.notificationItems) {
    const hmacSignature = adyenHmac.calculateHmac(item, secret);
    item.additionalData = { ...item.additionalData, hmacSignature };
  }
  return JSON.stringify(notification);
};

/**
 * Deliveries as the vendors make them: signed by their own packages where those sign (Adyen,
 * Stripe, Standard Webhooks), else by the documented recipe, which the vector tests confirm.
 */
export const SIGNERS: Readonly<Record<DeliveringVendor, (signing: Signing) => Delivery>> = {
  square: ({ body, secret }) =>
    delivery(body, {
      'x-square-hmacsha256-signature': hmac(secret, NOTIFICATION_URL + body, 'base64'),
    }),
  shopify: ({ body, secret }) =>
    delivery(body, { 'x-shopify-hmac-sha256': hmac(secret, body, 'base64') }),
  stripe: ({ body, secret, nowMs = NOW_MS }) =>
    delivery(body, {
      'stripe-signature': stripe.webhooks.generateTestHeaderString({
        payload: body,
        secret,
        timestamp: Math.floor(nowMs / 1000),
      }),
    }),
  adyen: ({ body, secret }) => delivery(signAdyen(body, secret)),
  adyen_terminal: ({ body, secret }) => {
    const message = JSON.parse(body);
    const name = Object.keys(message)[0]!;
    const sealed = NexoCrypto.encrypt(message[name].MessageHeader, body, nexoKey(secret));
    return delivery(JSON.stringify({ [name]: sealed }));
  },
  zettle: ({ body, secret }) => {
    const { timestamp, payload } = JSON.parse(body);
    return delivery(body, {
      'x-izettle-signature': hmac(secret, `${timestamp}.${payload}`, 'hex'),
    });
  },
  lightspeed_x: ({ body, secret }) =>
    delivery(body, {
      'x-signature': `signature=${hmac(secret, body, 'hex')},algorithm=HMAC-SHA256`,
    }),
  clover: ({ body, secret }) => delivery(body, { 'x-clover-auth': secret }),
  toast: ({ body, secret }) =>
    delivery(body, {
      'toast-signature': hmac(secret, body + JSON.parse(body).timestamp, 'base64'),
    }),
  standard_webhooks: ({ body, secret, nowMs = NOW_MS }) =>
    delivery(body, {
      'webhook-id': 'msg_1',
      'webhook-timestamp': String(Math.floor(nowMs / 1000)),
      'webhook-signature': new Webhook(secret).sign('msg_1', new Date(nowMs), body),
    }),
};

/** What an adapter makes of a body, for a source with its mappings on trial unless told. */
export const mapped = (
  vendor: DeliveringVendor,
  body: unknown,
  headers: Delivery['headers'] = {},
  change: Partial<SourceSettings> = {},
) => {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return ADAPTERS[vendor].map(delivery(text, headers), settingsOf(change), RECEIVED_AT);
};

export const quiet = { signals: [], ignored: ['quiet'] };
export const unknownType = { signals: [], ignored: ['unknown_type'] };
export const unknownValue = { signals: [], ignored: ['unknown_value'] };
