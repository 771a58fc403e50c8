import type { JobSpec } from '@amends/event-store/types';
import type { RemedyEvent } from './domain/remedy.ts';

/** Task names of remedy's timers and outside effects, as graphile-worker stores them. */
export const OFFER_EXPIRY = 'remedy_offer_expiry';
export const REFUND = 'remedy_refund';

const job = (event: RemedyEvent): JobSpec | undefined => {
  switch (event.type) {
    case 'RemedyOffered': {
      const { caseId, offerId, expiresAt } = event.data;
      return {
        task: OFFER_EXPIRY,
        payload: { caseId, offerId },
        runAt: expiresAt,
        jobKey: `${OFFER_EXPIRY}:${offerId}`,
        maxAttempts: 25,
      };
    }
    case 'RefundIntended': {
      // The intent is committed with this job; ids only, the terms are read from the stream.
      const { caseId, step, attempt, providerKey } = event.data;
      return {
        task: REFUND,
        payload: { caseId, step, attempt },
        jobKey: `${REFUND}:${providerKey}`,
        maxAttempts: 25,
      };
    }
    default:
      return undefined;
  }
};

/** Timers and provider calls that the events of one decision cause. */
export const jobsFor = (events: readonly RemedyEvent[]): readonly JobSpec[] =>
  events.map(job).filter((one) => one !== undefined);
