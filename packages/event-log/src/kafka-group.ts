import type { Consumer } from 'kafkajs';
import { backoffMs } from './backoff.ts';
import { type KafkaSlot, outOfRange, slotKey } from './kafka-slot.ts';
import type { SubscribeOptions, Subscription } from './types.ts';

export interface KafkaSubscriptionSettings {
  readonly sessionTimeoutMs: number;
  /** Partitions of all topics together: as many batches may be handled at a time. */
  readonly partitions: number;
  readonly ranges: (topic: string) => Promise<{ low: bigint; high: bigint }[]>;
  readonly lag: Subscription['lag'];
  readonly onStopped: () => void;
}

type Assignment = Record<string, number[]>;

/** What a member knows about its group: the generation and the partitions it holds in it. */
export class KafkaGroup {
  readonly options: SubscribeOptions;
  readonly settings: KafkaSubscriptionSettings;
  generation = 0;
  slots = new Map<string, KafkaSlot>();
  /** Resolves when the generation's positions are loaded and sought. */
  prepared: Promise<void> = Promise.resolve();
  crashed: Error | null = null;
  isStopping = false;
  isPaused = false;

  constructor(options: SubscribeOptions, settings: KafkaSubscriptionSettings) {
    this.options = options;
    this.settings = settings;
  }

  /** A new generation has begun. Synchronous: a seek after an await comes after the first batch. */
  joined(consumer: Consumer, assignment: Assignment): void {
    this.ended();
    this.crashed = null;
    this.prepared = this.#prepare(consumer, this.generation, assignment);
    if (this.isPaused) consumer.pause(this.options.topics.map((topic) => ({ topic })));
  }

  /** The generation is over: batches of it are not alive any more. */
  ended(): void {
    this.generation += 1;
    this.slots = new Map();
  }

  /** True while the partition is ours in the generation the slot was made for. */
  isHeld(slot: KafkaSlot): boolean {
    return !this.isStopping && this.slots.get(slotKey(slot.topic, slot.partition)) === slot;
  }

  /** Asks for the expected offset at the next fetch. */
  seek(consumer: Consumer, slot: KafkaSlot): void {
    if (!this.isHeld(slot)) return;
    const { topic, partition, expected } = slot;
    consumer.seek({ topic, partition, offset: expected.toString() });
  }

  async #load(assignment: Assignment): Promise<KafkaSlot[]> {
    const slots: KafkaSlot[] = [];
    for (const [topic, partitions] of Object.entries(assignment)) {
      const range = await this.settings.ranges(topic);
      for (const partition of partitions) {
        const expected = await this.options.loadPosition(topic, partition);
        const problem = outOfRange({ topic, partition }, expected, range[partition]!);
        // Refused: kafkajs would skip to what is left. The partition stays unread.
        if (problem !== undefined) this.crashed = new Error(problem);
        else slots.push({ topic, partition, expected, mismatches: 0, failures: 0, committedAt: 0 });
      }
    }
    return slots;
  }

  /** Loads and seeks the positions of a generation; ends early when the generation is over. */
  async #prepare(consumer: Consumer, generation: number, assignment: Assignment): Promise<void> {
    const isCurrent = () => this.generation === generation && !this.isStopping;
    for (let failures = 1; isCurrent(); failures += 1) {
      try {
        const slots = await this.#load(assignment);
        if (!isCurrent()) return;
        for (const slot of slots) {
          this.slots.set(slotKey(slot.topic, slot.partition), slot);
          this.seek(consumer, slot);
          // A pause of an older generation (backing off, refused) ends with it.
          const own = [{ topic: slot.topic, partitions: [slot.partition] }];
          if (!this.isPaused) consumer.resume(own);
        }
        return;
      } catch {
        await new Promise((resolve) => setTimeout(resolve, backoffMs(failures)));
      }
    }
  }
}
