import type { EventStore } from '@amends/event-store/event-store';
import type { Pool } from 'pg';
import type { AttachmentUpkeep } from '../attachments/attachment-upkeep.ts';
import type { CustomerDirectory } from './customer-directory.ts';
import { type Erasure, eraseSubjects } from './erase-subjects.ts';
import type { ErasedSubject, ErasureList } from './erasure-list.ts';
import type { FieldCipher } from './field-cipher.ts';

/** Erasing, to the end: rows, files, event, list and caches. */
export interface Erasures {
  /**
   * When it resolves, the rows are gone and the list outside the database says so.
   * @returns how many were erased
   */
  erase(erasure: Erasure): Promise<number>;
  /** Adds to the list what an erasure committed; for the job behind it. */
  list(subject: ErasedSubject): Promise<void>;
  /**
   * Erases again whom a restored backup brought back; before anything is served.
   * @returns how many of the list were there again
   */
  reapply(now: string): Promise<number>;
}

const knownSql = `
select subject_id as id from personal_data.erased_subject where subject_id = any ($1::uuid[])`;

export const openErasures = (options: {
  /** Of the personal-data role. */
  readonly pool: Pool;
  readonly cipher: FieldCipher;
  readonly store: EventStore;
  readonly list: ErasureList;
  readonly customers: CustomerDirectory;
  readonly attachments: AttachmentUpkeep;
}): Erasures => {
  const { pool, list, customers, attachments } = options;
  return {
    erase: async (erasure) => {
      const { subjects, attachmentIds } = await eraseSubjects(options, erasure);
      customers.forget();
      // Jobs would do both too, a second later: the answer must not be earlier.
      await attachments.discard(attachmentIds);
      await list.add(subjects);
      return subjects.length;
    },
    list: (subject) => list.add([subject]),
    reapply: async (now) => {
      const listed = await list.read();
      if (listed.length === 0) return 0;
      const known = await pool.query<{ id: string }>(knownSql, [listed.map(({ id }) => id)]);
      const erased = new Set(known.rows.map(({ id }) => id));
      const back = listed.filter(({ id }) => !erased.has(id));
      const idsOf = (kind: ErasedSubject['kind']) =>
        back.filter((subject) => subject.kind === kind).map(({ id }) => id);
      const found = { customerIds: idsOf('customer'), caseIds: idsOf('case') };
      if (back.length > 0) {
        const { attachmentIds } = await eraseSubjects(options, {
          find: async () => found,
          reason: 'customer_request',
          asking: { actor: 'system_intake', now },
          isRepeated: true,
        });
        await attachments.discard(attachmentIds);
      }
      return back.length;
    },
  };
};
