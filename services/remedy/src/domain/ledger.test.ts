import { CATALOGUE } from '@amends/contracts/catalogue';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { BOOKED_TYPES, entriesOf } from './ledger.ts';
import { caseId, eur, now, remedyId, storeId, voucherId } from './remedy-case.fixture.ts';

const of = { voucherId, caseId, storeId, kind: 'goodwill' };
const redemptionId = '0190a000-0000-8000-8000-000000000041';
const place = { caseId, remedyId, step: 2 };
const incidentId = '0190b000-0000-7000-8000-000000000001';
const points = {
  ...{ caseId, incidentId, storeId, runId: remedyId, pointsId: voucherId },
  ...{ effectId: `${voucherId}-1`, connectorId: 'loyalty', connectorRef: 'credit-1' },
};

/** One event of each type that moves money. */
const eventsOf = (amount: number) => {
  const money = eur(amount);
  return {
    VoucherIssued: { ...of, amount: money, issuedAt: now, expiresAt: now },
    VoucherRedeemed: {
      ...{ ...of, redemptionId, amount: money, balance: eur(0) },
      ...{ redeemedIn: '12', redeemedAt: now },
    },
    VoucherVoided: { ...of, amount: money, reason: 'fraud', voidedAt: now },
    VoucherExpired: { ...of, amount: money, expiredAt: now },
    RefundSucceeded: {
      ...{ ...place, attempt: 1, providerRef: 'r', amount: money },
      ...{ kind: 'restitution', storeId, executedAt: now },
    },
    RemedyStepExecuted: {
      ...{ ...place, remedyType: 'refund', amount: money },
      ...{ kind: 'restitution', storeId, executedAt: now },
    },
    RestitutionRecorded: { caseId, provenance: 'imported', amount: money, recordedAt: now },
    TokenPointsCredited: { ...points, attempt: 1, amount: money, creditedAt: now },
    TokenPointsReversed: { ...points, amount: money, reversedAt: now },
  } as const;
};

const linesOf = (type: string, data: unknown) =>
  entriesOf({ type, data }).flatMap(({ lines }) =>
    lines.map((line) => [line.account, line.amount]),
  );

describe('the ledger', () => {
  it.each([
    ['VoucherIssued', 'goodwill_cost', 'voucher_liability'],
    ['VoucherRedeemed', 'voucher_liability', 'voucher_clearing'],
    ['VoucherVoided', 'voucher_liability', 'goodwill_cost'],
    ['VoucherExpired', 'voucher_liability', 'voucher_breakage'],
    ['RefundSucceeded', 'restitution_cost', 'refund_clearing'],
    ['RemedyStepExecuted', 'restitution_cost', 'desk_clearing'],
    ['RestitutionRecorded', 'restitution_cost', 'imported_history'],
    ['TokenPointsCredited', 'goodwill_cost', 'connector_clearing'],
    ['TokenPointsReversed', 'connector_clearing', 'goodwill_cost'],
  ] as const)('books %s from %s to %s', (type, debit, credit) => {
    const data = eventsOf(700)[type];
    CATALOGUE[type].schema.parse(data);
    expect(linesOf(type, data)).toEqual([
      [debit, 700],
      [credit, -700],
    ]);
  });

  it('books every type of event that moves money, each to zero, whatever the amount', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999_999_999 }), (amount) => {
        for (const type of BOOKED_TYPES) {
          const entries = entriesOf({ type, data: eventsOf(amount)[type] });
          expect(entries).toHaveLength(1);
          const [{ lines }] = entries as [(typeof entries)[0]];
          expect(lines.reduce((sum, line) => sum + line.amount, 0)).toBe(0);
        }
      }),
    );
  });

  it('books what another system gave apart from what was handed over at the desk', () => {
    const data = { ...eventsOf(700).RemedyStepExecuted, connectorId: 'erp', connectorRef: 'o-1' };
    CATALOGUE.RemedyStepExecuted.schema.parse(data);
    expect(linesOf('RemedyStepExecuted', data).at(-1)).toEqual(['connector_clearing', -700]);
  });

  it('books a voucher when it is issued, not again with its step', () => {
    const step = { ...eventsOf(700).RemedyStepExecuted, voucherId };
    expect(linesOf('RemedyStepExecuted', step)).toEqual([]);
  });

  it('books words and goods as nothing, and money of unknown purpose as restitution', () => {
    const { amount: _no, ...words } = eventsOf(700).RemedyStepExecuted;
    expect(linesOf('RemedyStepExecuted', words)).toEqual([]);
    const { kind: _unknown, ...older } = eventsOf(700).RefundSucceeded;
    expect(linesOf('RefundSucceeded', older)[0]).toEqual(['restitution_cost', 700]);
    expect(linesOf('RemedyChosen', {})).toEqual([]);
  });
});
