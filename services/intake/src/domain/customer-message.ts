import { plusMillis } from '@amends/contracts/instant-order';
import type {
  ControlMessageFailed,
  ControlMessagePlanned,
  ControlMessageSent,
} from '@amends/contracts/intake-control-messages';
import type {
  CustomerMessageFailed,
  CustomerMessageFailure,
  CustomerMessagePlanned,
  CustomerMessageSent,
  TemplateUsed,
} from '@amends/contracts/intake-customer-messages';
import { accepted, type Decider, type Decision } from '@amends/decider/decider';

/**
 * One message to a customer, the stream `message-<messageId>`:
 *
 *   none -> waiting -> sent | given up
 *
 * It knows the case and what the message is about, or the customer of the control group, who has no
 * case; the address is read at each attempt.
 */
export type CustomerMessageEvent =
  | { readonly type: 'CustomerMessagePlanned'; readonly data: CustomerMessagePlanned }
  | { readonly type: 'CustomerMessageSent'; readonly data: CustomerMessageSent }
  | { readonly type: 'CustomerMessageFailed'; readonly data: CustomerMessageFailed }
  | { readonly type: 'ControlMessagePlanned'; readonly data: ControlMessagePlanned }
  | { readonly type: 'ControlMessageSent'; readonly data: ControlMessageSent }
  | { readonly type: 'ControlMessageFailed'; readonly data: ControlMessageFailed };

export type MessagePlan = CustomerMessagePlanned | ControlMessagePlanned;

export interface CustomerMessage {
  readonly status: 'none' | 'waiting' | 'sent' | 'given_up';
  readonly plan?: MessagePlan;
  /** Tried so often. */
  readonly attempts: number;
}

export interface PlanMessage {
  readonly type: 'PlanMessage';
  readonly data: MessagePlan;
}

/** What became of an attempt; without a failure it arrived. */
export interface RecordSending {
  readonly type: 'RecordSending';
  readonly attempt: number;
  readonly failure?: {
    readonly reason: CustomerMessageFailure;
    /** To the next attempt; none is left without. */
    readonly pauseMs?: number | undefined;
  };
  readonly template?: TemplateUsed;
  readonly now: string;
}

export type CustomerMessageCommand = PlanMessage | RecordSending;

const initialState: CustomerMessage = { status: 'none', attempts: 0 };

const failureOf = (
  { reason, pauseMs }: NonNullable<RecordSending['failure']>,
  now: string,
): Pick<CustomerMessageFailed, 'reason' | 'failedAt' | 'nextAt'> => ({
  ...{ reason, failedAt: now },
  ...(pauseMs === undefined ? {} : { nextAt: plusMillis(now, pauseMs) }),
});

const recordSending = (
  { attempt, failure, template, now }: RecordSending,
  { plan, status, attempts }: CustomerMessage,
): Decision<CustomerMessageEvent> => {
  if (plan === undefined || status !== 'waiting' || attempt !== attempts + 1) return accepted();
  const done = { attempt, ...(template === undefined ? {} : { template }) };
  const failed = failure === undefined ? undefined : failureOf(failure, now);
  if ('controlId' in plan) {
    const { messageId, controlId, customerId, channel, kind } = plan;
    const of = kind === undefined ? {} : { kind };
    const about = { messageId, controlId, customerId, channel, ...of, ...done };
    return failed === undefined
      ? accepted({ type: 'ControlMessageSent', data: { ...about, sentAt: now } })
      : accepted({ type: 'ControlMessageFailed', data: { ...about, ...failed } });
  }
  const { messageId, caseId, requestId, kind, channel } = plan;
  const about = { messageId, caseId, requestId, kind, channel, ...done };
  return failed === undefined
    ? accepted({ type: 'CustomerMessageSent', data: { ...about, sentAt: now } })
    : accepted({ type: 'CustomerMessageFailed', data: { ...about, ...failed } });
};

const decide = (
  command: CustomerMessageCommand,
  state: CustomerMessage,
): Decision<CustomerMessageEvent> => {
  if (command.type === 'RecordSending') return recordSending(command, state);
  if (state.status !== 'none') return accepted();
  return 'controlId' in command.data
    ? accepted({ type: 'ControlMessagePlanned', data: command.data })
    : accepted({ type: 'CustomerMessagePlanned', data: command.data });
};

const evolve = (state: CustomerMessage, event: CustomerMessageEvent): CustomerMessage => {
  switch (event.type) {
    case 'ControlMessagePlanned':
    case 'CustomerMessagePlanned':
      return { status: 'waiting', plan: event.data, attempts: 0 };
    case 'ControlMessageSent':
    case 'CustomerMessageSent':
      return { ...state, status: 'sent', attempts: event.data.attempt };
    case 'ControlMessageFailed':
    case 'CustomerMessageFailed': {
      const { nextAt, attempt } = event.data;
      return { ...state, status: nextAt === undefined ? 'given_up' : 'waiting', attempts: attempt };
    }
    default: {
      const unknown: never = event;
      void unknown;
      return state;
    }
  }
};

export const customerMessageDecider: Decider<
  CustomerMessageCommand,
  CustomerMessage,
  CustomerMessageEvent
> = { initialState, evolve, decide };
