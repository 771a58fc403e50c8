import type {
  PeriodicReviewRecorded,
  PulseAnswered,
  PulseRoundOpened,
} from '@amends/contracts/follow-up-culture';
import type { CompanionRow, CompanionWriter, NewEvent } from '@amends/event-store/types';
import { uuidv7 } from '@amends/service-kit/ids';
import type { Pool } from 'pg';

const REVIEWS = 'periodic_review';
const ROUNDS = 'pulse_round';
const ANSWERS = 'pulse_answer';

const rowOf = ({ type, data }: NewEvent): CompanionRow | undefined => {
  switch (type) {
    case 'PeriodicReviewRecorded': {
      const body = data as PeriodicReviewRecorded;
      const { reviewId, storeId, until } = body;
      return { writer: REVIEWS, row: { review_id: reviewId, store_id: storeId, until, body } };
    }
    case 'PulseRoundOpened': {
      const { roundId, until } = data as PulseRoundOpened;
      return { writer: ROUNDS, row: { round_id: roundId, until } };
    }
    case 'PulseAnswered': {
      const { roundId, storeId, sharedThinking, sharedActing, backedUp } = data as PulseAnswered;
      const where = { answer_id: uuidv7(), round_id: roundId, store_id: storeId };
      const items = { shared_thinking: sharedThinking, shared_acting: sharedActing };
      return { writer: ANSWERS, row: { ...where, ...items, backed_up: backedUp } };
    }
    default:
      return undefined;
  }
};

/** Rows of reviews and of the pulse that just-decided events cause. */
export const cultureRowsFor = (events: readonly NewEvent[]): readonly CompanionRow[] =>
  events.flatMap((event) => rowOf(event) ?? []);

export const cultureWriters: Readonly<Record<string, CompanionWriter>> = {
  [REVIEWS]: async (client, rows) => {
    await client.query(
      `insert into periodic_review (review_id, store_id, until, body)
       select review_id, store_id, until, body from jsonb_to_recordset($1::jsonb)
         as r(review_id uuid, store_id text, until timestamptz, body jsonb)
       on conflict (review_id) do nothing`,
      [JSON.stringify(rows)],
    );
  },
  [ROUNDS]: async (client, rows) => {
    await client.query(
      `insert into pulse_round (round_id, until)
       select round_id, until from jsonb_to_recordset($1::jsonb)
         as r(round_id uuid, until timestamptz)
       on conflict (round_id) do nothing`,
      [JSON.stringify(rows)],
    );
  },
  [ANSWERS]: async (client, rows) => {
    await client.query(
      `insert into pulse_answer
         (answer_id, round_id, store_id, shared_thinking, shared_acting, backed_up)
       select answer_id, round_id, store_id, shared_thinking, shared_acting, backed_up
       from jsonb_to_recordset($1::jsonb) as r(answer_id uuid, round_id uuid, store_id text,
         shared_thinking int, shared_acting int, backed_up int)`,
      [JSON.stringify(rows)],
    );
  },
};

export interface ReviewPlace {
  readonly until: string;
  readonly id: string;
}

const LIST = `
  select body, to_char(until at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as until
  from periodic_review
  where ($1::text[] is null or store_id = any ($1))
    and ($2::timestamptz is null or (until, review_id) < ($2, $3::uuid))
  order by until desc, review_id desc limit $4`;

/** Reviews of the stores, null: of all and of none; the latest first. */
export const listReviews = async (
  pool: Pool,
  stores: readonly string[] | null,
  after: ReviewPlace | undefined,
  limit: number,
): Promise<{ readonly body: PeriodicReviewRecorded; readonly until: string }[]> => {
  const values = [stores, after?.until ?? null, after?.id ?? null, limit];
  type Row = { readonly body: PeriodicReviewRecorded; readonly until: string };
  return (await pool.query<Row>(LIST, values)).rows;
};

/** Until when the round is open; undefined for none. */
export const pulseRoundUntil = async (pool: Pool, roundId: string): Promise<Date | undefined> => {
  const sql = 'select until from pulse_round where round_id = $1';
  return (await pool.query<{ until: Date }>(sql, [roundId])).rows[0]?.until;
};

export interface PulsePart {
  readonly roundId: string;
  readonly participant: string;
  /** Of the request that took part, so that it may come again; not that of the answer. */
  readonly commandId: string;
}

/** By which request somebody took part; undefined where they did not. */
export const partOf = async (
  pool: Pool,
  roundId: string,
  participant: string,
): Promise<string | undefined> => {
  const { rows } = await pool.query<{ command_id: string }>(
    'select command_id from pulse_participation where round_id = $1 and participant = $2',
    [roundId, participant],
  );
  return rows[0]?.command_id;
};

/** False where they took part meanwhile. */
export const takePart = async (pool: Pool, part: PulsePart): Promise<boolean> => {
  const { rowCount } = await pool.query(
    `insert into pulse_participation (round_id, participant, command_id) values ($1, $2, $3)
     on conflict do nothing`,
    [part.roundId, part.participant, part.commandId],
  );
  return rowCount === 1;
};

/** Who took part and whose answer could not be kept has not. */
export const giveUpPart = async (
  pool: Pool,
  { roundId, participant }: PulsePart,
): Promise<void> => {
  const sql = 'delete from pulse_participation where round_id = $1 and participant = $2';
  await pool.query(sql, [roundId, participant]);
};

export interface PulseCell {
  readonly storeId: string;
  readonly sharedThinking: readonly number[];
  readonly sharedActing: readonly number[];
  readonly backedUp: readonly number[];
}

export const readPulse = async (pool: Pool, roundId: string): Promise<PulseCell[]> => {
  const { rows } = await pool.query<PulseCell>(
    `select store_id as "storeId", array_agg(shared_thinking) as "sharedThinking",
       array_agg(shared_acting) as "sharedActing", array_agg(backed_up) as "backedUp"
     from pulse_answer where round_id = $1 group by store_id order by store_id`,
    [roundId],
  );
  return rows;
};
