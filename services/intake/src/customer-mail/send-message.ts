import type { FailureReported } from '@amends/contracts/intake';
import type { ControlMessageFailed } from '@amends/contracts/intake-control-messages';
import type {
  CustomerMessageFailed,
  CustomerMessageFailure,
  TemplateUsed,
} from '@amends/contracts/intake-customer-messages';
import { SURVEY_LANGUAGES, type SurveyLanguage } from '@amends/contracts/survey-vocabulary';
import { fold } from '@amends/decider/decider';
import { commandOn, type JobTask, type SystemCommands } from '@amends/event-log/write-side-spec';
import type { EventStore } from '@amends/event-store/event-store';
import { foldable } from '@amends/event-store/foldable-event';
import type { JobSpec, NewEvent } from '@amends/event-store/types';
import { pauseAfter } from '@amends/outbound/retry-schedule';
import { type SendMail, smtpMailer } from '@amends/outbound/smtp-mail';
import type { Pool } from 'pg';
import {
  customerMessageDecider,
  type CustomerMessageEvent,
  type MessagePlan,
  type RecordSending,
} from '../domain/customer-message.ts';
import type { FieldCipher } from '../personal-data/field-cipher.ts';
import { calledBy, filledText } from '../domain/template-text.ts';
import { readCustomerAddress, readRecipient } from '../personal-data/personal-data-reader.ts';
import { failureStream } from '../reports/case-identity.ts';
import type { CustomerMail } from './mail-settings.ts';
import { messageStream } from './message-reactions.ts';
import { textInForce } from './message-templates.ts';
import { NAMELESS } from './shipped-templates.ts';
import { linkFor } from './survey-links.ts';

/** Task name of the job that writes to a customer. */
export const SEND_MESSAGE = 'send_customer_message';

const jobOf = (messageId: string, attempt: number, runAt: string): JobSpec => ({
  task: SEND_MESSAGE,
  // Ids only: whom it is for is read when it is sent.
  payload: { messageId, attempt },
  runAt,
  jobKey: `${SEND_MESSAGE}:${messageId}`,
  maxAttempts: 25,
});

/** A job for each message, and for each further attempt. */
export const messageJobsFor = ({ type, data }: NewEvent): readonly JobSpec[] => {
  if (type === 'CustomerMessagePlanned' || type === 'ControlMessagePlanned') {
    const { messageId, sendAt } = data as MessagePlan;
    return [jobOf(messageId, 1, sendAt)];
  }
  if (type !== 'CustomerMessageFailed' && type !== 'ControlMessageFailed') return [];
  const { messageId, attempt, nextAt } = data as CustomerMessageFailed | ControlMessageFailed;
  return nextAt === undefined ? [] : [jobOf(messageId, attempt + 1, nextAt)];
};

export interface MessageDeps {
  readonly store: Pick<EventStore, 'load'>;
  readonly pool: Pool;
  readonly personalDataPool: Pool;
  readonly cipher: FieldCipher;
  readonly mail: CustomerMail | undefined;
}

/** What no later attempt can mend. */
const FINAL: ReadonlySet<CustomerMessageFailure> = new Set([
  'no_address',
  'no_longer_open',
  'refused',
]);

const isSpoken = (language: string | undefined): language is SurveyLanguage =>
  (SURVEY_LANGUAGES as readonly (string | undefined)[]).includes(language);

/** In the language in which the customer complained, where there are words in it. */
const languageOf = async (
  store: MessageDeps['store'],
  caseId: string | undefined,
): Promise<SurveyLanguage> => {
  if (caseId === undefined) return 'en';
  const { events } = await store.load(failureStream(caseId));
  const language = (events[0]?.data as FailureReported | undefined)?.language;
  return isSpoken(language) ? language : 'en';
};

interface Sending {
  readonly reason?: CustomerMessageFailure | undefined;
  /** None where it came to no words. */
  readonly template?: TemplateUsed;
}

const READ = { actor: 'system_intake', reasonCode: 'follow_up', stores: '*' } as const;

/** Whom it goes to, for which question, and the case whose language they speak. */
const addresseeOf = async ({ personalDataPool, cipher }: MessageDeps, plan: MessagePlan) => {
  if ('caseId' in plan) {
    const { caseId, requestId, kind } = plan;
    const to = await readRecipient(personalDataPool, cipher, { ...READ, what: 'case', caseId });
    return { to, requestId, kind, caseId };
  }
  const { customerId, controlId } = plan;
  const read = { ...READ, what: 'customer', customerId } as const;
  const to = await readCustomerAddress(personalDataPool, cipher, read);
  return { to, requestId: controlId, kind: 'control_survey' as const, caseId: to?.caseId };
};

const sendNow = async (
  deps: MessageDeps & { readonly mail: CustomerMail },
  send: SendMail,
  plan: MessagePlan,
  now: string,
): Promise<Sending> => {
  const { channel, messageId } = plan;
  const { pool, cipher, mail } = deps;
  const { to, requestId, kind, caseId } = await addresseeOf(deps, plan);
  if (to === undefined) return { reason: 'no_address' };
  const link = await linkFor(pool, cipher, requestId, now);
  if (link === undefined) return { reason: 'no_longer_open' };
  const language = await languageOf(deps.store, caseId);
  const { text, used } = await textInForce(deps, { channel, kind, language });
  const message = filledText(text, {
    name: calledBy(to.name, NAMELESS[language]),
    answerLink: `${mail.answerPage}#${link.code}`,
    declineLink: `${mail.answerPage}#${link.code}.decline`,
    until: link.answerBy.slice(0, 10),
  });
  const reason = await send({ to: to.email, id: messageId, ...message });
  return { reason, template: used };
};

type Commands = Pick<SystemCommands<never, never>, 'executeOn' | 'now'>;

/**
 * Writes one message and notes what became of it, with the job of the next attempt. A process
 * that dies in between writes again under the same message id: at least once.
 */
export const sendMessage = (deps: () => MessageDeps, commands: Commands): JobTask => {
  let send: SendMail | undefined;
  return async (payload) => {
    const messageId = String(payload.messageId);
    const attempt = Number(payload.attempt);
    const { mail, ...rest } = deps();
    const stream = messageStream(messageId);
    const { events } = await rest.store.load(stream);
    const { plan, status, attempts } = fold(
      customerMessageDecider,
      events.map(foldable<CustomerMessageEvent>),
    );
    if (mail === undefined || plan === undefined) return;
    if (status !== 'waiting' || attempt !== attempts + 1) return;
    send ??= smtpMailer(mail.url, mail.from);
    const { reason, template } = await sendNow({ ...rest, mail }, send, plan, commands.now());
    const pauseMs =
      reason === undefined || FINAL.has(reason) ? undefined : pauseAfter(attempt, Math.random());
    const failure = reason === undefined ? {} : { failure: { reason, pauseMs } };
    const command: RecordSending = {
      type: 'RecordSending',
      ...{ attempt, now: commands.now(), ...failure },
      ...(template === undefined ? {} : { template }),
    };
    const { outcome } = await commands.executeOn({
      key: `${SEND_MESSAGE}:${messageId}:${attempt}`,
      subject: 'caseId' in plan ? plan.caseId : plan.controlId,
      on: commandOn(customerMessageDecider, stream, command),
    });
    if (outcome === 'lost_race') {
      throw Object.assign(new Error('a message was changed meanwhile'), { retryable: true });
    }
  };
};
