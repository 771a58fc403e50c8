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

const warningsSql = `
select count(*) filter (where raised_at < $4)::int as before,
  count(*) filter (where raised_at >= $4)::int as after
from heard_warning
where cause = $1 and ($2::text is null or store_id = $2) and raised_at >= $3 and raised_at < $5`;

/**
 * Failures of the prevented types at the place, as long before the action took effect as after it
 * until now: the same count on both sides, so that a long look back flatters nobody. An
 * action that answers an early warning is judged by the warnings as well: few customers complain
 * of what tills tell.
 */
export const recurrenceOf = async (
  pool: Pool,
  { causes, storeId, warning }: Pick<PreventiveActionOpened, 'causes' | 'storeId' | 'warning'>,
  implementedAt: string,
  now: string,
): Promise<Pick<PreventiveActionVerified, 'before' | 'after'>> => {
  const from = new Date(2 * Date.parse(implementedAt) - Date.parse(now)).toISOString();
  const types = causes.map(({ khdType }) => khdType);
  const window = [storeId ?? null, from, implementedAt, now];
  const count = async (text: string, what: unknown) =>
    (await pool.query<{ before: number; after: number }>(text, [what, ...window])).rows[0]!;
  const cases = await count(sql, types);
  const warnings = warning === undefined ? undefined : await count(warningsSql, warning.cause);
  const counted = (side: 'before' | 'after') => ({
    cases: cases[side],
    ...(warnings === undefined ? {} : { warnings: warnings[side] }),
  });
  return {
    before: { from, until: implementedAt, ...counted('before') },
    after: { from: implementedAt, until: now, ...counted('after') },
  };
};
