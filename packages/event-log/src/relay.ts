import { catalogueEntry } from '@amends/contracts/catalogue';
import { type Producer, TOPIC_EVENTS } from '@amends/contracts/envelope';
import { createPollPace } from '@amends/event-store/poll-pace';
import type { RawEvent } from '@amends/event-store/watermark-reader';
import type { Pool } from 'pg';
import { backoffMs, byDeadline } from './backoff.ts';
import { encodeRow } from './envelope-codec.ts';
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
  readonly reader: { read(afterSeq: bigint, limit: number): Promise<readonly RawEvent[]> };
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

const catalogueTopic = (type: string): string => catalogueEntry(type)?.topic ?? TOPIC_EVENTS;

class DatabaseRelay implements Relay {
  readonly #options: RelayOptions;
  readonly #pace = createPollPace();
  readonly #abort = new AbortController();
  readonly #partitions = new Map<string, number>();
  readonly #running: Promise<void>;
  #isActive = false;
  #lastError: Error | null = null;
  #mustReload = false;

  constructor(options: RelayOptions) {
    this.#options = options;
    this.#running = this.#run();
  }

  #report(error: unknown): void {
    this.#lastError = error as Error;
    this.#options.onError?.(error);
  }

  #sleep(ms: number): Promise<void> {
    const { signal } = this.#abort;
    return new Promise((resolve) => {
      const end = (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', end);
        resolve();
      };
      const timer = setTimeout(end, signal.aborted ? 0 : ms);
      signal.addEventListener('abort', end);
    });
  }

  async #encode(rows: readonly RawEvent[], producerId: string): Promise<LogRecord[]> {
    const { log, service, topicOf = catalogueTopic } = this.#options;
    const records: LogRecord[] = [];
    for (const row of rows) {
      const topic = topicOf(row.type);
      const partitions = this.#partitions.get(topic) ?? (await log.partitions(topic));
      this.#partitions.set(topic, partitions);
      records.push(encodeRow(row, { service, producerId, topic, partitions }));
    }
    return records;
  }

  /** Appends until it succeeds, the lease is lost or the relay stops. */
  async #append(lease: RelayLease, rows: readonly RawEvent[]): Promise<boolean> {
    for (let failures = 1; !this.#abort.signal.aborted && !lease.isLost(); failures += 1) {
      try {
        await this.#options.log.append(await this.#encode(rows, lease.producerId));
        this.#lastError = null;
        return true;
      } catch (error) {
        this.#report(error);
        await this.#sleep(backoffMs(failures));
      }
    }
    return false;
  }

  async #publish(lease: RelayLease): Promise<void> {
    const { reader, pageSize = PAGE } = this.#options;
    const { signal } = this.#abort;
    let cursor: Cursor = lease.cursor;
    let checkedAt = performance.now();
    this.#mustReload = false;
    while (!signal.aborted && !lease.isLost() && !this.#mustReload) {
      const rows = await reader.read(cursor.seq, pageSize);
      const last = rows.at(-1);
      if (last !== undefined) {
        if (!(await this.#append(lease, rows))) return;
        if (!(await lease.advance(cursor, last.seq))) return;
        cursor = { seq: last.seq, epoch: cursor.epoch };
      } else if (performance.now() - checkedAt > CHECK_CURSOR_MS) {
        checkedAt = performance.now();
        if (!(await lease.isCurrent(cursor))) return;
      }
      await this.#pace.wait(rows.length, pageSize, signal);
    }
  }

  async #run(): Promise<void> {
    for (let failures = 0; !this.#abort.signal.aborted; ) {
      let lease: RelayLease | undefined;
      try {
        lease = await takeLease(this.#options.directUrl);
        this.#isActive = lease !== undefined;
        if (lease !== undefined) await this.#publish(lease);
        failures = 0;
      } catch (error) {
        failures += 1;
        this.#report(error);
      }
      this.#isActive = false;
      await lease?.release();
      if (failures > 0) await this.#sleep(backoffMs(failures));
      else if (lease === undefined) await this.#sleep(STANDBY_MS);
    }
  }

  wake(): void {
    this.#pace.wake();
  }

  async republish(fromSeq: bigint): Promise<void> {
    await moveCursorBack(this.#options.pool, fromSeq);
    this.#mustReload = true;
    this.#pace.wake();
  }

  async status(): Promise<RelayStatus> {
    const backlog = await relayBacklog(this.#options.pool);
    return { ...backlog, isActive: this.#isActive, lastError: this.#lastError };
  }

  async stop(deadlineMs: number): Promise<void> {
    this.#abort.abort();
    await byDeadline(this.#running, deadlineMs);
  }
}

/**
 * Publishes a database's events: watermark, up to 1000 rows, append, advance. One relay is active
 * per database, others wait. A crash between append and advance makes duplicates, never a loss.
 */
export const startRelay = (options: RelayOptions): Relay => new DatabaseRelay(options);
