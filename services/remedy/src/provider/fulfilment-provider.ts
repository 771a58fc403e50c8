import type { Money } from '@amends/contracts/primitives';
import type { RemedyType } from '@amends/contracts/vocabulary';

/** What is asked of another system: ids and codes, by which it reads on where it may. */
export interface FulfilmentRequest {
  /** The same for every try of one attempt. */
  readonly effectId: string;
  readonly remedyType: RemedyType;
  readonly caseId: string;
  readonly storeId?: string;
  readonly customerId?: string;
  /** Of the purchase the case is about. */
  readonly paymentRef?: string;
  readonly amount?: Money;
}

/** What was credited is taken back, as far as it was not spent. */
export interface ReversalRequest extends FulfilmentRequest {
  /** The effect that is undone; the reversal has an id of its own. */
  readonly reverses: string;
}

/** As of a refund: `unknown` is never a no, and `not_now` says that this call did nothing. */
export type FulfilmentAnswer =
  | { readonly outcome: 'succeeded'; readonly reference: string; readonly amount?: Money }
  | { readonly outcome: 'failed'; readonly reason: 'declined' }
  | { readonly outcome: 'unknown' }
  | { readonly outcome: 'not_now' };

/** Port to whoever does steps that are no refunds: replacements, deliveries, points. */
export interface FulfilmentProvider {
  /** A slug. */
  readonly name: string;
  readonly remedyTypes: readonly RemedyType[];
  /** How long an effect is sent again; after that it is only asked about. */
  readonly keyLifeSeconds: number;
  fulfil(request: FulfilmentRequest): Promise<FulfilmentAnswer>;
  /** Absent where the system does not take anything back; a yes says how much of it. */
  reverse?(request: ReversalRequest): Promise<FulfilmentAnswer>;
  /** What became of an effect; null = never seen. It does nothing but look. */
  find(effectId: string): Promise<FulfilmentAnswer | null>;
}
