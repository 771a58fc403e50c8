import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compareReport, type BookedRefund } from './reconcile.ts';
import { caseId, eur, storeId } from './remedy-case.fixture.ts';

const reported = (providerRef: string, amount = 500) => ({ providerRef, amount: eur(amount) });
const booked = (providerRef: string, amount = 500): BookedRefund => ({
  ...reported(providerRef, amount),
  caseId,
  storeId,
});

describe('a report compared with what is booked', () => {
  it('matches what is the same in both, whenever it was booked', () => {
    const comparison = compareReport(
      [reported('a'), reported('b')],
      [booked('a'), booked('b')],
      [booked('a')],
    );
    expect(comparison).toEqual({ matched: ['a', 'b'], differences: [] });
  });

  it.each([
    ['missing_there', [], [booked('a')], [booked('a')]],
    ['missing_here', [reported('a')], [], []],
    ['amount_differs', [reported('a', 499)], [booked('a')], [booked('a')]],
    [
      'amount_differs',
      [{ providerRef: 'a', amount: { amount: 500, currency: 'CHF' as const } }],
      [booked('a')],
      [],
    ],
    ['duplicate', [reported('a'), reported('a')], [booked('a')], [booked('a')]],
    ['duplicate', [reported('a'), reported('a')], [], []],
    ['amount_differs', [reported('a', 0)], [booked('a')], []],
  ] as const)('finds one that is %s', (kind, rows, known, expected) => {
    const { matched, differences } = compareReport(rows, known, expected);
    expect(matched).toEqual([]);
    expect(differences.map((one) => [one.kind, one.providerRef])).toEqual([[kind, 'a']]);
  });

  it('finds nothing in a refund that failed and was booked as none', () => {
    expect(compareReport([reported('a', 0)], [], [])).toEqual({ matched: [], differences: [] });
  });

  it('says both amounts, and whose case it is', () => {
    const [found] = compareReport([reported('a', 499)], [booked('a')], []).differences;
    expect(found).toMatchObject({ reported: eur(499), booked: eur(500), caseId, storeId });
  });

  it('accounts for every reference of either side exactly once', () => {
    const refs = fc.array(fc.tuple(fc.constantFrom(...'abcdef'), fc.integer({ min: 1, max: 3 })));
    fc.assert(
      fc.property(refs, fc.uniqueArray(fc.constantFrom(...'abcdef')), (rows, own) => {
        const known = own.map((ref) => booked(ref, 2));
        const { matched, differences } = compareReport(
          rows.map(([ref, amount]) => reported(ref, amount)),
          known,
          known,
        );
        const seen = [...matched, ...differences.map(({ providerRef }) => providerRef)].sort();
        expect(seen).toEqual([...new Set([...rows.map(([ref]) => ref), ...own])].sort());
      }),
    );
  });
});
