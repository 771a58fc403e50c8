import type { Pool } from 'pg';

export interface IncidentSummary {
  readonly incidentId: string;
  readonly storeId: string;
  readonly status: string;
  readonly origin: string;
  readonly complaintCode: string;
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly workstations: string[];
  readonly severity: string | null;
  readonly needsReview: boolean;
  readonly openedAt: string;
}

export interface IncidentFilter {
  /** Null: all of them. */
  readonly stores: readonly string[] | null;
  readonly statuses: readonly string[] | null;
  /** Older than this one. */
  readonly before: { readonly openedAt: string; readonly incidentId: string } | null;
  readonly limit: number;
}

const LIST = `
  select incident_id, store_id, status, origin, complaint_code, started_at, ended_at, workstations,
         severity, needs_review, opened_at
  from incident
  where ($1::text[] is null or store_id = any($1)) and ($2::text[] is null or status = any($2))
    and ($3::timestamptz is null or (opened_at, incident_id) < ($3, $4::uuid))
  order by opened_at desc, incident_id desc limit $5`;

/** Incidents, the latest first. */
export const listIncidents = async (
  pool: Pool,
  { stores, statuses, before, limit }: IncidentFilter,
): Promise<IncidentSummary[]> => {
  const values = [stores, statuses, before?.openedAt ?? null, before?.incidentId ?? null, limit];
  const { rows } = await pool.query(LIST, values);
  return rows.map((row) => ({
    incidentId: row.incident_id,
    storeId: row.store_id,
    status: row.status,
    origin: row.origin,
    complaintCode: row.complaint_code,
    startedAt: row.started_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
    workstations: row.workstations,
    severity: row.severity,
    needsReview: row.needs_review,
    openedAt: row.opened_at.toISOString(),
  }));
};

export const storesWithIncidents = async (pool: Pool): Promise<string[]> => {
  const { rows } = await pool.query('select distinct store_id from incident');
  return rows.map(({ store_id }) => store_id);
};
