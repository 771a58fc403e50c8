import { describe, expect, it } from '@jest/globals';
import { pulseResult } from './pulse-result.ts';

const cell = (storeId: string, n: number, value = 5) => {
  const values = Array.from({ length: n }, (_none, at) => (at === 0 ? value - 1 : value));
  return { storeId, sharedThinking: values, sharedActing: values, backedUp: values };
};

describe('the pulse of the staff (R-093)', () => {
  it('is told from ten answers on, with its interval', () => {
    const { total, stores } = pulseResult([cell('9', 10), cell('8', 12)]);
    expect(total.n).toBe(22);
    expect(stores).toMatchObject([
      { storeId: '9', n: 10, reason: null, means: { backedUp: { mean: 4.9 } } },
      { storeId: '8', n: 12, reason: null },
    ]);
  });

  it('is withheld for a store of fewer, and with it for the next smallest', () => {
    const { total, stores } = pulseResult([cell('9', 9), cell('8', 12), cell('7', 40)]);
    expect(stores).toMatchObject([
      { n: null, reason: 'n_lt_10', means: null },
      { n: null, reason: 'complementary', means: null },
      { n: 40, reason: null },
    ]);
    expect(total.n).toBe(61);
  });

  it('is withheld altogether where fewer than ten answered, or one small store did', () => {
    expect(pulseResult([cell('9', 4), cell('8', 5)]).total.reason).toBe('n_lt_10');
    expect(pulseResult([cell('9', 9)]).total.reason).toBe('n_lt_10');
    expect(pulseResult([]).total).toMatchObject({ n: null, reason: 'n_lt_10' });
  });
});
