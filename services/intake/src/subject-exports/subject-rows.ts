import type { Pool, PoolClient } from 'pg';
import { identityIn } from '../personal-data/customer-identity.ts';
import type { FieldCipher } from '../personal-data/field-cipher.ts';
import { forAllStores } from '../personal-data/for-all-stores.ts';
import type { Subjects } from '../personal-data/subject-key.ts';

const casesSql = `
select case_id from personal_data.contact where customer_id = any ($1::uuid[])
union select case_id from personal_data.text
where customer_id = any ($1::uuid[]) and case_id is not null
union select case_id from personal_data.attachment where customer_id = any ($1::uuid[])
union select case_id from case_fact where customer_id = any ($1::uuid[])
order by case_id`;

/** Every case of these people, those of nobody known included. */
export const casesOf = async (
  client: PoolClient,
  { customerIds, caseIds }: Subjects,
): Promise<readonly string[]> => {
  const { rows } = await client.query<{ case_id: string }>(casesSql, [customerIds]);
  return [...new Set([...rows.map(({ case_id }) => case_id), ...caseIds])];
};

/** By what the customers are recognised. */
export const identitiesOf = (
  pool: Pool,
  cipher: FieldCipher,
  customerIds: readonly string[],
): Promise<readonly object[]> =>
  forAllStores(pool, async (client) => {
    const { rows } = await client.query<{ id: string; identity: Buffer; created_at: Date }>(
      `select customer_id as id, identity, created_at from personal_data.customer
       where customer_id = any ($1::uuid[]) order by customer_id`,
      [customerIds],
    );
    return rows.map(({ id, identity, created_at }) => ({
      customerId: id,
      ...identityIn(cipher.open(identity, { table: 'customer', row: id, field: 'identity' })),
      knownSince: created_at.toISOString(),
    }));
  });

/** What the tills told of the customers. */
export const transactionsOf = (
  pool: Pool,
  customerIds: readonly string[],
): Promise<readonly object[]> =>
  forAllStores(pool, async (client) => {
    const { rows } = await client.query(
      `select customer_id as "customerId", store_id as "storeId", transaction_key as transaction,
              at, is_sale as "isSale"
       from till_transaction where customer_id = any ($1::uuid[]) order by at, transaction_key`,
      [customerIds],
    );
    return rows;
  });

/**
 * Who looked at the data, by what and why. Not by whom: the ids of staff are personal data of
 * theirs.
 */
export const readsOf = (
  pool: Pool,
  { customerIds, caseIds }: Subjects,
): Promise<readonly object[]> =>
  forAllStores(pool, async (client) => {
    const { rows } = await client.query(
      `select at, what, case_id as "caseId", text_id as "textId",
              attachment_id as "attachmentId", reason_code as reason
       from personal_data.personal_data_read r
       where case_id = any ($1::uuid[]) or customer_id = any ($2::uuid[])
          or text_id in (select text_id from personal_data.text where case_id = any ($1::uuid[]))
       order by read_id`,
      [caseIds, customerIds],
    );
    return rows;
  });
