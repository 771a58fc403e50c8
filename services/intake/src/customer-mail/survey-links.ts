import type {
  CaseReopened,
  FollowUpAnswered,
  FollowUpLapsed,
  FollowUpRequested,
  FollowUpSuppressed,
} from '@amends/contracts/follow-up';
import type {
  ControlAnswered,
  ControlCustomerSampled,
  ControlEnded,
} from '@amends/contracts/follow-up-control';
import type { CustomerMessageChannel } from '@amends/contracts/intake-customer-messages';
import type { LoggedEvent } from '@amends/event-log/logged-event';
import { secretCodeKey, secretCodeOf } from '@amends/service-kit/secret-code';
import type { ClientBase, Pool } from 'pg';
import type { FieldCipher } from '../personal-data/field-cipher.ts';

/** Events that begin or end the time in which a link opens anything. */
export const LINK_TYPES = [
  'FollowUpRequested',
  'FollowUpAnswered',
  'FollowUpLapsed',
  'FollowUpSuppressed',
  'CaseReopened',
  'ControlCustomerSampled',
  'ControlAnswered',
  'ControlEnded',
] as const;

interface LinkChange {
  readonly request_id?: string;
  /** Of a control, who has no case, the question itself. */
  readonly case_id: string;
  readonly customer_id?: string;
  readonly answer_by?: string;
  readonly channel?: string;
  readonly closes_at?: string;
}

const ofControl = (
  { type, data }: LoggedEvent,
  sent: ReadonlySet<string>,
): LinkChange | undefined => {
  const { controlId } = data as ControlEnded;
  const about = { request_id: controlId, case_id: controlId };
  if (type === 'ControlAnswered') {
    return { ...about, closes_at: (data as ControlAnswered).answeredAt };
  }
  if (type === 'ControlEnded') return { ...about, closes_at: (data as ControlEnded).endedAt };
  const { customerId, channel, answerBy } = data as ControlCustomerSampled;
  if (channel === undefined || !sent.has(channel)) return undefined;
  return { ...about, customer_id: customerId, answer_by: answerBy, channel };
};

const changeOf = (event: LoggedEvent, sent: ReadonlySet<string>): LinkChange | undefined => {
  const { type, data } = event;
  switch (type) {
    case 'FollowUpRequested': {
      const { requestId, caseId, answerBy, channel } = data as FollowUpRequested;
      if (channel === undefined || !sent.has(channel) || answerBy === undefined) return undefined;
      return { request_id: requestId, case_id: caseId, answer_by: answerBy, channel };
    }
    case 'FollowUpAnswered': {
      const { requestId, caseId, answeredAt, editableUntil } = data as FollowUpAnswered;
      return { request_id: requestId, case_id: caseId, closes_at: editableUntil ?? answeredAt };
    }
    case 'FollowUpLapsed': {
      const { requestId, caseId, lapsedAt } = data as FollowUpLapsed;
      return { request_id: requestId, case_id: caseId, closes_at: lapsedAt };
    }
    case 'FollowUpSuppressed': {
      const { caseId, requestId, suppressedAt } = data as FollowUpSuppressed;
      return requestId === undefined ? { case_id: caseId, closes_at: suppressedAt } : undefined;
    }
    case 'CaseReopened': {
      const { caseId, reopenedAt } = data as CaseReopened;
      return { case_id: caseId, closes_at: reopenedAt };
    }
    case 'ControlCustomerSampled':
    case 'ControlAnswered':
    case 'ControlEnded':
      return ofControl(event, sent);
    default:
      return undefined;
  }
};

const OPEN = `
  insert into survey_link (request_id, case_id, customer_id, answer_by, channel)
  select distinct on (request_id) request_id, case_id, customer_id, answer_by, channel
  from jsonb_to_recordset($1::jsonb)
    as r(request_id uuid, case_id uuid, customer_id uuid, answer_by timestamptz, channel text)
  on conflict (request_id) do nothing`;

// The first end counts: who said in time that it was not made good may still change the words,
// although their answer reopened the case.
const CLOSE = `
  update survey_link l set closes_at = r.closes_at
  from (select distinct on (case_id, request_id) case_id, request_id, closes_at
    from rows from (jsonb_to_recordset($1::jsonb)
      as (request_id uuid, case_id uuid, closes_at timestamptz)) with ordinality
      as each(request_id, case_id, closes_at, place)
    order by case_id, request_id nulls last, place) r
  where l.case_id = r.case_id and l.closes_at is null
    and (r.request_id is null or l.request_id = r.request_id)`;

/** Keeps what the batch says of links and letters of the ways given, in its transaction. */
export const keepLinks = async (
  client: ClientBase,
  events: readonly LoggedEvent[],
  sent: ReadonlySet<string>,
): Promise<void> => {
  const changes = events
    .map((event) => changeOf(event, sent))
    .filter((change) => change !== undefined);
  const opening = changes.filter(({ answer_by }) => answer_by !== undefined);
  if (opening.length > 0) await client.query(OPEN, [JSON.stringify(opening)]);
  const ofRequests = changes.filter((one) => one.closes_at !== undefined && one.request_id);
  if (ofRequests.length > 0) await client.query(CLOSE, [JSON.stringify(ofRequests)]);
  const ofCases = changes.filter((one) => one.closes_at !== undefined && !one.request_id);
  if (ofCases.length > 0) await client.query(CLOSE, [JSON.stringify(ofCases)]);
};

const hmacOf = (cipher: FieldCipher, code: string): Buffer =>
  cipher.blindIndex('survey link', secretCodeKey(code));

const codeOf = (cipher: FieldCipher, requestId: string): string =>
  secretCodeOf(cipher.claimSecret(`survey link ${requestId}`));

export interface OpenLink {
  readonly code: string;
  readonly answerBy: string;
}

/**
 * The code of a question that waits for an answer; none of one that is answered, although its
 * answer may still be changed: a reminder that waited for the morning would ask once more. Made
 * from its id, so that a reminder and a second attempt bring the same one. Kept as HMAC only.
 */
export const linkFor = async (
  pool: Pool,
  cipher: FieldCipher,
  requestId: string,
  now: string,
): Promise<OpenLink | undefined> => {
  const code = codeOf(cipher, requestId);
  const { rows } = await pool.query(
    `update survey_link set code_hmac = $2
     where request_id = $1 and answer_by > $3 and closes_at is null
     returning answer_by`,
    [requestId, hmacOf(cipher, code), now],
  );
  const found = rows[0];
  return found === undefined ? undefined : { code, answerBy: found.answer_by.toISOString() };
};

export interface FoundLink {
  readonly requestId: string;
  /** The way it was sent: what the customer declines with it. */
  readonly channel: CustomerMessageChannel;
  readonly caseId: string;
  readonly answerBy: string;
  readonly isOver: boolean;
  /** A question of the control group; its case is itself. */
  readonly isControl: boolean;
}

/** What a code opens; undefined for a wrong one. */
export const findLink = async (
  pool: Pool,
  cipher: FieldCipher,
  code: string,
  now: string,
): Promise<FoundLink | undefined> => {
  const { rows } = await pool.query(
    `select request_id, case_id, answer_by, channel, customer_id is not null as is_control,
       coalesce(closes_at <= $2, answer_by < $2) as is_over
     from survey_link where code_hmac = $1`,
    [hmacOf(cipher, code), now],
  );
  const row = rows[0];
  if (row === undefined) return undefined;
  return {
    ...{ requestId: row.request_id, caseId: row.case_id, isOver: row.is_over },
    isControl: row.is_control,
    ...{ answerBy: row.answer_by.toISOString(), channel: row.channel },
  };
};

/** A question that goes by letter, and has no code; undefined where the case has no such one. */
export const findLetter = async (
  pool: Pool,
  { caseId, requestId, now }: { readonly caseId: string; requestId: string; now: string },
): Promise<{ readonly answerBy: string; readonly isOver: boolean } | undefined> => {
  const { rows } = await pool.query(
    `select answer_by, coalesce(closes_at <= $3, answer_by < $3) as is_over
     from survey_link where request_id = $1 and case_id = $2 and channel = 'letter'`,
    [requestId, caseId, now],
  );
  const row = rows[0];
  return row && { answerBy: row.answer_by.toISOString(), isOver: row.is_over };
};

/** Until when the newest question of a case takes an answer; undefined where none was mailed. */
export const newestAnswerBy = async (pool: Pool, caseId: string): Promise<string | undefined> => {
  const { rows } = await pool.query<{ answer_by: Date }>(
    'select answer_by from survey_link where case_id = $1 order by answer_by desc limit 1',
    [caseId],
  );
  return rows[0]?.answer_by.toISOString();
};
