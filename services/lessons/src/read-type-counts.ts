import { isCounted } from '@amends/projections/case-dimensions';
import type { ProjectionRead } from '@amends/projections/types';
import { BASELINE_HOURS, type TypeCount } from './clusters.ts';
import { caseCauseTable } from './projections/case-cause.ts';

/** Of one cluster so many cases are named. */
const CASES_NAMED = 100;

/**
 * Live failures by store and type up to an instant. Cases of a known incident are left out: they
 * would propose it again.
 */
export const readTypeCounts = async (
  { client, schema }: Pick<ProjectionRead, 'client' | 'schema'>,
  { asOf, windowHours }: { readonly asOf: string; readonly windowHours: number },
): Promise<TypeCount[]> => {
  const { rows } = await client.query<TypeCount>(
    `select f.store_id as "storeId", f.complaint_code as "khdType",
       (count(*) filter (where f.reported_at > w.since))::int as cases,
       (count(*) filter (where f.reported_at <= w.since))::int as "casesBefore",
       to_char(min(f.reported_at) filter (where f.reported_at > w.since) at time zone 'UTC',
         'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "firstAt",
       to_json((array_agg(f.case_id order by f.reported_at, f.case_id)
         filter (where f.reported_at > w.since))[1:${CASES_NAMED}]) as "caseIds"
     from ${schema}.${caseCauseTable.name} f,
       (select $1::timestamptz as until, $1::timestamptz - make_interval(hours => $2) as since) w
     where ${isCounted('f')} and f.provenance = 'live' and f.incident_id is null
       and f.store_id is not null and f.complaint_code is not null
       and f.reported_at > w.since - interval '${BASELINE_HOURS} hours'
       and f.reported_at <= w.until
     group by 1, 2`,
    [asOf, windowHours],
  );
  return rows;
};
