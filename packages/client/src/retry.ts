/** How often and how long a request is tried again. */
export interface RetryOptions {
  /** All tries together; 1 = never again. */
  readonly attempts: number;
  readonly firstDelayMs: number;
  /** A `Retry-After` beyond it ends the tries: the caller decides about longer waits. */
  readonly delayMsMax: number;
}

export const DEFAULT_RETRY: RetryOptions = { attempts: 5, firstDelayMs: 200, delayMsMax: 10_000 };

interface Failure {
  readonly retryable?: boolean;
  readonly retryAfterSeconds?: number;
}

/**
 * Milliseconds to wait before the next try, or undefined when there is to be none. Doubles from
 * try to try, with half of it at random so that many clients do not come back at once.
 * `attempt` counts from 1; `random` is 0 to 1.
 */
export const nextDelayMs = (
  error: unknown,
  attempt: number,
  options: RetryOptions,
  random: number,
): number | undefined => {
  const { retryable, retryAfterSeconds = 0 } = (error ?? {}) as Failure;
  if (retryable !== true || attempt >= options.attempts) return undefined;
  const backoff = Math.min(options.firstDelayMs * 2 ** (attempt - 1), options.delayMsMax);
  const askedMs = retryAfterSeconds * 1000;
  if (askedMs > options.delayMsMax) return undefined;
  return Math.max(askedMs, backoff * (0.5 + random / 2));
};
