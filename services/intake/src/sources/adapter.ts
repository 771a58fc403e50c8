import type { PurchaseItem } from '../signals/record-purchases.ts';
import type { SignalFacts } from '../signals/cloud-event.ts';

/** One delivery as it came: names of headers in lower case, the bytes untouched. */
export interface Delivery {
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Buffer;
}

/** What an adapter may know of the source it reads for. */
export interface SourceSettings {
  readonly sourceId: string;
  /** Live secrets: one, or two while one replaces the other. */
  readonly secrets: readonly string[];
  /** The public URL that the vendor calls, where it signs it; never the request's own. */
  readonly notificationUrl: string | null;
  /** Mappings that no real delivery has confirmed yet are on. */
  readonly trialMappings: boolean;
}

export type Verification =
  /** `content` stands for the body from here on, where the delivery was encrypted. */
  | { readonly verdict: 'authentic'; readonly content?: Buffer }
  /** A code that the vendor shows to whoever controls the URL, before there is any secret. */
  | { readonly verdict: 'handshake'; readonly code: string }
  | { readonly verdict: 'refused'; readonly reason: 'signature' | 'clock_skew' };

/** Why something in a delivery made no signal although it was read; counted, never an error. */
export const IGNORED_REASONS = [
  'unknown_type',
  'unknown_value',
  'quiet',
  'deprecated',
  'hint_only',
  'not_seen_live',
  'older_version',
  'own_refund',
] as const;
export type IgnoredReason = (typeof IGNORED_REASONS)[number];

/** Why a delivery could not be mapped: it waits as a dead letter. */
export const DEAD_REASONS = [
  'unreadable',
  'unexpected_shape',
  'bad_time',
  'bad_amount',
  'unknown_location',
  'event_refused',
  'internal_error',
] as const;
export type DeadReason = (typeof DEAD_REASONS)[number];

/** Ends the mapping of a delivery; the reason is a code, never the vendor's words. */
export class MappingError extends Error {
  override readonly name = 'MappingError';
  readonly reason: DeadReason;

  constructor(reason: DeadReason) {
    super(reason);
    this.reason = reason;
  }
}

/** A refund as another system knows it: how intake tells the suite's own refunds from others. */
export interface RefundNames {
  /** The vendor's id, the key or the reference it was asked with. */
  readonly names: readonly string[];
}

/** A signal as an adapter reads it; codes, amounts, ids and times only. */
export interface VendorSignal extends Omit<SignalFacts, 'storeId'> {
  /** What makes it one signal of its source: another delivery of the same fact has the same id. */
  readonly id: string;
  /** Where the sender names source and store itself (CloudEvents). */
  readonly source?: string;
  readonly storeId?: string;
  /** The vendor's names of the place, the most exact first. */
  readonly places?: readonly string[];
  /** The retailer's reference of a customer; replaced by a pseudonym. */
  readonly customerReference?: string;
  /** The till's number of a person; replaced by a pseudonym. */
  readonly operator?: string;
  /** The object the signal is about, where it has a version: an older one is not news. */
  readonly object?: { readonly ref: string; readonly version: number };
  readonly refund?: RefundNames;
}

export interface Mapping {
  readonly signals: readonly VendorSignal[];
  readonly ignored: readonly IgnoredReason[];
  readonly purchases?: readonly PurchaseItem[];
  /** Parts that were refused while the rest goes on; the delivery is then a dead letter too. */
  readonly refused?: number;
}

/**
 * What one vendor's deliveries mean: a pure function of headers, raw body and settings, in the
 * three steps that intake takes apart (the answer is given after the second).
 */
export interface Adapter {
  /** Headers that `keyOf` and `map` read; they are kept with the body. */
  readonly keptHeaders: readonly string[];
  /** Verifies before anything is believed. Malformed means refused, never an exception. */
  verify(delivery: Delivery, settings: SourceSettings, nowMs: number): Verification;
  /** The vendor's key of an authentic delivery; undefined or throwing: its bytes are the key. */
  keyOf(delivery: Delivery): string | undefined;
  /**
   * @param receivedAt RFC 3339 UTC, for deliveries whose own time proves nothing
   * @throws MappingError
   */
  map(delivery: Delivery, settings: SourceSettings, receivedAt: string): Mapping;
}

export const authentic: Verification = { verdict: 'authentic' };
export const badSignature: Verification = { verdict: 'refused', reason: 'signature' };
export const clockSkew: Verification = { verdict: 'refused', reason: 'clock_skew' };

export const ignored = (...reasons: IgnoredReason[]): Mapping => ({
  signals: [],
  ignored: reasons,
});
export const signalled = (...signals: VendorSignal[]): Mapping => ({ signals, ignored: [] });

/** Puts the readings of the parts of one delivery together. */
export const joined = (parts: readonly Mapping[]): Mapping => ({
  signals: parts.flatMap(({ signals }) => signals),
  ignored: parts.flatMap((part) => part.ignored),
});
