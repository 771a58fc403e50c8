import { catalogueEntry } from '@amends/contracts/catalogue';
import { type Producer, TOPIC_EVENTS } from '@amends/contracts/envelope';
import { createPollPace } from '@amends/event-store/poll-pace';
import type { Pool } from 'pg';
import { backoffMs } from './backoff.ts';
import { encodeRow, type StoredRow } from './envelope-codec.ts';
import {
  type Backlog,
  type Cursor,
  moveCursorBack,
  type RelayLease,
  relayBacklog,
  takeLease,
} from './relay-cursor.ts';
import type { EventLog, LogRecord } from './types.ts';

export interface RelayOptions {
  readonly log: Pick<EventLog, 'append' | 'partitions'>;
  /** The watermark reader of the same database; a bare `seq > last` would lose events. */
  readonly reader: { read(afterSeq: bigint, limit: number): Promise<readonly StoredRow[]> };
  /** The service database, for the backlog and for moving the cursor back. */
  readonly pool: Pool;
  /** The same database without a pooling proxy between. */
  readonly directUrl: string;
  readonly service: Producer;
  /** Topic of a type; by the catalogue unless told. */
  readonly topicOf?: (type: string) => string;
  /** Most rows per append, 1000 unless told. */
  readonly pageSize?: number;
  /** Called when a step failed and will be tried again. */
  readonly onError?: (error: unknown) => void;
}

export interface RelayStatus extends Backlog {
  /** True where this process publishes; another one may. */
  readonly isActive: boolean;
  readonly lastError: Error | null;
}

export interface Relay {
  /** New events may be there. Cheap; call it after every commit. */
  wake(): void;
  /** Publishes again what has `seq >= fromSeq`; consumers drop what they know. */
  republish(fromSeq: bigint): Promise<void>;
  status(): Promise<RelayStatus>;
  /** Ends within `deadlineMs`; an append that runs on makes duplicates only. */
  stop(deadlineMs: number): Promise<void>;
}

const PAGE = 1_000;
const STANDBY_MS = 500;
const CHECK_CURSOR_MS = 1_000;

/**
 * Publishes a database's events: watermark, up to 1000 rows, append, advance. One relay is active
 * per database, others wait. A crash between append and advance makes duplicates, never a loss.
 */
export const startRelay = (options: RelayOptions): Relay => {
  const { log, reader, service } = options;
  const topicOf = options.topicOf ?? ((type) => catalogueEntry(type)?.topic ?? TOPIC_EVENTS);
  const pageSize = options.pageSize ?? PAGE;
  const pace = createPollPace();
  const abort = new AbortController();
  let isActive = false;
  let lastError: Error | null = null;
  let mustReload = false;

  const report = (error: unknown): void => {
    lastError = error as Error;
    options.onError?.(error);
  };

  const pauseFor = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const end = (): void => {
        clearTimeout(timer);
        abort.signal.removeEventListener('abort', end);
        resolve();
      };
      const timer = setTimeout(end, abort.signal.aborted ? 0 : ms);
      abort.signal.addEventListener('abort', end);
    });
  const counts = new Map<string, number>();

  const encode = async (rows: readonly StoredRow[], producerId: string): Promise<LogRecord[]> => {
    const records: LogRecord[] = [];
    for (const row of rows) {
      const topic = topicOf(row.type);
      const partitions = counts.get(topic) ?? (await log.partitions(topic));
      counts.set(topic, partitions);
      records.push(encodeRow(row, { service, producerId, topic, partitions }));
    }
    return records;
  };

  /** Appends until it succeeds, the lease is lost or the relay stops. */
  const appendAll = async (lease: RelayLease, records: readonly LogRecord[]): Promise<boolean> => {
    for (let failures = 1; !abort.signal.aborted && !lease.isLost(); failures += 1) {
      try {
        await log.append(records);
        lastError = null;
        return true;
      } catch (error) {
        report(error);
        await pauseFor(backoffMs(failures));
      }
    }
    return false;
  };

  const publish = async (lease: RelayLease): Promise<void> => {
    let cursor: Cursor = lease.cursor;
    let checkedAt = performance.now();
    mustReload = false;
    while (!abort.signal.aborted && !lease.isLost() && !mustReload) {
      const rows = await reader.read(cursor.seq, pageSize);
      const last = rows.at(-1);
      if (last !== undefined) {
        if (!(await appendAll(lease, await encode(rows, lease.producerId)))) return;
        if (!(await lease.advance(cursor, last.seq))) return;
        cursor = { seq: last.seq, epoch: cursor.epoch };
      } else if (performance.now() - checkedAt > CHECK_CURSOR_MS) {
        checkedAt = performance.now();
        if (!(await lease.isCurrent(cursor))) return;
      }
      await pace.wait(rows.length, pageSize, abort.signal);
    }
  };

  const run = async (): Promise<void> => {
    for (let failures = 0; !abort.signal.aborted; ) {
      let lease: RelayLease | undefined;
      try {
        lease = await takeLease(options.directUrl);
        isActive = lease !== undefined;
        if (lease !== undefined) await publish(lease);
        failures = 0;
      } catch (error) {
        failures += 1;
        report(error);
      }
      isActive = false;
      await lease?.release();
      if (failures > 0) await pauseFor(backoffMs(failures));
      else if (lease === undefined) await pauseFor(STANDBY_MS);
    }
  };
  const running = run();

  return {
    wake: pace.wake,
    republish: async (fromSeq) => {
      await moveCursorBack(options.pool, fromSeq);
      mustReload = true;
      pace.wake();
    },
    status: async () => ({ ...(await relayBacklog(options.pool)), isActive, lastError }),
    stop: async (deadlineMs) => {
      abort.abort();
      const deadline = Promise.withResolvers<void>();
      const timer = setTimeout(deadline.resolve, deadlineMs);
      await Promise.race([running, deadline.promise]);
      clearTimeout(timer);
    },
  };
};
