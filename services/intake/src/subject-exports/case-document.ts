import type { EventStore } from '@amends/event-store/event-store';
import type { Pool } from 'pg';
import { attachmentsOf } from '../attachments/attachment-rows.ts';
import type { FieldCipher } from '../personal-data/field-cipher.ts';
import { forAllStores } from '../personal-data/for-all-stores.ts';
import { openedPersonalData } from '../personal-data/personal-data-reader.ts';
import { failureStream } from '../reports/case-identity.ts';

export interface CaseDocumentDeps {
  readonly store: EventStore;
  readonly cipher: FieldCipher;
  readonly personalDataPool: Pool;
}

/** Where a file is in the bundle. */
export const attachmentPath = (caseId: string, file: { attachmentId: string; mediaType: string }) =>
  `attachments/${caseId}/${file.attachmentId}.${file.mediaType.split('/')[1]}`;

/** All of one case: what happened, contact details, every text, which files there are. */
export const caseDocument = async (
  { store, cipher, personalDataPool }: CaseDocumentDeps,
  caseId: string,
): Promise<object> => {
  const { events } = await store.load(failureStream(caseId));
  return forAllStores(personalDataPool, async (client) => {
    const { contacts, texts } = await openedPersonalData(client, cipher, caseId);
    const files = await attachmentsOf(client, caseId);
    return {
      caseId,
      facts: events.map(({ type, data, meta, recordedAt }) => ({
        ...{ type, data, time: meta.time, recordedAt },
      })),
      contacts,
      texts,
      attachments: files.map((file) => ({ ...file, path: attachmentPath(caseId, file) })),
    };
  });
};
