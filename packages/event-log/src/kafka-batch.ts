import type { Consumer, EachBatchPayload } from 'kafkajs';
import { backoffMs } from './backoff.ts';
import type { KafkaGroup } from './kafka-group.ts';
import { gate, type KafkaSlot, outOfRange, slotKey, toRecords } from './kafka-slot.ts';
import type { ReceivedRecord } from './types.ts';

const RECORDS_PER_BATCH = 1_000;
const COMMIT_EVERY_MS = 5_000;
// Work longer than this is taken for stuck: heartbeats stop and the group moves on without us.
const WORK_MS_MAX = 60_000;

interface Heartbeats {
  readonly failed: () => unknown;
  readonly end: () => void;
}

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

/** A batch on its way through: the partition it is of, kafkajs's handles, whether it is ours. */
interface Work {
  readonly slot: KafkaSlot;
  readonly payload: EachBatchPayload;
  readonly alive: () => boolean;
}

/** kafkajs's eachBatch: gate, slices to the consumer, positions. */
export class KafkaBatches {
  readonly #consumer: Consumer;
  readonly #group: KafkaGroup;
  readonly #signal: AbortSignal;
  readonly #recordsMax: number;
  // Across generations: kafkajs may hand a partition out again while its last batch still runs.
  readonly #busy = new Map<string, Promise<unknown>>();

  constructor(consumer: Consumer, group: KafkaGroup, signal: AbortSignal) {
    this.#consumer = consumer;
    this.#group = group;
    this.#signal = signal;
    this.#recordsMax = group.options.maxBatch ?? RECORDS_PER_BATCH;
  }

  /** Handles one fetched batch. Throws nothing but kafkajs's own error of a failed heartbeat. */
  async eachBatch(payload: EachBatchPayload): Promise<void> {
    const { topic, partition } = payload.batch;
    const key = slotKey(topic, partition);
    const heartbeats = keepAlive(payload, Math.ceil(this.#group.settings.sessionTimeoutMs / 20));
    try {
      await this.#group.prepared;
      await this.#busy.get(key);
      const slot = this.#group.slots.get(key);
      if (slot === undefined) {
        // Refused, or of a generation that has ended: read nothing.
        if (payload.isRunning() && !this.#group.isStopping) payload.pause();
        return;
      }
      if (payload.isStale() || !payload.isRunning()) return;
      const alive = () =>
        this.#group.isHeld(slot) && heartbeats.failed() === undefined && payload.isRunning();
      const running = this.#pass({ slot, payload, alive }).catch(() => undefined);
      this.#busy.set(key, running);
      await running;
    } finally {
      heartbeats.end();
    }
    // A rebalance: kafkajs must see its error to join again. Work is committed by now.
    const failure = heartbeats.failed();
    if (failure !== undefined) throw failure;
  }

  async #pass(work: Work): Promise<void> {
    const { slot, payload, alive } = work;
    let verdict: 'open' | 'seek' | 'verify' | 'refused' = gate(slot, payload.batch);
    if (verdict === 'verify') verdict = await this.#verify(slot);
    if (verdict === 'seek') return this.#group.seek(this.#consumer, slot);
    if (verdict === 'refused') {
      payload.pause();
      return;
    }
    const records = toRecords(payload.batch);
    for (let at = 0; at < records.length; at += this.#recordsMax) {
      if (!alive()) return this.#group.seek(this.#consumer, slot);
      if (!(await this.#handleSlice(work, records.slice(at, at + this.#recordsMax)))) return;
    }
    // Past the last message there may be markers, which resolveOffset has passed over too.
    slot.expected = BigInt(payload.batch.lastOffset()) + 1n;
    await this.#commitSometimes(work);
  }

  async #verify(slot: KafkaSlot): Promise<'open' | 'refused'> {
    const ranges = await this.#group.settings.ranges(slot.topic);
    const problem = outOfRange(slot, slot.expected, ranges[slot.partition]!);
    // In range although the fetch began later: kafkajs passed over records that hold no message
    // (transaction markers). Such gaps are legal.
    if (problem === undefined) return 'open';
    this.#group.crashed = new Error(problem);
    return 'refused';
  }

  /** Hands over one slice. True: go on with the next. */
  async #handleSlice(work: Work, records: readonly ReceivedRecord[]): Promise<boolean> {
    const { slot, payload, alive } = work;
    const { topic, partition } = slot;
    const first = records[0]!.offset;
    try {
      const next = await this.#group.options.handle(
        { topic, partition, records },
        { signal: this.#signal, alive },
      );
      if (next > first) {
        slot.expected = next;
        slot.failures = 0;
        payload.resolveOffset((next - 1n).toString());
      }
      if (next > records.at(-1)!.offset) return true;
      if (alive() && next <= first) this.#backOff(work);
      else this.#group.seek(this.#consumer, slot);
    } catch {
      // The runner reports its errors; here a throw only means "not done, later again".
      if (alive()) this.#backOff(work);
    }
    return false;
  }

  #backOff({ slot, payload }: Work): void {
    const resume = payload.pause();
    const retry = async (): Promise<void> => {
      if (!this.#group.isHeld(slot)) return;
      slot.expected = await this.#group.options.loadPosition(slot.topic, slot.partition);
      this.#group.seek(this.#consumer, slot);
    };
    const later = (): void => {
      slot.failures += 1;
      setTimeout(() => retry().then(resume, later), backoffMs(slot.failures)).unref();
    };
    later();
  }

  // For lag tools and faster restarts only; the truth is in the consumer's checkpoint.
  async #commitSometimes({ slot, payload }: Work): Promise<void> {
    const now = performance.now();
    if (now - slot.committedAt < COMMIT_EVERY_MS) return;
    slot.committedAt = now;
    const partitions = [{ partition: slot.partition, offset: slot.expected.toString() }];
    const topics = [{ topic: slot.topic, partitions }];
    await payload.commitOffsetsIfNecessary({ topics }).catch(() => undefined);
  }
}
