import type { PoolClient } from 'pg';

/** A row names a customer who was erased meanwhile; whoever wrote it looks the customer up anew. */
export class CustomerErasedError extends Error {
  override readonly name = 'CustomerErasedError';
  readonly code = 'customer_erased';
  readonly retryable = true;
  constructor() {
    super('the customer was erased while a row about them was written');
  }
}

/** Class of the advisory locks by customer: 'ampd' in ASCII; no other lock uses it. */
const LOCK_CLASS = 0x616d_7064;

const sharedSql = `
select pg_advisory_xact_lock_shared($1, hashtext(id)) from unnest($2::text[]) as id`;
const exclusiveSql = `
select pg_advisory_xact_lock($1, hashtext(id)) from unnest($2::text[]) as id`;

/** In one order everywhere, or two transactions of several customers could wait for each other. */
const ordered = (ids: Iterable<string>): string[] => [...new Set(ids)].sort();

/** Holds erasures and legal holds of these subjects off until the end of the transaction. */
export const shareCustomers = async (client: PoolClient, ids: Iterable<string>): Promise<void> => {
  const values = [LOCK_CLASS, ordered(ids)];
  await client.query({ name: 'hold-customers', text: sharedSql, values });
};

/** Whether any of these is erased already, as this statement sees it. */
export const findErased = async (client: PoolClient, ids: readonly string[]): Promise<boolean> => {
  const { rowCount } = await client.query({
    name: 'find-erased-customers',
    text: 'select from personal_data.erased_subject where subject_id = any ($1::uuid[]) limit 1',
    values: [ids],
  });
  return rowCount !== 0;
};

/**
 * Holds erasures of these customers off until the end of the transaction.
 * @throws CustomerErasedError when one of them is erased already: the old id never returns
 */
export const refuseErased = async (client: PoolClient, ids: Iterable<string>): Promise<void> => {
  const customers = ordered(ids);
  if (customers.length === 0) return;
  await shareCustomers(client, customers);
  // A statement of its own: its snapshot must be younger than the lock.
  if (await findErased(client, customers)) throw new CustomerErasedError();
};

/** Waits for whoever writes about these customers, and keeps others off until the commit. */
export const lockCustomers = async (client: PoolClient, ids: Iterable<string>): Promise<void> => {
  await client.query(exclusiveSql, [LOCK_CLASS, ordered(ids)]);
};

/**
 * Writes about a case; where its customer was erased the rows are the case's alone, because the old
 * id never returns and what is still said must be erasable all the same.
 */
export const orOfCaseAlone = async <
  Owner extends { readonly customerId: string | undefined },
  Done,
>(
  owner: Owner,
  write: (owner: Owner) => Promise<Done>,
): Promise<Done> => {
  try {
    return await write(owner);
  } catch (error) {
    if (!(error instanceof CustomerErasedError)) throw error;
    return write({ ...owner, customerId: undefined });
  }
};
