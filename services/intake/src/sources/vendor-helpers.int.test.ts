import '@shopify/shopify-api/adapters/node';
import { describe, expect, it } from '@jest/globals';
import { ApiVersion, shopifyApi } from '@shopify/shopify-api';
import { WebhooksHelper } from 'square';
import type { Delivery } from './adapter.ts';
import { ADAPTERS, type DeliveringVendor } from './adapters.ts';
import {
  delivery,
  NOTIFICATION_URL,
  NOW_MS,
  SECRETS,
  SIGNERS,
  settingsOf,
} from './signing.fixture.ts';

// In the slower lane: the vendors' packages take seconds to load.
const verdict = (vendor: DeliveringVendor, sent: Delivery) =>
  ADAPTERS[vendor].verify(sent, settingsOf({ secrets: [SECRETS[vendor][0]] }), NOW_MS).verdict;
const signedBy = (vendor: DeliveringVendor, body: string) =>
  SIGNERS[vendor]({ body, secret: SECRETS[vendor][0] });

describe('our reading of a scheme is what the vendor publishes', () => {
  it('of Square: its helper accepts and refuses what we do', async () => {
    const sent = signedBy('square', '{"event_id":"e-2","note":">\\"ü"}');
    const asks = (requestBody: string) =>
      WebhooksHelper.verifySignature({
        requestBody,
        signatureHeader: sent.headers['x-square-hmacsha256-signature']!,
        signatureKey: SECRETS.square[0],
        notificationUrl: NOTIFICATION_URL,
      });
    expect(await asks(sent.body.toString())).toBe(true);
    expect(await asks(`${sent.body} `)).toBe(false);
    expect(verdict('square', sent)).toBe('authentic');
    expect(verdict('square', delivery(`${sent.body} `, sent.headers))).toBe('refused');
  });

  it('of Shopify: its library accepts and refuses what we do', async () => {
    const shopify = shopifyApi({
      apiKey: 'key',
      apiSecretKey: SECRETS.shopify[0],
      hostName: 'amends.example',
      apiVersion: ApiVersion.July26,
      isEmbeddedApp: false,
      logger: { log: () => Promise.resolve() },
    });
    const sent = signedBy('shopify', '{"id":820982911946154508,"note":"ü"}');
    const asks = async (rawBody: string) => {
      const headers = {
        'X-Shopify-Hmac-Sha256': sent.headers['x-shopify-hmac-sha256']!,
        'X-Shopify-Topic': 'refunds/create',
        'X-Shopify-Shop-Domain': 'shop.myshopify.com',
        'X-Shopify-API-Version': '2026-01',
        'X-Shopify-Webhook-Id': 'w-1',
      };
      const rawRequest = { headers, method: 'POST', url: '/' };
      return (await shopify.webhooks.validate({ rawBody, rawRequest })).valid;
    };
    expect(await asks(sent.body.toString())).toBe(true);
    expect(await asks('{}')).toBe(false);
    expect(verdict('shopify', sent)).toBe('authentic');
  });
});
