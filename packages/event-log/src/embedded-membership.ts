import type { LogSession } from './embedded-session.ts';

/** A partition as the group's locks know it. */
export interface LockedPartition {
  readonly topic: string;
  readonly topicNo: number;
  readonly partition: number;
}

// Partition keys are topic * 1000 + partition; -1 is a key none of them can have. pg_locks shows
// it unsigned.
const MEMBER_KEY = -1;
const MEMBER_KEY_SEEN = '4294967295';

const lockKey = ({ topicNo, partition }: LockedPartition): number => topicNo * 1000 + partition;

/** Number of a group for its locks; made at first sight. */
export const groupNumber = async ({ client }: LogSession, name: string): Promise<number> => {
  await client.query('insert into consumer_group (name) values ($1) on conflict do nothing', [
    name,
  ]);
  const { rows } = await client.query('select group_no from consumer_group where name = $1', [
    name,
  ]);
  return rows[0].group_no as number;
};

/** Announces the session as a member of the group, for as long as the session lives. */
export const joinGroup = async ({ client }: LogSession, groupNo: number): Promise<void> => {
  await client.query('select pg_advisory_lock_shared($1, $2)', [groupNo, MEMBER_KEY]);
};

/**
 * The partitions this session shall hold: every member sorts the same members and takes each n-th
 * partition, so that all agree without talking to each other.
 */
export const fairShare = async (
  { client, pid }: LogSession,
  groupNo: number,
  partitions: readonly LockedPartition[],
): Promise<LockedPartition[]> => {
  const { rows } = await client.query<{ pid: number }>(
    `select pid from pg_locks
     where locktype = 'advisory' and classid = $1 and objid = $2 and objsubid = 2 and granted
       and database = (select oid from pg_database where datname = current_database())
     order by pid`,
    [groupNo, MEMBER_KEY_SEEN],
  );
  const mine = rows.findIndex((row) => row.pid === pid);
  if (mine < 0) throw new Error('the session is no longer a member of its group');
  return partitions.filter((_, at) => at % rows.length === mine);
};

/** Tries to lock partitions and returns those that were free. */
export const lockPartitions = async (
  { client }: LogSession,
  groupNo: number,
  wanted: readonly LockedPartition[],
): Promise<LockedPartition[]> => {
  if (wanted.length === 0) return [];
  const { rows } = await client.query<{ key: number; got: boolean }>(
    'select key, pg_try_advisory_lock($1, key) as got from unnest($2::int[]) as key',
    [groupNo, wanted.map(lockKey)],
  );
  const got = new Set(rows.filter((row) => row.got).map((row) => row.key));
  return wanted.filter((partition) => got.has(lockKey(partition)));
};

/** Gives partitions back for another member to take. */
export const unlockPartitions = async (
  { client }: LogSession,
  groupNo: number,
  released: readonly LockedPartition[],
): Promise<void> => {
  if (released.length === 0) return;
  await client.query('select pg_advisory_unlock($1, key) from unnest($2::int[]) as key', [
    groupNo,
    released.map(lockKey),
  ]);
};
