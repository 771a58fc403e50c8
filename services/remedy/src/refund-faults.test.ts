import { describe, expect, it } from '@jest/globals';
import { anomaliesOf, type RefundHistory } from './refund-history.fixture.ts';
import { type Sabotage, simulate } from './refund-simulation.fixture.ts';

const SEEDS = Array.from({ length: 200 }, (_, seed) => seed);
const NONE = { doubleRefund: [], moneyWithoutEvent: [], eventWithoutMoney: [], overRefund: [] };

const histories = async (sabotage?: Sabotage): Promise<RefundHistory[]> => {
  const all: RefundHistory[] = [];
  for (const seed of SEEDS) all.push(await simulate(seed, sabotage));
  return all;
};

describe('refunds under the faults of a provider (F19)', () => {
  it('are right in 200 histories: none double, none lost, none invented (P9, P6)', async () => {
    const all = await histories();
    const wrong = all
      .map((history, seed) => ({ seed, ...anomaliesOf(history) }))
      .filter(({ seed: _seed, ...found }) => JSON.stringify(found) !== JSON.stringify(NONE));
    expect(wrong).toEqual([]);
    const count = (type: string): number =>
      all.reduce((sum, { events }) => sum + events.filter((one) => one.type === type).length, 0);
    // The histories have what they are to be right about.
    expect(count('RefundSucceeded')).toBeGreaterThan(200);
    expect(count('RefundFailed')).toBeGreaterThan(100);
    expect(count('RefundReleased')).toBeGreaterThan(20);
  });

  let fresh = 0;
  it.each<[keyof typeof NONE, string, Sabotage]>([
    [
      'doubleRefund',
      'sends a fresh key with every try',
      (provider) => ({
        ...provider,
        refund: (request) => {
          fresh += 1;
          const effect = request.key.slice(0, request.key.lastIndexOf('-'));
          return provider.refund({ ...request, key: `${effect}-${1000 + fresh}` });
        },
      }),
    ],
    [
      'moneyWithoutEvent',
      'takes silence for a refusal',
      (provider) => ({
        ...provider,
        refund: async (request) => {
          const answer = await provider.refund(request);
          return answer.outcome === 'unknown' ? { outcome: 'failed', reason: 'declined' } : answer;
        },
      }),
    ],
    [
      'eventWithoutMoney',
      'takes silence for a success',
      (provider) => ({
        ...provider,
        refund: async (request) => {
          const answer = await provider.refund(request);
          const { amount } = request;
          return answer.outcome === 'unknown'
            ? { outcome: 'succeeded', providerRef: 'believed', amount }
            : answer;
        },
      }),
    ],
    [
      'overRefund',
      'believes that more was captured',
      (provider) => ({
        ...provider,
        captured: async () => ({
          outcome: 'captured',
          amount: { amount: 1_000_000, currency: 'EUR' },
        }),
      }),
    ],
  ])('show as %s in an executor that %s', async (anomaly, _how, sabotage) => {
    const all = await histories(sabotage);
    const seen = all.filter((history) => anomaliesOf(history)[anomaly].length > 0);
    expect(seen.length).toBeGreaterThan(5);
  });
});
