import {
  applySlices,
  type BatchOutcome,
  type Slice,
  type SliceOutcome,
} from './batch-transaction.ts';
import {
  type CheckpointKey,
  type Expected,
  ensureCheckpoints,
  loadCheckpoint,
} from './checkpoint.ts';
import { ConsumerHalted } from './consumer-errors.ts';
import type { ConsumerOptions } from './consumer-options.ts';
import { typeOf } from './envelope-codec.ts';
import { decodeChecked } from './event-decoder.ts';
import { type Discard, type DiscardOutcome, discardParked } from './discard-parked.ts';
import { type KnownProducers, knownProducers } from './known-producers.ts';
import { type ReplayOutcome, replayParked } from './replay-parked.ts';
import type { SiftRules } from './sift.ts';
import { startInTime } from './start-in-time.ts';
import { type TransactionQueue, transactionQueue } from './transaction-queue.ts';
import type {
  BatchControl,
  ReceivedRecord,
  RecordBatch,
  Subscription,
  SubscriptionHealth,
} from './types.ts';

/** What a running consumer has done since it started. */
export interface ConsumerStatus {
  readonly state: 'running' | 'stopped' | 'halted';
  /** Why it is halted. */
  readonly halted: ConsumerHalted | null;
  /** The last error of a batch that will be tried again; null after a batch that went well. */
  readonly lastError: Error | null;
  readonly applied: number;
  readonly dropped: number;
  readonly ignored: number;
  readonly parked: number;
  readonly health: SubscriptionHealth;
}

export interface RunningConsumer {
  /** Resolves once partitions are assigned and read. */
  readonly ready: Promise<void>;
  status(): ConsumerStatus;
  /** Records between checkpoint and end, per topic and partition. */
  lag: Subscription['lag'];
  pause(): void;
  resume(): void;
  /** Applies parked records again, in order, after a fix; of one key when given. */
  replay(partitionKey?: string): Promise<ReplayOutcome>;
  /** Gives a parked record up and applies what waited behind it. */
  discard(discard: Discard): Promise<DiscardOutcome>;
  /** Ends within `deadlineMs`: the running transaction commits or is rolled back. */
  stop(deadlineMs: number): Promise<void>;
}

const HALT_MS = 5_000;

const prepare = async (options: ConsumerOptions): Promise<Map<string, Expected>> => {
  const { log, pool, name, version } = options;
  const expected = new Map<string, Expected>();
  for (const topic of options.topics) {
    const [topicId, partitions] = await Promise.all([log.topicId(topic), log.partitions(topic)]);
    const want = { topicId, version };
    expected.set(topic, want);
    await ensureCheckpoints(pool, name, topic, partitions, want);
    for (let partition = 0; partition < partitions; partition += 1)
      await loadCheckpoint(pool, { consumer: name, topic, partition }, want);
  }
  return expected;
};

const siftRules = (
  options: ConsumerOptions,
  isSuperseded: SiftRules['isSuperseded'],
): SiftRules => ({
  ...(options.knownTypes === undefined ? {} : { knownTypes: new Set(options.knownTypes) }),
  decode: (record) => decodeChecked(record, options.validate),
  isSuperseded,
});

const isHandledBy =
  ({ knownTypes }: SiftRules) =>
  (record: ReceivedRecord): boolean => {
    const type = typeOf(record);
    return knownTypes === undefined || type === undefined || knownTypes.has(type);
  };

class Consumer implements RunningConsumer {
  readonly ready: Promise<void>;
  readonly #options: ConsumerOptions;
  readonly #expected: ReadonlyMap<string, Expected>;
  readonly #producers: KnownProducers;
  readonly #rules: SiftRules;
  readonly #queue: TransactionQueue;
  readonly #ready = Promise.withResolvers<void>();
  readonly #counts = { applied: 0, dropped: 0, ignored: 0, parked: 0 };
  #state: ConsumerStatus['state'] = 'running';
  #lastError: Error | null = null;
  #halted: ConsumerHalted | null = null;
  #subscription!: Subscription;

  constructor(options: ConsumerOptions, expected: ReadonlyMap<string, Expected>) {
    this.#options = options;
    this.#expected = expected;
    this.#producers = knownProducers(options.pool, options.name);
    this.#rules = siftRules(options, this.#producers.isSuperseded);
    this.#queue = transactionQueue({
      limits: options.limits,
      concurrency: options.concurrency ?? 1,
      isHandled: isHandledBy(this.#rules),
      run: (slices) => this.#reporting(() => this.#run(slices)),
    });
    this.ready = this.#ready.promise;
    this.ready.catch(() => undefined);
  }

  async subscribe(): Promise<void> {
    const { log, name, topics, limits } = this.#options;
    this.#subscription = await log.subscribe({
      group: name,
      topics,
      maxBatch: limits.maxEvents,
      loadPosition: (topic, partition) => this.#reporting(() => this.#position(topic, partition)),
      handle: (batch, control) => this.#handle(batch, control),
    });
    this.#subscription.ready.then(this.#ready.resolve, this.#ready.reject);
  }

  #key(topic: string, partition: number): CheckpointKey {
    return { consumer: this.#options.name, topic, partition };
  }

  async #position(topic: string, partition: number): Promise<bigint> {
    const topicId = await this.#options.log.topicId(topic);
    const want = { ...this.#expected.get(topic)!, topicId };
    return this.#queue.takeTurn(() =>
      loadCheckpoint(this.#options.pool, this.#key(topic, partition), want),
    );
  }

  /** Runs work; what it throws is reported, then thrown on to the adapter, which tries again. */
  async #reporting<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof ConsumerHalted) this.#halt(error);
      else {
        this.#lastError = error as Error;
        this.#options.onError?.(error);
      }
      throw error;
    }
  }

  #halt(error: ConsumerHalted): void {
    if (this.#halted !== null) return;
    this.#halted = error;
    this.#state = 'halted';
    this.#options.onHalted?.(error);
    // From outside the handler: inside, a Kafka consumer would wait for itself.
    setImmediate(() => {
      this.#subscription.stop(HALT_MS).catch(() => undefined);
    });
  }

  async #handle(batch: RecordBatch, control: BatchControl): Promise<bigint> {
    const { topic, partition, records } = batch;
    const key = this.#key(topic, partition);
    const alive = () => control.alive() && this.#halted === null;
    let next = records[0]!.offset;
    for (let at = 0; at < records.length && alive(); ) {
      const outcome = await this.#queue.apply(key, records.slice(at), alive);
      if (outcome === undefined) break;
      next = outcome.nextOffset;
      this.#tell(key, records[at]!.offset, outcome);
      if (outcome.isCutShort) break;
      while (at < records.length && records[at]!.offset < next) at += 1;
    }
    return next;
  }

  async #run(slices: readonly Slice[]): Promise<BatchOutcome> {
    for (const { records } of slices) await this.#producers.admit(records);
    const expectedOf = (topic: string) => this.#expected.get(topic)!;
    const outcome = await applySlices(this.#options, expectedOf, this.#rules, slices);
    this.#counts.applied += outcome.applied;
    this.#counts.dropped += outcome.dropped;
    this.#counts.ignored += outcome.ignored;
    this.#lastError = null;
    return outcome;
  }

  #tell({ topic, partition }: CheckpointKey, firstOffset: bigint, outcome: SliceOutcome): void {
    const { nextOffset, parked } = outcome;
    this.#counts.parked += parked.length;
    if (parked.length > 0) this.#options.onParked?.(parked);
    this.#options.onCommitted?.({ topic, partition, firstOffset, lastOffset: nextOffset - 1n });
  }

  status(): ConsumerStatus {
    return {
      ...this.#counts,
      state: this.#state,
      halted: this.#halted,
      lastError: this.#lastError,
      health: this.#subscription.health(),
    };
  }

  lag(): ReturnType<Subscription['lag']> {
    return this.#subscription.lag();
  }

  pause(): void {
    this.#subscription.pause();
  }

  resume(): void {
    this.#subscription.resume();
  }

  replay(partitionKey?: string): Promise<ReplayOutcome> {
    return replayParked(this.#options, partitionKey === undefined ? {} : { partitionKey });
  }

  discard(discard: Discard): Promise<DiscardOutcome> {
    return discardParked(this.#options, discard);
  }

  async stop(deadlineMs: number): Promise<void> {
    if (this.#state === 'running') this.#state = 'stopped';
    await this.#subscription.stop(deadlineMs);
  }
}

/**
 * Runs a consumer of the log: per batch ONE transaction of checkpoints, dedupe,
 * effect and parked records; each event takes effect exactly once whatever is delivered again.
 * @throws ConsumerHalted when its checkpoint is of another topic id or version
 */
export const runConsumer = async (options: ConsumerOptions): Promise<RunningConsumer> => {
  const consumer = new Consumer(options, await startInTime(() => prepare(options)));
  await consumer.subscribe();
  return consumer;
};
