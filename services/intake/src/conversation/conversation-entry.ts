import { instant, uuid } from '@amends/contracts/primitives';
import { INTAKE_CHANNELS } from '@amends/contracts/vocabulary';
import { z } from 'zod';
import type { FailureEvent } from '../domain/failure.ts';

/** One thing that was said, and how; `text` is null once it was erased. */
export const conversationEntry = z.object({
  textId: uuid,
  kind: z.enum(['narrative', 'message', 'reply', 'note']),
  at: instant,
  /** Subject that recorded it. */
  actor: z.string(),
  channel: z.enum(INTAKE_CHANNELS).nullable(),
  /** Of replies only. */
  public: z.boolean().nullable(),
  by: z.enum(['person', 'agreed_message', 'system']).nullable(),
});
export type ConversationEntry = z.infer<typeof conversationEntry>;

const BARE = { channel: null, public: null, by: null };

/** What an event adds to the conversation of its case; undefined for all that nobody said. */
export const entryOf = (
  { type, data }: FailureEvent,
  actor: string,
): ConversationEntry | undefined => {
  switch (type) {
    case 'FailureReported': {
      const { narrativeTextId: textId, reportedAt: at, channel } = data;
      if (textId === undefined) return undefined;
      return { ...BARE, textId, kind: 'narrative', at, actor, channel };
    }
    case 'CustomerMessageReceived': {
      const { textId, receivedAt: at, channel } = data;
      return { ...BARE, textId, kind: 'message', at, actor, channel };
    }
    case 'ReplySent': {
      const { textId, sentAt: at, channel, by } = data;
      return { textId, kind: 'reply', at, actor, channel, by, public: data.public };
    }
    case 'NoteAdded':
      return { ...BARE, textId: data.textId, kind: 'note', at: data.addedAt, actor };
    default:
      return undefined;
  }
};
