import { createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import type { Delivery } from './adapter.ts';
import { ADAPTERS, type DeliveringVendor } from './adapters.ts';
import {
  adyenHmac,
  delivery,
  NexoCrypto,
  nexoKey,
  NOW_MS,
  SECRETS,
  SIGNERS,
  settingsOf,
} from './signing.fixture.ts';

const item = (change: object = {}) => ({
  pspReference: '8515208516304269',
  merchantAccountCode: 'Shop',
  merchantReference: 'order-1',
  amount: { currency: 'EUR', value: 1000 },
  eventCode: 'REFUND',
  success: 'true',
  ...change,
});

const terminalMessage = {
  SaleToPOIRequest: {
    MessageHeader: {
      MessageClass: 'Event',
      MessageCategory: 'Event',
      MessageType: 'Notification',
      POIID: 'P400Plus-1',
      ProtocolVersion: '3.0',
    },
    EventNotification: { EventToNotify: 'Reject', TimeStamp: '2026-06-08T07:28:39.515Z' },
  },
};

/** A body of each vendor and where its signature stands, if in a header. */
const SCHEMES: readonly {
  readonly vendor: DeliveringVendor;
  readonly body: object | string;
  readonly header: string | null;
}[] = [
  {
    vendor: 'square',
    body: { event_id: 'e-1', type: 'test', created_at: '2026-06-08T07:00:00Z' },
    header: 'x-square-hmacsha256-signature',
  },
  { vendor: 'shopify', body: { id: 1 }, header: 'x-shopify-hmac-sha256' },
  { vendor: 'stripe', body: { id: 'evt_1' }, header: 'stripe-signature' },
  {
    vendor: 'adyen',
    body: { notificationItems: [{ NotificationRequestItem: item() }] },
    header: null,
  },
  { vendor: 'adyen_terminal', body: terminalMessage, header: null },
  {
    vendor: 'zettle',
    body: {
      eventName: 'Test',
      messageId: 'm-1',
      payload: '{"note":"\\"quoted\\" & more"}',
      timestamp: '2026-06-08T07:00:00.812Z',
    },
    header: 'x-izettle-signature',
  },
  { vendor: 'lightspeed_x', body: 'payload=%7B%7D&type=sale.update', header: 'x-signature' },
  { vendor: 'clover', body: { merchants: {} }, header: 'x-clover-auth' },
  {
    vendor: 'toast',
    body: { timestamp: '2026-06-08T07:00:00Z', eventType: 'in_stock', guid: 'g-1' },
    header: 'toast-signature',
  },
  { vendor: 'standard_webhooks', body: { any: 'thing' }, header: 'webhook-signature' },
];

const textOf = (body: object | string) => (typeof body === 'string' ? body : JSON.stringify(body));
const verdict = (vendor: DeliveringVendor, sent: Delivery, secrets = [SECRETS[vendor][0]]) =>
  ADAPTERS[vendor].verify(sent, settingsOf({ secrets }), NOW_MS).verdict;
const signedBy = (vendor: DeliveringVendor, body: object | string, secret = SECRETS[vendor][0]) =>
  SIGNERS[vendor]({ body: textOf(body), secret });
const withHeader = (sent: Delivery, name: string, value: string | undefined): Delivery => ({
  ...sent,
  headers: { ...sent.headers, [name]: value },
});

const changedByte = (sent: Delivery): Delivery => {
  const body = Buffer.from(sent.body);
  // A byte inside a signed value, so that the form still reads.
  const sealed = body.indexOf('"NexoBlob":"');
  const at = sealed >= 0 ? sealed + 20 : Math.max(body.lastIndexOf('1'), body.length - 3);
  body[at] = body[at]! ^ 1;
  return { ...sent, body };
};

describe.each(SCHEMES)('deliveries of $vendor', ({ vendor, body, header }) => {
  const [own, other] = SECRETS[vendor];

  it('are authentic as the vendor signs them (POS-01)', () => {
    expect(verdict(vendor, signedBy(vendor, body))).toBe('authentic');
  });

  it('are authentic under either of two live secrets', () => {
    expect(verdict(vendor, signedBy(vendor, body, own), [own, other])).toBe('authentic');
    expect(verdict(vendor, signedBy(vendor, body, other), [own, other])).toBe('authentic');
  });

  it('are refused under another secret', () => {
    expect(verdict(vendor, signedBy(vendor, body, other))).toBe('refused');
  });

  if (vendor !== 'clover') {
    it('are refused with one byte of the body changed', () => {
      expect(verdict(vendor, changedByte(signedBy(vendor, body)))).toBe('refused');
    });
  }

  it('are refused, never an exception, where the body cannot be read', () => {
    for (const junk of ['', '{', 'null', '[]', '\ufeff{}', '{"notificationItems":[]}']) {
      const sent = delivery(junk, { [header ?? 'x']: 'AAAA' });
      expect(verdict(vendor, sent)).toBe('refused');
    }
  });

  if (header !== null) {
    it.each([
      ['missing', undefined],
      ['empty', ''],
      ['no signature', 'v1'],
      ['much too long', 'A'.repeat(10_000)],
    ])('are refused where the header is %s', (_what, value) => {
      expect(verdict(vendor, withHeader(signedBy(vendor, body), header, value))).toBe('refused');
    });

    if (vendor !== 'clover') {
      it('are refused with the signature in the other encoding', () => {
        const sent = signedBy(vendor, body);
        const value = sent.headers[header]!;
        const isHex = /[0-9a-f]{64}/.test(value);
        const recoded = isHex
          ? value.replace(/[0-9a-f]{64}/, (hex) => Buffer.from(hex, 'hex').toString('base64'))
          : value.replace(/[A-Za-z0-9+/]{43}=/, (text) =>
              Buffer.from(text, 'base64').toString('hex'),
            );
        expect(recoded).not.toBe(value);
        expect(verdict(vendor, withHeader(sent, header, recoded))).toBe('refused');
      });
    }
  }
});

describe('a signed time', () => {
  const at = (vendor: 'stripe' | 'standard_webhooks', seconds: number) => {
    const nowMs = NOW_MS + seconds * 1000;
    const sent = SIGNERS[vendor]({ body: '{"id":"evt_1"}', secret: SECRETS[vendor][0], nowMs });
    return ADAPTERS[vendor].verify(sent, settingsOf({ secrets: [SECRETS[vendor][0]] }), NOW_MS);
  };

  it.each(['stripe', 'standard_webhooks'] as const)('may be 300 s off, not 301: %s', (vendor) => {
    for (const seconds of [-300, 300]) expect(at(vendor, seconds).verdict).toBe('authentic');
    for (const seconds of [-301, 301]) {
      expect(at(vendor, seconds)).toEqual({ verdict: 'refused', reason: 'clock_skew' });
    }
  });
});

describe('several signatures', () => {
  const [secret] = SECRETS.stripe;
  const sent = SIGNERS.stripe({ body: '{"id":"evt_1"}', secret });
  const [time, right] = sent.headers['stripe-signature']!.split(',') as [string, string];
  const stripeVerdict = (header: string) =>
    verdict('stripe', withHeader(sent, 'stripe-signature', header));

  it('of Stripe are authentic where only the second matches', () => {
    expect(stripeVerdict(`${time},v1=${'0'.repeat(64)},${right}`)).toBe('authentic');
  });

  it('of Stripe are refused where only a v0 matches', () => {
    expect(stripeVerdict(`${time},${right.replace('v1', 'v0')}`)).toBe('refused');
  });

  it('of Standard Webhooks are authentic where only the second matches (POS-31)', () => {
    const webhook = signedBy('standard_webhooks', '{}');
    const own = webhook.headers['webhook-signature']!;
    const both = `v1,${Buffer.alloc(32).toString('base64')} ${own}`;
    const list = withHeader(webhook, 'webhook-signature', both);
    expect(verdict('standard_webhooks', list)).toBe('authentic');
    const v1a = withHeader(webhook, 'webhook-signature', own.replace('v1,', 'v1a,'));
    expect(verdict('standard_webhooks', v1a)).toBe('refused');
  });

  it('of two Adyen items must both match', () => {
    const notification = (...items: object[]) => ({
      notificationItems: items.map((one) => ({ NotificationRequestItem: one })),
    });
    const both = signedBy('adyen', notification(item(), item({ pspReference: 'second' })));
    expect(verdict('adyen', both)).toBe('authentic');
    const parsed = JSON.parse(both.body.toString());
    delete parsed.notificationItems[1].NotificationRequestItem.additionalData;
    expect(verdict('adyen', delivery(JSON.stringify(parsed)))).toBe('refused');
  });
});

describe('our reading of a scheme is the reading of the vendor', () => {
  it('of Square: no signature is right where no URL was configured', () => {
    const sent = signedBy('square', { event_id: 'e-2' });
    const settings = settingsOf({ secrets: [SECRETS.square[0]], notificationUrl: null });
    expect(ADAPTERS.square.verify(sent, settings, NOW_MS).verdict).toBe('refused');
  });

  it('of Adyen platform webhooks: its validator accepts what we do', () => {
    const body = '{"type":"balancePlatform.accountHolder.created","data":{"id":"AH1"}}';
    const key = SECRETS.adyen[0];
    const signature = createHmac('sha256', Buffer.from(key, 'hex')).update(body).digest('base64');
    expect(adyenHmac.validateHMACSignature(key, signature, body)).toBe(true);
    expect(verdict('adyen', delivery(body, { hmacsignature: signature }))).toBe('authentic');
    expect(verdict('adyen', delivery(`${body} `, { hmacsignature: signature }))).toBe('refused');
  });

  it('of Adyen terminals: what its library encrypts we decrypt, and nothing changed', () => {
    const sent = signedBy('adyen_terminal', terminalMessage);
    const settings = settingsOf({ secrets: [SECRETS.adyen_terminal[0]] });
    const verified = ADAPTERS.adyen_terminal.verify(sent, settings, NOW_MS);
    const content = verified.verdict === 'authentic' ? verified.content?.toString() : undefined;
    expect(JSON.parse(content!)).toEqual(terminalMessage);
    const { SaleToPOIRequest: sealed } = JSON.parse(sent.body.toString());
    expect(new NexoCrypto().decrypt(sealed, nexoKey(SECRETS.adyen_terminal[0]))).toBe(content);
    for (const change of [
      { Nonce: Buffer.alloc(16).toString('base64') },
      { Nonce: 'AAAA' },
      { Hmac: Buffer.alloc(32).toString('base64') },
      { Hmac: '' },
    ]) {
      const SecurityTrailer = { ...sealed.SecurityTrailer, ...change };
      const changed = JSON.stringify({ SaleToPOIRequest: { ...sealed, SecurityTrailer } });
      expect(verdict('adyen_terminal', delivery(changed))).toBe('refused');
    }
  });
});
