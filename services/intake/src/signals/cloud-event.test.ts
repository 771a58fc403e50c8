import { SIGNAL_KINDS } from '@amends/contracts/vocabulary';
import { describe, expect, it } from '@jest/globals';
import { readCloudEvent } from './cloud-event.ts';

const NOW = Date.parse('2026-06-08T08:00:00Z');
const voided = {
  specversion: '1.0',
  id: '9-3-92-2026-06-08-line-9',
  source: '/stores/9/workstations/3',
  type: 'pos.line_voided',
  subject: '9-3-92-2026-06-08',
  time: '2026-06-08T07:25:00Z',
  datacontenttype: 'application/json',
  data: {
    transaction: '9-3-92-2026-06-08',
    line: 9,
    amount: { amount: 9366, currency: 'USD' },
    managerApproved: true,
  },
};
const read = (change: object) => readCloudEvent({ ...voided, ...change }, NOW);

describe('a CloudEvent from a till', () => {
  it('becomes a signal with the members we know', () => {
    expect(read({})).toEqual({
      read: 'signal',
      signal: {
        source: '/stores/9/workstations/3',
        id: '9-3-92-2026-06-08-line-9',
        kind: 'line_voided',
        storeId: '9',
        occurredAt: '2026-06-08T07:25:00Z',
        transactionRef: '9-3-92-2026-06-08',
        amount: { amount: 9366, currency: 'USD' },
        workstation: '3',
      },
    });
  });

  it('of an outage names its tills, how bad it is and what it looks like (POS-33)', () => {
    const data = {
      dedupKey: 'outage-9-20260608-1',
      severity: 'critical',
      workstations: ['1', '2', '3'],
      symptom: 'terminal_unreachable',
    };
    const started = { type: 'pos.outage.started', source: '/stores/9', data };
    expect(read(started)).toMatchObject({
      signal: { kind: 'outage_started', storeId: '9', occurredAt: '2026-06-08T07:25:00Z', ...data },
    });
  });

  it('keeps no severity or symptom that it does not know (POS-08)', () => {
    const answer = read({ data: { severity: 'sev-0', symptom: 'smoke' } });
    expect(answer).toMatchObject({ read: 'signal' });
    expect(JSON.stringify(answer)).not.toMatch(/sev-0|smoke/);
  });

  it('carries product, vendor code, quantity and seconds', () => {
    const data = {
      productRef: '00090162',
      vendorCode: 'AMOUNT_DIFFERS',
      quantity: 3,
      ringSeconds: 1,
      idleSeconds: 137,
      tenderSeconds: 30,
    };
    expect(read({ data })).toMatchObject({ signal: data });
  });

  it.each(SIGNAL_KINDS.map((kind) => [kind]))('is read for kind %s', (kind) => {
    expect(read({ type: `pos.${kind}` })).toMatchObject({ read: 'signal', signal: { kind } });
  });

  it.each([
    ['pos.outage.started', 'outage_started'],
    ['pos.outage.updated', 'outage_updated'],
    ['pos.outage.ended', 'outage_ended'],
  ])('of type %s has the kind %s and keeps its key', (type, kind) => {
    expect(read({ type, data: { dedupKey: 'outage-9-1', workstations: ['1'] } })).toMatchObject({
      signal: { kind, dedupKey: 'outage-9-1' },
    });
  });

  it.each(['pos.sale_completed', 'com.example.anything', 'amends.intake.SignalReceived.v1'])(
    'of type %s is ignored',
    (type) => {
      expect(read({ type })).toEqual({ read: 'ignored', id: voided.id, type });
    },
  );

  it('takes the store from data where the source names none', () => {
    expect(read({ source: 'urn:till:7', data: { storeId: '12' } })).toMatchObject({
      signal: { storeId: '12' },
    });
  });

  it('is not lost to an article number that passes the card check', () => {
    expect(read({ data: { ean: '4111111111111111' } })).toMatchObject({ read: 'signal' });
  });

  it('stores an offset time in UTC', () => {
    expect(read({ time: '2026-06-08T09:25:00+02:00' })).toMatchObject({
      signal: { occurredAt: '2026-06-08T07:25:00Z' },
    });
  });

  it.each([
    ['no time', { time: undefined }, 'validation_failed'],
    ['a day that does not exist', { time: '2026-02-30T00:00:00Z' }, 'validation_failed'],
    ['a time in the future', { time: '2026-06-08T08:05:01Z' }, 'in_future'],
    ['another specversion', { specversion: '0.3' }, 'validation_failed'],
    ['no id', { id: undefined }, 'validation_failed'],
    ['no store', { source: 'urn:till:7' }, 'unknown_store'],
    ['two stores', { data: { storeId: '8' } }, 'validation_failed'],
    [
      'a negative amount',
      { data: { amount: { amount: -1, currency: 'USD' } } },
      'validation_failed',
    ],
    [
      'a card number in a note',
      { data: { note: '4111 1111 1111 1111' } },
      'card_data_not_accepted',
    ],
    ['a card number as a name', { data: { '4111111111111111': 1 } }, 'card_data_not_accepted'],
  ])('with %s is refused', (_what, change, code) => {
    expect(read(change)).toMatchObject({ read: 'refused', code });
  });

  it.each([null, 7, 'text', []])('that is %p is refused', (input) => {
    expect(readCloudEvent(input, NOW)).toMatchObject({ read: 'refused', id: null });
  });
});
