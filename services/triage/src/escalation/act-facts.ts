import type { KhdType, Severity } from '@amends/contracts/vocabulary';
import { uuidv8FromHash } from '@amends/service-kit/ids';
import type { Pool } from 'pg';
import type { StepFacts } from '../domain/escalation/decide.ts';
import type { Run } from '../domain/escalation/run.ts';

const PLACE = `select store_id as "storeId", khd_type as "khdType", severity,
    to_char(reported_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "reportedAt"
  from triage_case where case_id = $1`;

// The count stops above the threshold: the step asks no more than that.
const RECENT = `select count(*)::int as cases from (
    select from triage_case where store_id = $1 and state not in ('withdrawn', 'duplicate')
      and reported_at > $2::timestamptz - make_interval(mins => $3) and reported_at <= $2
    limit $4) recent`;

interface Place {
  readonly storeId: string | null;
  readonly khdType: KhdType | null;
  readonly severity: Severity;
  readonly reportedAt: string;
}

/** What steps that do more than tell need to know of the case's store (ESC-02). */
export const actFacts = async (
  pool: Pool,
  caseId: string,
  run: Run,
  now: string,
): Promise<Pick<StepFacts, 'recentCases' | 'incident'>> => {
  const { act } = run.ladder.steps[run.step]!;
  if (act?.kind !== 'threshold' && act?.kind !== 'declare_incident') return {};
  const { rows } = await pool.query<Place>(PLACE, [caseId]);
  const place = rows[0];
  if (place === undefined || place.storeId === null) return {};
  const { storeId, khdType, severity, reportedAt } = place;
  if (act.kind === 'threshold') {
    const values = [storeId, now, act.withinMinutes, act.overCases + 1];
    const counted = await pool.query<{ cases: number }>(RECENT, values);
    return { recentCases: counted.rows[0]!.cases };
  }
  if (khdType === null) return {};
  const incidentId = uuidv8FromHash('incident', 'step', storeId, khdType, now.slice(0, 10));
  return {
    incident: { incidentId, storeId, complaintCode: khdType, startedAt: reportedAt, severity },
  };
};
