import type { Pool } from 'pg';
import { auditedRead, type PersonalDataRead } from './audited-read.ts';
import { identityOf } from './customer-identity.ts';
import type { FieldCipher } from './field-cipher.ts';
import type { SubjectByContact } from './subject-key.ts';

/** More cases of one person are not listed. */
export const CASES_MAX = 100;

export interface FoundCase {
  readonly caseId: string;
  readonly storeId: string | null;
  readonly customerId: string | null;
}

/*
 * Whose blind index it is: the customer recognised by it, and who told it beside a reference. Their
 * cases are those of every row under their id, and those that intake heard of: one that a till
 * opened has no text. A case of nobody known is found by its own contact.
 */
const casesSql = `
  with person as (
    select customer_id from personal_data.customer where identity_index = $1
    union select customer_id from personal_data.contact
    where customer_id is not null and (email_index = $1 or phone_index = $1)
  ), row_of as (
    select case_id, store_id, customer_id, created_at from personal_data.contact
    where customer_id in (select customer_id from person) or email_index = $1 or phone_index = $1
    union all
    select case_id, store_id, customer_id, created_at from personal_data.text
    where customer_id in (select customer_id from person) and case_id is not null
    union all
    select case_id, store_id, customer_id, reported_at from case_fact
    where customer_id in (select customer_id from person)
  )
  select case_id as "caseId", min(store_id) as "storeId", min(customer_id::text) as "customerId"
  from row_of where $2::text[] is null or store_id = any ($2)
  group by case_id order by min(created_at) desc, case_id limit $3`;

const auditSql = `
  insert into personal_data.personal_data_read (actor, what, case_id, reason_code)
  select $1, 'look_up', case_id, $2 from unnest($3::uuid[]) as case_id`;

/**
 * Cases of a person by what is told of them, newest first. That somebody looked is kept, and each
 * case they were led to; for whom they looked is not, since that would be personal again.
 */
export const findCases = (
  pool: Pool,
  cipher: FieldCipher,
  read: PersonalDataRead,
  subject: SubjectByContact,
): Promise<{ readonly data: FoundCase[]; readonly hasMore: boolean }> =>
  auditedRead(pool, read, async (client) => {
    const { kind, value } = identityOf(subject)!;
    // The first lock; the policies of the tables are the second one.
    const stores = read.stores === '*' ? null : [...read.stores];
    const values = [cipher.blindIndex(kind, value), stores, CASES_MAX + 1];
    const { rows } = await client.query<FoundCase>(casesSql, values);
    const data = rows.slice(0, CASES_MAX);
    const cases = data.map(({ caseId }) => caseId);
    await client.query(auditSql, [read.actor, read.reasonCode, cases]);
    return { data, hasMore: rows.length > CASES_MAX };
  });
