/**
 * Order of two RFC 3339 instants in UTC ("Z") without a clock. The Z is cut off first: as a
 * character it would sort after the point of a fraction, so that 10:00:00Z came after 10:00:00.5Z.
 */
export const isAfter = (one: string, other: string): boolean =>
  one.slice(0, -1) > other.slice(0, -1);

export const laterOf = (one: string, other: string): string => (isAfter(other, one) ? other : one);
