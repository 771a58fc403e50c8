/** SQL of an instant of the row `f` in milliseconds, null where there is none. */
export const msOf = (column: string): string => `(extract(epoch from f.${column}) * 1000)::bigint`;

/** Whether something that msOf read had happened by then. */
export const isPast = (at: unknown, asOfMs: number): boolean =>
  at !== null && (at as number) <= asOfMs;
