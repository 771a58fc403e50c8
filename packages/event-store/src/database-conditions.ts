import type { Pool } from 'pg';

/** Why a start must be refused. */
export interface StartRefusal {
  /** Stable, for tests and for a profile that allows some of them. */
  readonly code: string;
  readonly reason: string;
}

const factsSql = `
select
  r.rolsuper as is_superuser, r.rolbypassrls as bypasses_row_security,
  exists (
    select from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where pg_has_role(c.relowner, 'MEMBER')
      and n.nspname !~ '^(pg_|information_schema$|graphile_worker$)') as owns_tables,
  current_setting('max_prepared_transactions')::int as prepared,
  current_setting('synchronous_commit') as synchronous_commit,
  current_setting('fsync') as fsync,
  current_setting('full_page_writes') as full_page_writes,
  current_setting('TimeZone') as time_zone,
  abs(extract(epoch from clock_timestamp()) - $1::float8) as clock_skew
from pg_roles r where r.rolname = current_user`;

interface Facts {
  readonly is_superuser: boolean;
  readonly bypasses_row_security: boolean;
  readonly owns_tables: boolean;
  readonly prepared: number;
  readonly synchronous_commit: string;
  readonly fsync: string;
  readonly full_page_writes: string;
  readonly time_zone: string;
  readonly clock_skew: number;
}

type Rule = readonly [code: string, reason: string, isBroken: (facts: Facts) => boolean];

const CLOCK_SKEW_MAX_S = 30;

// Durability (an acknowledged write stays), and a role that can do no more than it must.
const rules: readonly Rule[] = [
  [
    'prepared_transactions',
    'max_prepared_transactions is above 0: a forgotten one stops every reader',
    (f) => f.prepared > 0,
  ],
  [
    'synchronous_commit',
    'synchronous_commit is not on for this role and database',
    (f) => f.synchronous_commit !== 'on' && f.synchronous_commit !== 'remote_apply',
  ],
  ['fsync', 'fsync is off: acknowledged events can be lost', (f) => f.fsync !== 'on'],
  [
    'full_page_writes',
    'full_page_writes is off: a crash can tear pages',
    (f) => f.full_page_writes !== 'on',
  ],
  ['superuser', 'the role is a superuser', (f) => f.is_superuser],
  ['bypass_row_security', 'the role has BYPASSRLS', (f) => f.bypasses_row_security],
  [
    'owns_tables',
    'the role owns more than the job schema: it could change anything there',
    (f) => f.owns_tables,
  ],
  ['time_zone', 'the session is not in UTC', (f) => !/^(Etc\/)?UTC$/i.test(f.time_zone)],
  [
    'clock_skew',
    `the clock is more than ${CLOCK_SKEW_MAX_S} s off the database's`,
    (f) => f.clock_skew > CLOCK_SKEW_MAX_S,
  ],
];

/**
 * Looks at server and role as this pool's sessions see them (security.md section 5), whatever the
 * database holds. Reads only; empty when nothing is wrong.
 * @param nowMs the clock of this process
 */
export const findDatabaseRefusals = async (
  pool: Pool,
  nowMs: number = Date.now(),
): Promise<readonly StartRefusal[]> => {
  const { rows } = await pool.query<Facts>(factsSql, [nowMs / 1_000]);
  const broken = rules.filter(([, , isBroken]) => isBroken(rows[0]!));
  return broken.map(([code, reason]) => ({ code, reason }));
};
