import type {
  FeedbackAcknowledged,
  FeedbackAnswered,
  FeedbackDeliveredToEmployee,
} from '@amends/contracts/follow-up-closing';
import type { CompanionRow, CompanionWriter, NewEvent } from '@amends/event-store/types';
import type { Pool } from 'pg';

export const DIGEST_WRITER = 'employee_digest';

const rowOf = (event: NewEvent): object | undefined => {
  switch (event.type) {
    case 'FeedbackDeliveredToEmployee': {
      const body = event.data as FeedbackDeliveredToEmployee;
      const { caseId: case_id, feedback, storeId, employeeId, deliveredAt } = body;
      const reader = { employee_id: employeeId, store_id: storeId };
      return { case_id, feedback, ...reader, delivered_at: deliveredAt, body };
    }
    case 'FeedbackAcknowledged': {
      const { caseId, feedback, acknowledgedAt } = event.data as FeedbackAcknowledged;
      return { case_id: caseId, feedback, acknowledged_at: acknowledgedAt };
    }
    case 'FeedbackAnswered': {
      const { caseId, feedback, answer, answeredAt } = event.data as FeedbackAnswered;
      return { case_id: caseId, feedback, acknowledged_at: answeredAt, answer };
    }
    default:
      return undefined;
  }
};

/** Rows of the digests that just-decided events cause. */
export const digestRowsFor = (events: readonly NewEvent[]): readonly CompanionRow[] =>
  events.flatMap((event) => {
    const row = rowOf(event);
    return row === undefined ? [] : [{ writer: DIGEST_WRITER, row }];
  });

// What is acknowledged or answered was delivered in an earlier transaction: one is changed by
// the event that comes after it, never in the same command.
export const writeDigests: CompanionWriter = async (client, rows) => {
  await client.query(
    `with told as (
      select * from jsonb_to_recordset($1::jsonb) as r(case_id uuid, feedback int,
        employee_id text, store_id text, delivered_at timestamptz, body jsonb,
        acknowledged_at timestamptz, answer text)),
    seen as (
      update employee_digest d set
        acknowledged_at = coalesce(d.acknowledged_at, t.acknowledged_at),
        answer = coalesce(t.answer, d.answer)
      from (
        select case_id, feedback, min(acknowledged_at) as acknowledged_at, max(answer) as answer
        from told where delivered_at is null group by case_id, feedback) t
      where d.case_id = t.case_id and d.feedback = t.feedback)
    insert into employee_digest (case_id, feedback, employee_id, store_id, delivered_at, body)
    select case_id, feedback, employee_id, store_id, delivered_at, body
    from told where delivered_at is not null
    on conflict (case_id, feedback) do nothing`,
    [JSON.stringify(rows)],
  );
};

export interface DigestEntry {
  readonly body: FeedbackDeliveredToEmployee;
  readonly deliveredAt: string;
  readonly acknowledgedAt: string | null;
  readonly answer: string | null;
}

export interface DigestPlace {
  readonly at: string;
  readonly caseId: string;
  readonly feedback: number;
}

const utc = (column: string): string =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

const LIST = `
  select body, ${utc('delivered_at')} as "deliveredAt", answer,
    ${utc('acknowledged_at')} as "acknowledgedAt"
  from employee_digest
  where employee_id is not distinct from $1 and ($2::text[] is null or store_id = any ($2))
    and ($3::timestamptz is null or (delivered_at, case_id, feedback) < ($3, $4::uuid, $5))
  order by delivered_at desc, case_id desc, feedback desc limit $6`;

export interface DigestFilter {
  /** Null: of nobody in particular. */
  readonly employeeId: string | null;
  /** Null: of all of them, and of none. */
  readonly stores: readonly string[] | null;
  readonly after: DigestPlace | undefined;
  readonly limit: number;
}

/** Entries of one digest, the latest first. */
export const listDigest = async (
  pool: Pool,
  { employeeId, stores, after, limit }: DigestFilter,
): Promise<DigestEntry[]> => {
  const place = [after?.at ?? null, after?.caseId ?? null, after?.feedback ?? null];
  return (await pool.query<DigestEntry>(LIST, [employeeId, stores, ...place, limit])).rows;
};

/** Before anything is shown: there is no look at what is kept of somebody without a trace. */
export const noteRead = async (
  pool: Pool,
  read: { readonly employeeId: string; readonly reader: string; readonly what: string },
  readAt: string,
): Promise<void> => {
  await pool.query(
    'insert into employee_read (employee_id, reader, what, read_at) values ($1, $2, $3, $4)',
    [read.employeeId, read.reader, read.what, readAt],
  );
};
