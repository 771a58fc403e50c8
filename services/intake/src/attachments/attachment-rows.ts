import type { AttachmentAdded } from '@amends/contracts/intake-attachments';
import type { CompanionRow, CompanionWriter } from '@amends/event-store/types';
import type { Pool, PoolClient } from 'pg';
import { refuseErased } from '../personal-data/erased-customers.ts';
import type { FieldCipher } from '../personal-data/field-cipher.ts';
import { forAllStores } from '../personal-data/for-all-stores.ts';
import type { Owner } from '../personal-data/personal-rows.ts';

const ATTACHMENT = 'personal_data.attachment';

const keyPlace = (row: string) => ({ table: 'attachment', row, field: 'file_key' });

/** The row of a file, with the sealed key of its bytes. */
export const attachmentRow = (
  cipher: FieldCipher,
  owner: Owner,
  attachment: Omit<AttachmentAdded, 'caseId' | 'addedAt'>,
  fileKey: Buffer,
): CompanionRow => ({
  writer: ATTACHMENT,
  row: {
    attachment_id: attachment.attachmentId,
    case_id: owner.caseId,
    store_id: owner.storeId,
    customer_id: owner.customerId,
    kind: attachment.kind,
    media_type: attachment.mediaType,
    bytes: attachment.bytes,
    added_by: attachment.by,
    file_key: cipher.seal(fileKey.toString('base64'), keyPlace(attachment.attachmentId)),
  },
});

const INSERT = `
  insert into personal_data.attachment
    (attachment_id, case_id, store_id, customer_id, kind, media_type, bytes, added_by, file_key)
  select attachment_id, case_id, store_id, customer_id, kind, media_type, bytes, added_by,
         decode(file_key, 'base64')
  from jsonb_to_recordset($1::jsonb)
    as r(attachment_id uuid, case_id uuid, store_id text, customer_id uuid, kind text,
         media_type text, bytes int, added_by text, file_key text)`;

export const attachmentWriters: Readonly<Record<string, CompanionWriter>> = {
  [ATTACHMENT]: async (client, rows) => {
    const customers = rows.flatMap((row) => (row as { customer_id?: string }).customer_id ?? []);
    await refuseErased(client, customers);
    const values = [JSON.stringify(rows)];
    await client.query({ name: 'insert-attachments', text: INSERT, values });
  },
};

/** A file as it is told of: everything but its bytes. */
export type AttachmentFacts = Omit<AttachmentAdded, 'caseId'>;

interface StoredRow {
  readonly attachmentId: string;
  readonly kind: AttachmentAdded['kind'];
  readonly mediaType: AttachmentAdded['mediaType'];
  readonly bytes: number;
  readonly by: AttachmentAdded['by'];
  readonly addedAt: Date;
  readonly fileKey: Buffer;
}

const SELECT = `
  select attachment_id as "attachmentId", kind, media_type as "mediaType", bytes,
         added_by as by, created_at as "addedAt", file_key as "fileKey"
  from personal_data.attachment where case_id = $1`;

/** Files of a case, in the order they came; as the personal-data role in its transaction. */
export const attachmentsOf = async (
  client: PoolClient,
  caseId: string,
): Promise<readonly AttachmentFacts[]> => {
  const { rows } = await client.query<StoredRow>(`${SELECT} order by attachment_id`, [caseId]);
  return rows.map(({ fileKey: _key, addedAt, ...facts }) => ({
    ...facts,
    addedAt: addedAt.toISOString(),
  }));
};

/** A file with the key of its bytes; undefined where it is not there, or not of this case. */
export const attachmentWithKey = async (
  client: PoolClient,
  cipher: FieldCipher,
  caseId: string,
  attachmentId: string,
): Promise<(AttachmentFacts & { readonly key: Buffer }) | undefined> => {
  const sql = `${SELECT} and attachment_id = $2`;
  const [row] = (await client.query<StoredRow>(sql, [caseId, attachmentId])).rows;
  if (row === undefined) return undefined;
  const { fileKey, addedAt, ...facts } = row;
  const key = Buffer.from(cipher.open(fileKey, keyPlace(attachmentId)), 'base64');
  return { ...facts, addedAt: addedAt.toISOString(), key };
};

export const deleteAttachmentRow = (pool: Pool, attachmentId: string): Promise<void> =>
  forAllStores(pool, async (client) => {
    await client.query('delete from personal_data.attachment where attachment_id = $1', [
      attachmentId,
    ]);
  });

/** Which of these files have a row. */
export const knownAttachments = (
  pool: Pool,
  ids: readonly string[],
): Promise<ReadonlySet<string>> =>
  forAllStores(pool, async (client) => {
    const found = await client.query<{ id: string }>(
      `select attachment_id as id from personal_data.attachment
       where attachment_id::text = any ($1::text[])`,
      [ids],
    );
    return new Set(found.rows.map(({ id }) => id));
  });
