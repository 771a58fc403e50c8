/** One message on the log: CloudEvents 1.0 binary mode (attributes as `ce_*` headers). */
export interface LogRecord {
  readonly topic: string;
  /** Chosen by our murmur2 of the key, passed explicitly, the same for both adapters. */
  readonly partition: number;
  readonly key: string;
  /** JSON text of `data`, passed through unparsed; null is legal on the wire. */
  readonly value: string | null;
  readonly headers: Readonly<Record<string, string>>;
}

/** A record as read back. Offsets are bigint; gaps are legal. */
export interface ReceivedRecord extends LogRecord {
  readonly offset: bigint;
}

/** Records of ONE partition of one topic, in offset order. */
export interface RecordBatch {
  readonly topic: string;
  readonly partition: number;
  readonly records: readonly ReceivedRecord[];
}

/** Why an append failed; `unknown` = it may have happened: the cursor stays, send again. */
export class LogAppendError extends Error {
  readonly kind: 'retriable' | 'unknown' | 'fatal';
  constructor(kind: 'retriable' | 'unknown' | 'fatal', message: string, cause?: unknown) {
    super(message, { cause });
    this.kind = kind;
  }
}

export interface BatchControl {
  /** Aborted when the subscription stops. */
  readonly signal: AbortSignal;
  /** False once the partition was taken away (rebalance, lock lost): stop, commit nothing more. */
  alive(): boolean;
}

export interface SubscribeOptions {
  readonly group: string;
  readonly topics: readonly string[];
  /** Offset of the next record to handle, from the consumer's own checkpoint row. */
  loadPosition(topic: string, partition: number): Promise<bigint>;
  /**
   * Called in order per partition, never concurrently for one partition. It must not throw for a
   * bad record (park it); a throw pauses the partition and is retried with backoff.
   * Returns the offset after the last record it has durably handled.
   */
  handle(batch: RecordBatch, control: BatchControl): Promise<bigint>;
  /** Most records per batch, default 1000. */
  readonly maxBatch?: number;
}

export interface SubscriptionHealth {
  readonly crashed: Error | null;
  readonly assigned: readonly { topic: string; partition: number }[];
  readonly lastPollAt: number;
  readonly heartbeatAgeMs: number;
}

export interface Subscription {
  /** Resolves once assigned and reading. */
  readonly ready: Promise<void>;
  pause(): void;
  resume(): void;
  /** Records between position and end, per topic and partition. */
  lag(): Promise<readonly { topic: string; partition: number; lag: bigint }[]>;
  /** Ends within `deadlineMs`: the running batch finishes or is rolled back. */
  stop(deadlineMs: number): Promise<void>;
  health(): SubscriptionHealth;
}

/** The port. Two adapters: Kafka and embedded (Postgres); nothing outside branches on which. */
export interface EventLog {
  /** Durable when it resolves (acks = all, or the log database's commit). */
  append(records: readonly LogRecord[]): Promise<void>;
  subscribe(options: SubscribeOptions): Promise<Subscription>;
  /** Number of partitions, fixed when the topic was made. */
  partitions(topic: string): Promise<number>;
  /** Changes when a topic is deleted and made again: a checkpoint then refuses to go on. */
  topicId(topic: string): Promise<string>;
  /** Offset of the first record that is still there, per partition. */
  startOffsets(topic: string): Promise<readonly bigint[]>;
  /** Offset after the last record, per partition. */
  endOffsets(topic: string): Promise<readonly bigint[]>;
  health(): Promise<{ ok: boolean; detail: string }>;
  close(): Promise<void>;
}
