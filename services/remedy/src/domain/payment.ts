import type { Money } from '@amends/contracts/primitives';
import type { RefundReleased, RefundReserved } from '@amends/contracts/remedy-payment';
import { accepted, type Decider, type Decision, rejected } from '@amends/decider/decider';

/**
 * One payment of a provider, over all cases: what was set aside of it for refunds. Each refund is
 * reserved -> (released, when it was finally refused). A reservation that succeeded stays for good.
 */
export interface Payment {
  readonly refunds: ReadonlyMap<string, { readonly amount: Money; readonly isReleased: boolean }>;
}

export type PaymentEvent =
  | { readonly type: 'RefundReserved'; readonly data: RefundReserved }
  | { readonly type: 'RefundReleased'; readonly data: RefundReleased };

export interface ReserveRefund {
  readonly type: 'ReserveRefund';
  readonly data: RefundReserved;
}
export interface ReleaseRefund {
  readonly type: 'ReleaseRefund';
  readonly data: RefundReleased;
}
export type PaymentCommand = ReserveRefund | ReleaseRefund;

/** Never throws and never rejects history: an unknown event leaves the state as it is. */
const evolve = (state: Payment, event: PaymentEvent): Payment => {
  switch (event.type) {
    case 'RefundReserved': {
      const { providerKey, amount } = event.data;
      return { refunds: new Map([...state.refunds, [providerKey, { amount, isReleased: false }]]) };
    }
    case 'RefundReleased': {
      const { providerKey } = event.data;
      const known = state.refunds.get(providerKey);
      if (known === undefined) return state;
      const released = { ...known, isReleased: true };
      return { refunds: new Map([...state.refunds, [providerKey, released]]) };
    }
    default: {
      event satisfies never;
      return state;
    }
  }
};

/** What is set aside and not given free again, in minor units. */
export const reservedOf = (state: Payment): bigint =>
  [...state.refunds.values()].reduce(
    (sum, { amount, isReleased }) => (isReleased ? sum : sum + BigInt(amount.amount)),
    0n,
  );

/** The same key again is nothing to do: a job that runs twice reserves once. */
const reserve = ({ data }: ReserveRefund, state: Payment): Decision<PaymentEvent> => {
  const { amount, captured, providerKey } = data;
  if (state.refunds.has(providerKey)) return accepted();
  const known = [...state.refunds.values()].map((refund) => refund.amount);
  if ([captured, ...known].some(({ currency }) => currency !== amount.currency)) {
    return rejected('currency_mismatch');
  }
  if (reservedOf(state) + BigInt(amount.amount) > BigInt(captured.amount)) {
    return rejected('refund_cap_exceeded');
  }
  return accepted<PaymentEvent>({ type: 'RefundReserved', data });
};

const release = ({ data }: ReleaseRefund, state: Payment): Decision<PaymentEvent> => {
  const known = state.refunds.get(data.providerKey);
  if (known === undefined || known.isReleased) return accepted();
  return accepted<PaymentEvent>({ type: 'RefundReleased', data });
};

/**
 * Caps the refunds of a payment at what was captured, whatever cases they belong to. The stream's
 * compare-and-set makes concurrent reservations stand in line.
 */
export const paymentDecider: Decider<PaymentCommand, Payment, PaymentEvent> = {
  initialState: { refunds: new Map() },
  evolve,
  decide: (command, state) =>
    command.type === 'ReserveRefund' ? reserve(command, state) : release(command, state),
};
