import type { Readable } from 'node:stream';
import { openBytes } from '../attachments/attachment-bytes.ts';
import { attachmentsOf, attachmentWithKey } from '../attachments/attachment-rows.ts';
import type { BlobStore } from '../attachments/blob-store.ts';
import { forAllStores } from '../personal-data/for-all-stores.ts';
import type { Subjects } from '../personal-data/subject-key.ts';
import { attachmentPath, caseDocument, type CaseDocumentDeps } from './case-document.ts';
import { identitiesOf, readsOf, transactionsOf } from './subject-rows.ts';
import { type ZipEntry, zipStream } from './zip-stream.ts';

export interface SubjectBundleDeps extends CaseDocumentDeps {
  readonly blobs: BlobStore;
}

export interface SubjectBundle {
  readonly exportId: string;
  readonly exportedAt: string;
  readonly subjects: Subjects;
  readonly caseIds: readonly string[];
}

const ABOUT = {
  'customer.json': 'by what you are recognised',
  'cases/': 'what happened in each case, how to reach you, what was written, which files there are',
  'attachments/': 'the files of the cases',
  'transactions.json': 'what the tills of our stores told of you',
  'reads.json': 'when your data was looked at, and why',
};

const json = (path: string, value: () => Promise<unknown> | unknown): ZipEntry => ({
  path,
  content: async function* () {
    yield Buffer.from(`${JSON.stringify(await value(), null, 2)}\n`);
  },
});

/** Looked up when its turn comes: what was erased meanwhile is not given out. */
const fileEntry = (
  { personalDataPool, cipher, blobs }: SubjectBundleDeps,
  caseId: string,
  file: { readonly attachmentId: string; readonly mediaType: string },
): ZipEntry => ({
  path: attachmentPath(caseId, file),
  isCompressed: false,
  content: async function* () {
    const found = await forAllStores(personalDataPool, (client) =>
      attachmentWithKey(client, cipher, caseId, file.attachmentId),
    );
    if (found === undefined) throw new Error('a file went while it was exported');
    yield* await openBytes(blobs, found);
  },
});

const filesOf = async (deps: SubjectBundleDeps, caseIds: readonly string[]) =>
  forAllStores(deps.personalDataPool, async (client) => {
    const entries: ZipEntry[] = [];
    for (const caseId of caseIds) {
      const files = await attachmentsOf(client, caseId);
      entries.push(...files.map((file) => fileEntry(deps, caseId, file)));
    }
    return entries;
  });

/** All that intake has of some people, read as it is sent; nothing of it is kept anywhere. */
export const subjectBundle = async (
  deps: SubjectBundleDeps,
  { exportId, exportedAt, subjects, caseIds }: SubjectBundle,
): Promise<Readable> => {
  const { personalDataPool: pool, cipher } = deps;
  const { customerIds } = subjects;
  return zipStream(
    [
      json('about.json', () => ({ exportId, exportedAt, customerIds, caseIds, files: ABOUT })),
      json('customer.json', () => identitiesOf(pool, cipher, customerIds)),
      ...caseIds.map((caseId) => json(`cases/${caseId}.json`, () => caseDocument(deps, caseId))),
      ...(await filesOf(deps, caseIds)),
      json('transactions.json', () => transactionsOf(pool, customerIds)),
      json('reads.json', () => readsOf(pool, { customerIds, caseIds })),
    ],
    new Date(exportedAt),
  );
};
