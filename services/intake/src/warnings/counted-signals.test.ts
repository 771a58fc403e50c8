import type { SignalReceived } from '@amends/contracts/intake';
import { SIGNAL_KINDS } from '@amends/contracts/vocabulary';
import { COUNTED_SIGNALS } from '@amends/contracts/warning-vocabulary';
import { describe, expect, it } from '@jest/globals';
import { countsOfSignal, countsOfTransaction } from './counted-signals.ts';
import { addedUp } from './periods.ts';

const signal = (change: Partial<SignalReceived>): SignalReceived => ({
  ...{ signalId: '019e96b1-52c0-8c2a-9d51-2b6f0c8e7a12', kind: 'line_voided', storeId: '9' },
  ...{ occurredAt: '2026-06-08T07:25:30Z', ...change },
});
const brief = (change: Partial<SignalReceived>): string[] =>
  countsOfSignal(signal(change)).map(
    ({ workstation, measure, count }) => `${workstation}:${measure}:${count}`,
  );

describe('what a signal counts for', () => {
  it('POS-26: is the hour in which it occurred, at its till and at its store', () => {
    const counted = countsOfSignal(signal({ workstation: '3' }));
    expect(counted).toEqual(
      ['', '3'].map((workstation) => ({
        ...{ storeId: '9', workstation, width: 'hour', measure: 'voids', count: 1 },
        startsAt: '2026-06-08T07:00:00.000Z',
      })),
    );
    expect(brief({ kind: 'sale_voided' })).toEqual([':voids:1']);
  });

  it('POS-26: is idle seconds of one till, never of a store', () => {
    const idle = { kind: 'queue_time', idleSeconds: 208 } as const;
    expect(brief({ ...idle, workstation: '3' })).toEqual(['3:idle_seconds:208']);
    expect(brief(idle)).toEqual([]);
    expect(brief({ kind: 'queue_time', workstation: '3', ringSeconds: 20 })).toEqual([]);
  });

  it('is nothing for a signal that opens a case or an incident by itself', () => {
    const counted = SIGNAL_KINDS.filter((kind) => brief({ kind }).length > 0);
    const named = counted.filter((kind) => !kind.endsWith('_voided'));
    expect(['voids', 'idle_seconds', ...named].sort()).toEqual([...COUNTED_SIGNALS].sort());
  });
});

describe('what a transaction counts for', () => {
  it('is an opportunity in the hour of its till and store, and in the day of its store', () => {
    const counted = countsOfTransaction({
      ...{ storeId: '9', workstation: '3', at: '2026-06-08T07:25:30.000Z' },
    });
    expect(counted.map(({ workstation, width }) => `${workstation}:${width}`)).toEqual([
      ':hour',
      '3:hour',
      ':day',
    ]);
  });
});

describe('counts of a batch', () => {
  it('are added up per cell, and those that cancel out are left away', () => {
    const one = countsOfSignal(signal({}))[0]!;
    expect(addedUp([one, one, { ...one, measure: 'no_sale' }])).toMatchObject([
      { measure: 'voids', count: 2 },
      { measure: 'no_sale', count: 1 },
    ]);
    expect(addedUp([one, { ...one, count: -1 }])).toEqual([]);
  });
});
