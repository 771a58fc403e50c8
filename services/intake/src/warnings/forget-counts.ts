import type { Pool } from 'pg';

/** Longer than anything is read back (find-in-counts.ts) or a late till is waited for. */
const FORGET = [
  `delete from warning_count
   where width = 'hour' and starts_at < $1::timestamptz - interval '60 d'`,
  `delete from warning_count
   where width = 'day' and starts_at < $1::timestamptz - interval '400 d'`,
  `delete from silent_failure where last_at < $1::timestamptz - interval '60 d'`,
];

/** Deletes counts that no chart reads any more, and matters that open no case any more. */
export const forgetOldCounts = async (pool: Pool, now: string): Promise<void> => {
  for (const sql of FORGET) await pool.query(sql, [now]);
};
