import { plusMillis } from '@amends/contracts/instant-order';
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
 * It knows the case and what the message is about; the address is read at each attempt.
 */
export type CustomerMessageEvent =
  | { readonly type: 'CustomerMessagePlanned'; readonly data: CustomerMessagePlanned }
  | { readonly type: 'CustomerMessageSent'; readonly data: CustomerMessageSent }
  | { readonly type: 'CustomerMessageFailed'; readonly data: CustomerMessageFailed };

export interface CustomerMessage {
  readonly status: 'none' | 'waiting' | 'sent' | 'given_up';
  readonly plan?: CustomerMessagePlanned;
  /** Tried so often. */
  readonly attempts: number;
}

export interface PlanMessage {
  readonly type: 'PlanMessage';
  readonly data: CustomerMessagePlanned;
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

const recordSending = (
  { attempt, failure, template, now }: RecordSending,
  { plan, status, attempts }: CustomerMessage,
): Decision<CustomerMessageEvent> => {
  if (plan === undefined || status !== 'waiting' || attempt !== attempts + 1) return accepted();
  const { messageId, caseId, requestId, kind, channel } = plan;
  const words = template === undefined ? {} : { template };
  const about = { messageId, caseId, requestId, kind, channel, attempt, ...words };
  if (failure === undefined) {
    return accepted({ type: 'CustomerMessageSent', data: { ...about, sentAt: now } });
  }
  const { reason, pauseMs } = failure;
  const next = pauseMs === undefined ? {} : { nextAt: plusMillis(now, pauseMs) };
  return accepted({
    type: 'CustomerMessageFailed',
    data: { ...about, reason, failedAt: now, ...next },
  });
};

const decide = (
  command: CustomerMessageCommand,
  state: CustomerMessage,
): Decision<CustomerMessageEvent> => {
  if (command.type === 'RecordSending') return recordSending(command, state);
  if (state.status !== 'none') return accepted();
  return accepted({ type: 'CustomerMessagePlanned', data: command.data });
};

const evolve = (state: CustomerMessage, event: CustomerMessageEvent): CustomerMessage => {
  switch (event.type) {
    case 'CustomerMessagePlanned':
      return { status: 'waiting', plan: event.data, attempts: 0 };
    case 'CustomerMessageSent':
      return { ...state, status: 'sent', attempts: event.data.attempt };
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
