import type { FulfilmentFailed, FulfilmentOrdered } from '@amends/contracts/remedy-fulfilment';
import type { Money } from '@amends/contracts/primitives';

/**
 * Steps that another system does. Each attempt is ordered -> done | failed | parked; after failed a
 * person may order it again or do it, after parked a person says what became of it.
 */

export type FulfilmentEvent =
  | { readonly type: 'FulfilmentOrdered'; readonly data: FulfilmentOrdered }
  | { readonly type: 'FulfilmentFailed'; readonly data: FulfilmentFailed };

export interface Fulfilment extends Omit<FulfilmentOrdered, 'caseId' | 'remedyId'> {
  readonly outcome: 'ordered' | 'failed' | 'parked';
}

/** From the job that the choice started: the system that does such steps is asked to. */
export interface OrderFulfilment {
  readonly type: 'OrderFulfilment';
  readonly remedyId: string;
  readonly step: number;
  readonly connectorId: string;
  readonly now: string;
}
/** What the system said about one attempt. */
export interface RecordFulfilment {
  readonly type: 'RecordFulfilment';
  readonly step: number;
  readonly attempt: number;
  readonly result:
    | { readonly outcome: 'succeeded'; readonly reference: string; readonly amount?: Money }
    | { readonly outcome: 'failed'; readonly reason: FulfilmentFailed['reason'] };
  /** By a call of the system itself: of which effect, also after nobody knew and it was parked. */
  readonly calledBack?: string;
  readonly now: string;
}
/** A person decides on a further attempt after a final refusal: under a new effect id. */
export interface RetryFulfilment {
  readonly type: 'RetryFulfilment';
  readonly step: number;
  readonly now: string;
}
/** A person found out at the system what became of a parked step. */
export interface SettleFulfilment {
  readonly type: 'SettleFulfilment';
  readonly step: number;
  readonly found:
    | { readonly outcome: 'executed'; readonly reference: string }
    | { readonly outcome: 'not_executed' };
  readonly now: string;
}
export type FulfilmentCommand =
  | OrderFulfilment
  | RecordFulfilment
  | RetryFulfilment
  | SettleFulfilment;

/** Failures after which nobody knows whether it was done. */
const UNSETTLED: ReadonlySet<FulfilmentFailed['reason']> = new Set(['amount_mismatch', 'parked']);

/** Never throws and never rejects history. */
export const withFulfilment = (
  fulfilments: readonly Fulfilment[],
  event: FulfilmentEvent,
): readonly Fulfilment[] => {
  if (event.type === 'FulfilmentOrdered') {
    const { caseId: _case, remedyId: _remedy, ...terms } = event.data;
    return [...fulfilments, { ...terms, outcome: 'ordered' }];
  }
  const { step, attempt, reason } = event.data;
  const outcome = UNSETTLED.has(reason) ? 'parked' : 'failed';
  return fulfilments.map((one) =>
    one.step === step && one.attempt === attempt ? { ...one, outcome } : one,
  );
};

/** The last attempt of a step, if another system was asked for it. */
export const fulfilmentOf = (
  { fulfilments }: { readonly fulfilments: readonly Fulfilment[] },
  step: number,
): Fulfilment | undefined => fulfilments.findLast((one) => one.step === step);
