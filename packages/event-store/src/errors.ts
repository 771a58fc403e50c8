/** The queue of appends is full: answer 503 and let the client come again (reliability.md P13). */
export class OverloadedError extends Error {
  override readonly name = 'OverloadedError';
  readonly code = 'overloaded';
  readonly retryable = true;
}

/**
 * The database refused or was away. Carries the SQLSTATE (or node's error code) and the constraint
 * only: pg's `detail` and `where` hold values, which must not reach a log.
 */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  /** SQLSTATE such as 57P01, or ECONNREFUSED and the like. */
  readonly code: string;
  readonly constraint: string | undefined;
  /** True: the same call may succeed later. An append may nevertheless have happened. */
  readonly retryable: boolean;
  constructor(code: string, constraint: string | undefined, retryable: boolean) {
    super(`event store: ${code}${constraint === undefined ? '' : ` on ${constraint}`}`);
    this.code = code;
    this.constraint = constraint;
    this.retryable = retryable;
  }
}

/**
 * Numbers are handed out that rows already carry (a restored dump, a promoted replica). Nothing may
 * be written until the sequence is set past the largest seq: stop the service.
 */
export class SequenceBehindError extends Error {
  override readonly name = 'SequenceBehindError';
  readonly code = 'sequence_behind';
  readonly retryable = false;
  constructor() {
    super('events_seq is behind the largest seq; run prepareRestoredStore, then start again');
  }
}

/**
 * A reaction lost its stream to a command again and again. SQLSTATE 40001, so that a consumer
 * treats it as what it is: transient, roll back and come again.
 */
export class ReactionLostError extends Error {
  override readonly name = 'ReactionLostError';
  readonly code = '40001';
  readonly retryable = true;
  readonly streamIds: readonly string[];
  constructor(streamIds: readonly string[]) {
    super(`reactions lost the race ${streamIds.length} stream(s) in a row`);
    this.streamIds = streamIds;
  }
}

// Classes of SQLSTATE that pass: connection, resources, operator, serialisation and lock waits.
const transientState = /^(08|53|57|40)|^(55P03|25P03|25P04)$/;
const nodeCode = /^E[A-Z]+$/;

const codeOf = (error: unknown): string | undefined => {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : undefined;
};

/** Whether the connection is gone, so that the outcome of what it ran is unknown. */
export const isConnectionLoss = (error: unknown): boolean => {
  const code = codeOf(error);
  if (code !== undefined) return /^(08|57P)/.test(code) || nodeCode.test(code);
  // pg gives these two without a code.
  return error instanceof Error && /connection|timeout/i.test(error.message);
};

/** Reduces what pg threw; errors that are not of the database pass through. */
export const toStoreError = (error: unknown): Error => {
  const code = codeOf(error);
  if (error instanceof Error && 'retryable' in error) return error;
  if (code !== undefined && (/^[0-9A-Z]{5}$/.test(code) || nodeCode.test(code))) {
    const { constraint } = error as { constraint?: string };
    return new StoreError(code, constraint, transientState.test(code) || nodeCode.test(code));
  }
  if (isConnectionLoss(error)) return new StoreError('08006', undefined, true);
  return error instanceof Error ? error : new Error(String(error));
};
