import { uuid } from '@amends/contracts/primitives';
import type { PoolClient } from 'pg';
import { z } from 'zod';
import { customerBody, identityOf } from './customer-identity.ts';
import type { FieldCipher } from './field-cipher.ts';
import type { PersonNames } from './named-in.ts';

const { reference, email, phone } = customerBody.shape;

/** What a person says of themselves. */
export const subjectByContact = z.union(
  [
    z.strictObject({ reference: reference.unwrap() }),
    z.strictObject({ email: email.unwrap() }),
    z.strictObject({ phone: phone.unwrap() }),
  ],
  'is an object with exactly one of reference, email or phone, written as where it was told',
);
export type SubjectByContact = z.infer<typeof subjectByContact>;

/** By what a person is named whose data is meant. */
export const subjectKey = z.union(
  [
    z.strictObject({ customerId: uuid }),
    z.strictObject({ caseId: uuid }),
    ...subjectByContact.options,
  ],
  'is an object with exactly one of customerId, caseId, reference, email or phone',
);
export type SubjectKey = z.infer<typeof subjectKey>;

/** What the person is called by in the key itself. */
export const namesInKey = (key: SubjectKey): PersonNames => ({
  texts: 'reference' in key ? [key.reference] : 'email' in key ? [key.email] : [],
  phones: 'phone' in key ? [key.phone] : [],
});

/** Whose data a key leads to: customers, and cases of no known customer. */
export interface Subjects {
  readonly customerIds: readonly string[];
  readonly caseIds: readonly string[];
}

interface Row {
  readonly customer_id: string | null;
  readonly case_id: string | null;
}

const byCustomerSql = `
  select customer_id, null::uuid as case_id from personal_data.customer where customer_id = $1
  union select customer_id, null from personal_data.contact where customer_id = $1
  union select customer_id, null from personal_data.text where customer_id = $1
  union select customer_id, null from personal_data.attachment where customer_id = $1`;
const byCaseSql = `
  select customer_id, case_id from personal_data.contact where case_id = $1
  union select customer_id, case_id from personal_data.text where case_id = $1
  union select customer_id, case_id from personal_data.attachment where case_id = $1`;
const byReferenceSql = `
  select customer_id, null::uuid as case_id from personal_data.customer
  where identity_index = $1`;
/** Somebody known by a reference may have told an address beside it. */
const byContactSql = (column: 'email_index' | 'phone_index') => `${byReferenceSql}
  union select customer_id, case_id from personal_data.contact where ${column} = $1`;

const rowsOf = async (client: PoolClient, cipher: FieldCipher, key: SubjectKey) => {
  if ('customerId' in key) return client.query<Row>(byCustomerSql, [key.customerId]);
  if ('caseId' in key) return client.query<Row>(byCaseSql, [key.caseId]);
  const { kind, value } = identityOf(key)!;
  const index = cipher.blindIndex(kind, value);
  const sql = kind === 'reference' ? byReferenceSql : byContactSql(`${kind}_index`);
  return client.query<Row>(sql, [index]);
};

/** Finds them as the personal-data role, in its transaction; nobody is no error. */
export const findSubjects = async (
  client: PoolClient,
  cipher: FieldCipher,
  key: SubjectKey,
): Promise<Subjects> => {
  const { rows } = await rowsOf(client, cipher, key);
  const customerIds = rows.flatMap(({ customer_id }) => customer_id ?? []);
  const caseIds = rows
    .filter(({ customer_id }) => customer_id === null)
    .flatMap(({ case_id }) => case_id ?? []);
  return { customerIds: [...new Set(customerIds)], caseIds: [...new Set(caseIds)] };
};
