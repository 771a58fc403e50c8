import type { PoolClient } from 'pg';
import { identityIn } from './customer-identity.ts';
import type { FieldCipher } from './field-cipher.ts';
import { isNamedIn, type PersonNames } from './named-in.ts';

/** Where the sealed bytes of a delivery belong. */
export const contentPlace = (deliveryId: string) => ({
  table: 'delivery',
  row: deliveryId,
  field: 'content',
});

/** A delivery as it is sealed: the vendor's bytes, and the headers that tell what they are. */
export interface SealedDelivery {
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** Base64. */
  readonly body: string;
}

const identitiesSql = `
select customer_id, identity from personal_data.customer where customer_id = any ($1::uuid[])`;
const contactsSql = `
select contact_id, name, email, phone from personal_data.contact
where case_id = any ($1::uuid[]) or customer_id = any ($2::uuid[])`;

interface ContactRow {
  readonly contact_id: string;
  readonly name: Buffer | null;
  readonly email: Buffer | null;
  readonly phone: Buffer | null;
}

/** What somebody is called by in their rows, before these go. */
export const namesOf = async (
  client: PoolClient,
  cipher: FieldCipher,
  { caseIds, customerIds }: { readonly caseIds: readonly string[]; customerIds: readonly string[] },
): Promise<PersonNames> => {
  const texts: string[] = [];
  const phones: string[] = [];
  const identities = await client.query<{ customer_id: string; identity: Buffer }>(identitiesSql, [
    customerIds,
  ]);
  for (const { customer_id: row, identity } of identities.rows) {
    const place = { table: 'customer', row, field: 'identity' };
    const { kind, value } = identityIn(cipher.open(identity, place));
    (kind === 'phone' ? phones : texts).push(value);
  }
  const contacts = await client.query<ContactRow>(contactsSql, [caseIds, customerIds]);
  for (const contact of contacts.rows) {
    for (const field of ['name', 'email', 'phone'] as const) {
      const sealed = contact[field];
      if (sealed === null) continue;
      const place = { table: 'contact', row: contact.contact_id, field };
      (field === 'phone' ? phones : texts).push(cipher.open(sealed, place));
    }
  }
  return { texts, phones };
};

export const joinedNames = (one: PersonNames, other: PersonNames | undefined): PersonNames => ({
  texts: [...new Set([...one.texts, ...(other?.texts ?? [])])],
  phones: [...new Set([...one.phones, ...(other?.phones ?? [])])],
});

/** Deliveries that are opened before others have a turn. */
const BATCH = 200;

const nextSql = `
select delivery_id, content from personal_data.delivery
where $1::uuid is null or delivery_id > $1 order by delivery_id limit $2`;
// One that still waits is not mapped any more: its signals would make the person known again.
const dropSql = `
with gone as (
  delete from personal_data.delivery where delivery_id = any ($1::uuid[]) returning delivery_id
)
update source_delivery d set
  state = case when d.state = 'mapped' then d.state else 'ignored' end,
  reasons = array_append(d.reasons, 'erased'), settled_at = coalesce(d.settled_at, now())
from gone where d.delivery_id = gone.delivery_id`;

/**
 * Deletes the kept bytes of vendors' deliveries that name somebody. All that is kept is opened:
 * who is in a delivery that no adapter understood, nothing else can tell.
 */
export const dropDeliveries = async (
  client: PoolClient,
  cipher: FieldCipher,
  names: PersonNames,
): Promise<void> => {
  if (names.texts.length + names.phones.length === 0) return;
  for (let after: string | null = null; ; ) {
    const values: unknown[] = [after, BATCH];
    const { rows } = await client.query<{ delivery_id: string; content: Buffer }>(nextSql, values);
    if (rows.length === 0) return;
    const named = rows.filter(({ delivery_id, content }) => {
      const opened = cipher.open(content, contentPlace(delivery_id));
      const { body } = JSON.parse(opened) as SealedDelivery;
      return isNamedIn(Buffer.from(body, 'base64').toString('utf8'), names);
    });
    const ids = named.map(({ delivery_id }) => delivery_id);
    if (ids.length > 0) await client.query(dropSql, [ids]);
    after = rows.at(-1)!.delivery_id;
  }
};
