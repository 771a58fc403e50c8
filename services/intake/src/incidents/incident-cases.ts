import type { IncidentCasesLeftOpen } from '@amends/contracts/intake-incidents';
import type { Pool } from 'pg';

type Holds = IncidentCasesLeftOpen['cases'][number]['holds'];

/** A case of an incident, and what keeps it open. */
export interface IncidentCase {
  readonly caseId: string;
  readonly customerId: string | null;
  readonly how: 'opened' | 'existing' | 'person';
  readonly linkedAt: string;
  readonly isEnded: boolean;
  readonly holds: Holds;
}

/*
 * A case holds as long as nothing was heard that ends it: until a remedy was carried out, or the
 * case concluded without one, something is owed.
 */
const LIST = `
  select l.case_id, l.customer_id, l.how, l.linked_at, coalesce(c.is_ended, false) as is_ended,
         coalesce(c.has_open_dispute, false) as open_dispute,
         coalesce(c.is_reopened, false) as reopened,
         not coalesce(c.is_resolved, false) as unexecuted_remedy
  from incident_case l left join case_fact c using (case_id)
  where l.incident_id = $1 and ($2::uuid is null or l.case_id > $2)
  order by l.case_id limit $3`;

const HOLDS = ['open_dispute', 'reopened', 'unexecuted_remedy'] as const;

/** Cases of an incident by id, after one of them. */
export const listIncidentCases = async (
  pool: Pool,
  incidentId: string,
  page: { readonly after: string | null; readonly limit: number },
): Promise<IncidentCase[]> => {
  const { rows } = await pool.query(LIST, [incidentId, page.after, page.limit]);
  return rows.map((row) => ({
    caseId: row.case_id,
    customerId: row.customer_id,
    how: row.how,
    linkedAt: row.linked_at.toISOString(),
    isEnded: row.is_ended,
    holds: row.is_ended ? [] : HOLDS.filter((hold) => row[hold]),
  }));
};

const PAGE = 1_000;

/** All of them, a page at a time. */
export const allIncidentCases = async (pool: Pool, incidentId: string): Promise<IncidentCase[]> => {
  const all: IncidentCase[] = [];
  for (let page = PAGE; page === PAGE; ) {
    const after = all.at(-1)?.caseId ?? null;
    const found = await listIncidentCases(pool, incidentId, { after, limit: PAGE });
    all.push(...found);
    page = found.length;
  }
  return all;
};

const COUNT =
  'select how, count(*)::int as n from incident_case where incident_id = $1 group by how';

/** How many customers' cases were opened for the incident, and how many were there before. */
export const countIncidentCases = async (
  pool: Pool,
  incidentId: string,
): Promise<{ readonly opened: number; readonly linked: number }> => {
  const { rows } = await pool.query<{ how: string; n: number }>(COUNT, [incidentId]);
  const of = (how: string): number => rows.find((row) => row.how === how)?.n ?? 0;
  return { opened: of('opened'), linked: of('existing') };
};

const WITH_CASE = `
  select customer_id from incident_case
  where incident_id = $1 and customer_id = any($2::uuid[])`;

// Of this store only: a case of another store must not show to the staff of this one.
const OPEN_CASES = `
  select distinct on (customer_id) customer_id, case_id from case_fact
  where store_id = $1 and customer_id = any($2::uuid[]) and is_ended is not true
  order by customer_id, reported_at desc, case_id`;

/** Customers that have a case of the incident, and open cases of the others at its store. */
export const casesOfCustomers = async (
  pool: Pool,
  incident: { readonly incidentId: string; readonly storeId: string },
  customerIds: readonly string[],
): Promise<{ readonly done: ReadonlySet<string>; readonly open: ReadonlyMap<string, string> }> => {
  const done = await pool.query(WITH_CASE, [incident.incidentId, customerIds]);
  const open = await pool.query(OPEN_CASES, [incident.storeId, customerIds]);
  return {
    done: new Set(done.rows.map(({ customer_id }) => customer_id as string)),
    open: new Map(open.rows.map((row) => [row.customer_id as string, row.case_id as string])),
  };
};
