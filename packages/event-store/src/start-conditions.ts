import { readdirSync } from 'node:fs';
import type { Pool } from 'pg';
import { findDatabaseRefusals, type StartRefusal } from './database-conditions.ts';
import { IN_FLIGHT_CLASS } from './in-flight-lock.ts';
import { MIGRATIONS_DIR, MIGRATIONS_TABLE } from './migrate.ts';

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
    or has_table_privilege('events', 'TRUNCATE') as may_change_events
from pg_sequence s, pg_class c
where s.seqrelid = 'events_seq'::regclass and c.oid = 'events'::regclass`;

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
}

type Rule = readonly [code: string, reason: string, isBroken: (facts: Facts) => boolean];

// The conditions of the proof that the watermark loses nothing, and tamper evidence: the app cannot
// rewrite history. Those of every database are in database-conditions.ts.
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
    'may_change_events',
    'the role may UPDATE, DELETE or TRUNCATE events',
    (f) => f.may_change_events,
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
 * Looks at server, role and event tables as this pool's sessions see them (reliability.md D5, P20;
 * security.md section 5). Reads only; empty when nothing is wrong.
 */
export const findStoreRefusals = async (pool: Pool): Promise<readonly StartRefusal[]> => {
  const { rows } = await pool.query<Facts>(factsSql);
  const broken = rules.filter(([, , isBroken]) => isBroken(rows[0]!));
  return [
    ...(await findDatabaseRefusals(pool)),
    ...broken.map(([code, reason]) => ({ code, reason })),
    ...(await schemaRefusal(pool)),
  ];
};
