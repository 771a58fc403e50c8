import { externalRef } from '@amends/contracts/primitives';
import Stripe from 'stripe';
import { z } from 'zod';
import type { RefundAnswer, RefundRequest } from './payment-provider.ts';
import { fromStripeMoney } from './stripe-money.ts';

/** Metadata of a refund that says for which effect of ours it was made. */
export const EFFECT = 'amends_effect_id';

const reference = z
  .union([z.string(), z.object({ id: z.string() }).transform(({ id }) => id)])
  .nullish();

/** What is read of a refund; Stripe's words are checked as a client's are (security.md S10). */
export const stripeRefund = z.object({
  object: z.literal('refund'),
  id: externalRef,
  amount: z.int().min(0),
  currency: z.string(),
  status: z.string().nullish(),
  charge: reference,
  payment_intent: reference,
  metadata: z.record(z.string(), z.string()).nullish(),
});
export type StripeRefund = z.infer<typeof stripeRefund>;

/** Accepted is executed; that it was settled, or failed later, the daily report shows. */
const ACCEPTED = new Set(['succeeded', 'pending', 'requires_action']);
const REFUSED = new Set(['failed', 'canceled']);

export const isAccepted = ({ status }: StripeRefund): boolean => ACCEPTED.has(status ?? '');
export const isRefused = ({ status }: StripeRefund): boolean => REFUSED.has(status ?? '');

export const isOf = ({ metadata }: StripeRefund, key: string): boolean =>
  metadata?.[EFFECT] === key;

/** An answer about another payment or effect than was asked about is none. */
export const answerOf = (body: unknown, { key, paymentRef }: RefundRequest): RefundAnswer => {
  const { data: refund } = stripeRefund.safeParse(body);
  if (refund === undefined || !isOf(refund, key)) return { outcome: 'unknown' };
  if (refund.charge !== paymentRef && refund.payment_intent !== paymentRef) {
    return { outcome: 'unknown' };
  }
  if (isRefused(refund)) return { outcome: 'failed', reason: 'declined' };
  const amount = fromStripeMoney(refund.amount, refund.currency);
  if (!isAccepted(refund) || amount === undefined) return { outcome: 'unknown' };
  return { outcome: 'succeeded', providerRef: refund.id, amount };
};

const { errors } = Stripe;

export const isMissing = (error: unknown): boolean =>
  error instanceof errors.StripeInvalidRequestError && error.code === 'resource_missing';

/** Over what is left of the payment; the second has no code of its own. */
const isOverCap = ({ code, param }: Stripe.errors.StripeInvalidRequestError): boolean =>
  code === 'charge_already_refunded' || code === 'amount_too_large' || param === 'amount';

/**
 * What an error says about the refund that was asked for. Only what Stripe itself refused as such
 * is a no; a key used for other terms is looked up, and what was found then differs in its amount.
 * @throws what is no error of Stripe's: a bug
 */
export const answerOfError = (error: unknown): RefundAnswer => {
  if (
    error instanceof errors.StripeRateLimitError ||
    error instanceof errors.StripeAuthenticationError ||
    error instanceof errors.StripePermissionError
  ) {
    return { outcome: 'not_now' };
  }
  if (error instanceof errors.StripeCardError) return { outcome: 'failed', reason: 'declined' };
  if (error instanceof errors.StripeInvalidRequestError) {
    if (isMissing(error)) return { outcome: 'failed', reason: 'unknown_payment' };
    return { outcome: 'failed', reason: isOverCap(error) ? 'cap_exceeded' : 'declined' };
  }
  if (error instanceof errors.StripeError) return { outcome: 'unknown' };
  throw error;
};
