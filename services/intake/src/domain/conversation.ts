import type { CaseAcknowledged } from '@amends/contracts/intake';
import type {
  CustomerMessageReceived,
  NoteAdded,
  ReplySent,
} from '@amends/contracts/intake-conversation';
import { isAfter } from '@amends/contracts/instant-order';
import { accepted, type Decision, rejected } from '@amends/decider/decider';
import type { Failure } from './failure.ts';

/** What is said about a case after its report. A withdrawn case is still listened to. */
export type ConversationEvent =
  | Said<'CustomerMessageReceived', CustomerMessageReceived>
  | Said<'ReplySent', ReplySent>
  | Said<'NoteAdded', NoteAdded>;

interface Said<Type extends string, Data> {
  readonly type: Type;
  readonly data: Data;
  /** When it was said; a mail gateway tells of it later. */
  readonly time?: string;
}

export type ConversationCommand =
  | { readonly type: 'ReceiveMessage'; readonly data: CustomerMessageReceived }
  | { readonly type: 'SendReply'; readonly data: ReplySent }
  | { readonly type: 'AddNote'; readonly data: NoteAdded };

type Acknowledgement = {
  readonly type: 'CaseAcknowledged';
  readonly data: CaseAcknowledged;
  readonly time?: string;
};

/** When the first automatic reply went out: told, and never taken for an acknowledgement. */
export const autoAckAfter = (autoAckAt: string | null, reply: ReplySent): string | null =>
  autoAckAt ?? (reply.automatic ? reply.sentAt : null);

/**
 * The first public reply by a person or an agreed message is the acknowledgement, however it was
 * sent; an automatic reply acknowledges nothing.
 */
const sendReply = (
  data: ReplySent,
  state: Exclude<Failure, { status: 'none' | 'imported' }>,
): Decision<ConversationEvent | Acknowledgement> => {
  const reply = { type: 'ReplySent' as const, data, time: data.sentAt };
  const { caseId, by, sentAt } = data;
  const isHeard = data.public && by !== 'system' && state.status === 'open';
  if (!isHeard || state.acknowledged !== null) return accepted(reply);
  return accepted<ConversationEvent | Acknowledgement>(reply, {
    type: 'CaseAcknowledged',
    data: { caseId, by, acknowledgedAt: sentAt },
    time: sentAt,
  });
};

const saidAt = ({ data }: ConversationCommand): string => {
  if ('receivedAt' in data) return data.receivedAt;
  return 'sentAt' in data ? data.sentAt : data.addedAt;
};

/** Decides on whatever is said; nothing is said about a case before it began. */
export const converse = (
  command: ConversationCommand,
  state: Failure,
): Decision<ConversationEvent | Acknowledgement> => {
  if (state.status === 'none') return rejected('not_found');
  if (state.status === 'imported') return rejected('imported_case');
  const time = saidAt(command);
  if (isAfter(state.origin.facts.reportedAt, time)) return rejected('time_before_failure');
  switch (command.type) {
    case 'ReceiveMessage':
      return accepted({ type: 'CustomerMessageReceived', data: command.data, time });
    case 'AddNote':
      return accepted({ type: 'NoteAdded', data: command.data, time });
    case 'SendReply':
      return sendReply(command.data, state);
  }
};
