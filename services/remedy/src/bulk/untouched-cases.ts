import type { BulkLink } from '@amends/contracts/remedy-bulk';
import type { Pool } from 'pg';

const ONE = 'select 1 from case_standing where case_id = $1 and is_touched';

/** Whether nobody wrote in the case, neither the customer nor anybody of the firm. */
export const isUntouched = async (pool: Pick<Pool, 'query'>, caseId: string): Promise<boolean> =>
  (await pool.query(ONE, [caseId])).rows.length === 0;

const LINKS = `
  select c.case_id as "caseId", c.how as link, s.is_touched is not true as "isUntouched"
  from incident_case c left join case_standing s on s.case_id = c.case_id
  where c.incident_id = $1 and c.case_id = any ($2)`;

export interface CaseLink {
  readonly link: BulkLink;
  readonly isUntouched: boolean;
}

/** How cases came to the incident, by case. */
export const readLinks = async (
  pool: Pick<Pool, 'query'>,
  incidentId: string,
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, CaseLink>> => {
  const values = [incidentId, caseIds];
  const { rows } = await pool.query<CaseLink & { readonly caseId: string }>(LINKS, values);
  return new Map(rows.map(({ caseId, ...link }) => [caseId, link]));
};
