import type {
  PreventiveActionOpened,
  PreventiveActionVerified,
} from '@amends/contracts/triage-findings';
import type { Pool } from 'pg';

const sql = `
select count(*) filter (where reported_at < $4)::int as before,
  count(*) filter (where reported_at >= $4)::int as after
from triage_case
where khd_type = any($1::text[]) and ($2::text is null or store_id = $2)
  and state not in ('withdrawn', 'duplicate') and reported_at >= $3 and reported_at < $5`;

/**
 * Failures of the prevented types at the place, as long before the action took effect as after it
 * until now: the same count on both sides, so that a long look back flatters nobody.
 */
export const recurrenceOf = async (
  pool: Pool,
  { causes, storeId }: Pick<PreventiveActionOpened, 'causes' | 'storeId'>,
  implementedAt: string,
  now: string,
): Promise<Pick<PreventiveActionVerified, 'before' | 'after'>> => {
  const from = new Date(2 * Date.parse(implementedAt) - Date.parse(now)).toISOString();
  const types = causes.map(({ khdType }) => khdType);
  const { rows } = await pool.query<{ before: number; after: number }>(sql, [
    types,
    storeId ?? null,
    from,
    implementedAt,
    now,
  ]);
  const { before, after } = rows[0]!;
  return {
    before: { from, until: implementedAt, cases: before },
    after: { from: implementedAt, until: now, cases: after },
  };
};
