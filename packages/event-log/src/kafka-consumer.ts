import type { Consumer, EachBatchPayload, Kafka } from 'kafkajs';
import { backoffMs, byDeadline, makePause } from './backoff.ts';
import { KafkaBatches } from './kafka-batch.ts';
import { KafkaGroup, type KafkaSubscriptionSettings } from './kafka-group.ts';
import { CONSUMER_SETTINGS, RETRY, RUN_SETTINGS, SUBSCRIBE_SETTINGS } from './kafka-options.ts';
import type { SubscribeOptions, Subscription, SubscriptionHealth } from './types.ts';

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

/** A group's member on Kafka. Nothing that goes wrong in here is thrown into kafkajs. */
class KafkaMember implements Subscription {
  readonly ready: Promise<void>;
  readonly lag: Subscription['lag'];
  readonly #kafka: Kafka;
  readonly #group: KafkaGroup;
  readonly #abort = new AbortController();
  readonly #ready = Promise.withResolvers<void>();
  readonly #stopRequested = Promise.withResolvers<undefined>();
  readonly #pause = makePause();
  readonly #running: Promise<void>;
  #consumer: Consumer | undefined;
  #lastPollAt = 0;
  #heartbeatAt = Date.now();

  constructor(kafka: Kafka, options: SubscribeOptions, settings: KafkaSubscriptionSettings) {
    this.#kafka = kafka;
    this.#group = new KafkaGroup(options, settings);
    this.lag = settings.lag;
    this.ready = this.#ready.promise;
    this.ready.catch(() => undefined);
    this.#running = this.#run();
  }

  #listen(consumer: Consumer, onCrash: (error: Error) => void): void {
    const { GROUP_JOIN, CRASH, HEARTBEAT, FETCH } = consumer.events;
    consumer.on(GROUP_JOIN, ({ payload }) => {
      this.#heartbeatAt = Date.now();
      this.#group.joined(consumer, payload.memberAssignment as Record<string, number[]>);
    });
    consumer.on(HEARTBEAT, () => {
      this.#heartbeatAt = Date.now();
    });
    consumer.on(FETCH, () => {
      this.#lastPollAt = Date.now();
    });
    consumer.on(CRASH, ({ payload }) => onCrash(payload.error));
  }

  /** One consumer from connect to its crash, which is thrown, or to the stop. */
  async #consume(consumer: Consumer): Promise<void> {
    const { options, settings } = this.#group;
    const crash = Promise.withResolvers<Error>();
    this.#listen(consumer, crash.resolve);
    const batches = new KafkaBatches(consumer, this.#group, this.#abort.signal);
    const before = this.#group.generation;
    await consumer.connect();
    await consumer.subscribe({ topics: [...options.topics], ...SUBSCRIBE_SETTINGS });
    await consumer.run({
      ...RUN_SETTINGS,
      partitionsConsumedConcurrently: settings.partitions,
      eachBatch: (payload: EachBatchPayload) => batches.eachBatch(payload),
    });
    // run() resolves also when the first join failed; only a joined group is ready.
    if (this.#group.generation > before)
      this.#group.prepared.then(() => this.#ready.resolve()).catch(() => undefined);
    const error = await Promise.race([crash.promise, this.#stopRequested.promise]);
    if (error !== undefined) throw error;
  }

  async #run(): Promise<void> {
    const { options, settings } = this.#group;
    for (let failures = 1; !this.#group.isStopping; failures += 1) {
      const consumer = consumerOf(this.#kafka, options.group, settings.sessionTimeoutMs);
      const joinedBefore = this.#lastPollAt;
      this.#consumer = consumer;
      try {
        await this.#consume(consumer);
      } catch (error) {
        this.#group.crashed = error as Error;
      }
      if (this.#lastPollAt > joinedBefore) failures = 1;
      // No generation lives on without its consumer: batches of it must not commit.
      this.#group.ended();
      await consumer.disconnect().catch(() => undefined);
      if (!this.#group.isStopping) await this.#pause.wait(backoffMs(failures, 500, 30_000));
    }
  }

  /** Does something to the consumer where it runs; a join brings it into line where it does not. */
  #tell(what: (consumer: Consumer, topics: { topic: string }[]) => void): void {
    const topics = this.#group.options.topics.map((topic) => ({ topic }));
    try {
      if (this.#consumer !== undefined) what(this.#consumer, topics);
    } catch {
      // kafkajs throws while it is not running: the next join looks at isPaused.
    }
  }

  pause(): void {
    this.#group.isPaused = true;
    this.#tell((consumer, topics) => consumer.pause(topics));
  }

  resume(): void {
    this.#group.isPaused = false;
    this.#tell((consumer, topics) => consumer.resume(topics));
  }

  async stop(deadlineMs: number): Promise<void> {
    this.#group.isStopping = true;
    this.#abort.abort();
    this.#stopRequested.resolve(undefined);
    this.#pause.wake();
    this.#ready.reject(new Error('the subscription was stopped'));
    await byDeadline(this.#running, deadlineMs);
    this.#group.ended();
    this.#group.settings.onStopped();
  }

  health(): SubscriptionHealth {
    const { crashed, slots } = this.#group;
    return {
      crashed,
      assigned: [...slots.values()].map(({ topic, partition }) => ({ topic, partition })),
      lastPollAt: this.#lastPollAt,
      heartbeatAgeMs: Date.now() - this.#heartbeatAt,
    };
  }
}

/** Joins a group on Kafka and reads until it is stopped. */
export const subscribeKafka = (
  kafka: Kafka,
  options: SubscribeOptions,
  settings: KafkaSubscriptionSettings,
): Subscription => new KafkaMember(kafka, options, settings);
