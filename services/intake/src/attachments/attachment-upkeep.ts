import type { JobSpec } from '@amends/event-store/types';
import type { Pool } from 'pg';
import { deleteAttachmentRow, knownAttachments } from './attachment-rows.ts';
import type { BlobStore } from './blob-store.ts';

/** Name of the job that deletes a file nobody is to have any more. */
export const REMOVE_ATTACHMENT = 'remove_attachment';

/** An upload takes seconds; bytes this old that no row names are of a process that was killed. */
const ORPHAN_AGE_MS = 60 * 60_000;
const LOOKED_UP_AT_ONCE = 500;

/** The rows decide; the bytes follow them. */
export interface AttachmentUpkeep {
  /** Deletes row and bytes; a second time changes nothing. */
  remove(attachmentId: string): Promise<void>;
  /** Deletes bytes whose rows are gone already. */
  discard(attachmentIds: readonly string[]): Promise<void>;
  /** Deletes bytes that no row names. @returns how many */
  sweep(nowMs: number): Promise<number>;
}

export const removeAttachmentJob = (attachmentId: string, runAt?: string): JobSpec => ({
  task: REMOVE_ATTACHMENT,
  payload: { attachmentId },
  jobKey: `${REMOVE_ATTACHMENT} ${attachmentId}`,
  ...(runAt === undefined ? {} : { runAt }),
});

/** @param pool the personal-data role's */
export const attachmentUpkeep = (pool: Pool, blobs: BlobStore): AttachmentUpkeep => {
  const discard = async (ids: readonly string[]): Promise<void> => {
    for (const id of ids) await blobs.remove(id);
  };
  const discardUnknown = async (ids: readonly string[]): Promise<number> => {
    const known = await knownAttachments(pool, ids);
    const orphans = ids.filter((id) => !known.has(id));
    await discard(orphans);
    return orphans.length;
  };
  return {
    // The row first: without it the bytes are unreadable, should the process die in between.
    remove: async (attachmentId) => {
      await deleteAttachmentRow(pool, attachmentId);
      await blobs.remove(attachmentId);
    },
    discard,
    sweep: async (nowMs) => {
      let swept = 0;
      let old: string[] = [];
      for await (const { id, writtenAtMs } of blobs.list()) {
        if (nowMs - writtenAtMs < ORPHAN_AGE_MS) continue;
        old.push(id);
        if (old.length < LOOKED_UP_AT_ONCE) continue;
        swept += await discardUnknown(old);
        old = [];
      }
      return swept + (old.length === 0 ? 0 : await discardUnknown(old));
    },
  };
};
