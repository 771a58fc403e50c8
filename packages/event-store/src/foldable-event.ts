import type { NewEvent, StoredEvent } from './types.ts';

/**
 * A stored event as a decider sees it: the same three fields a new one has, so that `evolve` cannot
 * tell whether a fact was read or just decided.
 */
export const foldable = <Event extends NewEvent>(stored: StoredEvent): Event =>
  ({ type: stored.type, data: stored.data, time: stored.meta.time }) as unknown as Event;
