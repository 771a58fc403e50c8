import type { ConnectionOptions } from 'node:tls';
import type { SASLOptions } from 'kafkajs';

export interface KafkaLogOptions {
  readonly brokers: readonly string[];
  readonly clientId: string;
  readonly ssl?: ConnectionOptions | boolean;
  readonly sasl?: SASLOptions;
  /** A group member unheard of for longer loses its partitions, ms; 30,000 unless told. */
  readonly sessionTimeoutMs?: number;
  /** An append unanswered for longer is given up as unknown, milliseconds; 60,000 unless told. */
  readonly sendDeadlineMs?: number;
  /** Receives the client's warnings and errors. */
  readonly onClientLog?: (level: 'warn' | 'error', message: string) => void;
}

// Every setting by name: kafkajs changes its defaults where NODE_ENV is test, and several of its
// defaults lose or repeat data.
export const RETRY = { retries: 8, initialRetryTime: 200, maxRetryTime: 5_000 } as const;

export const CLIENT_SETTINGS = {
  connectionTimeout: 3_000,
  requestTimeout: 30_000,
  enforceRequestTimeout: true,
  retry: RETRY,
} as const;

export const PRODUCER_SETTINGS = {
  idempotent: true,
  maxInFlightRequests: 1,
  allowAutoTopicCreation: false,
  metadataMaxAge: 60_000,
  retry: RETRY,
} as const;

/** acks -1 = all in-sync replicas. */
export const SEND_SETTINGS = { acks: -1, timeout: 30_000 } as const;

export const CONSUMER_SETTINGS = {
  allowAutoTopicCreation: false,
  metadataMaxAge: 60_000,
  minBytes: 1,
  maxBytesPerPartition: 1024 * 1024,
  maxBytes: 4 * 1024 * 1024,
  maxWaitTimeInMs: 250,
  readUncommitted: false,
} as const;

export const RUN_SETTINGS = { autoCommit: false, eachBatchAutoResolve: false } as const;
export const SUBSCRIBE_SETTINGS = { fromBeginning: true } as const;

/** Most records and bytes of one request, so that a batch stays small after decompression too. */
export const RECORDS_PER_SEND_MAX = 500;
export const BYTES_PER_SEND_MAX = 512 * 1024;

export const SESSION_TIMEOUT_MS = 30_000;
export const SEND_DEADLINE_MS = 60_000;

/** Kafka's settings of a topic that carries events: nothing expires, nothing acked is lost. */
export const topicSettings = (replication: number): Record<string, string> => ({
  'retention.ms': '-1',
  'retention.bytes': '-1',
  'cleanup.policy': 'delete',
  'min.insync.replicas': String(Math.max(1, replication - 1)),
  'unclean.leader.election.enable': 'false',
});
