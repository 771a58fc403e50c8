import type { CompanionRow, CompanionWriter } from '@amends/event-store/types';
import { Problem } from '@amends/service-kit/problem-error';
import type { ClientBase, PoolClient } from 'pg';
import { shareCustomers } from '../personal-data/erased-customers.ts';

/** Live holds on some of these customers and cases, the oldest first. */
const holdSql = `
select h.reason from legal_hold h join legal_hold_subject s using (hold_id)
where s.subject_id = any ($1::uuid[]) and h.lifted_at is null
order by h.placed_at, h.hold_id limit 1`;

/**
 * In a transaction that holds the lock of these subjects (erased-customers.ts), so that a hold is
 * either seen here or placed after the commit.
 * @throws Problem legal_hold with the reason of the hold
 */
export const refuseHeld = async (client: ClientBase, ids: readonly string[]): Promise<void> => {
  const [held] = (await client.query<{ reason: string }>(holdSql, [ids])).rows;
  if (held !== undefined) throw new Problem('legal_hold', { extra: { holdReason: held.reason } });
};

const REFUSE_HELD = 'legal_hold_refusal';

/** Lets the transaction of an event that ends data fail where a hold keeps that data. */
export const unlessHeld = (ids: readonly (string | undefined)[]): CompanionRow => ({
  writer: REFUSE_HELD,
  row: ids.filter((id) => id !== undefined),
});

const writer: CompanionWriter = async (client: PoolClient, rows) => {
  const ids = (rows as readonly string[][]).flat();
  await shareCustomers(client, ids);
  await refuseHeld(client, ids);
};

export const refusalWriters: Readonly<Record<string, CompanionWriter>> = { [REFUSE_HELD]: writer };
