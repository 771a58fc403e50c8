import type { Money } from '@amends/contracts/primitives';
import type { ReportedRefund } from '../domain/reconcile.ts';

/** What is asked of the provider. `key` is the same for every try of one attempt. */
export interface RefundRequest {
  readonly key: string;
  readonly paymentRef: string;
  readonly amount: Money;
}

/**
 * What the provider said. `unknown` (timeout, reset, 5xx, key in use) is never a no: the provider
 * is asked what became of the key, or the same key is sent again. `not_now` (too many calls, no
 * access) says that this call did nothing: the same key is sent again later.
 */
export type RefundAnswer =
  | { readonly outcome: 'succeeded'; readonly providerRef: string; readonly amount: Money }
  | { readonly outcome: 'failed'; readonly reason: 'declined' | 'unknown_payment' | 'cap_exceeded' }
  | { readonly outcome: 'unknown' }
  | { readonly outcome: 'not_now' };

/** What a payment brought in. `unknown`: ask again later. */
export type CapturedAnswer =
  | { readonly outcome: 'captured'; readonly amount: Money }
  | { readonly outcome: 'unknown_payment' }
  | { readonly outcome: 'unknown' };

/** Port to whoever moves the money. */
export interface PaymentProvider {
  /** A slug; part of the name of the streams of its payments. */
  readonly name: string;
  /**
   * What was captured of a payment, before any refund, in the payment's own currency; `wanted` is
   * the refund that is to be made of it.
   */
  captured(paymentRef: string, wanted: Money): Promise<CapturedAnswer>;
  /** How long the provider remembers a key; a key is never sent again after that. */
  readonly keyLifeSeconds: number;
  refund(request: RefundRequest): Promise<RefundAnswer>;
  /**
   * Refunds executed from one instant to before another, as its books have them; absent where its
   * report comes as a file.
   */
  readonly report?: (from: string, to: string) => Promise<readonly ReportedRefund[]>;
  /** What became of a request's key; null = never seen. It does nothing but look. */
  find(request: RefundRequest): Promise<RefundAnswer | null>;
}
