import type { Pool } from 'pg';
import { readdirSync } from 'node:fs';
import { IN_FLIGHT_CLASS } from './in-flight-lock.ts';
import { MIGRATIONS_DIR, MIGRATIONS_TABLE } from './migrate.ts';

/** Why a production start must be refused. */
export interface StartRefusal {
  /** Stable, for tests and for a profile that allows some of them. */
  readonly code: string;
  readonly reason: string;
}

const factsSql = `
select
  s.seqcache as cache,
  case when s.seqcycle then true else false end as cycles,
  (select last_value from events_seq) as last_value,
  (select coalesce(max(seq), 0) from events) as max_seq,
  has_sequence_privilege('events_seq', 'UPDATE') as may_set_sequence,
  (select t.tgenabled::text from pg_trigger t
   where t.tgrelid = 'events'::regclass and t.tgname = 'events_in_flight'
     and t.tgtype = 6) as trigger_enabled,
  coalesce((select p.prosrc like '%pg_advisory_xact_lock_shared(${IN_FLIGHT_CLASS}, 1)%'
   from pg_trigger t join pg_proc p on p.oid = t.tgfoid
   where t.tgrelid = 'events'::regclass and t.tgname = 'events_in_flight'), false) as trigger_locks,
  c.relkind = 'r' and not exists (
    select from pg_inherits i where c.oid in (i.inhparent, i.inhrelid)) as is_plain_table,
  row_security_active('events') as row_security,
  has_table_privilege('events', 'UPDATE') or has_table_privilege('events', 'DELETE')
    or has_table_privilege('events', 'TRUNCATE') as may_change_events,
  pg_has_role(c.relowner, 'MEMBER') as owns_events,
  r.rolsuper as is_superuser, r.rolbypassrls as bypasses_row_security,
  current_setting('max_prepared_transactions')::int as prepared,
  current_setting('synchronous_commit') as synchronous_commit,
  current_setting('fsync') as fsync,
  current_setting('full_page_writes') as full_page_writes,
  current_setting('TimeZone') as time_zone,
  abs(extract(epoch from clock_timestamp()) - $1::float8) as clock_skew
from pg_sequence s, pg_class c, pg_roles r
where s.seqrelid = 'events_seq'::regclass and c.oid = 'events'::regclass
  and r.rolname = current_user`;

interface Facts {
  readonly cache: bigint | string;
  readonly cycles: boolean;
  readonly last_value: bigint | string;
  readonly max_seq: bigint | string;
  readonly may_set_sequence: boolean;
  readonly trigger_enabled: string | null;
  readonly trigger_locks: boolean;
  readonly is_plain_table: boolean;
  readonly row_security: boolean;
  readonly may_change_events: boolean;
  readonly owns_events: boolean;
  readonly is_superuser: boolean;
  readonly bypasses_row_security: boolean;
  readonly prepared: number;
  readonly synchronous_commit: string;
  readonly fsync: string;
  readonly full_page_writes: string;
  readonly time_zone: string;
  readonly clock_skew: number;
}

type Rule = readonly [code: string, reason: string, isBroken: (facts: Facts) => boolean];

const CLOCK_SKEW_MAX_S = 30;

// The first six groups are the conditions of the proof that the watermark loses nothing; the rest
// is durability (an acknowledged event stays) and tamper evidence (the app cannot rewrite history).
const rules: readonly Rule[] = [
  [
    'sequence_cache',
    'events_seq has a cache above 1: numbers would be drawn outside the lock',
    (f) => BigInt(f.cache) !== 1n || f.cycles,
  ],
  [
    'trigger_missing',
    'the in-flight trigger on events is missing or takes another lock',
    (f) => f.trigger_enabled === null || !f.trigger_locks,
  ],
  [
    'trigger_not_always',
    'the in-flight trigger is not ENABLE ALWAYS: replica mode switches it off',
    (f) => f.trigger_enabled !== null && f.trigger_enabled !== 'A',
  ],
  [
    'events_partitioned',
    'events is partitioned or inherited from: a direct insert would pass by the trigger',
    (f) => !f.is_plain_table,
  ],
  [
    'sequence_settable',
    'the role may set events_seq back; it needs USAGE and SELECT only',
    (f) => f.may_set_sequence,
  ],
  [
    'sequence_behind',
    'events_seq is behind the largest seq: run prepareRestoredStore',
    (f) => BigInt(f.last_value) < BigInt(f.max_seq),
  ],
  [
    'row_security',
    'row-level security hides events from this role: the relay would skip them',
    (f) => f.row_security,
  ],
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
  ['owns_events', 'the role owns events: it could change anything', (f) => f.owns_events],
  [
    'may_change_events',
    'the role may UPDATE, DELETE or TRUNCATE events',
    (f) => f.may_change_events,
  ],
  ['time_zone', 'the session is not in UTC', (f) => !/^(Etc\/)?UTC$/i.test(f.time_zone)],
  [
    'clock_skew',
    `the clock is more than ${CLOCK_SKEW_MAX_S} s off the database's`,
    (f) => f.clock_skew > CLOCK_SKEW_MAX_S,
  ],
];

const schemaRefusal = async (pool: Pool): Promise<readonly StartRefusal[]> => {
  const { rows } = await pool.query(`select name from ${MIGRATIONS_TABLE} order by name`);
  const ran = rows.map(({ name }) => name).join(' ');
  const known = readdirSync(MIGRATIONS_DIR)
    .map((file) => file.replace(/\.sql$/, ''))
    .sort()
    .join(' ');
  if (ran === known) return [];
  const reason = `the schema is (${ran}), this release knows (${known}): run its migrations`;
  return [{ code: 'schema_version', reason }];
};

/**
 * Looks at server, database and role as this pool's sessions see them (reliability.md D5, P20;
 * security.md section 5). Reads only; empty when nothing is wrong.
 */
export const findStartRefusals = async (pool: Pool): Promise<readonly StartRefusal[]> => {
  const { rows } = await pool.query<Facts>(factsSql, [Date.now() / 1_000]);
  const facts = rows[0]!;
  const broken = rules.filter(([, , isBroken]) => isBroken(facts));
  const refusals = broken.map(([code, reason]) => ({ code, reason }));
  return [...refusals, ...(await schemaRefusal(pool))];
};
