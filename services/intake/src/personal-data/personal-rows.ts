import type { CompanionRow, CompanionWriter } from '@amends/event-store/types';
import { uuidv7 } from '@amends/service-kit/ids';
import { type CustomerBody, emailKey, phoneKey } from './customer-identity.ts';
import { refuseErased } from './erased-customers.ts';
import type { FieldCipher } from './field-cipher.ts';
import type { TextKind } from './text-kinds.ts';

/** Names of the companion writers of this folder; also their tables. */
const CONTACT = 'personal_data.contact';
const TEXT = 'personal_data.text';

/** Whom a row belongs to: what a look-up, a store check and an erasure go by. */
export interface Owner {
  /** Undefined for a text that is nobody's. */
  readonly caseId: string | undefined;
  readonly storeId: string | undefined;
  readonly customerId: string | undefined;
}

/** Seals one text as a row that is written in the transaction of its event. */
export const textRow = (
  cipher: FieldCipher,
  owner: Owner,
  text: { readonly textId: string; readonly kind: TextKind; readonly content: string },
): CompanionRow => ({
  writer: TEXT,
  row: {
    text_id: text.textId,
    case_id: owner.caseId,
    store_id: owner.storeId,
    customer_id: owner.customerId,
    kind: text.kind,
    content: cipher.seal(text.content, { table: 'text', row: text.textId, field: 'content' }),
  },
});

/** How a customer is reached, sealed for one row, with what the row is found by. */
export const sealedContact = (
  cipher: FieldCipher,
  contactId: string,
  { name, email, phone }: Omit<CustomerBody, 'reference'>,
) => {
  const sealed = (field: string, value: string | undefined) =>
    value === undefined
      ? undefined
      : cipher.seal(value, { table: 'contact', row: contactId, field });
  return {
    name: sealed('name', name),
    email: sealed('email', email),
    phone: sealed('phone', phone),
    email_index: email && cipher.blindIndex('email', emailKey(email)).toString('base64'),
    phone_index: phone && cipher.blindIndex('phone', phoneKey(phone)).toString('base64'),
  };
};

/** Seals the contact details of a report; undefined where it has none. */
export const contactRow = (
  cipher: FieldCipher,
  owner: Owner,
  customer: CustomerBody | undefined,
): CompanionRow | undefined => {
  if (customer === undefined) return undefined;
  const { name, email, phone } = customer;
  if (name === undefined && email === undefined && phone === undefined) return undefined;
  const contactId = uuidv7();
  return {
    writer: CONTACT,
    row: {
      contact_id: contactId,
      case_id: owner.caseId,
      store_id: owner.storeId,
      customer_id: owner.customerId,
      ...sealedContact(cipher, contactId, customer),
    },
  };
};

const INSERT_TEXTS = `
  insert into personal_data.text (text_id, case_id, store_id, customer_id, kind, content)
  select text_id, case_id, store_id, customer_id, kind, decode(content, 'base64')
  from jsonb_to_recordset($1::jsonb)
    as r(text_id uuid, case_id uuid, store_id text, customer_id uuid, kind text, content text)`;

const INSERT_CONTACTS = `
  insert into personal_data.contact
    (contact_id, case_id, store_id, customer_id, name, email, phone, email_index, phone_index)
  select contact_id, case_id, store_id, customer_id, decode(name, 'base64'),
         decode(email, 'base64'), decode(phone, 'base64'), decode(email_index, 'base64'),
         decode(phone_index, 'base64')
  from jsonb_to_recordset($1::jsonb)
    as r(contact_id uuid, case_id uuid, store_id text, customer_id uuid,
         name text, email text, phone text, email_index text, phone_index text)`;

const inserting =
  (name: string, text: string): CompanionWriter =>
  async (client, rows) => {
    const customers = rows.map((row) => (row as { readonly customer_id?: string }).customer_id);
    await refuseErased(
      client,
      customers.filter((id) => id !== undefined),
    );
    await client.query({ name, text, values: [JSON.stringify(rows)] });
  };

/** Writers of personal rows, by name: one insert per table and batch, as the app role. */
export const personalDataWriters: Readonly<Record<string, CompanionWriter>> = {
  [TEXT]: inserting('insert-personal-texts', INSERT_TEXTS),
  [CONTACT]: inserting('insert-personal-contacts', INSERT_CONTACTS),
};
