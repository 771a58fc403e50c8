/** Each of several callers goes on until the time is over; gives how many a second were done. */
export const perSecond = async (
  seconds: number,
  callers: number,
  once: (caller: number) => Promise<number>,
): Promise<number> => {
  let done = 0;
  const started = performance.now();
  const caller = async (_: unknown, number: number): Promise<void> => {
    while (performance.now() - started < seconds * 1000) {
      // Not in one statement: it would add to what `done` was before the wait, and the callers
      // would overwrite each other's counts.
      const more = await once(number);
      done += more;
    }
  };
  await Promise.all(Array.from({ length: callers }, caller));
  return (done * 1000) / (performance.now() - started);
};
