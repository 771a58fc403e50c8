import {
  type FailureDetected,
  FailureDetectedV1,
  type SignalReceived,
} from '@amends/contracts/intake';
import { SIGNAL_KINDS } from '@amends/contracts/vocabulary';
import type { LoggedEvent } from '@amends/event-log/logged-event';
import { describe, expect, it } from '@jest/globals';
import { reactionsTo } from './reactions.ts';

const signal: SignalReceived = {
  signalId: '019e96b1-52c0-8c2a-9d51-2b6f0c8e7a12',
  kind: 'refund_failed',
  storeId: '9',
  occurredAt: '2026-06-08T07:25:00Z',
  paymentRef: 'pay_1',
  amount: { amount: 1999, currency: 'EUR' },
};
const heard = (data: Partial<SignalReceived>, type = 'SignalReceived'): LoggedEvent => ({
  id: '019e96b1-52c0-8c2a-9d51-2b6f0c8e7a99',
  service: 'intake',
  type,
  schemaVersion: 1,
  subject: '9-20260608',
  time: '2026-06-08T07:25:00Z',
  recordedTime: '2026-06-08T07:30:00.123456Z',
  streamId: 'signals-9-20260608',
  sequence: 1,
  correlationId: signal.signalId,
  causationId: signal.signalId,
  actor: 'till-1',
  producer: '019e0a52-7d10-7c44-8f3a-2b9d6e41c870',
  producerSeq: 1n,
  partitionKey: '9',
  data: { ...signal, ...data },
  topic: 'recovery.signals',
  partition: 0,
  offset: 0n,
});
const now = '2026-06-08T07:31:00Z';
const reactionsOf = (data: Partial<SignalReceived>) => reactionsTo(heard(data), now);
// biome-ignore lint/suspicious/noExplicitAny: a test reads whatever came
const commandOf = (data: Partial<SignalReceived>): any => reactionsOf(data)[0]?.command;
const factsOf = (data: Partial<SignalReceived>): FailureDetected => commandOf(data)?.data;
const streamOf = (data: Partial<SignalReceived>) => reactionsOf(data)[0]?.streamId;

describe('the detector', () => {
  const OPENING = [
    'refund_failed',
    'dispute_opened',
    'order_cancelled',
    'fulfilment_delayed',
    'fulfilment_failed',
  ];
  const ELSE = ['dispute_closed', 'outage_started', 'outage_updated', 'outage_ended'];

  it.each(SIGNAL_KINDS.map((kind) => [kind]))(
    'opens a case for %s only where the table says so (R-001, R-005)',
    (kind) => {
      const opens = commandOf({ kind })?.type === 'DetectFailure';
      expect(opens).toBe(OPENING.includes(kind));
      expect(reactionsOf({ kind }).length).toBe([...OPENING, ...ELSE].includes(kind) ? 1 : 0);
    },
  );

  it('keeps the facts of the signal and says when it was detected', () => {
    const facts = factsOf({});
    expect(FailureDetectedV1.parse(facts)).toEqual(facts);
    expect(facts).toMatchObject({
      storeId: '9',
      signalId: signal.signalId,
      signalKind: 'refund_failed',
      occurredAt: '2026-06-08T07:25:00Z',
      detectedAt: '2026-06-08T07:30:00.123456Z',
      price: { amount: 1999, currency: 'EUR' },
      paymentRef: 'pay_1',
    });
  });

  it.each([
    ['not_received', 'delivery'],
    ['not_as_described', 'product_defect'],
    ['amount_differs', 'mischarged'],
    ['duplicate', 'mischarged'],
    ['fraudulent', undefined],
  ])('reads the dispute reason %s as %s', (reasonCode, complaintCode) => {
    const facts = factsOf({ kind: 'dispute_opened', reasonCode });
    expect(facts?.complaintCode).toBe(complaintCode);
    expect(facts?.reasonCode).toBe(reasonCode);
  });

  it('opens none for an order that the customer cancelled', () => {
    expect(reactionsOf({ kind: 'order_cancelled', reasonCode: 'customer' })).toEqual([]);
  });

  it('gives a signal the same case whenever it is heard', () => {
    expect(streamOf({})).toBe(streamOf({}));
    expect(streamOf({ signalId: '019e96b1-52c0-8c2a-9d51-2b6f0c8e7a13' })).not.toBe(streamOf({}));
  });

  it('gives one incident, and no case, per store and outage key (INC-01)', () => {
    const outage = { kind: 'outage_started', dedupKey: 'o-1' } as const;
    const again = { ...outage, signalId: '019e96b1-52c0-8c2a-9d51-2b6f0c8e7a13' };
    expect(commandOf(outage)).toMatchObject({
      type: 'NoteIncidentSignal',
      origin: 'outage_signal',
      complaintCode: 'pos_outage',
      phase: 'started',
      at: '2026-06-08T07:25:00Z',
    });
    expect(streamOf(outage)).toMatch(/^incident-/);
    expect(streamOf({ ...again, kind: 'outage_ended' })).toBe(streamOf(outage));
    expect(streamOf({ ...outage, storeId: '8' })).not.toBe(streamOf(outage));
    expect(streamOf({ ...outage, dedupKey: 'o-2' })).not.toBe(streamOf(outage));
  });

  it('lets each outage signal of a sender without keys stand alone', () => {
    const other = { signalId: '019e96b1-52c0-8c2a-9d51-2b6f0c8e7a13' };
    expect(streamOf({ kind: 'outage_ended' })).not.toBe(
      streamOf({ kind: 'outage_started', ...other }),
    );
  });

  it.each([
    [{ workstations: ['1', '2'] }, ['1', '2']],
    [{ workstation: '3' }, ['3']],
    [{}, []],
  ])('takes the tills of an outage from %j', (sent, workstations) => {
    expect(commandOf({ kind: 'outage_started', ...sent }).workstations).toEqual(workstations);
  });

  it('gives the steps of one payment dispute one case, and its end to that case', () => {
    const opened = streamOf({ kind: 'dispute_opened' });
    const step = { signalId: '019e96b1-52c0-8c2a-9d51-2b6f0c8e7a13' };
    expect(streamOf({ kind: 'dispute_opened', ...step })).toBe(opened);
    const end = { kind: 'dispute_closed', reasonCode: 'lost', ...step } as const;
    expect(streamOf(end)).toBe(opened);
    expect(commandOf(end).closed).toMatchObject({
      outcome: 'lost',
      closedAt: '2026-06-08T07:25:00Z',
    });
    expect(commandOf({ ...end, reasonCode: 'charge_refunded' }).closed.outcome).toBe('other');
  });

  it('does not look at other events', () => {
    expect(reactionsTo(heard({}, 'PurchaseRecorded'), now)).toEqual([]);
  });
});
