import type { CompanionRow, CompanionWriter } from '@amends/event-store/types';
import type { CONTACT_FIELDS } from '@amends/contracts/intake-contact';
import type { Pool } from 'pg';
import { z } from 'zod';
import {
  type CustomerIdentity,
  customerBody,
  identityIn,
  identityOf,
  identityText,
} from './customer-identity.ts';
import { refuseErased } from './erased-customers.ts';
import type { FieldCipher } from './field-cipher.ts';
import { forAllStores } from './for-all-stores.ts';
import { contactRow, type Owner, sealedContact } from './personal-rows.ts';

const CHANGE = 'personal_data.contact change';
const MOVE = 'personal_data.customer move';

const { name, email, phone } = customerBody.shape;

/** What is changed; null takes it away, what is left out stays. */
export const contactChange = z
  .strictObject({ name: name.nullable(), email: email.nullable(), phone: phone.nullable() })
  .refine((change) => Object.values(change).some((value) => value !== undefined), {
    message: 'must change something',
  });
export type ContactChange = z.infer<typeof contactChange>;

type Field = (typeof CONTACT_FIELDS)[number];

export const changedFields = (change: ContactChange): Field[] =>
  (['name', 'email', 'phone'] as const).filter((field) => change[field] !== undefined);

/** What is there to be changed: rows by id, and by what the customer is recognised. */
interface Known {
  readonly contactIds: readonly string[];
  readonly identity: CustomerIdentity | undefined;
}

const identityPlace = (customerId: string) => ({
  table: 'customer',
  row: customerId,
  field: 'identity',
});

const identitySql = 'select identity from personal_data.customer where customer_id = $1';

const knownOf = (pool: Pool, cipher: FieldCipher, { caseId, customerId }: Owner): Promise<Known> =>
  forAllStores(pool, async (client) => {
    const contacts = await client.query<{ contact_id: string }>(
      'select contact_id from personal_data.contact where case_id = $1',
      [caseId],
    );
    const customers = await client.query<{ identity: Buffer }>(identitySql, [customerId ?? null]);
    const [identity] = customers.rows.map((customer) =>
      identityIn(cipher.open(customer.identity, identityPlace(customerId!))),
    );
    return { contactIds: contacts.rows.map(({ contact_id }) => contact_id), identity };
  });

const withoutNulls = (change: ContactChange) =>
  Object.fromEntries(
    Object.entries(change).filter(([, value]) => value !== null && value !== undefined),
  ) as { name?: string; email?: string; phone?: string };

/**
 * Whom the e-mail address or telephone number made known is known by the new one from now on. Not
 * on the word of a claimant: they could name the address of somebody else, whose next report would
 * then be theirs.
 */
const moveRow = (
  cipher: FieldCipher,
  customerId: string | undefined,
  known: CustomerIdentity | undefined,
  change: ContactChange,
): CompanionRow | undefined => {
  if (customerId === undefined || known === undefined || known.kind === 'reference')
    return undefined;
  const value = change[known.kind];
  if (typeof value !== 'string') return undefined;
  const identity = identityOf({ [known.kind]: value })!;
  if (identity.value === known.value) return undefined;
  return {
    writer: MOVE,
    row: {
      customer_id: customerId,
      identity_index: cipher.blindIndex(identity.kind, identity.value).toString('base64'),
      identity: cipher.seal(identityText(identity), identityPlace(customerId)),
    },
  };
};

/**
 * The rows of a change, written in the transaction of its event: each contact of the case sealed
 * anew with its blind indexes, or a first one where the case has none.
 * @param pool the personal-data role's, which alone may find them
 */
export const contactChangeRows = async (
  { pool, cipher }: { readonly pool: Pool; readonly cipher: FieldCipher },
  owner: Owner,
  change: ContactChange,
  movesIdentity: boolean,
): Promise<CompanionRow[]> => {
  const { contactIds, identity } = await knownOf(pool, cipher, owner);
  const values = withoutNulls(change);
  const changed = contactIds.map((contactId) => ({
    writer: CHANGE,
    row: {
      ...sealedContact(cipher, contactId, values),
      contact_id: contactId,
      customer_id: owner.customerId,
      fields: changedFields(change),
    },
  }));
  const first = contactIds.length === 0 ? contactRow(cipher, owner, values) : undefined;
  const move = movesIdentity ? moveRow(cipher, owner.customerId, identity, change) : undefined;
  return [...changed, first, move].filter((row) => row !== undefined);
};

const calling =
  (name: string, text: string): CompanionWriter =>
  async (client, rows) => {
    const customers = rows.map((row) => (row as { readonly customer_id?: string }).customer_id);
    await refuseErased(
      client,
      customers.filter((id) => id !== undefined),
    );
    await client.query({ name, text, values: [JSON.stringify(rows)] });
  };

export const contactChangeWriters: Readonly<Record<string, CompanionWriter>> = {
  [CHANGE]: calling('change-contacts', 'select personal_data.change_contact($1::jsonb)'),
  [MOVE]: calling('move-identities', 'select personal_data.move_identity($1::jsonb)'),
};
