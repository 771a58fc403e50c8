import type { Secret } from '@amends/service-kit/secret';
import Stripe from 'stripe';
import { z } from 'zod';
import type { ReportedRefund } from '../domain/reconcile.ts';
import type { CapturedAnswer, PaymentProvider, RefundRequest } from './payment-provider.ts';
import {
  answerOf,
  answerOfError,
  EFFECT,
  isAccepted,
  isMissing,
  isOf,
  isRefused,
  type StripeRefund,
  stripeRefund,
} from './stripe-answers.ts';
import { fromStripeMoney, toStripeMoney } from './stripe-money.ts';

export interface StripeOptions {
  readonly key: Secret;
  /** Where the API is. */
  readonly url: string;
  readonly timeoutMs?: number;
}

/** Its forms and words are those of this version, whatever the account's own default is. */
const API_VERSION = '2026-10-28.endive';
const TIMEOUT_MS = 20_000;
const PAGE = 100;
/** Stripe may forget a key after 24 hours; an hour is left for clocks that differ. */
const KEY_LIFE_SECONDS = 23 * 3_600;

/**
 * Tries are the job's, whose key is the same each time; the package makes none of its own but for a
 * connection that was closed, by that same key.
 */
const openClient = ({ key, url, timeoutMs = TIMEOUT_MS }: StripeOptions): Stripe => {
  const { protocol, hostname, port } = new URL(url);
  return new Stripe(key.reveal(), {
    apiVersion: API_VERSION,
    ...{ host: hostname, protocol: protocol === 'http:' ? 'http' : 'https' },
    ...(port === '' ? {} : { port }),
    ...{ maxNetworkRetries: 0, timeout: timeoutMs, telemetry: false },
    appInfo: { name: 'amends' },
  });
};

/** A payment is named by its payment intent or by its charge. */
const paymentOf = (paymentRef: string) =>
  paymentRef.startsWith('pi_') ? { payment_intent: paymentRef } : { charge: paymentRef };

const chargeBody = z.object({
  object: z.literal('charge'),
  amount_captured: z.int().min(0),
  currency: z.string(),
});
const intentBody = z.object({
  object: z.literal('payment_intent'),
  amount_received: z.int().min(0),
  currency: z.string(),
});

const readCaptured = async (client: Stripe, paymentRef: string): Promise<CapturedAnswer> => {
  const read = paymentRef.startsWith('pi_')
    ? intentBody.safeParse(await client.paymentIntents.retrieve(paymentRef))
    : chargeBody.safeParse(await client.charges.retrieve(paymentRef));
  if (read.data === undefined) return { outcome: 'unknown' };
  const { currency } = read.data;
  const units =
    'amount_received' in read.data ? read.data.amount_received : read.data.amount_captured;
  const amount = fromStripeMoney(units, currency);
  return amount === undefined ? { outcome: 'unknown' } : { outcome: 'captured', amount };
};

/** Two refunds for one effect are told as their sum, which is not what was asked for. */
const sumOf = ([first, ...others]: readonly StripeRefund[]): StripeRefund | undefined =>
  first && { ...first, amount: others.reduce((sum, { amount }) => sum + amount, first.amount) };

const refundsOf = async (client: Stripe, { key, paymentRef }: RefundRequest) => {
  const ours: StripeRefund[] = [];
  for await (const one of client.refunds.list({ ...paymentOf(paymentRef), limit: PAGE })) {
    const { data: refund } = stripeRefund.safeParse(one);
    // A refund that cannot be read may be the one that is looked for.
    if (refund === undefined) return undefined;
    if (isOf(refund, key)) ours.push(refund);
  }
  return ours;
};

const seconds = (instant: string): number => Math.floor(Date.parse(instant) / 1_000);

/** What of a refund reached the customer: nothing of one that failed. */
const reportedOf = (refund: StripeRefund, hasFailed: boolean): ReportedRefund => {
  const amount = fromStripeMoney(hasFailed ? 0 : refund.amount, refund.currency);
  if (amount === undefined) throw new Error(`refund ${refund.id} has no amount that is known`);
  return { providerRef: refund.id, amount };
};

/** What others of the account refund is not in our books. */
const isOurs = ({ metadata }: StripeRefund): boolean => metadata?.[EFFECT] !== undefined;

/** Refunds made in a time, and those that failed in it, whenever they were made. */
const reportOf = async (client: Stripe, from: string, to: string): Promise<ReportedRefund[]> => {
  const rows = new Map<string, ReportedRefund>();
  const created = { gte: seconds(from), lt: seconds(to) };
  for await (const one of client.refunds.list({ created, limit: PAGE })) {
    const refund = stripeRefund.parse(one);
    if (isOurs(refund)) rows.set(refund.id, reportedOf(refund, isRefused(refund)));
  }
  const failures = { type: 'refund_failure', created, limit: PAGE, expand: ['data.source'] };
  for await (const { source } of client.balanceTransactions.list(failures)) {
    const { data: refund } = stripeRefund.safeParse(source);
    if (refund !== undefined && isOurs(refund)) rows.set(refund.id, reportedOf(refund, true));
  }
  return [...rows.values()];
};

/** Refunds by Stripe. Nothing of the customer goes there: ids and amounts only. */
export const openStripeProvider = (options: StripeOptions): PaymentProvider => {
  const client = openClient(options);
  return {
    name: 'stripe',
    keyLifeSeconds: KEY_LIFE_SECONDS,
    captured: async (paymentRef) => {
      try {
        return await readCaptured(client, paymentRef);
      } catch (error) {
        if (isMissing(error)) return { outcome: 'unknown_payment' };
        answerOfError(error);
        return { outcome: 'unknown' };
      }
    },
    refund: async (request) => {
      const { key, paymentRef, amount } = request;
      const money = toStripeMoney(amount);
      if (money === undefined) return { outcome: 'failed', reason: 'declined' };
      const asked = { ...paymentOf(paymentRef), amount: money.amount, metadata: { [EFFECT]: key } };
      try {
        return answerOf(await client.refunds.create(asked, { idempotencyKey: key }), request);
      } catch (error) {
        return answerOfError(error);
      }
    },
    find: async (request) => {
      try {
        const ours = await refundsOf(client, request);
        if (ours === undefined) return { outcome: 'unknown' };
        const found = sumOf(ours.filter(isAccepted)) ?? ours[0];
        return found === undefined ? null : answerOf(found, request);
      } catch (error) {
        if (isMissing(error)) return null;
        answerOfError(error);
        return { outcome: 'unknown' };
      }
    },
    report: (from, to) => reportOf(client, from, to),
  };
};
