import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
import type { WebhookEndpoint } from './notice-channels.ts';

/** What an endpoint that consented lets pass now. */
export type Passage =
  | { readonly pass: 'open' }
  | { readonly pass: 'unasked' }
  | { readonly pass: 'full'; readonly retryAfterSeconds: number };

/** Whose address, and who sends: consent to one is none to another. */
const termsOf = ({ url }: WebhookEndpoint, origin: string): string =>
  createHash('sha256').update(`${origin} ${url}`).digest('base64url');

// One statement counts and tells: processes beside each other keep the one rate.
const TAKE = `
  update webhook_consent set
    counted_from = case when counted_from <= $3::timestamptz - interval '1 minute'
                   then $3 else counted_from end,
    sent = case when counted_from <= $3::timestamptz - interval '1 minute'
           then 1 else sent + 1 end
  where endpoint_id = $1 and terms = $2 and granted_at > $3::timestamptz - interval '1 day'
  returning rate_per_minute as rate, sent,
    ceil(extract(epoch from counted_from + interval '1 minute' - $3::timestamptz))::int as left`;

const KEEP = `
  insert into webhook_consent (endpoint_id, terms, rate_per_minute, granted_at, counted_from, sent)
  values ($1, $2, $3, $4, $4, 0)
  on conflict (endpoint_id) do update set
    terms = excluded.terms, rate_per_minute = excluded.rate_per_minute,
    granted_at = excluded.granted_at`;

/** Consents of endpoints: asked once a day, so that one that is taken back is noticed. */
export const consentTable = (pool: Pool) => ({
  /** Counts one more request, where the endpoint's rate lets it pass. */
  take: async (endpoint: WebhookEndpoint, origin: string, now: string): Promise<Passage> => {
    type Row = { readonly rate: number | null; readonly sent: number; readonly left: number };
    const values = [endpoint.endpointId, termsOf(endpoint, origin), now];
    const row = (await pool.query<Row>(TAKE, values)).rows[0];
    if (row === undefined) return { pass: 'unasked' };
    if (row.rate === null || row.sent <= row.rate) return { pass: 'open' };
    return { pass: 'full', retryAfterSeconds: Math.max(1, row.left) };
  },
  keep: async (
    endpoint: WebhookEndpoint,
    origin: string,
    granted: { readonly ratePerMinute: number | null; readonly now: string },
  ): Promise<void> => {
    const { ratePerMinute, now } = granted;
    const terms = termsOf(endpoint, origin);
    await pool.query(KEEP, [endpoint.endpointId, terms, ratePerMinute, now]);
  },
});

export type ConsentTable = ReturnType<typeof consentTable>;
