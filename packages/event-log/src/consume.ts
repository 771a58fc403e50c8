import { backoffMs } from './backoff.ts';
import { applySlice, type BatchOutcome } from './batch-transaction.ts';
import { type Expected, ensureCheckpoints, loadCheckpoint } from './checkpoint.ts';
import { ConsumerHalted } from './consumer-errors.ts';
import type { ConsumerOptions } from './consumer-options.ts';
import { decodeChecked } from './event-decoder.ts';
import { knownProducers } from './known-producers.ts';
import { type ReplayOutcome, replayParked } from './replay-parked.ts';
import type { SiftRules } from './sift.ts';
import { type SliceSize, sliceSize, turnstile } from './slice-size.ts';
import type { BatchControl, RecordBatch, Subscription, SubscriptionHealth } from './types.ts';

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
  /** Ends within `deadlineMs`: the running transaction commits or is rolled back. */
  stop(deadlineMs: number): Promise<void>;
}

interface Counters {
  applied: number;
  dropped: number;
  ignored: number;
  parked: number;
  lastError: Error | null;
  halted: ConsumerHalted | null;
  state: ConsumerStatus['state'];
}

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

const count = (counters: Counters, outcome: BatchOutcome): void => {
  counters.applied += outcome.applied;
  counters.dropped += outcome.dropped;
  counters.ignored += outcome.ignored;
  counters.parked += outcome.parked.length;
  counters.lastError = null;
};

/**
 * Runs a consumer of the log: per batch of one partition ONE transaction of checkpoint, dedupe,
 * effect and parked records; each event takes effect exactly once whatever is delivered again.
 * @throws ConsumerHalted when its checkpoint is of another topic id or version
 */
export const runConsumer = async (options: ConsumerOptions): Promise<RunningConsumer> => {
  const { log, pool, name } = options;
  const expected = await prepare(options);
  const producers = knownProducers(pool, name);
  const rules = siftRules(options, producers.isSuperseded);
  const size: SliceSize = sliceSize(options.limits);
  const takeTurn = turnstile(options.concurrency ?? 1);
  const counters: Counters = {
    applied: 0,
    dropped: 0,
    ignored: 0,
    parked: 0,
    lastError: null,
    halted: null,
    state: 'running',
  };

  const halt = (error: ConsumerHalted): void => {
    if (counters.halted !== null) return;
    counters.halted = error;
    counters.state = 'halted';
    options.onHalted?.(error);
    // From outside the handler: inside, a Kafka consumer would wait for itself.
    setImmediate(() => void subscription.stop(backoffMs(10)).catch(() => undefined));
  };
  const report = (error: unknown): void => {
    if (error instanceof ConsumerHalted) {
      halt(error);
      return;
    }
    counters.lastError = error as Error;
    options.onError?.(error);
  };

  const applyNext = async (batch: RecordBatch, from: number): Promise<BatchOutcome> => {
    const records = batch.records.slice(from, from + size.next());
    await producers.admit(records);
    const started = performance.now();
    const { topic, partition } = batch;
    const key = { consumer: name, topic, partition };
    const outcome = await applySlice(options, key, expected.get(topic)!, rules, records);
    size.took(outcome.applied, performance.now() - started);
    count(counters, outcome);
    if (outcome.parked.length > 0) options.onParked?.(outcome.parked);
    const lastOffset = outcome.nextOffset - 1n;
    const info = { topic, partition, firstOffset: records[0]!.offset, lastOffset, isReplay: false };
    options.onCommitted?.(info, outcome.applied);
    return outcome;
  };

  const handle = async (batch: RecordBatch, control: BatchControl): Promise<bigint> => {
    let next = batch.records[0]!.offset;
    for (let at = 0; at < batch.records.length; ) {
      if (!control.alive() || counters.halted !== null) break;
      const outcome = await applyNext(batch, at);
      next = outcome.nextOffset;
      if (outcome.isCutShort) break;
      while (at < batch.records.length && batch.records[at]!.offset < next) at += 1;
    }
    return next;
  };

  const subscription = await log.subscribe({
    group: name,
    topics: options.topics,
    maxBatch: options.limits.maxEvents,
    loadPosition: async (topic, partition) => {
      try {
        const want = expected.get(topic)!;
        const topicId = await log.topicId(topic);
        const key = { consumer: name, topic, partition };
        return await takeTurn(() => loadCheckpoint(pool, key, { ...want, topicId }));
      } catch (error) {
        report(error);
        throw error;
      }
    },
    handle: (batch, control) =>
      takeTurn(async () => {
        try {
          return await handle(batch, control);
        } catch (error) {
          report(error);
          throw error;
        }
      }),
  });

  return {
    ready: subscription.ready,
    status: () => ({ ...counters, health: subscription.health() }),
    lag: subscription.lag,
    pause: subscription.pause,
    resume: subscription.resume,
    replay: (partitionKey) =>
      replayParked(options, partitionKey === undefined ? {} : { partitionKey }),
    stop: async (deadlineMs) => {
      if (counters.state === 'running') counters.state = 'stopped';
      await subscription.stop(deadlineMs);
    },
  };
};
