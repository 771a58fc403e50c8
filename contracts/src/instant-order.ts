/*
 * Order of two RFC 3339 instants in UTC ("Z") without a clock. The Z is cut off first: as a
 * character it would sort after the point of a fraction, so that 10:00:00Z came after 10:00:00.5Z.
 * A fraction of zeros is cut off as well: 10:00:00.000Z is no later than 10:00:00Z.
 */
const comparable = (instant: string): string =>
  instant.slice(0, -1).replace(/\.?0*$/, (end) => (instant.includes('.') ? '' : end));

/** Whether `one` lies after `other`; both as `instant` of primitives.ts. */
export const isAfter = (one: string, other: string): boolean => comparable(one) > comparable(other);

/** The later of two instants; the first where they are the same. */
export const laterOf = (one: string, other: string): string => (isAfter(other, one) ? other : one);

/** The instant so many milliseconds later, or earlier for a negative number. */
export const plusMillis = (instant: string, millis: number): string =>
  new Date(Date.parse(instant) + millis).toISOString();
