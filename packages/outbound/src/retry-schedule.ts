/** Pauses before the second attempt and those after it (API-95); 75 h 35 min 5 s in all. */
const PAUSES_SECONDS = [5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400] as const;

/** How much longer a pause may be, so that what failed together does not come back together. */
const JITTER_SHARE = 0.1;

export const ATTEMPTS_MAX = PAUSES_SECONDS.length + 1;

/**
 * Milliseconds until the next attempt after `attempt` (from 1) failed; undefined: there is none.
 * A receiver that asks for longer by Retry-After gets it, up to the longest pause.
 */
export const pauseAfter = (
  attempt: number,
  jitter: number,
  retryAfterSeconds = 0,
): number | undefined => {
  const pause = PAUSES_SECONDS[attempt - 1];
  if (pause === undefined) return undefined;
  const asked = Math.min(retryAfterSeconds, PAUSES_SECONDS.at(-1)!);
  return Math.round(Math.max(pause * (1 + jitter * JITTER_SHARE), asked) * 1_000);
};
