import { LogAppendError } from './types.ts';

interface Failure {
  readonly type?: string;
  readonly cause?: unknown;
  readonly originalError?: unknown;
}

/** Protocol error types of an error and of what caused it (kafkajs wraps them). */
const typesOf = (error: unknown): string[] => {
  const types: string[] = [];
  for (let at = error as Failure | undefined, depth = 0; at && depth < 8; depth += 1) {
    if (at.type !== undefined) types.push(at.type);
    at = (at.cause ?? at.originalError) as Failure | undefined;
  }
  return types;
};

const STATE_LOST = new Set([
  'UNKNOWN_PRODUCER_ID',
  'OUT_OF_ORDER_SEQUENCE_NUMBER',
  'INVALID_PRODUCER_EPOCH',
  'INVALID_PRODUCER_ID_MAPPING',
]);

// Sending the same again cannot succeed.
const FATAL = new Set([
  'MESSAGE_TOO_LARGE',
  'RECORD_LIST_TOO_LARGE',
  'INVALID_RECORD',
  'CORRUPT_MESSAGE',
  'INVALID_TOPIC_EXCEPTION',
  'TOPIC_AUTHORIZATION_FAILED',
  'CLUSTER_AUTHORIZATION_FAILED',
  'SASL_AUTHENTICATION_FAILED',
]);

/** The broker forgot this producer; only a new producer id ends that. */
export const isProducerStateLost = (error: unknown): boolean =>
  typesOf(error).some((type) => STATE_LOST.has(type));

/** A failed send, as the port names it. What was not refused outright may have been written. */
export const sendError = (error: unknown): LogAppendError => {
  const message = `send to Kafka failed: ${(error as Error).message ?? String(error)}`;
  const isFatal = typesOf(error).some((type) => FATAL.has(type));
  return new LogAppendError(isFatal ? 'fatal' : 'unknown', message, error);
};
