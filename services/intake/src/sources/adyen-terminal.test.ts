import { describe, expect, it } from '@jest/globals';
import { adyenTerminal } from './adyen-terminal.ts';
import {
  delivery,
  mapped,
  NOW_MS,
  quiet,
  RECEIVED_AT,
  SECRETS,
  SIGNERS,
  settingsOf,
  unknownType,
  unknownValue,
} from './signing.fixture.ts';

const header = (change: object = {}) => ({
  MessageClass: 'Service',
  MessageCategory: 'Payment',
  MessageType: 'Response',
  POIID: 'V400m-1',
  SaleID: 'till-1',
  ServiceID: '31122609',
  ProtocolVersion: '3.0',
  ...change,
});
const answer = (Response: object, name = 'SaleToPOIResponse') => ({
  [name]: { MessageHeader: header(), PaymentResponse: { Response } },
});
const notice = (EventToNotify: string, TimeStamp = '2026-06-08T07:28:39.515Z') => ({
  SaleToPOIRequest: {
    MessageHeader: header({ MessageClass: 'Event', MessageType: 'Notification' }),
    EventNotification: { EventToNotify, TimeStamp, EventDetails: 'message=for+Jane+Doe' },
  },
});
const unreachable = answer({ Result: 'Failure', ErrorCondition: 'UnreachableHost' });
const forged = answer({ Result: 'Success' }, 'SaleToPOIRequest');

const [secret] = SECRETS.adyen_terminal;
const verdict = (body: object, authorization?: string) =>
  adyenTerminal.verify(
    delivery(JSON.stringify(body), { authorization }),
    settingsOf({ secrets: [secret] }),
    NOW_MS,
  ).verdict;
const basic = (password: string) => `Basic ${Buffer.from(`u:${password}`).toString('base64')}`;

describe('a message of the Terminal API', () => {
  it('that was rejected says the terminal is not reachable', () => {
    const { signals } = mapped('adyen_terminal', notice('Reject'));
    expect(signals).toMatchObject([
      {
        kind: 'terminal_unreachable',
        occurredAt: '2026-06-08T07:28:39.515Z',
        workstation: 'V400m-1',
        places: ['V400m-1'],
        vendorCode: 'Reject',
      },
    ]);
    expect(JSON.stringify(signals)).not.toContain('Jane');
  });

  it('that failed for an unreachable host says the same', () => {
    expect(mapped('adyen_terminal', unreachable).signals).toMatchObject([
      { kind: 'terminal_unreachable', occurredAt: RECEIVED_AT, vendorCode: 'UnreachableHost' },
    ]);
  });

  it.each([
    ['a success', answer({ Result: 'Success' }), quiet],
    ['another failure', answer({ Result: 'Failure', ErrorCondition: 'Cancel' }), unknownValue],
    ['a result we do not know', answer({ Result: 'Moon' }), unknownValue],
    ['a shutdown', notice('Shutdown'), quiet],
    ['an event we do not know', notice('Moon'), unknownValue],
    ['a list of devices', { uniqueDeviceIds: ['V400m-1'] }, unknownType],
    ['a status of a device', { deviceId: 'AMS1-1', status: 'ONLINE' }, unknownType],
  ])('that is %s gives no signal', (_what, body, expected) => {
    expect(mapped('adyen_terminal', body)).toEqual(expected);
  });

  it('proves itself by Basic credentials where it is plain', () => {
    expect(verdict(unreachable, basic(secret))).toBe('authentic');
    for (const header of [undefined, basic('wrong'), 'Basic !', 'Basic dQ==', 'Bearer x']) {
      expect(verdict(unreachable, header)).toBe('refused');
    }
  });

  it('that claims success in a request is refused, credentials or not', () => {
    expect(verdict(forged, basic(secret))).toBe('refused');
    expect(() => mapped('adyen_terminal', forged)).toThrow('unexpected_shape');
    const sealed = SIGNERS.adyen_terminal({ body: JSON.stringify(forged), secret });
    expect(adyenTerminal.verify(sealed, settingsOf({ secrets: [secret] }), NOW_MS)).toMatchObject({
      verdict: 'refused',
    });
  });

  it('is decrypted before it is mapped', () => {
    const sealed = SIGNERS.adyen_terminal({ body: JSON.stringify(unreachable), secret });
    const verified = adyenTerminal.verify(sealed, settingsOf({ secrets: [secret] }), NOW_MS);
    const content = verified.verdict === 'authentic' ? verified.content : undefined;
    expect(mapped('adyen_terminal', content!.toString()).signals).toHaveLength(1);
  });

  it('is told apart by terminal, sale and service (POS-03)', () => {
    const key = adyenTerminal.keyOf(delivery(JSON.stringify(unreachable)));
    expect(key).toBe('V400m-1/till-1/31122609/Service/Response');
  });
});
