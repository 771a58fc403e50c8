import type { WordOfMouthObserved } from '@amends/contracts/intake-observations';
import type { CompanionRow, CompanionWriter, NewEvent } from '@amends/event-store/types';
import type { Pool } from 'pg';

const OBSERVED = 'word_of_mouth';

/** Rows of the reputation log that observations cause. */
export const reputationCompanions = (events: readonly NewEvent[]): CompanionRow[] =>
  events.flatMap(({ type, data }) => {
    if (type !== 'WordOfMouthObserved') return [];
    const { observationId, storeId, observedAt } = data as WordOfMouthObserved;
    return [
      {
        writer: OBSERVED,
        row: {
          observation_id: observationId,
          store_id: storeId,
          observed_at: observedAt,
          body: data,
        },
      },
    ];
  });

export const reputationWriters: Readonly<Record<string, CompanionWriter>> = {
  [OBSERVED]: async (client, rows) => {
    await client.query(
      `insert into word_of_mouth (observation_id, store_id, observed_at, body)
       select observation_id, store_id, observed_at, body from jsonb_to_recordset($1::jsonb)
         as r(observation_id uuid, store_id text, observed_at timestamptz, body jsonb)
       on conflict (observation_id) do nothing`,
      [JSON.stringify(rows)],
    );
  },
};

export interface ReputationFilter {
  /** Null: all of them, and what is of no store. */
  readonly stores: readonly string[] | null;
  readonly valences: readonly string[] | null;
  readonly channels: readonly string[] | null;
  readonly before: { readonly observedAt: string; readonly observationId: string } | null;
  readonly limit: number;
}

const LIST = `
  select body, observed_at from word_of_mouth
  where ($1::text[] is null or store_id = any ($1))
    and ($2::text[] is null or body->>'valence' = any ($2))
    and ($3::text[] is null or body->>'channel' = any ($3))
    and ($4::timestamptz is null or (observed_at, observation_id) < ($4, $5::uuid))
  order by observed_at desc, observation_id desc limit $6`;

/** Entries of the reputation log, the latest first. */
export const listReputation = async (
  pool: Pool,
  { stores, valences, channels, before, limit }: ReputationFilter,
): Promise<WordOfMouthObserved[]> => {
  const place = [before?.observedAt ?? null, before?.observationId ?? null];
  const values = [stores, valences, channels, ...place, limit];
  const { rows } = await pool.query<{ body: WordOfMouthObserved }>(LIST, values);
  return rows.map(({ body }) => body);
};
