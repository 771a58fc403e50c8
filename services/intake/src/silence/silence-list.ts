import type { ExitReason } from '@amends/contracts/intake-silence';
import type { Pool } from 'pg';

export const SILENCE_STATUSES = ['at_risk', 'lost'] as const;
export type SilenceStatus = (typeof SILENCE_STATUSES)[number];

/** A customer who stays away, and what is known of why. */
export interface SilentCustomer {
  readonly customerId: string;
  readonly storeId: string;
  readonly status: SilenceStatus;
  readonly lastPurchaseAt: string;
  readonly usualIntervalDays: number;
  readonly silentSince: string;
  readonly lostFrom: string;
  readonly detectedAt: string;
  /** The last failure the customer had before, of the stores asked for. */
  readonly lastFailure: {
    readonly caseId: string;
    readonly cause: string | null;
    readonly isResolved: boolean;
  } | null;
  readonly exitReasons: ExitReason[];
  readonly noContact: boolean;
  readonly winBackCase: { readonly caseId: string; readonly isOpen: boolean } | null;
}

export interface SilenceFilter {
  /** Null: all of them. */
  readonly stores: readonly string[] | null;
  readonly statuses: readonly string[] | null;
  readonly now: string;
  /** Noted before this one. */
  readonly before: { readonly detectedAt: string; readonly customerId: string } | null;
  readonly limit: number;
}

const LIST = `
  select s.*, case when s.lost_from <= $3 then 'lost' else 'at_risk' end as status,
         to_char(s.detected_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as noted_at,
         f.case_id, f.cause, coalesce(f.is_resolved, false) as is_resolved,
         coalesce(w.is_ended, false) as is_won_back_ended
  from customer_silence s
  left join lateral (
    select c.case_id, c.cause, c.is_resolved from case_fact c
    where c.customer_id = s.customer_id and c.case_id is distinct from s.win_back_case_id
      and c.reported_at <= s.detected_at and ($1::text[] is null or c.store_id = any ($1))
    order by c.reported_at desc, c.case_id desc limit 1) f on true
  left join case_fact w on w.case_id = s.win_back_case_id
  where s.returned_at is null and ($1::text[] is null or s.store_id = any ($1))
    and ($2::text[] is null
      or (case when s.lost_from <= $3 then 'lost' else 'at_risk' end) = any ($2))
    and ($4::timestamptz is null or (s.detected_at, s.customer_id) < ($4, $5::uuid))
  order by s.detected_at desc, s.customer_id desc limit $6`;

/** Customers at risk and lost, the latest noted first. */
export const listSilences = async (
  pool: Pool,
  { stores, statuses, now, before, limit }: SilenceFilter,
): Promise<SilentCustomer[]> => {
  const place = [before?.detectedAt ?? null, before?.customerId ?? null];
  const { rows } = await pool.query(LIST, [stores, statuses, now, ...place, limit]);
  return rows.map((row) => ({
    customerId: row.customer_id,
    storeId: row.store_id,
    status: row.status,
    lastPurchaseAt: row.last_purchase_at.toISOString(),
    usualIntervalDays: row.usual_days,
    silentSince: row.silent_since.toISOString(),
    lostFrom: row.lost_from.toISOString(),
    detectedAt: row.noted_at,
    lastFailure:
      row.case_id === null
        ? null
        : { caseId: row.case_id, cause: row.cause, isResolved: row.is_resolved },
    exitReasons: row.exit_reasons,
    noContact: row.no_contact,
    winBackCase:
      row.win_back_case_id === null
        ? null
        : { caseId: row.win_back_case_id, isOpen: !row.is_won_back_ended },
  }));
};

export const storesWithSilences = async (pool: Pool): Promise<string[]> => {
  const text = 'select distinct store_id from customer_silence where returned_at is null';
  return (await pool.query(text)).rows.map(({ store_id }) => store_id);
};

/** Cases of a customer that are over; one not heard of yet is not. */
export const endedCasesOf = async (
  pool: Pool,
  customerId: string,
): Promise<ReadonlySet<string>> => {
  const text = 'select case_id from case_fact where customer_id = $1 and is_ended';
  const { rows } = await pool.query(text, [customerId]);
  return new Set(rows.map(({ case_id }) => case_id));
};
