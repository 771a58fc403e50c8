import { isCounted } from '@amends/projections/case-dimensions';
import type { ProjectionRead } from '@amends/projections/types';
import { decodeCursor, encodeCursor } from '@amends/service-kit/cursor';
import { realInstant } from '@amends/service-kit/real-instant';
import { z } from 'zod';
import { utc } from '../case-timeline.ts';
import type { CaseHistory, HistoryEvent } from './case-history.ts';

/** The last case of the page before; reports to the microsecond, as the database keeps them. */
const cursorKeys = z.strictObject({ reportedAt: realInstant, caseId: z.uuid() });

interface CaseRow {
  readonly caseId: string;
  readonly reportedAt: string;
  readonly reportedExactly: string;
  readonly channel: string | null;
  readonly complaintCode: string | null;
}

interface Period {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

export interface HistoryPage {
  readonly histories: readonly CaseHistory[];
  /** Null at the end. */
  readonly nextCursor: string | null;
}

const readCases = async (
  { client, schema }: Pick<ProjectionRead, 'client' | 'schema'>,
  { from, to }: Period,
  { limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined },
): Promise<CaseRow[]> => {
  const after = cursor === undefined ? undefined : decodeCursor(cursor, cursorKeys);
  const { rows } = await client.query<CaseRow>(
    `select f.case_id as "caseId", ${utc('f.reported_at')} as "reportedAt",
       to_char(f.reported_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
         as "reportedExactly",
       f.channel, f.complaint_code as "complaintCode"
     from ${schema}.case_state f
     where ${isCounted('f')}
       and ($1::timestamptz is null or f.reported_at >= $1::timestamptz)
       and ($2::timestamptz is null or f.reported_at < $2::timestamptz)
       and ($3::timestamptz is null
         or (f.reported_at, f.case_id) > ($3::timestamptz, $4::uuid))
     order by f.reported_at, f.case_id limit $5::int`,
    [from ?? null, to ?? null, after?.reportedAt ?? null, after?.caseId ?? null, limit],
  );
  return rows;
};

type EventRow = HistoryEvent & { readonly caseId: string };

/** Of these cases, by when things happened; what happened at once stays as it came to the log. */
const readEvents = async (
  { client, schema }: Pick<ProjectionRead, 'client' | 'schema'>,
  caseIds: readonly string[],
): Promise<Map<string, HistoryEvent[]>> => {
  const { rows } = await client.query<EventRow>(
    `select case_id as "caseId", event_id as "eventId", type, service,
       ${utc('happened_at')} as "happenedAt", actor, data
     from ${schema}.case_event
     where case_id = any($1::uuid[])
     order by case_id, happened_at, log_offset`,
    [caseIds],
  );
  return Map.groupBy(rows, ({ caseId }) => caseId);
};

/**
 * A page of cases reported in a period, each with all of its events. A duplicate is no case of its
 * own (DUP-04). Events have no store: the rows of the cases, which have one, limit the caller.
 * @throws Problem malformed_cursor
 */
export const readHistories = async (
  read: Pick<ProjectionRead, 'client' | 'schema'>,
  period: Period,
  { limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined },
): Promise<HistoryPage> => {
  const rows = await readCases(read, period, { limit: limit + 1, cursor });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const eventsOf = await readEvents(
    read,
    page.map(({ caseId }) => caseId),
  );
  return {
    histories: page.map(({ caseId, reportedAt, channel, complaintCode }) => ({
      ...{ caseId, reportedAt, channel, complaintCode },
      events: eventsOf.get(caseId) ?? [],
    })),
    nextCursor:
      rows.length > limit && last !== undefined
        ? encodeCursor({ reportedAt: last.reportedExactly, caseId: last.caseId })
        : null,
  };
};
