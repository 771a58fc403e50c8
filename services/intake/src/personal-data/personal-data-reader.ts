import type { Pool } from 'pg';
import type { FieldCipher } from './field-cipher.ts';
import type { TextKind } from './personal-rows.ts';

/** What is kept of the people of one case. */
export interface PersonalData {
  readonly contacts: readonly {
    readonly customerId: string | null;
    readonly name: string | null;
    readonly email: string | null;
    readonly phone: string | null;
  }[];
  readonly texts: readonly {
    readonly textId: string;
    readonly kind: TextKind;
    readonly content: string;
  }[];
}

/** Who reads whose data, and why; kept for every read. */
export interface PersonalDataRead {
  readonly caseId: string;
  readonly actor: string;
  readonly reasonCode: string;
  /** '*' or the stores of the reader's token; the database checks them again. */
  readonly stores: '*' | ReadonlySet<string>;
}

interface ContactRow {
  readonly contact_id: string;
  readonly customer_id: string | null;
  readonly name: Buffer | null;
  readonly email: Buffer | null;
  readonly phone: Buffer | null;
}
interface TextRow {
  readonly text_id: string;
  readonly kind: TextKind;
  readonly content: Buffer;
}

const SELECT_CONTACTS = `select contact_id, customer_id, name, email, phone
  from personal_data.contact where case_id = $1 order by contact_id`;
const SELECT_TEXTS = `select text_id, kind, content
  from personal_data.text where case_id = $1 order by text_id`;

const opened = (
  cipher: FieldCipher,
  contacts: readonly ContactRow[],
  texts: readonly TextRow[],
): PersonalData => ({
  contacts: contacts.map((row) => {
    const field = (name: 'name' | 'email' | 'phone') => {
      const sealed = row[name];
      const place = { table: 'contact', row: row.contact_id, field: name };
      return sealed === null ? null : cipher.open(sealed, place);
    };
    return {
      customerId: row.customer_id,
      name: field('name'),
      email: field('email'),
      phone: field('phone'),
    };
  }),
  texts: texts.map((row) => ({
    textId: row.text_id,
    kind: row.kind,
    content: cipher.open(row.content, { table: 'text', row: row.text_id, field: 'content' }),
  })),
});

/**
 * Reads the personal data of a case as the personal-data role. The audit row is committed with the
 * read and before anything is returned: there is no read without a trace.
 */
export const readPersonalData = async (
  pool: Pool,
  cipher: FieldCipher,
  read: PersonalDataRead,
): Promise<PersonalData> => {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const stores = read.stores === '*' ? '*' : [...read.stores].join(',');
    await client.query("select set_config('amends.stores', $1, true)", [stores]);
    await client.query(
      `insert into personal_data.personal_data_read (actor, case_id, reason_code)
       values ($1, $2, $3)`,
      [read.actor, read.caseId, read.reasonCode],
    );
    const contacts = await client.query<ContactRow>(SELECT_CONTACTS, [read.caseId]);
    const texts = await client.query<TextRow>(SELECT_TEXTS, [read.caseId]);
    await client.query('commit');
    return opened(cipher, contacts.rows, texts.rows);
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
};
