import type { PurchaseRecorded, SignalReceived } from '@amends/contracts/intake';
import type { LoggedEvent } from '@amends/event-log/logged-event';
import { describe, expect, it } from '@jest/globals';
import { buyersOf, clusterParts, worthKeeping } from './failure-clusters.ts';
import { withinCaps } from './gather-silent-failures.ts';
import type { Candidate } from './silent-failure-table.ts';

const customerId = '019e96b1-52c0-8c2a-9d51-2b6f0c8e7a12';
const heard = (type: string, data: object): LoggedEvent => ({ type, data }) as LoggedEvent;
const signal = (signalId: string, change: Partial<SignalReceived> = {}): LoggedEvent =>
  heard('SignalReceived', {
    ...{ signalId, kind: 'payment_failed', storeId: '9', transactionRef: 't-1' },
    ...{ occurredAt: '2026-06-08T07:25:00Z', ...change },
  });

describe('signals of failure', () => {
  it('R-001: gather by their transaction, and by their customer in the hour', () => {
    const parts = clusterParts([
      signal('a'),
      signal('b', { kind: 'line_voided', occurredAt: '2026-06-08T07:26:00Z', customerId }),
      signal('c', { kind: 'queue_time' }),
      signal('d', { storeId: '8' }),
    ]);
    expect(parts.map(({ storeId, matter, signals }) => [storeId, matter, signals])).toEqual([
      ['9', 'transaction t-1', 2],
      ['9', `customer ${customerId} 2026-06-08T07`, 1],
      ['8', 'transaction t-1', 1],
    ]);
    expect(parts[0]).toMatchObject({ signalId: 'b', kind: 'line_voided', customerId });
  });

  it('are nobody’s without a transaction and a customer', () => {
    const anonymous = heard('SignalReceived', {
      ...{ kind: 'terminal_failed', storeId: '9', occurredAt: '2026-06-08T07:25:00Z' },
    });
    expect(clusterParts([anonymous])).toEqual([]);
  });

  it('begin a matter with the second about a transaction, which brings the first', () => {
    const kept = (failures: number, ...ids: string[]) =>
      worthKeeping(clusterParts(ids.map((id) => signal(id))), [
        ...(failures > 1 ? [{ storeId: '9', transactionRef: 't-1', failures }] : []),
        { storeId: '8', transactionRef: 't-1', failures: 7 },
      ]).map(({ signals }) => signals);
    expect(kept(1, 'a')).toEqual([]);
    expect(kept(2, 'b')).toEqual([2]);
    expect(kept(2, 'a', 'b')).toEqual([2]);
    expect(kept(3, 'b', 'c')).toEqual([3]);
    expect(kept(3, 'c')).toEqual([1]);
    expect(kept(5, 'd', 'e')).toEqual([2]);
  });

  it('about a customer are kept from the first on', () => {
    const parts = clusterParts([signal('a', { transactionRef: undefined, customerId })]);
    expect(worthKeeping(parts, [])).toEqual(parts);
  });

  it('are the buyer’s once a purchase names the transaction', () => {
    const purchase: Partial<PurchaseRecorded> = { storeId: '9', customerId, transactionRef: 't-1' };
    const { transactionRef: _, ...unnamed } = purchase;
    expect(
      buyersOf([heard('PurchaseRecorded', purchase), heard('PurchaseRecorded', unnamed)]),
    ).toEqual([{ storeId: '9', matter: 'transaction t-1', customerId }]);
  });
});

describe('cases that nobody asked for', () => {
  const candidate = (matter: string, change: Partial<Candidate> = {}): Candidate => ({
    ...{ storeId: '9', matter, signalId: 's', kind: 'payment_failed', customerId: matter },
    ...{ lastAt: '2026-06-08T07:25:00Z', openedLately: 0, ...change },
  });
  const opened = (candidates: readonly Candidate[], casesPerHour: number): string[] =>
    withinCaps(candidates, casesPerHour).map(({ storeId, matter }) => `${storeId} ${matter}`);

  it('are as many in an hour as the rules let a store have', () => {
    const many = ['a', 'b', 'c'].map((matter) => candidate(matter));
    expect(opened([...many, candidate('d', { storeId: '8' })], 2)).toEqual(['9 a', '9 b', '8 d']);
    expect(
      opened(
        many.map((each) => ({ ...each, openedLately: 1 })),
        2,
      ),
    ).toEqual(['9 a']);
    expect(opened(many, 0)).toEqual([]);
  });

  it('are one per customer and store', () => {
    const same = ['a', 'b'].map((matter) => candidate(matter, { customerId }));
    expect(opened([...same, candidate('c', { customerId, storeId: '8' })], 10)).toEqual([
      '9 a',
      '8 c',
    ]);
  });
});
