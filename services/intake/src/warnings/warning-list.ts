import type { Pool } from 'pg';

export interface WarningSummary {
  readonly warningId: string;
  readonly storeId: string | null;
  readonly cause: string;
  readonly rule: string;
  readonly workstation: string | null;
  readonly from: string;
  readonly until: string;
  readonly observed: number;
  readonly opportunities: number | null;
  readonly expectedThousandths: number | null;
  readonly aboutId: string | null;
  readonly rulesVersion: number;
  readonly raisedAt: string;
  readonly finding: string | null;
  readonly acknowledgedAt: string | null;
}

const COLUMNS = `
  warning_id, store_id, cause, rule, workstation, period_from, period_until, observed,
  opportunities, expected_thousandths::float8, about_id, rules_version, raised_at, finding,
  acknowledged_at`;

// biome-ignore lint/suspicious/noExplicitAny: a row as the table has it
const summaryOf = (row: any): WarningSummary => ({
  warningId: row.warning_id,
  storeId: row.store_id,
  cause: row.cause,
  rule: row.rule,
  workstation: row.workstation,
  from: row.period_from.toISOString(),
  until: row.period_until.toISOString(),
  observed: row.observed,
  opportunities: row.opportunities,
  expectedThousandths: row.expected_thousandths,
  aboutId: row.about_id,
  rulesVersion: row.rules_version,
  raisedAt: row.raised_at.toISOString(),
  finding: row.finding,
  acknowledgedAt: row.acknowledged_at?.toISOString() ?? null,
});

export interface WarningFilter {
  /** Null: all of them, and those of no store. */
  readonly stores: readonly string[] | null;
  readonly causes: readonly string[] | null;
  /** Null: whether looked at or not. */
  readonly isOpen: boolean | null;
  /** Older than this one. */
  readonly before: { readonly raisedAt: string; readonly warningId: string } | null;
  readonly limit: number;
}

const LIST = `
  select ${COLUMNS} from early_warning
  where ($1::text[] is null or store_id = any($1)) and ($2::text[] is null or cause = any($2))
    and ($3::boolean is null or (acknowledged_at is null) = $3)
    and ($4::timestamptz is null or (raised_at, warning_id) < ($4, $5::uuid))
  order by raised_at desc, warning_id desc limit $6`;

/** Warnings, the latest first. */
export const listWarnings = async (
  pool: Pool,
  { stores, causes, isOpen, before, limit }: WarningFilter,
): Promise<WarningSummary[]> => {
  const place = [before?.raisedAt ?? null, before?.warningId ?? null];
  const { rows } = await pool.query(LIST, [stores, causes, isOpen, ...place, limit]);
  return rows.map(summaryOf);
};

export const findWarning = async (
  pool: Pool,
  warningId: string,
): Promise<WarningSummary | undefined> => {
  const sql = `select ${COLUMNS} from early_warning where warning_id = $1`;
  const { rows } = await pool.query(sql, [warningId]);
  return rows.map(summaryOf)[0];
};

export const storesWithWarnings = async (pool: Pool): Promise<string[]> => {
  const sql = 'select distinct store_id from early_warning where store_id is not null';
  return (await pool.query(sql)).rows.map(({ store_id }) => store_id);
};
