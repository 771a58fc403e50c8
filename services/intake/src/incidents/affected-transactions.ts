import type { Pool } from 'pg';
import type { DeriveAffected } from '../domain/incident-commands.ts';
import type { IncidentScope } from '../domain/incident-scope.ts';

type Derived = Omit<DeriveAffected, 'type' | 'scope' | 'now'>;

/*
 * A transaction of an unknown till counts as hit: a customer too many is taken off by whoever
 * reviews the list, one too few is never heard of again.
 */
const SQL = `
  select customer_id, count(*)::int as transactions,
         count(*) filter (where workstation is null)::int as without_workstation
  from till_transaction
  where store_id = $1 and at >= $2 and at <= $3
    and (cardinality($4::text[]) = 0 or workstation is null or workstation = any($4))
  group by customer_id
  order by customer_id`;

/** Whom an incident hit, by the transactions of its store, tills and window (INC-02). */
export const affectedBy = async (
  pool: Pool,
  storeId: string,
  scope: IncidentScope,
  now: string,
): Promise<Derived> => {
  const { startedAt, endedAt = now, workstations } = scope;
  const { rows } = await pool.query<{
    readonly customer_id: string | null;
    readonly transactions: number;
    readonly without_workstation: number;
  }>(SQL, [storeId, startedAt, endedAt, workstations]);
  const sum = (of: (row: (typeof rows)[number]) => number): number =>
    rows.reduce((total, row) => total + of(row), 0);
  return {
    transactions: sum(({ transactions }) => transactions),
    unidentified: sum((row) => (row.customer_id === null ? row.transactions : 0)),
    withoutWorkstation:
      workstations.length === 0 ? 0 : sum(({ without_workstation }) => without_workstation),
    customers: rows.flatMap(({ customer_id: customerId, transactions }) =>
      customerId === null ? [] : [{ customerId, transactions }],
    ),
  };
};
