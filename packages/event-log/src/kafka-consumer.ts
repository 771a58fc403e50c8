import type { Consumer, EachBatchPayload, Kafka } from 'kafkajs';
import { backoffMs, makePause } from './backoff.ts';
import { makeBatchHandler } from './kafka-batch.ts';
import { CONSUMER_SETTINGS, RETRY, RUN_SETTINGS, SUBSCRIBE_SETTINGS } from './kafka-options.ts';
import { type KafkaSlot, outOfRange, slotKey } from './kafka-slot.ts';
import type { SubscribeOptions, Subscription } from './types.ts';

export interface KafkaSubscriptionSettings {
  readonly sessionTimeoutMs: number;
  /** Partitions of all topics together: as many batches may be handled at a time. */
  readonly partitions: number;
  readonly ranges: (topic: string) => Promise<{ low: bigint; high: bigint }[]>;
  readonly lag: Subscription['lag'];
}

/** What the consumer knows about its group; shared with the batch handler. */
export interface GroupState {
  generation: number;
  slots: Map<string, KafkaSlot>;
  /** Resolves when the generation's positions are loaded and sought. */
  prepared: Promise<void>;
  stopping: boolean;
  crashed: Error | null;
  lastPollAt: number;
  heartbeatAt: number;
}

type Assignment = Record<string, number[]>;

const consumerOf = (kafka: Kafka, group: string, sessionTimeoutMs: number): Consumer =>
  kafka.consumer({
    ...CONSUMER_SETTINGS,
    groupId: group,
    sessionTimeout: sessionTimeoutMs,
    heartbeatInterval: Math.ceil(sessionTimeoutMs / 10),
    rebalanceTimeout: Math.max(60_000, sessionTimeoutMs),
    // A crashed consumer is replaced by our own loop, never restarted by kafkajs behind its back.
    retry: { ...RETRY, restartOnFailure: async () => false },
  });

/** Loads and seeks the positions of a generation; ends early when the generation is over. */
const prepare = async (
  consumer: Consumer,
  state: GroupState,
  generation: number,
  assignment: Assignment,
  options: SubscribeOptions,
  ranges: KafkaSubscriptionSettings['ranges'],
  isPaused: () => boolean,
): Promise<void> => {
  const isCurrent = () => state.generation === generation && !state.stopping;
  for (let failures = 1; isCurrent(); failures += 1) {
    try {
      const slots: KafkaSlot[] = [];
      for (const [topic, partitions] of Object.entries(assignment)) {
        const range = await ranges(topic);
        for (const partition of partitions) {
          const expected = await options.loadPosition(topic, partition);
          const problem = outOfRange({ topic, partition }, expected, range[partition]!);
          // Refused: kafkajs would skip to what is left. The partition stays unread.
          if (problem !== undefined) state.crashed = new Error(problem);
          else
            slots.push({
              topic,
              partition,
              generation,
              expected,
              mismatches: 0,
              failures: 0,
              committedAt: 0,
            });
        }
      }
      if (!isCurrent()) return;
      for (const slot of slots) {
        state.slots.set(slotKey(slot.topic, slot.partition), slot);
        consumer.seek({
          topic: slot.topic,
          partition: slot.partition,
          offset: slot.expected.toString(),
        });
        // A pause of an older generation (backing off, refused) ends with it.
        if (!isPaused()) consumer.resume([{ topic: slot.topic, partitions: [slot.partition] }]);
      }
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, backoffMs(failures)));
    }
  }
};

/** A group's member on Kafka. Nothing that goes wrong in here reaches kafkajs as a throw of ours. */
export const subscribeKafka = (
  kafka: Kafka,
  options: SubscribeOptions,
  settings: KafkaSubscriptionSettings,
): Subscription => {
  const state: GroupState = {
    generation: 0,
    slots: new Map(),
    prepared: Promise.resolve(),
    stopping: false,
    crashed: null,
    lastPollAt: 0,
    heartbeatAt: Date.now(),
  };
  const abort = new AbortController();
  const ready = Promise.withResolvers<void>();
  ready.promise.catch(() => undefined);
  const stopRequested = Promise.withResolvers<void>();
  const pause = makePause();
  let current: Consumer | undefined;
  let paused = false;

  const listen = (consumer: Consumer, onCrash: (error: Error) => void): void => {
    const { GROUP_JOIN, CRASH, HEARTBEAT, FETCH } = consumer.events;
    // Nothing asynchronous in here: a seek after an await comes after the first batch.
    consumer.on(GROUP_JOIN, ({ payload }) => {
      state.generation += 1;
      state.slots = new Map();
      state.heartbeatAt = Date.now();
      state.crashed = null;
      state.prepared = prepare(
        consumer,
        state,
        state.generation,
        payload.memberAssignment as Assignment,
        options,
        settings.ranges,
        () => paused,
      );
      if (paused) consumer.pause(options.topics.map((topic) => ({ topic })));
    });
    consumer.on(HEARTBEAT, () => {
      state.heartbeatAt = Date.now();
    });
    consumer.on(FETCH, () => {
      state.lastPollAt = Date.now();
    });
    consumer.on(CRASH, ({ payload }) => onCrash(payload.error));
  };

  const consumeOnce = async (consumer: Consumer): Promise<void> => {
    const crash = Promise.withResolvers<Error>();
    listen(consumer, crash.resolve);
    const handle = makeBatchHandler(consumer, state, options, settings, abort.signal);
    await consumer.connect();
    await consumer.subscribe({ topics: [...options.topics], ...SUBSCRIBE_SETTINGS });
    await consumer.run({
      ...RUN_SETTINGS,
      partitionsConsumedConcurrently: settings.partitions,
      eachBatch: (payload: EachBatchPayload) => handle(payload),
    });
    // run() resolves also when the first join failed; only a joined group is ready.
    if (state.generation > 0)
      state.prepared.then(ready.resolve, () => undefined).catch(() => undefined);
    const error = await Promise.race([crash.promise, stopRequested.promise]);
    if (error !== undefined) throw error;
  };

  const run = async (): Promise<void> => {
    for (let failures = 1; !state.stopping; failures += 1) {
      const consumer = consumerOf(kafka, options.group, settings.sessionTimeoutMs);
      current = consumer;
      const before = state.generation;
      try {
        await consumeOnce(consumer);
      } catch (error) {
        state.crashed = error as Error;
      }
      if (state.generation > before) failures = 1;
      // No generation lives on without its consumer: batches of it must not commit.
      state.generation += 1;
      state.slots = new Map();
      await consumer.disconnect().catch(() => undefined);
      if (!state.stopping) await pause.wait(backoffMs(failures, 500, 30_000));
    }
  };
  const running = run();

  return {
    ready: ready.promise,
    pause: () => {
      paused = true;
      try {
        current?.pause(options.topics.map((topic) => ({ topic })));
      } catch {
        // Not running at the moment: the next join pauses.
      }
    },
    resume: () => {
      paused = false;
      try {
        current?.resume(options.topics.map((topic) => ({ topic })));
      } catch {
        // Not running at the moment: the next join reads on.
      }
    },
    lag: settings.lag,
    stop: async (deadlineMs) => {
      state.stopping = true;
      abort.abort();
      stopRequested.resolve();
      pause.wake();
      ready.reject(new Error('the subscription was stopped'));
      const deadline = Promise.withResolvers<void>();
      const timer = setTimeout(deadline.resolve, deadlineMs);
      await Promise.race([running, deadline.promise]);
      clearTimeout(timer);
      state.generation += 1;
    },
    health: () => ({
      crashed: state.crashed,
      assigned: [...state.slots.values()].map(({ topic, partition }) => ({ topic, partition })),
      lastPollAt: state.lastPollAt,
      heartbeatAgeMs: Date.now() - state.heartbeatAt,
    }),
  };
};
