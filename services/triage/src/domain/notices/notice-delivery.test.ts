import { describe, expect, it } from '@jest/globals';
import {
  type Deliveries,
  type DeliveryCommand,
  deliveryDecider,
  type RecordAttempt,
} from './notice-delivery.ts';

const { decide, evolve, initialState } = deliveryDecider;
const now = '2026-06-08T07:00:00.000Z';
const email = { channel: 'email' } as const;
const hook = { channel: 'webhook', endpointId: 'paging' } as const;

const tried = (attempt: number, facts: Partial<RecordAttempt> = {}): RecordAttempt => ({
  type: 'RecordAttempt',
  noticeId: '0190a000-0000-7000-8000-0000000000e1',
  caseId: '0190a000-0000-7000-8000-000000000001',
  way: hook,
  attempt,
  now,
  ...facts,
});
const failed = (attempt: number, pauseMs?: number): RecordAttempt =>
  tried(attempt, { failure: { reason: 'server_error', pauseMs } });
const again: DeliveryCommand = { type: 'SendAgain', way: hook, by: 'e-17', now };

const after = (...commands: readonly DeliveryCommand[]): Deliveries =>
  commands.reduce<Deliveries>((state, command) => {
    const decision = decide(command, state);
    if (!decision.accepted) throw new Error(decision.code);
    return decision.events.reduce(evolve, state);
  }, initialState);
const dataOf = (command: DeliveryCommand, state: Deliveries = initialState) => {
  const decision = decide(command, state);
  return decision.accepted
    ? decision.events.map(({ type, data }) => ({ type, ...data }))
    : decision;
};

describe('the delivery of a notice', () => {
  it('tells when it is tried again, or that it is given up', () => {
    expect(dataOf(failed(1, 5_000))).toMatchObject([
      { type: 'NoticeDeliveryFailed', reason: 'server_error', nextAt: '2026-06-08T07:00:05.000Z' },
    ]);
    const [last] = dataOf(failed(2), after(failed(1, 5_000))) as [object];
    expect(last).not.toHaveProperty('nextAt');
  });

  it('is told once for each attempt, however often its job runs', () => {
    const state = after(failed(1, 5_000));
    expect(dataOf(failed(1, 5_000), state)).toEqual([]);
    expect(dataOf(tried(2), state)).toMatchObject([{ type: 'NoticeDelivered', attempt: 2 }]);
    expect(dataOf(tried(2), after(tried(1)))).toEqual([]);
  });

  it('by one way says nothing of the other', () => {
    expect(dataOf(tried(1, { way: email }), after(failed(1)))).toMatchObject([
      { type: 'NoticeDelivered', channel: 'email' },
    ]);
  });

  it('is asked for again once it is over, not while it goes on', () => {
    expect(dataOf(again)).toMatchObject({ code: 'not_found' });
    expect(dataOf(again, after(failed(1, 5_000)))).toMatchObject({ code: 'delivery_pending' });
    const asked = after(failed(1), again);
    expect(dataOf(again, asked)).toMatchObject({ code: 'delivery_pending' });
    expect(dataOf(tried(2), asked)).toMatchObject([{ type: 'NoticeDelivered', attempt: 2 }]);
  });
});
