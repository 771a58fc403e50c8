/**
 * Waits for all of several queries sent at once, then throws the first error: nobody may roll back
 * or give the connection away while others are still under way on it.
 */
export const allDone = async <Results extends readonly unknown[]>(
  queries: readonly [...{ [K in keyof Results]: Promise<Results[K]> }],
): Promise<Results> => {
  const settled = await Promise.allSettled(queries);
  for (const one of settled) if (one.status === 'rejected') throw one.reason;
  return settled.map((one) => (one as PromiseFulfilledResult<unknown>).value) as never;
};
