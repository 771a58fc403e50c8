import type { Money } from '@amends/contracts/primitives';
import type { AbuseCondition, AbuseEvidence, AbuseMeasure } from '@amends/contracts/triage-abuse';

/** One thing that happened with a customer. */
export interface AbuseFact {
  readonly kind: AbuseEvidence['kind'];
  readonly at: string;
  readonly atMs: number;
  readonly caseId?: string | undefined;
  readonly storeId?: string | undefined;
  /** The claim is that goods are missing or wrong. */
  readonly isItemClaim?: boolean | undefined;
  /** The customer kept the goods. */
  readonly isKept?: boolean | undefined;
  readonly isPartial?: boolean | undefined;
  readonly restitution?: Money | undefined;
  readonly goodwill?: Money | undefined;
  /** Of a sale, or of goods that were taken back for money. */
  readonly amount?: Money | undefined;
  /** What came back. */
  readonly productRef?: string | undefined;
}

export interface Measured {
  readonly observed: number;
  readonly counted: readonly AbuseFact[];
}

const DAY_MS = 86_400_000;
/** Shares are judged from so many refunds on, where the condition does not say. */
const MINIMUM_COUNT = 3;

type Is = (fact: AbuseFact, keptCases: ReadonlySet<string>) => boolean;

const positive = (money: Money | undefined): boolean => (money?.amount ?? 0) > 0;
const isRefund: Is = ({ kind, restitution, amount }) =>
  (kind === 'remedy' && positive(restitution)) || (kind === 'return' && positive(amount));

const COUNTED: Readonly<Record<AbuseMeasure, Is>> = {
  claims: ({ kind }) => kind === 'claim',
  item_claims: ({ kind, isItemClaim }) => kind === 'claim' && isItemClaim === true,
  kept_items: ({ kind, caseId, restitution }, keptCases) =>
    kind === 'remedy' && positive(restitution) && caseId !== undefined && keptCases.has(caseId),
  partial_credits: ({ kind, isPartial }) => kind === 'remedy' && isPartial === true,
  goodwill_credits: ({ kind, goodwill }) => kind === 'remedy' && positive(goodwill),
  goodwill_amount: ({ kind, goodwill }) => kind === 'remedy' && positive(goodwill),
  refunds: ({ kind, restitution }) => kind === 'remedy' && positive(restitution),
  returns: ({ kind }) => kind === 'return',
  refund_to_order_pct: isRefund,
  refunded_value_pct: isRefund,
  chargebacks: ({ kind }) => kind === 'chargeback',
  failed_payments: ({ kind }) => kind === 'failed_payment',
  distinct_items: ({ kind }) => kind === 'item_return',
};

const sumIn = (money: readonly (Money | undefined)[], currency: string | undefined): number =>
  money.reduce((sum, one) => (one?.currency === currency ? sum + (one?.amount ?? 0) : sum), 0);

/** Undefined where there is nothing to compare with, or too little. */
const shareOf = (
  part: number,
  whole: number,
  { minimumCount = MINIMUM_COUNT }: AbuseCondition,
  count: number,
): number | undefined =>
  whole === 0 || count < minimumCount ? undefined : Math.floor((part * 100) / whole);

const observedOf = (
  condition: AbuseCondition,
  counted: readonly AbuseFact[],
  sales: readonly AbuseFact[],
): number | undefined => {
  const { measure, currency } = condition;
  switch (measure) {
    case 'goodwill_amount':
      return sumIn(
        counted.map(({ goodwill }) => goodwill),
        currency,
      );
    case 'distinct_items':
      return new Set(counted.map(({ productRef }) => productRef)).size;
    case 'refund_to_order_pct':
      return shareOf(counted.length, sales.length, condition, counted.length);
    case 'refunded_value_pct': {
      const back = counted.flatMap(({ restitution, amount }) => [restitution, amount]);
      const spent = sumIn(
        sales.map(({ amount }) => amount),
        currency,
      );
      return shareOf(sumIn(back, currency), spent, condition, counted.length);
    }
    default:
      return counted.length;
  }
};

/**
 * What the condition comes to in the window that ends with the fact at hand, if it is reached.
 * `sinceMs`: facts up to then were looked at when an earlier flag was cleared, and are excused.
 */
export const reached = (
  condition: AbuseCondition,
  facts: readonly AbuseFact[],
  untilMs: number,
  sinceMs = Number.NEGATIVE_INFINITY,
): Measured | undefined => {
  const fromMs = Math.max(untilMs - condition.windowDays * DAY_MS, sinceMs);
  const inWindow = facts.filter(({ atMs }) => atMs > fromMs && atMs <= untilMs);
  const keptCases = new Set(
    facts.flatMap(({ kind, isKept, caseId }) =>
      kind === 'claim' && isKept === true && caseId !== undefined ? [caseId] : [],
    ),
  );
  const counted = inWindow.filter((fact) => COUNTED[condition.measure](fact, keptCases));
  const sales = inWindow.filter(({ kind }) => kind === 'sale');
  const observed = observedOf(condition, counted, sales);
  if (observed === undefined || observed < condition.threshold) return undefined;
  return { observed, counted };
};
