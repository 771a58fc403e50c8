import { ATTRIBUTES, METRICS } from '@amends/contracts/telemetry-names';
import { Pool, types } from 'pg';
import { observe } from './telemetry.ts';
import { refuseSecond } from './with-connection.ts';

/** How long what a pool does may take. */
export interface PoolLimits {
  /** Wait for a free or new connection, default 1500: a 503 must be out within 2 s (P12). */
  readonly connectTimeoutMs?: number;
  /** Default 5000. */
  readonly statementTimeoutMs?: number;
  /** Default 3000. */
  readonly lockTimeoutMs?: number;
  /** Default 5000; an idle open transaction holds back every reader of its store. */
  readonly idleInTransactionTimeoutMs?: number;
}

export interface PoolOptions extends PoolLimits {
  readonly url: string;
  /** Seen in pg_stat_activity: service and purpose, such as `remedy append`. */
  readonly applicationName: string;
  /** Most connections (architecture.md section 9 has the budget). */
  readonly max: number;
  /** How int8 arrives; `text` for a library that cannot take a bigint. Default bigint. */
  readonly int8?: 'bigint' | 'text';
  /** Called when an idle connection dies; the pool replaces it by itself. */
  readonly onIdleError?: (error: Error) => void;
}

const OID_INT8 = 20;
const OID_DATE = 1082;

type TypeParser = (value: string) => unknown;

const parsersOf = ({ int8 = 'bigint' }: PoolOptions): ReadonlyMap<number, TypeParser> =>
  new Map<number, TypeParser>([
    // A seq passes 2^53 only in theory; a silent rounding would be the worst way to find out.
    [OID_INT8, int8 === 'text' ? (value) => value : (value) => BigInt(value)],
    // pg makes local midnight of a date, which is another day in half of the world.
    [OID_DATE, (value) => value],
  ]);

const countConnections = (pool: Pool, { applicationName, max }: PoolOptions): void => {
  const { poolConnections, poolMax, poolPending } = METRICS;
  const named = { [ATTRIBUTES.poolName]: applicationName };
  const stop: () => void = observe({ poolConnections, poolMax, poolPending }, (tell) => {
    if (pool.ended) return stop();
    const { idleCount, totalCount, waitingCount } = pool;
    tell('poolConnections', idleCount, { ...named, [ATTRIBUTES.poolState]: 'idle' });
    tell('poolConnections', totalCount - idleCount, { ...named, [ATTRIBUTES.poolState]: 'used' });
    tell('poolMax', max, named);
    tell('poolPending', waitingCount, named);
  });
};

/**
 * A pg pool in which nothing waits for ever (pg's defaults do) and every session is in UTC. int8
 * arrives as bigint, date as `yyyy-mm-dd`; the parsers belong to this pool, never to the process.
 * Who holds a connection of it (withConnection) is refused another one.
 */
export const openPool = (options: PoolOptions): Pool => {
  const parsers = parsersOf(options);
  const pool = new Pool({
    connectionString: options.url,
    application_name: options.applicationName,
    max: options.max,
    connectionTimeoutMillis: options.connectTimeoutMs ?? 1_500,
    statement_timeout: options.statementTimeoutMs ?? 5_000,
    lock_timeout: options.lockTimeoutMs ?? 3_000,
    idle_in_transaction_session_timeout: options.idleInTransactionTimeoutMs ?? 5_000,
    keepAlive: true,
    options: '-c TimeZone=UTC',
    types: {
      getTypeParser: ((oid: number, format?: 'text') =>
        (format === undefined || format === 'text' ? parsers.get(oid) : undefined) ??
        types.getTypeParser(oid, format)) as typeof types.getTypeParser,
    },
  });
  // Without listeners the loss of a connection would end the process: of an idle one, and of one
  // that is checked out but between two queries (the next query reports it).
  pool.on('error', (error) => options.onIdleError?.(error));
  countConnections(pool, options);
  pool.on('connect', (client) => client.on('error', () => {}));
  const connect = pool.connect.bind(pool) as (callback?: unknown) => never;
  pool.connect = ((callback?: unknown) => {
    refuseSecond(pool, options.applicationName);
    return connect(callback);
  }) as typeof pool.connect;
  return pool;
};
