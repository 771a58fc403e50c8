import { laterOf } from '@amends/contracts/instant-order';
import type { LoggedEvent } from '@amends/event-log/logged-event';

/** When a batch was written down: the log's own time, so that a replay reads the same. */
export const recordedUntil = (events: readonly LoggedEvent[]): string =>
  events.reduce(
    (latest, { recordedTime }) => laterOf(latest, recordedTime),
    '2000-01-01T00:00:00Z',
  );

/** The event that what a batch tells of a store is put down to; the last one of all without any. */
export const lastOfStore = (
  events: readonly LoggedEvent[],
  storeId: string | undefined,
): LoggedEvent | undefined =>
  events.findLast(({ data }) => (data as { readonly storeId?: string }).storeId === storeId) ??
  events.at(-1);
