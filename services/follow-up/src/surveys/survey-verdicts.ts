import type {
  ControlContactAllowed,
  ControlContactRefused,
} from '@amends/contracts/follow-up-control';
import type {
  SurveyContactAllowed,
  SurveyContactDeferred,
  SurveyContactRefused,
} from '@amends/contracts/follow-up-surveys';
import type { GateReason, Postponement } from '@amends/contracts/survey-vocabulary';
import type { CompanionRow, CompanionWriter, NewEvent } from '@amends/event-store/types';
import type { Pool } from 'pg';

/** What the gates said of a question: decided in the stream of the customer, read by its timer. */
export const VERDICT_WRITER = 'survey_verdict';

const rowOf = ({ type, data }: NewEvent): object | undefined => {
  switch (type) {
    case 'SurveyContactAllowed': {
      const { requestId, allowedAt } = data as SurveyContactAllowed;
      return { request_id: requestId, outcome: 'allowed', decided_at: allowedAt };
    }
    case 'SurveyContactRefused': {
      const { requestId, reason, refusedAt } = data as SurveyContactRefused;
      return { request_id: requestId, outcome: 'refused', reason, decided_at: refusedAt };
    }
    case 'SurveyContactDeferred': {
      const { requestId, reason, until, deferredAt } = data as SurveyContactDeferred;
      const why = { reason, until };
      return { request_id: requestId, outcome: 'deferred', ...why, decided_at: deferredAt };
    }
    case 'ControlContactAllowed': {
      const { controlId, allowedAt } = data as ControlContactAllowed;
      return { request_id: controlId, outcome: 'allowed', decided_at: allowedAt };
    }
    case 'ControlContactRefused': {
      const { controlId, reason, refusedAt } = data as ControlContactRefused;
      return { request_id: controlId, outcome: 'refused', reason, decided_at: refusedAt };
    }
    default:
      return undefined;
  }
};

export const verdictRowsFor = (events: readonly NewEvent[]): readonly CompanionRow[] =>
  events
    .map(rowOf)
    .filter((row) => row !== undefined)
    .map((row) => ({ writer: VERDICT_WRITER, row }));

export const writeVerdicts: CompanionWriter = async (client, rows) => {
  await client.query(
    `insert into survey_verdict (request_id, outcome, reason, until, decided_at)
     select distinct on (r.request_id) r.request_id, r.outcome, r.reason, r.until, r.decided_at
     from rows from (jsonb_to_recordset($1::jsonb) as (request_id uuid, outcome text, reason text,
         until timestamptz, decided_at timestamptz)) with ordinality
       as r(request_id, outcome, reason, until, decided_at, place)
     order by r.request_id, r.place desc
     on conflict (request_id) do update set outcome = excluded.outcome, reason = excluded.reason,
       until = excluded.until, decided_at = excluded.decided_at`,
    [JSON.stringify(rows)],
  );
};

export type StoredVerdict =
  | { readonly outcome: 'allowed' }
  | { readonly outcome: 'refused'; readonly reason: GateReason }
  | { readonly outcome: 'deferred'; readonly reason: Postponement; readonly until: string };

/** The last word of the gates on a question. */
export const readVerdict = async (
  pool: Pool,
  requestId: string,
): Promise<StoredVerdict | undefined> => {
  const { rows } = await pool.query(
    'select outcome, reason, until from survey_verdict where request_id = $1',
    [requestId],
  );
  const row = rows[0];
  if (row === undefined) return undefined;
  return { ...row, ...(row.until === null ? {} : { until: row.until.toISOString() }) };
};
