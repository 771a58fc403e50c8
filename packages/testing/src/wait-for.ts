/** What is left of a type once the answers that mean "not yet" are taken away. */
export type Truthy<T> = Exclude<T, null | undefined | false | 0 | ''>;

export interface WaitOptions {
  /** What is awaited, as it shall read in the error: 'the relay to publish event 3'. */
  readonly description: string;
  /** Milliseconds until the wait fails; 10,000 unless told, at least 120,000 beside servers. */
  readonly timeoutMs?: number;
  /** Milliseconds between two looks; 25 unless told. */
  readonly intervalMs?: number;
}

const describeLast = (last: unknown): string => {
  if (last instanceof Error) return `last error: ${last.message}`;
  return `last value: ${JSON.stringify(last) ?? String(last)}`;
};

/**
 * What a run with servers gives every wait (jest-global-setup.ts): a test that passes does not last
 * longer for it, and a limit that suits a quiet machine fails on one where others work too.
 */
export const LEAST_WAIT_VARIABLE = 'AMENDS_TEST_LEAST_WAIT_MS';

/**
 * Polls until the condition gives something truthy, and returns that. A condition that throws
 * counts as "not yet", because the things waited for are often servers on their way up.
 * @throws Error naming the description, with the last error as its cause.
 */
export const waitFor = async <T>(
  condition: () => T | Promise<T>,
  { description, timeoutMs = 10_000, intervalMs = 25 }: WaitOptions,
): Promise<Truthy<T>> => {
  const limitMs = Math.max(timeoutMs, Number(process.env[LEAST_WAIT_VARIABLE] ?? 0));
  // Not the time of day, which may be set while we wait.
  const deadline = performance.now() + limitMs;
  let last: unknown;
  for (;;) {
    try {
      last = await condition();
      if (last) return last as Truthy<T>;
    } catch (error) {
      last = error;
    }
    if (performance.now() >= deadline) break;
    await new Promise((resolve) => setTimeout(resolve, intervalMs));
  }
  throw new Error(
    `waited ${limitMs} ms in vain for ${description} (${describeLast(last)})`,
    last instanceof Error ? { cause: last } : undefined,
  );
};
