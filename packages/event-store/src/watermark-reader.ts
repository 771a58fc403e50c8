import type { Pool, PoolClient } from 'pg';
import { toStoreError } from './errors.ts';
import { IN_FLIGHT_CLASS } from './in-flight-lock.ts';
import { toRfc3339 } from './load-streams.ts';

/** An event for the log: `data` and `meta` as the JSON text the database gives, never re-made. */
export interface RawEvent {
  readonly seq: bigint;
  readonly streamId: string;
  readonly version: number;
  readonly eventId: string;
  readonly type: string;
  readonly schemaVersion: number;
  readonly data: string;
  readonly meta: string;
  /** Commit-side clock, RFC 3339 with microseconds; orders nothing. */
  readonly recordedAt: string;
}

export interface ReaderOptions {
  readonly pool: Pool;
  /** Least time between two looks at pg_locks, default 10. */
  readonly lockPollMs?: number;
}

export interface WatermarkReader {
  /**
   * The next final events after `afterSeq`, in seq order, at most `limit`; empty when there are
   * none. May wait for writers in flight. The cursor of the caller becomes the seq of the last row
   * it got, never more: after a crash the sequence can go back below a number it once showed, but
   * never below a committed row.
   * @throws StoreError; after it, take the cursor from its table again
   */
  read(afterSeq: bigint, limit: number): Promise<readonly RawEvent[]>;
  /** The highest number the sequence has given, as one idle poll sees it: for lag figures. */
  lastSeq(): Promise<bigint>;
  /** How long the running read has been waiting for writers, 0 when it is not. */
  waitingMs(): number;
  close(): Promise<void>;
}

const hiSql =
  'select case when is_called then last_value else last_value - 1 end as hi from events_seq';

// Only granted locks: a writer that still waits for its lock has drawn no number.
const holdersSql = `
select virtualtransaction as holder from pg_locks
where locktype = 'advisory' and database = (select oid from pg_database
                                            where datname = current_database())
  and classid = ${IN_FLIGHT_CLASS} and objid = 1 and objsubid = 2 and granted`;

const pageSql = `
select seq, stream_id, version, event_id, type, schema_version, data::text as data,
       meta::text as meta, recorded_at::text as recorded_at
from events where seq > $1 and seq <= $2 order by seq limit $3`;

/**
 * What one database session has learned. It dies with the session: a crashed server may hand out
 * numbers below `finalTo` again, and its list of holders means nothing to the next one.
 */
interface Session {
  readonly client: PoolClient;
  /** Every number up to here is committed or rolled back for good. */
  finalTo: bigint;
  /** No row lies between this and `finalTo`: a cursor in there has nothing to look for. */
  emptyFrom: bigint;
  lastLookMs: number;
  isLost: boolean;
}

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const readHi = async (client: PoolClient): Promise<bigint> => {
  const { rows } = await client.query({ name: 'read_hi', text: hiSql });
  return BigInt(rows[0].hi);
};

const readHolders = async (session: Session, lockPollMs: number): Promise<string[]> => {
  const waitMs = session.lastLookMs + lockPollMs - performance.now();
  if (waitMs > 0) await sleep(waitMs);
  session.lastLookMs = performance.now();
  const { rows } = await session.client.query({ name: 'read_holders', text: holdersSql });
  return rows.map((row) => row.holder as string);
};

const readPage = async (session: Session, afterSeq: bigint, limit: number): Promise<RawEvent[]> => {
  const values = [afterSeq.toString(), session.finalTo.toString(), limit];
  const { rows } = await session.client.query({ name: 'read_page', text: pageSql, values });
  const last = rows.length === 0 ? afterSeq : BigInt(rows.at(-1).seq);
  if (rows.length < limit && last < session.emptyFrom) session.emptyFrom = last;
  return rows.map((row) => ({
    seq: BigInt(row.seq),
    streamId: row.stream_id,
    version: row.version,
    eventId: row.event_id,
    type: row.type,
    schemaVersion: row.schema_version,
    data: row.data,
    meta: row.meta,
    recordedAt: toRfc3339(row.recorded_at),
  }));
};

/** The reader's one connection: opened when asked for, replaced when it was lost. */
const sessionOf = (pool: Pool) => {
  let session: Session | undefined;
  const drop = (): void => {
    session?.client.release(true);
    session = undefined;
  };
  const open = async (): Promise<Session> => {
    if (session?.isLost) drop();
    if (session !== undefined) return session;
    const client = await pool.connect();
    const opened: Session = {
      client,
      finalTo: 0n,
      emptyFrom: 0n,
      lastLookMs: 0,
      isLost: false,
    };
    const lose = () => {
      opened.isLost = true;
    };
    client.on('error', lose);
    client.on('end', lose);
    session = opened;
    return opened;
  };
  return { open, drop };
};

/**
 * The one reader of a database, shared by everything in the process that follows its events. It
 * keeps one connection. In three separate statements, in autocommit, in this order: the number the
 * sequence has reached; the transactions in flight, until none of the first list is left; the rows
 * up to that number. A transaction that drew a number <= hi had taken its lock before, so it has
 * ended or is on the list; one statement or one repeatable-read transaction would see rows of an
 * older moment than the list.
 */
export const openWatermarkReader = ({ pool, lockPollMs = 10 }: ReaderOptions): WatermarkReader => {
  const session = sessionOf(pool);
  let waitingSince: number | undefined;
  let isClosed = false;
  // One read at a time: they share a connection, and with it what it has learned.
  let turn: Promise<unknown> = Promise.resolve();

  const openSession = async (): Promise<Session> => {
    if (isClosed) throw new Error('the reader is closed');
    return session.open();
  };

  const settle = async (current: Session, hi: bigint): Promise<void> => {
    waitingSince = performance.now();
    try {
      let left = await readHolders(current, lockPollMs);
      while (left.length > 0 && !isClosed) {
        const now = await readHolders(current, lockPollMs);
        left = left.filter((holder) => now.includes(holder));
      }
      if (isClosed) throw new Error('the reader is closed');
      current.finalTo = hi;
      current.emptyFrom = hi;
    } finally {
      waitingSince = undefined;
    }
  };

  const readOnce = async (afterSeq: bigint, limit: number): Promise<readonly RawEvent[]> => {
    const current = await openSession();
    if (afterSeq < current.emptyFrom) {
      const known = await readPage(current, afterSeq, limit);
      if (known.length > 0) return known;
    }
    const hi = await readHi(current.client);
    if (hi <= afterSeq || hi <= current.finalTo) return [];
    await settle(current, hi);
    return readPage(current, afterSeq, limit);
  };

  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const result = turn.then(work).catch((error: unknown) => {
      session.drop();
      throw toStoreError(error);
    });
    turn = result.catch(() => {});
    return result;
  };

  return {
    read: (afterSeq, limit) => inTurn(() => readOnce(afterSeq, limit)),
    lastSeq: () => inTurn(async () => readHi((await openSession()).client)),
    waitingMs: () => (waitingSince === undefined ? 0 : performance.now() - waitingSince),
    close: async () => {
      isClosed = true;
      await turn;
      session.drop();
    },
  };
};
