import type { IncidentLinkedToCase } from '@amends/contracts/intake-incidents';
import type { CompanionRow, CompanionWriter, NewEvent } from '@amends/event-store/types';
import type { IncidentEvent } from '../domain/incident.ts';

/** What one event changes in the row of its incident; what is left out stays as it is. */
interface IncidentRow {
  readonly incident_id: string;
  readonly store_id: string;
  readonly status?: string;
  readonly origin?: string;
  readonly complaint_code?: string;
  readonly started_at?: string;
  /** Null: it runs again. */
  readonly ended_at?: string | null;
  readonly workstations?: readonly string[];
  readonly severity?: string | undefined;
  readonly needs_review?: boolean;
  readonly opened_at?: string;
}

interface Scoped {
  readonly complaintCode: string;
  readonly startedAt: string;
  readonly endedAt?: string | undefined;
  readonly workstations: readonly string[];
  readonly severity?: string | undefined;
}

const scopeColumns = (scope: Scoped) => ({
  complaint_code: scope.complaintCode,
  started_at: scope.startedAt,
  ended_at: scope.endedAt ?? null,
  workstations: scope.workstations,
  severity: scope.severity,
});

const STATUS_AFTER: Partial<Record<IncidentEvent['type'], string>> = {
  AffectedListDerived: 'listed',
  AffectedCustomersListed: 'listed',
  AffectedCustomerRemoved: 'listed',
  AffectedListConfirmed: 'opening',
  IncidentCasesOpened: 'opened',
  IncidentClosed: 'closed',
  IncidentCancelled: 'cancelled',
};

const changeBy = (event: IncidentEvent): Omit<IncidentRow, 'incident_id' | 'store_id'> => {
  switch (event.type) {
    case 'IncidentSuspected': {
      const { origin, review, suspectedAt } = event.data;
      const needs_review = review !== undefined;
      const opened = { status: 'suspected', origin, needs_review, opened_at: suspectedAt };
      return { ...opened, ...scopeColumns(event.data) };
    }
    case 'IncidentDeclared': {
      const { declaredAt } = event.data;
      const declared = { status: 'declared', needs_review: false, opened_at: declaredAt };
      return { ...declared, ...scopeColumns(event.data) };
    }
    case 'IncidentScopeChanged':
      return { needs_review: false, ...scopeColumns(event.data) };
    case 'IncidentEnded':
      return { ended_at: event.data.endedAt };
    default: {
      const status = STATUS_AFTER[event.type];
      return status === undefined ? {} : { status };
    }
  }
};

const INCIDENT_WRITER = 'incident';
const INCIDENT_CASE_WRITER = 'incident_case';

const INCIDENT_TYPES: ReadonlySet<string> = new Set([
  'IncidentSuspected',
  'IncidentDeclared',
  'IncidentScopeChanged',
  'IncidentEnded',
  ...Object.keys(STATUS_AFTER),
]);

const linkRow = (link: IncidentLinkedToCase) => ({
  incident_id: link.incidentId,
  case_id: link.caseId,
  customer_id: link.customerId,
  how: link.how,
  linked_at: link.linkedAt,
});

/** Rows that the events of incidents, and of cases about incidents, cause in intake's tables. */
export const incidentCompanions = (events: readonly NewEvent[]): CompanionRow[] =>
  events.flatMap((event): CompanionRow[] => {
    if (event.type === 'IncidentLinkedToCase') {
      const row = linkRow(event.data as IncidentLinkedToCase);
      return [{ writer: INCIDENT_CASE_WRITER, row }];
    }
    if (!INCIDENT_TYPES.has(event.type)) return [];
    const known = event as IncidentEvent;
    const { incidentId: incident_id, storeId: store_id } = known.data;
    return [{ writer: INCIDENT_WRITER, row: { incident_id, store_id, ...changeBy(known) } }];
  });

/** One row per incident, its changes in order: a statement may not touch a row twice. */
const onePerIncident = (rows: readonly unknown[]): string => {
  const merged = new Map<string, IncidentRow>();
  for (const row of rows as readonly IncidentRow[]) {
    const opened_at = merged.get(row.incident_id)?.opened_at ?? row.opened_at;
    const known = Object.entries(row).filter(([, value]) => value !== undefined);
    const change = { ...merged.get(row.incident_id), ...Object.fromEntries(known) };
    merged.set(row.incident_id, { ...(change as IncidentRow), ...(opened_at && { opened_at }) });
  }
  // `changes_end` tells an end that was taken back from one that was not spoken of.
  return JSON.stringify(
    [...merged.values()].map((row) => ({ ...row, changes_end: 'ended_at' in row })),
  );
};

const UPSERT_INCIDENTS = `
  insert into incident as i
    (incident_id, store_id, status, origin, complaint_code, started_at, ended_at, workstations,
     severity, needs_review, opened_at)
  select incident_id, store_id, coalesce(status, 'declared'), coalesce(origin, 'declared'),
         complaint_code, started_at, ended_at, workstations, severity,
         coalesce(needs_review, false), opened_at
  from jsonb_to_recordset($1::jsonb)
    as r(incident_id uuid, store_id text, status text, origin text, complaint_code text,
         started_at timestamptz, ended_at timestamptz, workstations text[], severity text,
         needs_review boolean, opened_at timestamptz)
  where opened_at is not null
  order by incident_id
  on conflict (incident_id) do nothing`;

const UPDATE_INCIDENTS = `
  update incident i set
    status = coalesce(r.status, i.status),
    complaint_code = coalesce(r.complaint_code, i.complaint_code),
    started_at = coalesce(r.started_at, i.started_at),
    ended_at = case when r.changes_end then r.ended_at else i.ended_at end,
    workstations = coalesce(r.workstations, i.workstations),
    severity = coalesce(r.severity, i.severity),
    needs_review = coalesce(r.needs_review, i.needs_review)
  from jsonb_to_recordset($1::jsonb)
    as r(incident_id uuid, status text, complaint_code text, started_at timestamptz,
         ended_at timestamptz, changes_end boolean, workstations text[], severity text,
         needs_review boolean)
  where i.incident_id = r.incident_id`;

const INSERT_LINKS = `
  insert into incident_case (incident_id, case_id, customer_id, how, linked_at)
  select incident_id, case_id, customer_id, how, linked_at
  from jsonb_to_recordset($1::jsonb)
    as r(incident_id uuid, case_id uuid, customer_id uuid, how text, linked_at timestamptz)
  order by incident_id, case_id
  on conflict (incident_id, case_id) do nothing`;

export const incidentWriters: Readonly<Record<string, CompanionWriter>> = {
  [INCIDENT_WRITER]: async (client, rows) => {
    const values = [onePerIncident(rows)];
    await client.query(UPSERT_INCIDENTS, values);
    await client.query(UPDATE_INCIDENTS, values);
  },
  [INCIDENT_CASE_WRITER]: async (client, rows) => {
    await client.query(INSERT_LINKS, [JSON.stringify(rows)]);
  },
};
