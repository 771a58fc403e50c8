import type { LoggedEvent } from '@amends/event-log/logged-event';
import type { FactRow } from '@amends/projections/types';
import { describe, expect, it } from '@jest/globals';
import { addPayments, type Sums } from '../money-figures.ts';
import { caseCauseFold, type Payment } from './case-cause.ts';

const caseId = '019e96b1-52c0-7c2a-9d51-2b6f0c8e7a11';
const event = (type: string, data: object): LoggedEvent =>
  ({ type, data: { caseId, ...data } }) as unknown as LoggedEvent;
const rowAfter = (events: readonly LoggedEvent[]): FactRow | undefined =>
  events.reduce<FactRow | undefined>((row, each) => caseCauseFold.fold(row, each), undefined);
const recovered = (at: string, more: object) =>
  event('RecoveryCompleted', { remedyTypes: ['refund'], completedAt: at, ...more });
const usd = (amount: number) => ({ amount, currency: 'USD' });

describe('the cost of a case', () => {
  it('has restitution, goodwill and what all steps cost apart, of every recovery', () => {
    const first = recovered('2026-05-01T00:00:00Z', { restitution: usd(1999), goodwill: usd(400) });
    const second = recovered('2026-05-09T00:00:00Z', { goodwill: usd(100), cost: [usd(250)] });
    expect(rowAfter([first, second])?.payments).toEqual([
      ['2026-05-01T00:00:00Z', 'restitution', 'USD', 1999],
      ['2026-05-01T00:00:00Z', 'goodwill', 'USD', 400],
      // Told before steps had a cost: what was given.
      ['2026-05-01T00:00:00Z', 'cost', 'USD', 1999],
      ['2026-05-01T00:00:00Z', 'cost', 'USD', 400],
      ['2026-05-09T00:00:00Z', 'goodwill', 'USD', 100],
      ['2026-05-09T00:00:00Z', 'cost', 'USD', 250],
    ]);
  });

  it('is less by what was taken back, from then on', () => {
    const at = '2026-05-01T00:00:00Z';
    const later = '2026-05-20T00:00:00Z';
    const events = [
      recovered(at, { automatic: true, goodwill: usd(400) }),
      event('IncidentTokenTakenBack', { outcome: 'not_given', takenBackAt: later }),
      event('IncidentTokenTakenBack', {
        ...{ outcome: 'taken_back', takenBackAt: later },
        correction: { completedAt: at, goodwill: usd(400) },
      }),
    ];
    const payments = rowAfter(events)?.payments as Payment[];
    const namesAt = (instant: string) => {
      const sums: Sums = new Map();
      addPayments(sums, payments, Date.parse(instant));
      return [...sums].map(([name, { cases, minorUnits }]) => [name, cases, Number(minorUnits)]);
    };
    expect(namesAt(at)).toEqual([
      ['goodwill USD', 1, 400],
      ['cost USD', 1, 400],
    ]);
    expect(namesAt(later)).toEqual([]);
  });

  it('counts the money of an imported row once, whatever its result', () => {
    const events = [
      event('CaseHistoryImported', {
        provenance: 'imported',
        reported: { at: '2015-01-01T00:00:00Z', precision: 'date' },
        restitution: usd(5000),
        flags: [],
      }),
      event('NoRemedyConcluded', { provenance: 'imported', outcome: 'other' }),
      event('RestitutionRecorded', { amount: usd(5000), recordedAt: '2015-02-01T00:00:00Z' }),
    ];
    expect(rowAfter(events)?.payments).toEqual([
      ['2015-02-01T00:00:00Z', 'restitution', 'USD', 5000],
    ]);
  });

  it('has no entry for an amount of nothing', () => {
    expect(rowAfter([recovered('2026-05-01T00:00:00Z', { goodwill: usd(0) })])?.payments).toBe(
      undefined,
    );
  });
});

describe('the root cause of a case', () => {
  it('is replaced as a whole when a person records it again', () => {
    const record = (more: object) =>
      event('RootCauseRecorded', {
        gaps: [],
        responsibilityLocus: 'firm',
        recordedAt: '2026-05-02T00:00:00Z',
        ...more,
      });
    const row = rowAfter([
      record({ khdType: 'delivery', nakamuraCause: 'service_method' }),
      record({ khdType: 'out_of_stock', responsibilityLocus: 'supplier' }),
    ]);
    expect(row).toMatchObject({
      root_khd_type: 'out_of_stock',
      root_nakamura_cause: null,
      responsibility_locus: 'supplier',
    });
  });
});

describe('the coding of a cause', () => {
  const time = '2026-05-03T00:00:00Z';
  const classified = (decidedBy: string, nakamuraCause: string) =>
    ({ ...event('CaseClassified', { decidedBy, nakamuraCause }), time }) as LoggedEvent;

  it('R-027: keeps what the customer says beside what staff find, and no rule', () => {
    const row = rowAfter([
      classified('rule', 'service_method'),
      event('CauseStatedByCustomer', { nakamuraCause: 'inferior_goods', statedAt: time }),
    ]);
    expect(row).toMatchObject({ customer_nakamura_cause: 'inferior_goods' });
    expect(row).not.toHaveProperty('employee_nakamura_cause');
    expect(rowAfter([classified('person', 'unfamiliar_product')])).toMatchObject({
      employee_nakamura_cause: 'unfamiliar_product',
      employee_coded_at: time,
    });
  });
});
