import type { Money } from '@amends/contracts/primitives';
import type { ReconciliationItemOpened } from '@amends/contracts/remedy-reconciliation';

/** A refund as the provider reports it; of one that failed nothing reached the customer: zero. */
export interface ReportedRefund {
  readonly providerRef: string;
  readonly amount: Money;
}

/** A refund as remedy has booked it. */
export interface BookedRefund extends ReportedRefund {
  readonly caseId: string;
  readonly storeId?: string | undefined;
}

export type Difference = Pick<
  ReconciliationItemOpened,
  'kind' | 'providerRef' | 'reported' | 'booked' | 'caseId' | 'storeId'
>;

export interface Comparison {
  /** References that are the same in both. */
  readonly matched: readonly string[];
  readonly differences: readonly Difference[];
}

const placeOf = ({ caseId, storeId }: BookedRefund) => ({
  caseId,
  ...(storeId === undefined ? {} : { storeId }),
});

const isSame = (one: Money, other: Money): boolean =>
  one.amount === other.amount && one.currency === other.currency;

/**
 * Compares by reference, amount and currency.
 * @param known every booked refund that the report names, whenever it was booked
 * @param expected those that were booked within the time of the report
 */
export const compareReport = (
  reported: readonly ReportedRefund[],
  known: readonly BookedRefund[],
  expected: readonly BookedRefund[],
): Comparison => {
  const booked = new Map(known.map((refund) => [refund.providerRef, refund]));
  const byReference = Map.groupBy(reported, ({ providerRef }) => providerRef);
  const matched: string[] = [];
  const differences: Difference[] = [];
  for (const [providerRef, rows] of byReference) {
    const own = booked.get(providerRef);
    const [{ amount }] = rows as [ReportedRefund];
    if (rows.length > 1) {
      const place = own === undefined ? {} : { booked: own.amount, ...placeOf(own) };
      differences.push({ kind: 'duplicate', providerRef, reported: amount, ...place });
    } else if (own === undefined) {
      // Nothing was booked of a refund that failed, and nothing moved.
      if (amount.amount === 0) continue;
      differences.push({ kind: 'missing_here', providerRef, reported: amount });
    } else if (isSame(own.amount, amount)) {
      matched.push(providerRef);
    } else {
      const both = { reported: amount, booked: own.amount };
      differences.push({ kind: 'amount_differs', providerRef, ...both, ...placeOf(own) });
    }
  }
  for (const own of expected) {
    const { providerRef, amount } = own;
    if (byReference.has(providerRef)) continue;
    differences.push({ kind: 'missing_there', providerRef, booked: amount, ...placeOf(own) });
  }
  return { matched, differences };
};
