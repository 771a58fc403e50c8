import { Client, type Pool } from 'pg';

// Two keys of their own: the class of the store's in-flight lock is another one ('amrl' in ASCII).
const RELAY_LOCK_CLASS = 1_634_562_668;

/** Where a relay is, and the number of its reign: an older one cannot move the cursor. */
export interface Cursor {
  readonly seq: bigint;
  readonly epoch: bigint;
}

/** The right to publish a database's events, held by a session of its own. */
export interface RelayLease {
  readonly cursor: Cursor;
  /** Id of the store whose events these are. */
  readonly producerId: string;
  /** Moves the cursor. False: somebody else has taken over, or moved it back. */
  advance(from: Cursor, toSeq: bigint): Promise<boolean>;
  /** True while the cursor is where this relay left it. */
  isCurrent(cursor: Cursor): Promise<boolean>;
  isLost(): boolean;
  release(): Promise<void>;
}

/**
 * Takes the lease when nobody has it. The session lock needs a direct connection: a pooling proxy
 * would give the session, lock and all, to somebody else.
 */
export const takeLease = async (directUrl: string): Promise<RelayLease | undefined> => {
  const client = new Client({
    connectionString: directUrl,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 10_000,
    lock_timeout: 5_000,
    keepAlive: true,
    application_name: 'amends-relay',
  });
  let lost = false;
  const onLost = (): void => {
    lost = true;
  };
  client.on('error', onLost);
  client.on('end', onLost);
  const release = () => client.end().catch(() => undefined);
  try {
    await client.connect();
    const { rows } = await client.query('select pg_try_advisory_lock($1, 1) as taken', [
      RELAY_LOCK_CLASS,
    ]);
    if (rows[0].taken !== true) {
      await release();
      return undefined;
    }
    const begun = await client.query(
      `update relay_cursor set epoch = epoch + 1, updated_at = now()
       returning seq, epoch, (select producer from store_identity) as producer`,
    );
    const [row] = begun.rows;
    return {
      cursor: { seq: BigInt(row.seq), epoch: BigInt(row.epoch) },
      producerId: row.producer,
      advance: async (from, toSeq) => {
        const moved = await client.query(
          `update relay_cursor set seq = $1, updated_at = now() where seq = $2 and epoch = $3`,
          [toSeq.toString(), from.seq.toString(), from.epoch.toString()],
        );
        return moved.rowCount === 1;
      },
      isCurrent: async ({ seq, epoch }) => {
        const now = await client.query('select seq, epoch from relay_cursor');
        return BigInt(now.rows[0].seq) === seq && BigInt(now.rows[0].epoch) === epoch;
      },
      isLost: () => lost,
      release,
    };
  } catch (error) {
    await release();
    throw error;
  }
};

/** Moves the cursor back so that everything from `fromSeq` on is published again. */
export const moveCursorBack = async (pool: Pool, fromSeq: bigint): Promise<void> => {
  await pool.query(
    `update relay_cursor set seq = least(seq, $1::bigint - 1), epoch = epoch + 1,
       updated_at = now()`,
    [fromSeq.toString()],
  );
};

/** What is committed and not yet published. */
export interface Backlog {
  readonly cursor: bigint;
  /** Events after the cursor; counted up to 10,000. */
  readonly unpublished: number;
  /** Age of the oldest of them, milliseconds by the database's clock; 0 when there is none. */
  readonly oldestAgeMs: number;
}

/** Reads the backlog; the relay need not run. */
export const relayBacklog = async (pool: Pool): Promise<Backlog> => {
  const { rows } = await pool.query(
    `select c.seq as cursor, count(e.recorded_at)::int as unpublished,
       coalesce(extract(epoch from clock_timestamp() - min(e.recorded_at)), 0)::float8 as age
     from relay_cursor c left join lateral (
       select recorded_at from events where seq > c.seq order by seq limit 10000) e on true
     group by c.seq`,
  );
  const [row] = rows;
  return {
    cursor: BigInt(row.cursor),
    unpublished: row.unpublished,
    oldestAgeMs: Math.max(0, Math.round(row.age * 1000)),
  };
};
