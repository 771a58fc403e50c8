import type { ClientBase, Pool } from 'pg';
import { findStoredAnswer, type StoredAnswer } from './answer-statement.ts';
import { openBatcher } from './batcher.ts';
import type { CompanionWriters } from './companion-writers.ts';
import { toStoreError } from './errors.ts';
import {
  emptyStream,
  type FoundEvent,
  findEvents,
  loadStreams,
  readStreamEnd,
} from './load-streams.ts';
import { createPollPace, type PollPace } from './poll-pace.ts';
import { formatPosition, type PartitionOf } from './position.ts';
import {
  type AppendPreparation,
  type EventTypes,
  type PreparedAppend,
  prepareAppend,
} from './prepare-append.ts';
import type { AppendOutcome, AppendRequest, LoadedStream, StreamEnd } from './types.ts';
import { openWatermarkReader, type RawEvent } from './watermark-reader.ts';

export interface EventStoreOptions {
  /** Pool of the app role (open-pool.ts); the batcher uses up to `maxInFlight` of it. */
  readonly pool: Pool;
  /** Pool of the reader, which keeps one connection; the same pool unless given. */
  readonly readerPool?: Pool;
  readonly eventTypes: EventTypes;
  readonly partitionOf: PartitionOf;
  /** Writers of rows that share the transaction of their events. */
  readonly companions?: CompanionWriters;
  /** Called after every group commit, besides waking this store's own reader. */
  readonly onAppended?: () => void;
  /** Group commit: rows per transaction (256), transactions in flight (2), queue bound (10,000). */
  readonly maxRows?: number;
  readonly maxInFlight?: number;
  readonly maxQueued?: number;
}

export interface StoreHealth {
  readonly name: string;
  readonly ok: boolean;
  readonly detail: string;
}

/** The reader with its pace: what a relay loops over. */
export interface StoreReader {
  /** One poll; see WatermarkReader.read. */
  read(afterSeq: bigint, limit: number): Promise<readonly RawEvent[]>;
  /** Polls at the adaptive pace until there is something; empty only when aborted. */
  readNext(afterSeq: bigint, limit: number, signal: AbortSignal): Promise<readonly RawEvent[]>;
  /** The highest seq given so far, committed or not: for lag figures. */
  lastSeq(): Promise<bigint>;
  /** Ends the idle wait of readNext. */
  wake(): void;
}

export interface EventStore {
  /** UUID of this history; a restored database gets another. */
  readonly producer: string;
  readonly pool: Pool;
  readonly companions: CompanionWriters;
  /** Reads a stream whole; an unknown one has version 0. */
  load(streamId: string): Promise<LoadedStream>;
  /** Reads streams in one query, in the transaction of `client` where given. */
  loadMany(
    streamIds: readonly string[],
    client?: ClientBase,
  ): Promise<ReadonlyMap<string, LoadedStream>>;
  /** Where a stream ends, without reading it. */
  end(streamId: string): Promise<StreamEnd>;
  /** Events by id, wherever they are: what became of facts that are recognised by their id. */
  findEvents(eventIds: readonly string[]): Promise<ReadonlyMap<string, FoundEvent>>;
  /**
   * Compare-and-set append, group-committed with whatever else arrives.
   * @throws OverloadedError (503); StoreError (503, outcome unknown where retryable: repeat the
   *   same command); SequenceBehindError (stop the service); Error of a bad event
   */
  append(request: AppendRequest): Promise<AppendOutcome>;
  /** Hashes and serialises without writing: for those who append in a transaction of their own. */
  prepare(request: AppendRequest, base?: number): PreparedAppend;
  /** Text of the position of a seq; `key` is the log key (partition key, else subject). */
  positionOf(key: string, seq: bigint): string;
  /** Undefined where none was kept or its life is over. */
  findAnswer(keyHash: string): Promise<StoredAnswer | undefined>;
  /** Deletes the answer under a key if its life is over. */
  forgetExpiredAnswer(keyHash: string): Promise<void>;
  /** Deletes all answers whose life is over, some at a time; returns how many. Once a day. */
  forgetExpiredAnswers(): Promise<bigint>;
  readonly reader: StoreReader;
  health(): Promise<readonly StoreHealth[]>;
  /** Settles accepted appends, then lets go of the reader's connection. The pool stays open. */
  close(): Promise<void>;
}

const forgetSql = 'select forget_expired_answers($1) as gone';
/** Deleted in one statement: well below its time limit on a slow disk. */
const FORGOTTEN_AT_ONCE = 5_000n;
const producerSql = 'select producer from store_identity';

/** Above this age of a reader waiting for a writer in flight the store reports itself unwell. */
const READER_WAIT_ALARM_MS = 10_000;

const openReader = (pool: Pool, pace: PollPace) => {
  const watermark = openWatermarkReader({ pool });
  const reader: StoreReader = {
    read: watermark.read,
    readNext: async (afterSeq, limit, signal) => {
      while (!signal.aborted) {
        const rows = await watermark.read(afterSeq, limit);
        if (rows.length > 0) return rows;
        await pace.wait(0, limit, signal);
      }
      return [];
    },
    lastSeq: watermark.lastSeq,
    wake: pace.wake,
  };
  return { watermark, reader };
};

/** Opens the store of one service database, whose migrations have run (migrate.ts). */
export const openEventStore = async (options: EventStoreOptions): Promise<EventStore> => {
  const { pool, eventTypes, partitionOf, companions = {}, onAppended } = options;
  const guarded = <T>(work: Promise<T>): Promise<T> =>
    work.catch((error: unknown) => Promise.reject(toStoreError(error)));

  const producer: string = (await guarded(pool.query(producerSql))).rows[0].producer;
  const preparation: AppendPreparation = { producer, eventTypes, partitionOf };
  const { watermark, reader } = openReader(options.readerPool ?? pool, createPollPace());
  const batcher = openBatcher({
    pool,
    writers: companions,
    maxRows: options.maxRows ?? 256,
    maxInFlight: options.maxInFlight ?? 2,
    maxQueued: options.maxQueued ?? 10_000,
    onCommitted: () => {
      reader.wake();
      onAppended?.();
    },
  });
  const loadMany: EventStore['loadMany'] = (streamIds, client) =>
    guarded(loadStreams(client ?? pool, streamIds));

  return {
    producer,
    pool,
    companions,
    load: async (streamId) => (await loadMany([streamId])).get(streamId) ?? emptyStream(streamId),
    loadMany,
    end: (streamId) => guarded(readStreamEnd(pool, streamId)),
    findEvents: (eventIds) => guarded(findEvents(pool, eventIds)),
    append: async (request) => batcher.submit(prepareAppend(preparation, request)),
    prepare: (request, base) => prepareAppend(preparation, request, base),
    positionOf: (key, seq) => formatPosition(producer, partitionOf(key), seq),
    findAnswer: (keyHash) => guarded(findStoredAnswer(pool, keyHash)),
    forgetExpiredAnswer: async (keyHash) => {
      await guarded(pool.query('select forget_expired_answer($1)', [keyHash]));
    },
    forgetExpiredAnswers: async () => {
      let all = 0n;
      for (let gone = FORGOTTEN_AT_ONCE; gone === FORGOTTEN_AT_ONCE; all += gone) {
        const { rows } = await guarded(pool.query(forgetSql, [FORGOTTEN_AT_ONCE]));
        gone = BigInt(rows[0].gone);
      }
      return all;
    },
    reader,
    health: async () => {
      const stopped = batcher.stoppedBy();
      const waitingMs = Math.round(watermark.waitingMs());
      return [
        {
          name: 'event-store',
          ok: stopped === undefined,
          detail: stopped?.message ?? `${batcher.queued()} appends queued`,
        },
        {
          name: 'event-store-reader',
          ok: waitingMs < READER_WAIT_ALARM_MS,
          detail: `waiting ${waitingMs} ms for writers in flight`,
        },
      ];
    },
    close: async () => {
      await batcher.close();
      await watermark.close();
    },
  };
};
