import { jsonValue } from '@amends/projections/row-answer';
import type { ProjectionRead } from '@amends/projections/types';
import { decodeCursor, encodeCursor } from '@amends/service-kit/cursor';
import { Problem } from '@amends/service-kit/problem-error';
import { z } from 'zod';

/** One event of a case as it is answered. `data` holds codes and ids, never a text. */
export const timelineEntry = z.object({
  eventId: z.string(),
  type: z.string(),
  service: z.string(),
  happenedAt: z.string(),
  recordedAt: z.string(),
  actor: z.string(),
  sequence: z.int(),
  data: z.record(z.string(), jsonValue),
});
export type TimelineEntry = z.infer<typeof timelineEntry>;

export interface TimelinePage {
  readonly entries: readonly TimelineEntry[];
  /** Null at the end; a case that goes on has a new end later. */
  readonly nextCursor: string | null;
}

const OFFSET_MAX = 2n ** 63n - 1n;

const cursorKeys = z.strictObject({
  caseId: z.string(),
  after: z.string().regex(/^\d{1,19}$/),
});

/** @throws Problem malformed_cursor, also for a cursor of another case */
const placeOf = (cursor: string | undefined, caseId: string): string => {
  if (cursor === undefined) return '-1';
  const keys = decodeCursor(cursor, cursorKeys);
  if (keys.caseId !== caseId || BigInt(keys.after) > OFFSET_MAX)
    throw new Problem('malformed_cursor');
  return keys.after;
};

/** SQL: an instant as a text, in UTC. */
export const utc = (column: string): string =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

interface EventRow extends TimelineEntry {
  readonly logOffset: string;
}

/**
 * A page of the events of a case in the order in which they came to the log. The caller has read
 * the row of the case before, which is what limits callers to their stores.
 * @throws Problem malformed_cursor
 */
export const readTimeline = async (
  { client, schema }: Pick<ProjectionRead, 'client' | 'schema'>,
  caseId: string,
  { limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined },
): Promise<TimelinePage> => {
  const { rows } = await client.query<EventRow>(
    `select log_offset::text as "logOffset", event_id as "eventId", type, service,
       ${utc('happened_at')} as "happenedAt", ${utc('recorded_at')} as "recordedAt",
       actor, sequence, data
     from ${schema}.case_event
     where case_id = $1::uuid and log_offset > $2::bigint
     order by log_offset limit $3::int`,
    [caseId, placeOf(cursor, caseId), limit + 1],
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    entries: page.map(({ logOffset: _offset, ...entry }) => entry),
    nextCursor:
      rows.length > limit && last !== undefined
        ? encodeCursor({ caseId, after: last.logOffset })
        : null,
  };
};
