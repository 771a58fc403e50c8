import type { NewEvent } from '@amends/event-store/types';
import type { RefundSucceeded } from '@amends/contracts/remedy';

/** What the provider's own books say of one refund. */
export interface ProviderRefund {
  readonly key: string;
  readonly paymentRef: string;
  readonly amount: number;
}

export interface RefundHistory {
  /** Every event of every case. */
  readonly events: readonly NewEvent[];
  readonly provider: readonly ProviderRefund[];
  /** What was captured, by payment. */
  readonly captured: ReadonlyMap<string, number>;
}

/** Remedy and step without the attempt: what may be refunded once. */
const effectOf = (key: string): string => key.slice(0, key.lastIndexOf('-'));

const keyOf = ({ remedyId, step, attempt }: RefundSucceeded): string =>
  `${remedyId}-${step}-${attempt}`;

const succeededOf = ({ events }: RefundHistory): RefundSucceeded[] =>
  events
    .filter(({ type }) => type === 'RefundSucceeded')
    .map(({ data }) => data as RefundSucceeded);

/** Steps of a remedy that the provider paid more than once. */
export const doubleRefunds = ({ provider }: RefundHistory): string[] =>
  [...Map.groupBy(provider, ({ key }) => effectOf(key))]
    .filter(([, refunds]) => refunds.length > 1)
    .map(([effect]) => effect);

/** Refunds of the provider that no event knows, by key and amount. */
export const moneyWithoutEvent = (history: RefundHistory): string[] => {
  const known = new Map(succeededOf(history).map((data) => [keyOf(data), data.amount.amount]));
  return history.provider
    .filter(({ key, amount }) => known.get(key) !== amount)
    .map(({ key }) => key);
};

/** Events of refunds that the provider never made, or made with another amount. */
export const eventWithoutMoney = (history: RefundHistory): string[] => {
  const made = new Map(history.provider.map(({ key, amount }) => [key, amount]));
  return succeededOf(history)
    .filter((data) => made.get(keyOf(data)) !== data.amount.amount)
    .map(keyOf);
};

/** Payments of which more was sent back than came in. */
export const overRefunds = ({ provider, captured }: RefundHistory): string[] =>
  [...Map.groupBy(provider, ({ paymentRef }) => paymentRef)]
    .filter(
      ([payment, refunds]) =>
        refunds.reduce((sum, { amount }) => sum + amount, 0) > (captured.get(payment) ?? 0),
    )
    .map(([payment]) => payment);

/** Every anomaly of a history by its name; all empty in one that is right. */
export const anomaliesOf = (history: RefundHistory) => ({
  doubleRefund: doubleRefunds(history),
  moneyWithoutEvent: moneyWithoutEvent(history),
  eventWithoutMoney: eventWithoutMoney(history),
  overRefund: overRefunds(history),
});
