import type { CustomerMessageChannel as Channel } from '@amends/contracts/intake-customer-messages';
import type { Pool, PoolClient } from 'pg';
import { auditedRead, type PersonalDataRead } from './audited-read.ts';
import { identityIn } from './customer-identity.ts';
import type { FieldCipher } from './field-cipher.ts';
import type { TextKind } from './text-kinds.ts';

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

type CaseRead = PersonalDataRead & { readonly caseId: string };

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
const recipientSql = (by: 'email' | 'phone'): string => `
  select contact_id, null as customer_id, name, ${by},
    null as ${by === 'email' ? 'phone' : 'email'}
  from personal_data.contact where case_id = $1 and ${by} is not null
  order by contact_id desc limit 1`;
const SELECT_IDENTITY = 'select identity from personal_data.customer where customer_id = $1';
const TEXT_COLUMNS = 'select text_id, kind, content from personal_data.text';
const SELECT_TEXTS = `${TEXT_COLUMNS} where case_id = $1 order by text_id`;

const openedText = (cipher: FieldCipher, { text_id: row, content }: TextRow): string =>
  cipher.open(content, { table: 'text', row, field: 'content' });

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
    content: openedText(cipher, row),
  })),
});

/** How to reach the customer of a case, and every text, in a transaction that may see them. */
export const openedPersonalData = async (
  client: PoolClient,
  cipher: FieldCipher,
  caseId: string,
): Promise<PersonalData> => {
  const contacts = await client.query<ContactRow>(SELECT_CONTACTS, [caseId]);
  const texts = await client.query<TextRow>(SELECT_TEXTS, [caseId]);
  return opened(cipher, contacts.rows, texts.rows);
};

/** The personal data of a case; the read is kept. */
export const readPersonalData = (
  pool: Pool,
  cipher: FieldCipher,
  read: CaseRead,
): Promise<PersonalData> =>
  auditedRead(pool, read, (client) => openedPersonalData(client, cipher, read.caseId));

/** Where somebody is written to: an address, or how the retailer's own systems know them. */
export interface Address {
  readonly by: 'email' | 'phone' | 'reference';
  readonly value: string;
}

/** Whom a message about a case goes to. */
export interface Recipient {
  readonly name: string | undefined;
  readonly address: Address;
}

const byContact = async (
  client: PoolClient,
  cipher: FieldCipher,
  caseId: string,
  by: 'email' | 'phone',
): Promise<Recipient | undefined> => {
  const { rows } = await client.query<ContactRow>(recipientSql(by), [caseId]);
  const found = opened(cipher, rows, []).contacts[0];
  const value = found?.[by] ?? undefined;
  return value === undefined
    ? undefined
    : { name: found?.name ?? undefined, address: { by, value } };
};

/** By what the customer is recognised, where it is of the kind; undefined where it is another. */
const byIdentity = async (
  client: PoolClient,
  cipher: FieldCipher,
  customerId: string,
  by: 'email' | 'reference',
): Promise<Recipient | undefined> => {
  const { rows } = await client.query<{ identity: Buffer }>(SELECT_IDENTITY, [customerId]);
  const sealed = rows[0]?.identity;
  if (sealed === undefined) return undefined;
  const place = { table: 'customer', row: customerId, field: 'identity' };
  const { kind, value } = identityIn(cipher.open(sealed, place));
  return kind === by ? { name: undefined, address: { by, value } } : undefined;
};

/**
 * Where the customer of a case is written to: by e-mail and text message at the newest address; in
 * a chat where the shop knows them, or else at their number. The read is kept.
 */
export const readRecipient = (
  pool: Pool,
  cipher: FieldCipher,
  read: CaseRead,
  { channel, customerId }: { readonly channel: Channel; readonly customerId: string | undefined },
): Promise<Recipient | undefined> =>
  auditedRead(pool, read, async (client) => {
    const { caseId } = read;
    if (channel === 'email') return byContact(client, cipher, caseId, 'email');
    const isKnown = channel === 'chat' && customerId !== undefined;
    const known = isKnown ? await byIdentity(client, cipher, customerId, 'reference') : undefined;
    return known ?? byContact(client, cipher, caseId, 'phone');
  });

const SELECT_NAME = `select contact_id, null as customer_id, name, null as email, null as phone
  from personal_data.contact where case_id = $1 and name is not null
  order by contact_id desc limit 1`;

/** How the customer of a case is called, by the newest word; the read is kept. */
export const readName = (
  pool: Pool,
  cipher: FieldCipher,
  read: CaseRead,
): Promise<string | undefined> =>
  auditedRead(pool, read, async (client) => {
    const { rows } = await client.query<ContactRow>(SELECT_NAME, [read.caseId]);
    return opened(cipher, rows, []).contacts[0]?.name ?? undefined;
  });

const SELECT_ADDRESS = `select contact_id, case_id, customer_id, name, email, null as phone
  from personal_data.contact where customer_id = $1 and email is not null
  order by contact_id desc limit 1`;

/**
 * Where a customer is written to who has no case now: as in their newest one, else by the address
 * the tills know them by. The read is kept.
 */
export const readCustomerAddress = (
  pool: Pool,
  cipher: FieldCipher,
  read: PersonalDataRead & { readonly customerId: string },
): Promise<(Recipient & { readonly caseId: string | undefined }) | undefined> =>
  auditedRead(pool, read, async (client) => {
    const { rows } = await client.query<ContactRow & { readonly case_id: string }>(SELECT_ADDRESS, [
      read.customerId,
    ]);
    const [found] = opened(cipher, rows, []).contacts;
    if (found !== undefined && found.email !== null) {
      const address = { by: 'email', value: found.email } as const;
      return { name: found.name ?? undefined, address, caseId: rows[0]!.case_id };
    }
    const address = await byIdentity(client, cipher, read.customerId, 'email');
    return address && { ...address, caseId: undefined };
  });

/** Texts of a case by their ids; one that is not there was erased. */
export const readTexts = (
  pool: Pool,
  cipher: FieldCipher,
  read: CaseRead,
  textIds: readonly string[],
): Promise<ReadonlyMap<string, string>> =>
  auditedRead(pool, read, async (client) => {
    const sql = `${TEXT_COLUMNS} where case_id = $1 and text_id = any ($2::uuid[])`;
    const { rows } = await client.query<TextRow>(sql, [read.caseId, textIds]);
    return new Map(rows.map((row) => [row.text_id, openedText(cipher, row)]));
  });

/**
 * One text by its id, if it is of one of `kinds`. That it was asked for is kept even where it is
 * not there: whoever tries ids leaves a trace.
 */
export const readText = (
  pool: Pool,
  cipher: FieldCipher,
  read: PersonalDataRead & { readonly textId: string; readonly kinds: readonly TextKind[] },
): Promise<{ readonly kind: TextKind; readonly caseId: string | null; text: string } | undefined> =>
  auditedRead(pool, read, async (client) => {
    const sql = `select text_id, kind, content, case_id from personal_data.text
      where text_id = $1 and kind = any ($2) and ($3::text[] is null
        or store_id = any ($3) or (case_id is null and store_id is null))`;
    const found = await client.query<TextRow & { readonly case_id: string | null }>(sql, [
      read.textId,
      read.kinds,
      // The first lock; the policy of the table is the second one.
      read.stores === '*' ? null : [...read.stores],
    ]);
    const row = found.rows[0];
    if (row === undefined) return undefined;
    return { kind: row.kind, caseId: row.case_id, text: openedText(cipher, row) };
  });
