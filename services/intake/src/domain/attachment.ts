import type { AttachmentAdded, AttachmentRemoved } from '@amends/contracts/intake-attachments';
import { accepted, type Decision, rejected } from '@amends/decider/decider';
import type { Failure } from './failure.ts';

/** Files of a case: the events know an id each, never what is in them. */
export type AttachmentEvent =
  | { readonly type: 'AttachmentAdded'; readonly data: AttachmentAdded }
  | { readonly type: 'AttachmentRemoved'; readonly data: AttachmentRemoved };

export type AttachmentCommand =
  | { readonly type: 'AddAttachment'; readonly data: AttachmentAdded }
  | { readonly type: 'RemoveAttachment'; readonly data: AttachmentRemoved };

/** A customer with a claim code can add files too: without an end they could fill the disk. */
const ATTACHMENTS_MAX = 20;

/** Ids of the files that came, and of those that were removed; an erasure is no event of a case. */
export interface Attachments {
  readonly present: readonly string[];
  readonly removed: readonly string[];
}

export const noAttachments: Attachments = { present: [], removed: [] };

export const attachmentsAfter = (
  { present, removed }: Attachments,
  { type, data: { attachmentId } }: AttachmentEvent,
): Attachments =>
  type === 'AttachmentAdded'
    ? { present: [...present, attachmentId], removed }
    : {
        present: present.filter((id) => id !== attachmentId),
        removed: [...removed, attachmentId],
      };

/** A withdrawn case is still listened to, so it takes files as it takes messages. */
export const decideAttachment = (
  command: AttachmentCommand,
  state: Failure,
): Decision<AttachmentEvent> => {
  if (state.status === 'none') return rejected('not_found');
  if (state.status === 'imported') return rejected('imported_case');
  if (command.type === 'AddAttachment') {
    const isFull = state.attachments.present.length >= ATTACHMENTS_MAX;
    if (isFull) return rejected('too_many_attachments');
    return accepted({ type: 'AttachmentAdded', data: command.data });
  }
  const { attachmentId } = command.data;
  if (state.attachments.removed.includes(attachmentId)) return rejected('gone');
  if (!state.attachments.present.includes(attachmentId)) return rejected('not_found');
  return accepted({ type: 'AttachmentRemoved', data: command.data });
};
