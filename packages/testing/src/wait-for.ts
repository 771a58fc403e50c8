/** What is left of a type once the answers that mean "not yet" are taken away. */
export type Truthy<T> = Exclude<T, null | undefined | false | 0 | ''>;

export interface WaitOptions {
  /** What is awaited, as it shall read in the error: 'the relay to publish event 3'. */
  readonly description: string;
  /** Milliseconds until the wait fails; 10,000 unless told. */
  readonly timeoutMs?: number;
  /** Milliseconds between two looks; 25 unless told. */
  readonly intervalMs?: number;
}

const describeLast = (last: unknown): string => {
  if (last instanceof Error) return `last error: ${last.message}`;
  return `last value: ${JSON.stringify(last) ?? String(last)}`;
};

/**
 * Polls until the condition gives something truthy, and returns that. A condition that throws
 * counts as "not yet", because the things waited for are often servers on their way up.
 * @throws Error naming the description, with the last error as its cause.
 */
export const waitFor = async <T>(
  condition: () => T | Promise<T>,
  { description, timeoutMs = 10_000, intervalMs = 25 }: WaitOptions,
): Promise<Truthy<T>> => {
  const deadline = Date.now() + timeoutMs;
  let last: unknown;
  for (;;) {
    try {
      last = await condition();
      if (last) return last as Truthy<T>;
    } catch (error) {
      last = error;
    }
    if (Date.now() >= deadline) break;
    await new Promise((resolve) => setTimeout(resolve, intervalMs));
  }
  throw new Error(
    `waited ${timeoutMs} ms in vain for ${description} (${describeLast(last)})`,
    last instanceof Error ? { cause: last } : undefined,
  );
};
