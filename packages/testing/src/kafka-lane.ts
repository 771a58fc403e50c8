import { afterAll, beforeAll, describe } from '@jest/globals';
import {
  type KafkaOptions,
  type KafkaServer,
  kafkaAvailability,
  startKafka,
} from './kafka-server.ts';
import { recordNotRun } from './not-run.ts';
import { type SharedKafka, sharedKafka } from './shared-kafka.ts';

// Asked at import, because jest wants to know at once, not later, which tests there are.
const availability = await kafkaAvailability();
const START_TIMEOUT_MS = 240_000;

const describeOn = <T>(
  title: string,
  start: () => Promise<T>,
  stop: (started: T) => Promise<void>,
  body: (kafka: () => T) => void,
): void => {
  let started: T | undefined;
  const kafka = (): T => {
    if (started === undefined) throw new Error('Kafka is there from beforeAll on, not earlier');
    return started;
  };
  if (!availability.available && !process.env.CI) {
    recordNotRun({ title, reason: availability.reason });
    describe.skip(title, () => body(kafka));
    return;
  }
  describe(title, () => {
    // In CI a machine without Kafka is an error of the machine: every test fails with the reason.
    beforeAll(async () => {
      started = await start();
    }, START_TIMEOUT_MS);
    afterAll(async () => {
      if (started !== undefined) await stop(started);
    }, START_TIMEOUT_MS);
    body(kafka);
  });
};

/**
 * A describe block whose tests need a broker and do it no harm: they share the run's one broker,
 * each with topics and groups of its own. `kafka()` gives it inside hooks and tests. Without Kafka
 * the tests fail in CI and are reported as not run elsewhere.
 */
export const describeOnSharedKafka = (
  title: string,
  body: (kafka: () => SharedKafka) => void,
): void => describeOn(title, sharedKafka, () => Promise.resolve(), body);

/** The same with a cluster of the block's own, to kill, pause and wipe. */
export const describeOnOwnKafka = (
  title: string,
  options: KafkaOptions,
  body: (kafka: () => KafkaServer) => void,
): void =>
  describeOn(
    title,
    () => startKafka(options),
    (server) => server.stop(),
    body,
  );
