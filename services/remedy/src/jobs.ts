import type { JobTask, SystemCommands } from '@amends/event-log/write-side-spec';
import type { JobSpec } from '@amends/event-store/types';
import type { RecordRefund, RemedyCommand } from './domain/commands.ts';
import { type RemedyEvent, refundOf } from './domain/remedy.ts';
import type { PaymentProvider, RefundAnswer } from './provider/payment-provider.ts';
import type { StoredRemedy } from './remedy-commands.ts';

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

/** Thrown for an unknown outcome: the job runs again, with the same key. */
export class RefundOutcomeUnknown extends Error {
  override readonly name = 'RefundOutcomeUnknown';
  readonly retryable = true;
}

const resultOf = (answer: RefundAnswer): RecordRefund['result'] => {
  if (answer.outcome === 'unknown') {
    throw new RefundOutcomeUnknown('the provider gave no answer; the same key is sent again');
  }
  return answer;
};

/**
 * The timers' and effects' work. The refund job may run twice: it reads the committed intent, uses
 * its key, and the decision records a result only if there is none (money rules 12 to 17).
 */
export const tasks =
  (provider: PaymentProvider) =>
  (commands: SystemCommands<RemedyCommand, StoredRemedy>): Readonly<Record<string, JobTask>> => ({
    [OFFER_EXPIRY]: async (payload) => {
      const caseId = String(payload.caseId);
      const offerId = String(payload.offerId);
      await commands.execute({
        key: `${OFFER_EXPIRY}:${offerId}`,
        caseId,
        streamId: `remedy-${caseId}`,
        command: { type: 'ExpireOffer', offerId, now: commands.now() },
      });
    },
    [REFUND]: async (payload) => {
      const caseId = String(payload.caseId);
      const [step, attempt] = [Number(payload.step), Number(payload.attempt)];
      const streamId = `remedy-${caseId}`;
      const { state } = await commands.read(streamId);
      const refund = refundOf(state, step);
      if (refund?.attempt !== attempt || refund.outcome !== 'intended') return;
      const { providerKey, paymentRef, amount } = refund;
      const answer = await provider.refund({ key: providerKey, paymentRef, amount });
      await commands.execute({
        key: `${REFUND}:${providerKey}:result`,
        caseId,
        streamId,
        command: {
          type: 'RecordRefund',
          step,
          attempt,
          result: resultOf(answer),
          now: commands.now(),
        },
      });
    },
  });
