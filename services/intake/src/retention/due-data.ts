import type { DataClass } from '@amends/contracts/intake-retention';
import type { Pool, PoolClient } from 'pg';
import { forAllStores } from '../personal-data/for-all-stores.ts';
import type { Subjects } from '../personal-data/subject-key.ts';

/** Classes whose rows are of a case and age from its end. */
export const CASE_TABLES = {
  contact_details: { table: 'personal_data.contact', id: 'contact_id' },
  texts: { table: 'personal_data.text', id: 'text_id' },
  attachments: { table: 'personal_data.attachment', id: 'attachment_id' },
} as const;
export type CaseClass = keyof typeof CASE_TABLES;

/** Ids under a hold that is in force. */
const HELD = `select s.subject_id from legal_hold_subject s join legal_hold h using (hold_id)
  where h.lifted_at is null`;

/**
 * Rows `t` of a class whose case ended before $1. A duplicate ends with the case it is of: until
 * then it is part of what is worked on.
 */
const dueRows = (dataClass: CaseClass): string => `
  from ${CASE_TABLES[dataClass].table} t
  left join case_fact own on own.case_id = t.case_id
  left join case_merge m on m.duplicate_case_id = t.case_id
  join case_fact f on f.case_id = coalesce(m.primary_case_id, t.case_id)
  where f.is_ended and f.ended_at < $1::timestamptz`;

/** Of a text of old releases only its case knows whose it is. */
const CUSTOMER = 'coalesce(t.customer_id, own.customer_id)';
const isHeldRow = `(t.case_id in (${HELD}) or coalesce(t.customer_id in (${HELD}), false)
  or coalesce(own.customer_id in (${HELD}), false))`;

/** Rows that may go now, with whose they are. */
export interface DueRow {
  readonly id: string;
  readonly caseId: string;
  readonly customerId: string | null;
}

export const dueRowsOf = async (
  client: PoolClient,
  dataClass: CaseClass,
  olderThan: string,
  limit: number,
): Promise<readonly DueRow[]> => {
  const { id } = CASE_TABLES[dataClass];
  const { rows } = await client.query<DueRow>(
    `select t.${id} as id, t.case_id as "caseId", ${CUSTOMER} as "customerId"
     ${dueRows(dataClass)} and not ${isHeldRow} limit $2`,
    [olderThan, limit],
  );
  return rows;
};

/** Asks again under the locks of the rows: a hold or a reopening may have come between. */
export const deleteDue = async (
  client: PoolClient,
  dataClass: CaseClass,
  olderThan: string,
  ids: readonly string[],
): Promise<readonly string[]> => {
  const { table, id } = CASE_TABLES[dataClass];
  const { rows } = await client.query<{ id: string }>(
    `delete from ${table} where ${id} in (
       select t.${id} ${dueRows(dataClass)} and t.${id} = any ($2::uuid[]) and not ${isHeldRow})
     returning ${id} as id`,
    [olderThan, ids],
  );
  return rows.map((row) => row.id);
};

/** Customers of whom nothing is left and nothing was heard since, by tills and histories. */
const DUE_CUSTOMERS = `
  from personal_data.customer c
  where c.created_at < $1::timestamptz
    and not exists (select from personal_data.contact t where t.customer_id = c.customer_id)
    and not exists (select from personal_data.text t where t.customer_id = c.customer_id)
    and not exists (select from personal_data.attachment t where t.customer_id = c.customer_id)
    and not exists (select from case_fact f where f.customer_id = c.customer_id
                    and (f.is_ended is not true or f.ended_at >= $1::timestamptz))
    and not exists (select from till_transaction x where x.customer_id = c.customer_id
                    and x.at >= $1::timestamptz)
    and not exists (select from customer_last_purchase p where p.customer_id = c.customer_id
                    and p.at >= $1::timestamptz)`;

/** By name, or by a case of theirs of which nothing but its facts is left. */
const isHeldCustomer = `(c.customer_id in (${HELD}) or exists (
  select from case_fact f where f.customer_id = c.customer_id and f.case_id in (${HELD})))`;

export const dueCustomers = async (
  client: PoolClient,
  olderThan: string,
  limit: number,
): Promise<Subjects> => {
  const { rows } = await client.query<{ id: string }>(
    `select c.customer_id as id ${DUE_CUSTOMERS} and not ${isHeldCustomer} limit $2`,
    [olderThan, limit],
  );
  return { customerIds: rows.map(({ id }) => id), caseIds: [] };
};

const PERSONAL_TABLES = Object.values(CASE_TABLES);

/** Cases and customers under a hold, each case of such a customer included, whoever tells of it. */
const HELD_SUBJECTS = [
  HELD,
  `select f.case_id from case_fact f where f.customer_id in (${HELD})`,
  ...PERSONAL_TABLES.map(
    ({ table }) => `select t.case_id from ${table} t
      where t.customer_id in (${HELD}) and t.case_id is not null`,
  ),
].join(' union ');

/** Those, and the texts and files that are theirs: reads of one by itself name no case. */
const HELD_IDS = [
  HELD_SUBJECTS,
  ...PERSONAL_TABLES.map(
    ({ table, id }) => `select t.${id} from ${table} t
      where t.case_id in (${HELD_SUBJECTS}) or t.customer_id in (${HELD})`,
  ),
].join(' union ');

const isHeldRead = ['case_id', 'customer_id', 'text_id', 'attachment_id']
  .map((column) => `coalesce(r.${column} in (select * from held_id), false)`)
  .join(' or ');

export const forgetReads = async (
  client: PoolClient,
  olderThan: string,
  limit: number,
): Promise<number> => {
  const { rows } = await client.query<{ gone: string }>(
    `select personal_data.forget_reads($1, array(${HELD_IDS}), $2) as gone`,
    [olderThan, limit],
  );
  return Number(rows[0]!.gone);
};

export const forgetDeliveries = async (
  client: PoolClient,
  olderThan: string,
  limit: number,
): Promise<number> => {
  const { rowCount } = await client.query(
    `delete from personal_data.delivery where delivery_id in (
       select delivery_id from personal_data.delivery where keep_until < $1 limit $2)`,
    [olderThan, limit],
  );
  return rowCount ?? 0;
};

/** How much of a class is past its age: what would go, and what a hold keeps. */
export interface DueCount {
  readonly due: number;
  readonly held: number;
}

const countSql = (from: string, isHeld: string): string =>
  `select count(*) filter (where not ${isHeld})::int as due,
          count(*) filter (where ${isHeld})::int as held ${from}`;

const COUNTS: Readonly<Record<DataClass, string>> = {
  contact_details: countSql(dueRows('contact_details'), isHeldRow),
  texts: countSql(dueRows('texts'), isHeldRow),
  attachments: countSql(dueRows('attachments'), isHeldRow),
  customers: countSql(DUE_CUSTOMERS, isHeldCustomer),
  vendor_deliveries: countSql('from personal_data.delivery where keep_until < $1', 'false'),
  read_audit: `with held_id as materialized (${HELD_IDS})
    ${countSql('from personal_data.personal_data_read r where r.at < $1', `(${isHeldRead})`)}`,
};

/** Above the pool's: tables are looked through whole, and they may be large. */
export const allowTime = (client: PoolClient) =>
  client.query("set local statement_timeout = '60s'");

/** Nothing is deleted. @param pool the personal-data role's */
export const countDue = (pool: Pool, dataClass: DataClass, olderThan: string): Promise<DueCount> =>
  forAllStores(pool, async (client) => {
    await allowTime(client);
    const { rows } = await client.query<DueCount>(COUNTS[dataClass], [olderThan]);
    return rows[0]!;
  });
