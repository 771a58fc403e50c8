import { isAfter } from '@amends/contracts/instant-order';
import type { JobTask, SystemCommands } from '@amends/event-log/write-side-spec';
import type { JobSpec } from '@amends/event-store/types';
import { uuidv8FromHash } from '@amends/service-kit/ids';
import type { RecordRefund, RemedyCommand } from './domain/commands.ts';
import { type Refund, type Remedy, type RemedyEvent, refundOf } from './domain/remedy.ts';
import { JobLostRace, RefundOutcomeUnknown } from './job-errors.ts';
import type { PaymentProvider } from './provider/payment-provider.ts';
import { offerExpiry } from './reactions.ts';
import type { Gate } from './execution/execution-jobs.ts';
import { releaseRefund, reserveRefund } from './refund-reservation.ts';

/** Task names of remedy's timers and outside effects, as graphile-worker stores them. */
export const OFFER_EXPIRY = 'remedy_offer_expiry';
export const REVIEW_LAPSE = 'remedy_review_lapse';
export const REFUND = 'remedy_refund';
export const REFUND_RELEASE = 'remedy_refund_release';

/** Failures after which nobody knows whether money moved: what was set aside stays set aside. */
const UNSETTLED: ReadonlySet<string> = new Set(['amount_mismatch', 'parked']);

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
    case 'RemedyHeldForReview': {
      const { caseId, until } = event.data;
      return {
        task: REVIEW_LAPSE,
        payload: { caseId, until },
        runAt: until,
        jobKey: `${REVIEW_LAPSE}:${caseId}`,
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
    case 'RefundFailed': {
      const { caseId, step, attempt, reason } = event.data;
      if (UNSETTLED.has(reason)) return undefined;
      return {
        task: REFUND_RELEASE,
        payload: { caseId, step, attempt },
        jobKey: `${REFUND_RELEASE}:${caseId}:${step}:${attempt}`,
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

type Commands = SystemCommands<RemedyCommand, Remedy>;

const UNKNOWN = { outcome: 'unknown' } as const;

/**
 * Inside the key's life the same key is sent, as often as it takes, and where that brings no answer
 * the provider is asked what became of it. After it the provider would take the key for a new
 * refund: it is only asked, and what it cannot tell is parked for a person (money rule 13). Nothing
 * is sent that was not set aside first (rule 9).
 */
const resultOf = async (
  provider: PaymentProvider,
  commands: Commands,
  caseId: string,
  refund: Refund,
): Promise<RecordRefund['result']> => {
  const { providerKey: key, paymentRef, amount, intendedAt } = refund;
  const refused = await reserveRefund(provider, commands, caseId, refund);
  if (refused !== undefined) return { outcome: 'failed', reason: refused };
  const request = { key, paymentRef, amount };
  const ageSeconds = (Date.parse(commands.now()) - Date.parse(intendedAt)) / 1000;
  const isAlive = ageSeconds < provider.keyLifeSeconds;
  const sent = isAlive ? await provider.refund(request) : UNKNOWN;
  const answer = sent.outcome === 'unknown' ? await provider.find(request) : sent;
  if (answer?.outcome === 'succeeded' || answer?.outcome === 'failed') return answer;
  if (!isAlive) return { outcome: 'failed', reason: 'parked' };
  throw new RefundOutcomeUnknown('the provider gave no answer; the same key is sent again');
};

/**
 * The timers' and effects' work. The refund job may run twice: it reads the committed intent, uses
 * its key, and the decision records a result only if there is none (money rules 12 to 17). A result
 * that could not be recorded is fetched again with the same key.
 */
export const tasks =
  (provider: PaymentProvider, gate: Gate, isUntouched: (caseId: string) => Promise<boolean>) =>
  (commands: Commands): Readonly<Record<string, JobTask>> => {
    const run = async (key: string, caseId: string, command: RemedyCommand): Promise<void> => {
      const streamId = `remedy-${caseId}`;
      const { outcome } = await commands.execute({ key, caseId, streamId, command });
      if (outcome === 'lost_race') throw new JobLostRace(key);
    };
    return {
      [OFFER_EXPIRY]: async (payload) => {
        const [offerId, caseId] = [String(payload.offerId), String(payload.caseId)];
        const alone = { isUntouched: await isUntouched(caseId) };
        const command = { type: 'ExpireOffer', offerId, ...alone, now: commands.now() } as const;
        await run(`${OFFER_EXPIRY}:${offerId}`, caseId, command);
      },
      [REVIEW_LAPSE]: async (payload) => {
        const [caseId, until] = [String(payload.caseId), String(payload.until)];
        // The database rang; this process's clock may be a little behind it.
        const now = isAfter(until, commands.now()) ? until : commands.now();
        const offerId = uuidv8FromHash('lapse', caseId, until);
        const command = { type: 'LapseReview', offerId, now, expiresAt: offerExpiry(now) } as const;
        await run(`${REVIEW_LAPSE}:${caseId}:${until}`, caseId, command);
      },
      [REFUND]: async (payload) => {
        const caseId = String(payload.caseId);
        const [step, attempt] = [Number(payload.step), Number(payload.attempt)];
        const { state } = await commands.read(`remedy-${caseId}`);
        const refund = refundOf(state, step);
        if (refund?.attempt !== attempt || refund.outcome !== 'intended') return;
        const { providerKey, amount } = refund;
        const own = {
          task: REFUND,
          payload: { caseId, step, attempt },
          jobKey: `${REFUND}:${providerKey}`,
        };
        if (!(await gate(commands, { key: `refund:${providerKey}`, amount }, own))) return;
        const result = await resultOf(provider, commands, caseId, refund);
        const command: RemedyCommand = {
          type: 'RecordRefund',
          step,
          attempt,
          result,
          now: commands.now(),
        };
        await run(`${REFUND}:${providerKey}:result`, caseId, command);
      },
      [REFUND_RELEASE]: async (payload) => {
        const [step, attempt] = [Number(payload.step), Number(payload.attempt)];
        const { state } = await commands.read(`remedy-${payload.caseId}`);
        const refund = state.refunds.find((one) => one.step === step && one.attempt === attempt);
        if (refund !== undefined) await releaseRefund(provider, commands, refund);
      },
    };
  };
