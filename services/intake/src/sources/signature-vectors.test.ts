import { describe, expect, it } from '@jest/globals';
import type { Delivery, SourceSettings } from './adapter.ts';
import { ADAPTERS, type DeliveringVendor } from './adapters.ts';
import { delivery, settingsOf } from './signing.fixture.ts';

const B1 =
  '{"merchant_id":"MLEFBHHSJGVHD","type":"webhooks.test_notification",' +
  '"event_id":"ac3ac95b-f97d-458c-a6e6-18981597e05f",' +
  '"created_at":"2022-07-13T20:30:59.037339943Z",' +
  '"data":{"type":"webhooks","id":"bc368e64-01aa-407e-b46e-3231809b1129"}}';
const U1 = 'https://webhook.site/679a4f3a-dcfa-49ee-bac5-9d0edad886b9';
const S1 = 'GF4YkrJgGBDZ9NIYbNXBnMzqb2HoL4RW/S6vkZ9/2N4=';
const K1 = 'Ibxx_5AKakO-3qeNVR61Dw';
const KA = 'DFB1EB5485895CFA84146406857104ABB4CBCABDC8AAF103A624C8F6A3EAAB00';
const STRIPE_BODY = '{\n  "id": "evt_test_webhook",\n  "object": "event"\n}';
const TOAST_BODY =
  '{"timestamp":"2024-03-28T15:11:01.050Z","eventCategory":"stock","eventType":"out_of_stock",' +
  '"guid":"e445f586-081c-4a2a-bcd6-30717a48e17a",' +
  '"details":{"itemGuid":"1e199622-ccbf-4ba8-8c37-111519dca13b",' +
  '"restaurantGuid":"3325cc58-dc6e-4e21-85f9-7de275ffe820","status":"OUT_OF_STOCK"}}';
const LIGHTSPEED_BODY =
  'payload=%7B%22id%22%3A%22ad801b0c-df35-1056-a623-6af007c4eedf%22%2C%22state%22%3A%22voided%22%7D';

const isAuthentic = (
  vendor: DeliveringVendor,
  { headers, body }: Delivery,
  settings: Partial<SourceSettings>,
  nowMs = 0,
): boolean =>
  ADAPTERS[vendor].verify({ headers, body }, settingsOf(settings), nowMs).verdict === 'authentic';

const squareVector = (body: string, signature: string, key: string, notificationUrl: string) =>
  isAuthentic('square', delivery(body, { 'x-square-hmacsha256-signature': signature }), {
    secrets: [key],
    notificationUrl,
  });

describe('Square signatures', () => {
  it.each([
    ['V-01', B1, S1, K1, U1],
    [
      'V-02',
      '{"data":{"type":"webhooks","id":"fake_id"}}',
      'W3FlCNk5IA3ZQ2LHTWoajvzfaDu/OwY2tNHIHC3IUOA=',
      'signature-key',
      'https://webhook.site/webhooks',
    ],
    [
      'V-03',
      '{"data":{"type":"webhooks","id":">id<"}}',
      'Cxt7+aTi4rKgcA0bC4g9EHdVtLSDWdqccmL5MvihU4U=',
      'signature-key',
      'https://webhook.site/webhooks',
    ],
  ])('accept %s', (_id, body, signature, key, url) => {
    expect(squareVector(body, signature, key, url)).toBe(true);
  });

  it.each([
    ['V-04: another URL', B1, K1, 'https://webhook.site/79a4f3a-dcfa-49ee-bac5-9d0edad886b9'],
    ['V-05: another key', B1, 'MCmhFRxGX82xMwg5FsaoQA', U1],
    ['V-06: the body printed prettily', JSON.stringify(JSON.parse(B1), null, 4), K1, U1],
  ])('refuse %s', (_what, body, key, url) => {
    expect(squareVector(body, S1, key, url)).toBe(false);
  });
});

describe('Signatures of other vendors', () => {
  it('of Shopify: accept V-07', () => {
    const signature = 'B23tXN681gZ0qIWNRrgtzBE9XSDo5yaUu6wfmhu3a7g=';
    const sent = delivery('{"foo": "bar"}', { 'x-shopify-hmac-sha256': signature });
    expect(isAuthentic('shopify', sent, { secrets: ['test_secret_key'] })).toBe(true);
  });

  it.each([
    ['V-09', 12_345, '2672d138c9a412830f3bfe2ecc5bfb3277cf6f5b49d0119d77dd6cb64da1257e'],
    ['V-10', 1_614_265_330, 'af4ead0627a34a8cca29808e8de9ada8e41a92e6237c63cef6eacf51d36cca34'],
  ])('of Stripe: accept %s', (_id, seconds, signature) => {
    const sent = delivery(STRIPE_BODY, { 'stripe-signature': `t=${seconds},v1=${signature}` });
    const secrets = ['whsec_test_secret'];
    expect(isAuthentic('stripe', sent, { secrets }, seconds * 1000)).toBe(true);
  });

  it('of Standard Webhooks: accept V-11', () => {
    const sent = delivery('{"test": 2432232314}', {
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    });
    const secrets = ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'];
    expect(isAuthentic('standard_webhooks', sent, { secrets }, 1_614_265_330_000)).toBe(true);
  });

  const adyenItem = (eventCode: string, hmacSignature: string) =>
    delivery(
      JSON.stringify({
        notificationItems: [
          {
            NotificationRequestItem: {
              pspReference: 'pspReference',
              originalReference: 'originalReference',
              merchantAccountCode: 'merchantAccount',
              merchantReference: 'reference',
              amount: { currency: 'EUR', value: 1000 },
              eventCode,
              success: 'true',
              additionalData: { hmacSignature },
            },
          },
        ],
      }),
    );

  it.each([
    ['V-12', 'REPORT_AVAILABLE', 'ZNBPtI+oDyyRrLyD1XirkKnQgIAlFc07Vj27TeHsDRE='],
    ['V-13', 'EVENT', 'ipnxGCaUZ4l8TUW75a71/ghd2Fe5ffvX0pV4TLTntIc='],
  ])('of Adyen: accept %s', (_id, eventCode, signature) => {
    expect(isAuthentic('adyen', adyenItem(eventCode, signature), { secrets: [KA] })).toBe(true);
  });

  it('of Adyen: refuse V-20, 44 characters that are 33 bytes, without throwing', () => {
    const sent = adyenItem('EVENT', 'A'.repeat(44));
    expect(isAuthentic('adyen', sent, { secrets: [KA] })).toBe(false);
    const platform = delivery('{}', { hmacsignature: 'A'.repeat(44) });
    expect(isAuthentic('adyen', platform, { secrets: [KA] })).toBe(false);
  });

  it('of Toast: accept V-17', () => {
    const sent = delivery(TOAST_BODY, {
      'toast-signature': 'Q+lJtKyKmNzx2rUWap83vls72m5S4w4MCd+JJw1KPmU=',
    });
    const secrets = ['unit-seeded-toast-webhook-secret'];
    expect(isAuthentic('toast', sent, { secrets })).toBe(true);
  });

  it('of Lightspeed X: accept V-18', () => {
    const signature = '8c32a50a8539bab3ab40870c58e8950417491e179fc98504463ceb80e3985042';
    const sent = delivery(LIGHTSPEED_BODY, {
      'x-signature': `signature=${signature},algorithm=HMAC-SHA256`,
    });
    const secrets = ['unit-lightspeed-client-secret'];
    expect(isAuthentic('lightspeed_x', sent, { secrets })).toBe(true);
  });

  it('of Clover: accept the static code and nothing else (V-19)', () => {
    const secrets = ['0307e264-b33a-4913-88aa-37b10014a0b8'];
    const send = (code: string) => delivery('{}', { 'x-clover-auth': code });
    expect(isAuthentic('clover', send(secrets[0]!), { secrets })).toBe(true);
    expect(isAuthentic('clover', send('0307e264'), { secrets })).toBe(false);
    expect(isAuthentic('clover', delivery('{}'), { secrets })).toBe(false);
  });
});
