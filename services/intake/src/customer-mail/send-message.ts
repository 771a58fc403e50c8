import type { FailureReported } from '@amends/contracts/intake';
import type { ControlMessageFailed } from '@amends/contracts/intake-control-messages';
import type {
  CustomerMessageChannel,
  CustomerMessageFailed,
  CustomerMessageFailure,
  TemplateUsed,
} from '@amends/contracts/intake-customer-messages';
import type { SurveyLanguage } from '@amends/contracts/survey-vocabulary';
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
import type { TemplateKey } from '../domain/message-template.ts';
import { calledBy, filledText } from '../domain/template-text.ts';
import {
  readCustomerAddress,
  type Recipient,
  readRecipient,
} from '../personal-data/personal-data-reader.ts';
import { failureStream } from '../reports/case-identity.ts';
import { complaintLanguage } from './complaint-language.ts';
import { connectorFor, type CustomerContact } from './mail-settings.ts';
import { postMessage } from './message-connectors.ts';
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
  readonly contact: CustomerContact;
}

/** What no later attempt can mend. */
const FINAL: ReadonlySet<CustomerMessageFailure> = new Set([
  'no_address',
  'no_longer_open',
  'refused',
]);

/** The language of the complaint, and whose it is. */
const complaintOf = async (store: MessageDeps['store'], caseId: string | undefined) => {
  if (caseId === undefined) return { language: 'en' as const, customerId: undefined };
  const stream = await store.load(failureStream(caseId));
  const data = stream.events[0]?.data as FailureReported | undefined;
  return { language: complaintLanguage(stream), customerId: data?.customerId };
};

interface Sending {
  readonly reason?: CustomerMessageFailure | undefined;
  /** None where it came to no words. */
  readonly template?: TemplateUsed;
}

const READ = { actor: 'system_intake', reasonCode: 'follow_up', stores: '*' } as const;

/** Whom it goes to in which language, and for which question. */
const addresseeOf = async (
  { store, personalDataPool, cipher }: MessageDeps,
  plan: MessagePlan,
): Promise<{
  readonly recipient: Recipient | undefined;
  readonly language: SurveyLanguage;
  readonly requestId: string;
  readonly kind: TemplateKey['kind'];
}> => {
  if ('caseId' in plan) {
    const { caseId, requestId, kind, channel } = plan;
    const { language, customerId } = await complaintOf(store, caseId);
    const read = { ...READ, what: 'case', caseId } as const;
    const to = { channel, customerId };
    const recipient = await readRecipient(personalDataPool, cipher, read, to);
    return { recipient, language, requestId, kind };
  }
  const { customerId, controlId, kind = 'control_survey' } = plan;
  const read = { ...READ, what: 'customer', customerId } as const;
  const recipient = await readCustomerAddress(personalDataPool, cipher, read);
  const { language } = await complaintOf(store, recipient?.caseId);
  return { recipient, language, requestId: controlId, kind };
};

interface Words {
  readonly recipient: Recipient;
  readonly kind: TemplateKey['kind'];
  readonly language: SurveyLanguage;
  readonly subject: string;
  readonly text: string;
}

type Hand = (messageId: string, words: Words, now: string) => Promise<Handed>;
type Handed = CustomerMessageFailure | undefined;

/**
 * Hands a message to whoever sends it: the mail server, or the system that goes its way. Undefined
 * where nothing is set up for the way.
 */
const handOver = (
  { contact }: MessageDeps,
  channel: CustomerMessageChannel,
  mailer: () => SendMail,
): Hand | undefined => {
  if (channel === 'email') {
    if (contact.mail === undefined) return undefined;
    return (id, { recipient, subject, text }) =>
      mailer()({ to: recipient.address.value, id, subject, text });
  }
  const connector = connectorFor(contact, channel);
  if (connector === undefined) return undefined;
  return (messageId, { recipient, kind, language, text }, now) => {
    const { address: to } = recipient;
    const message = { messageId, channel, kind, to, language, text };
    return postMessage(connector, message, { egress: contact.egress, now });
  };
};

const sendNow = async (
  deps: MessageDeps,
  hand: Hand,
  plan: MessagePlan,
  now: string,
): Promise<Sending> => {
  const { channel, messageId } = plan;
  const { pool, cipher, contact } = deps;
  const { recipient, language, requestId, kind } = await addresseeOf(deps, plan);
  if (recipient === undefined) return { reason: 'no_address' };
  const link = await linkFor(pool, cipher, requestId, now);
  if (link === undefined) return { reason: 'no_longer_open' };
  const { text, used } = await textInForce(deps, { channel, kind, language });
  const message = filledText(text, {
    name: calledBy(recipient.name, NAMELESS[language]),
    answerLink: `${contact.answerPage}#${link.code}`,
    declineLink: `${contact.answerPage}#${link.code}.decline`,
    until: link.answerBy.slice(0, 10),
  });
  const reason = await hand(messageId, { recipient, kind, language, ...message }, now);
  return { reason, template: used };
};

type Commands = Pick<SystemCommands<never, never>, 'executeOn' | 'now'>;

/**
 * Writes one message and notes what became of it, with the job of the next attempt. A process
 * that dies in between writes again under the same message id: at least once.
 */
export const sendMessage = (deps: () => MessageDeps, commands: Commands): JobTask => {
  let send: SendMail | undefined;
  const mailer = ({ contact }: MessageDeps) => {
    const { url, from } = contact.mail!;
    send ??= smtpMailer(url, from);
    return send;
  };
  return async (payload) => {
    const messageId = String(payload.messageId);
    const attempt = Number(payload.attempt);
    const parts = deps();
    const stream = messageStream(messageId);
    const { events } = await parts.store.load(stream);
    const { plan, status, attempts } = fold(
      customerMessageDecider,
      events.map(foldable<CustomerMessageEvent>),
    );
    if (plan === undefined || status !== 'waiting' || attempt !== attempts + 1) return;
    const hand = handOver(parts, plan.channel, () => mailer(parts));
    if (hand === undefined) return;
    const { reason, template } = await sendNow(parts, hand, plan, commands.now());
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
