import type { Consumer, EachBatchPayload } from 'kafkajs';
import { backoffMs } from './backoff.ts';
import type { GroupState, KafkaSubscriptionSettings } from './kafka-consumer.ts';
import { gate, type KafkaSlot, outOfRange, slotKey, toRecords } from './kafka-slot.ts';
import type { ReceivedRecord, SubscribeOptions } from './types.ts';

const RECORDS_PER_BATCH = 1_000;
const COMMIT_EVERY_MS = 5_000;
// Work longer than this is taken for stuck: heartbeats stop and the group moves on without us.
const WORK_MS_MAX = 60_000;

type Heartbeats = { readonly failed: () => unknown; readonly end: () => void };

/** Heartbeats by time while we work: kafkajs sends none between two fetches by itself. */
const keepAlive = (payload: EachBatchPayload, everyMs: number): Heartbeats => {
  let failure: unknown;
  const until = performance.now() + WORK_MS_MAX;
  const timer = setInterval(() => {
    if (performance.now() > until) return;
    payload.heartbeat().catch((error: unknown) => {
      failure ??= error;
    });
  }, everyMs);
  return { failed: () => failure, end: () => clearInterval(timer) };
};

/** Makes kafkajs's eachBatch: gate, slices to the consumer, positions. */
export const makeBatchHandler = (
  consumer: Consumer,
  state: GroupState,
  options: SubscribeOptions,
  settings: KafkaSubscriptionSettings,
  signal: AbortSignal,
): ((payload: EachBatchPayload) => Promise<void>) => {
  // Across generations: kafkajs may hand a partition out again while its last batch still runs.
  const busy = new Map<string, Promise<unknown>>();
  const maxBatch = options.maxBatch ?? RECORDS_PER_BATCH;
  const heartbeatMs = Math.ceil(settings.sessionTimeoutMs / 20);

  const seekTo = (slot: KafkaSlot): void => {
    if (state.slots.get(slotKey(slot.topic, slot.partition)) !== slot) return;
    const { topic, partition, expected } = slot;
    consumer.seek({ topic, partition, offset: expected.toString() });
  };

  const verify = async (slot: KafkaSlot): Promise<'open' | 'refused'> => {
    const ranges = await settings.ranges(slot.topic);
    const problem = outOfRange(slot, slot.expected, ranges[slot.partition]!);
    // In range although the fetch began later: kafkajs passed over records that hold no message
    // (transaction markers). Such gaps are legal.
    if (problem === undefined) return 'open';
    state.crashed = new Error(problem);
    return 'refused';
  };

  const backOff = (slot: KafkaSlot, payload: EachBatchPayload): void => {
    slot.failures += 1;
    const resume = payload.pause();
    const retry = async (): Promise<void> => {
      const { topic, partition } = slot;
      if (state.stopping || state.slots.get(slotKey(topic, partition)) !== slot) return;
      slot.expected = await options.loadPosition(topic, partition);
      seekTo(slot);
    };
    const later = (): void => {
      setTimeout(
        () =>
          retry().then(resume, () => {
            slot.failures += 1;
            later();
          }),
        backoffMs(slot.failures),
      ).unref();
    };
    later();
  };

  /** Hands over one slice. True: go on with the next. */
  const handleSlice = async (
    slot: KafkaSlot,
    records: readonly ReceivedRecord[],
    payload: EachBatchPayload,
    alive: () => boolean,
  ): Promise<boolean> => {
    const first = records[0]!.offset;
    const end = records.at(-1)!.offset + 1n;
    const { topic, partition } = slot;
    try {
      const next = await options.handle({ topic, partition, records }, { signal, alive });
      if (next > first) {
        slot.expected = next;
        slot.failures = 0;
        payload.resolveOffset((next - 1n).toString());
      }
      if (next >= end) return true;
      if (alive() && next <= first) backOff(slot, payload);
      else seekTo(slot);
    } catch {
      // The runner reports its errors; here a throw only means "not done, later again".
      if (alive()) backOff(slot, payload);
    }
    return false;
  };

  // For lag tools and faster restarts only; the truth is in the consumer's checkpoint.
  const commitSometimes = async (slot: KafkaSlot, payload: EachBatchPayload): Promise<void> => {
    const now = performance.now();
    if (now - slot.committedAt < COMMIT_EVERY_MS) return;
    slot.committedAt = now;
    const { topic, partition, expected } = slot;
    const partitions = [{ partition, offset: expected.toString() }];
    await payload
      .commitOffsetsIfNecessary({ topics: [{ topic, partitions }] })
      .catch(() => undefined);
  };

  const work = async (
    slot: KafkaSlot,
    payload: EachBatchPayload,
    failed: () => unknown,
  ): Promise<void> => {
    const { batch } = payload;
    let verdict: 'open' | 'seek' | 'verify' | 'refused' = gate(slot, batch);
    if (verdict === 'verify') verdict = await verify(slot);
    if (verdict === 'seek') return seekTo(slot);
    if (verdict === 'refused') {
      payload.pause();
      return;
    }
    const alive = () =>
      !state.stopping &&
      failed() === undefined &&
      payload.isRunning() &&
      state.slots.get(slotKey(slot.topic, slot.partition)) === slot;
    const records = toRecords(batch);
    for (let at = 0; at < records.length; at += maxBatch) {
      if (!alive()) return seekTo(slot);
      const slice = records.slice(at, at + maxBatch);
      if (!(await handleSlice(slot, slice, payload, alive))) return;
    }
    // Past the last message there may be markers, which resolveOffset has passed over too.
    slot.expected = BigInt(batch.lastOffset()) + 1n;
    await commitSometimes(slot, payload);
  };

  return async (payload) => {
    const { topic, partition } = payload.batch;
    const key = slotKey(topic, partition);
    const heartbeats = keepAlive(payload, heartbeatMs);
    try {
      await state.prepared;
      await busy.get(key);
      const slot = state.slots.get(key);
      if (slot === undefined) {
        // Refused, or of a generation that has ended: read nothing.
        if (payload.isRunning() && !state.stopping) payload.pause();
        return;
      }
      if (payload.isStale() || !payload.isRunning()) return;
      const running = work(slot, payload, heartbeats.failed).catch(() => undefined);
      busy.set(key, running);
      await running;
    } finally {
      heartbeats.end();
    }
    // kafkajs's own error (a rebalance): it must see it to join again. Work is committed by now.
    const failure = heartbeats.failed();
    if (failure !== undefined) throw failure;
  };
};
