/** Entries that one event carries: well below the size of a record of the log. */
const ENTRIES_MAX = 500;

/** A list in pieces that fit an event each; none for an empty list. */
export const inChunks = <Entry>(entries: readonly Entry[]): Entry[][] =>
  Array.from({ length: Math.ceil(entries.length / ENTRIES_MAX) }, (_, at) =>
    entries.slice(at * ENTRIES_MAX, (at + 1) * ENTRIES_MAX),
  );
