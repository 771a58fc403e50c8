import type { CaseAcknowledged, CaseWithdrawn } from '@amends/contracts/intake';
import type { ReplySent } from '@amends/contracts/intake-conversation';
import type {
  AffectedCustomerRemoved,
  AffectedCustomersListed,
  AffectedListConfirmed,
  IncidentCasesOpened,
  IncidentDeclared,
  IncidentLinkedToCase,
} from '@amends/contracts/intake-incidents';
import type { CustomerErased } from '@amends/contracts/intake-personal-data';
import type { AbuseReviewSet } from '@amends/contracts/triage-abuse';
import type { LoggedEvent } from '@amends/event-log/logged-event';
import type { ClientBase } from 'pg';

/** What is kept of incidents, their cases and customers, in the transaction of the batch. */
export const INCIDENT_TYPES = [
  'IncidentSuspected',
  'IncidentDeclared',
  'IncidentScopeChanged',
  'IncidentEnded',
  'IncidentClosed',
  'IncidentCancelled',
  'IncidentCasesOpened',
  'AffectedListDerived',
  'AffectedCustomersListed',
  'AffectedCustomerRemoved',
  'AffectedListConfirmed',
  'IncidentLinkedToCase',
  'CustomerErased',
  'CustomerMessageReceived',
  'ReplySent',
  'NoteAdded',
  'CaseAcknowledged',
] as const;

/** One row of one table, by statement. */
interface Row {
  readonly into: keyof typeof STATEMENTS;
  readonly row: object;
}

const incidentRow = ({ type, data }: LoggedEvent): object | undefined => {
  const { incidentId: incident_id, storeId: store_id } = data as IncidentDeclared;
  const known = { incident_id, store_id };
  switch (type) {
    case 'IncidentSuspected':
    case 'IncidentDeclared':
    case 'IncidentScopeChanged':
    case 'IncidentEnded':
    case 'IncidentLinkedToCase':
      return known;
    case 'IncidentClosed':
      return { ...known, is_closed: true };
    case 'IncidentCancelled':
      return { ...known, is_cancelled: true };
    case 'IncidentCasesOpened': {
      const { opened, linked, listVersion: list_version } = data as IncidentCasesOpened;
      return { ...known, list_version, cases: opened + linked };
    }
    case 'AffectedListDerived':
    case 'AffectedCustomersListed':
    case 'AffectedCustomerRemoved':
    case 'AffectedListConfirmed':
      return { ...known, list_version: (data as AffectedListConfirmed).listVersion };
    default:
      return undefined;
  }
};

/** Events that say when the technical part was over, or that it goes on. */
const TELL_THE_END: ReadonlySet<string> = new Set([
  'IncidentSuspected',
  'IncidentDeclared',
  'IncidentScopeChanged',
  'IncidentEnded',
]);

const endRow = ({ type, data }: LoggedEvent): object | undefined => {
  if (!TELL_THE_END.has(type)) return undefined;
  const { incidentId, endedAt } = data as IncidentDeclared;
  return { incident_id: incidentId, ended_at: endedAt ?? null };
};

const latest = (flags: AbuseReviewSet['flags']): string | null =>
  flags.reduce<string | null>(
    (last, { expiresAt }) =>
      last === null || Date.parse(expiresAt) > Date.parse(last) ? expiresAt : last,
    null,
  );

const standingRow = ({ type, data }: LoggedEvent): object | undefined => {
  const { caseId: case_id } = data as CaseWithdrawn;
  switch (type) {
    case 'CaseWithdrawn':
      return { case_id, is_withdrawn: true };
    case 'CasesMerged':
      return { case_id, is_duplicate: true };
    case 'CasesUnmerged':
      return { case_id, is_duplicate: false };
    case 'CustomerMessageReceived':
    case 'NoteAdded':
      return { case_id, is_touched: true };
    case 'ReplySent':
      return (data as ReplySent).by === 'system' ? undefined : { case_id, is_touched: true };
    case 'CaseAcknowledged':
      return (data as CaseAcknowledged).by === 'person' ? { case_id, is_touched: true } : undefined;
    case 'AbuseReviewSet': {
      // Flags that were cleared are as good as flags of long ago.
      const until = latest((data as AbuseReviewSet).flags) ?? '2000-01-01T00:00:00Z';
      return { case_id, review_until: until };
    }
    default:
      return undefined;
  }
};

const rowsOf = (event: LoggedEvent): Row[] => {
  const { type, data } = event;
  const incident = incidentRow(event);
  const end = endRow(event);
  const standing = standingRow(event);
  const rows: Row[] = [];
  if (incident !== undefined) rows.push({ into: 'incident', row: incident });
  if (end !== undefined) rows.push({ into: 'end', row: end });
  if (standing !== undefined) rows.push({ into: 'standing', row: standing });
  if (type === 'IncidentLinkedToCase') {
    const { incidentId, caseId, customerId, how, linkedAt } = data as IncidentLinkedToCase;
    const of = { incident_id: incidentId, case_id: caseId, customer_id: customerId };
    rows.push({ into: 'case', row: { ...of, how, linked_at: linkedAt } });
  }
  if (type === 'AffectedCustomerRemoved') {
    const { incidentId, customerId } = data as AffectedCustomerRemoved;
    rows.push({ into: 'removed', row: { incident_id: incidentId, customer_id: customerId } });
  }
  if (type === 'AffectedCustomersListed') {
    const { incidentId, customers } = data as AffectedCustomersListed;
    for (const { customerId } of customers) {
      rows.push({ into: 'listed', row: { incident_id: incidentId, customer_id: customerId } });
    }
  }
  if (type === 'CustomerErased') {
    rows.push({ into: 'erased', row: { customer_id: (data as CustomerErased).customerId } });
  }
  return rows;
};

const from = (columns: string): string => `from jsonb_to_recordset($1::jsonb) as r(${columns})`;

/** One per table; what a row leaves out stays as it is. Rows of a batch come in their order. */
const STATEMENTS = {
  incident: `
    insert into incident as i (incident_id, store_id, list_version, cases, is_closed, is_cancelled)
    select incident_id, min(store_id), coalesce(max(list_version), 0), max(cases),
      coalesce(bool_or(is_closed), false), coalesce(bool_or(is_cancelled), false)
    ${from(`incident_id uuid, store_id text, list_version int, cases int,
      is_closed boolean, is_cancelled boolean`)}
    group by incident_id order by incident_id
    on conflict (incident_id) do update set
      list_version = greatest(i.list_version, excluded.list_version),
      cases = greatest(i.cases, excluded.cases),
      is_closed = i.is_closed or excluded.is_closed,
      is_cancelled = i.is_cancelled or excluded.is_cancelled`,
  end: `
    update incident i set ended_at = r.ended_at
    from (select distinct on (incident_id) incident_id, ended_at
      from rows from (jsonb_to_recordset($1::jsonb) as (incident_id uuid, ended_at timestamptz))
        with ordinality as r(incident_id, ended_at, at) order by incident_id, at desc) r
    where i.incident_id = r.incident_id`,
  case: `
    insert into incident_case (incident_id, case_id, customer_id, how, linked_at)
    select incident_id, case_id, customer_id, how, linked_at
    ${from('incident_id uuid, case_id uuid, customer_id uuid, how text, linked_at timestamptz')}
    order by incident_id, case_id on conflict (incident_id, case_id) do nothing`,
  removed: `
    insert into incident_removal (incident_id, customer_id)
    select incident_id, customer_id ${from('incident_id uuid, customer_id uuid')}
    order by incident_id, customer_id on conflict do nothing`,
  listed: `
    delete from incident_removal d using (
      select r.* ${from('incident_id uuid, customer_id uuid')}) r
    where d.incident_id = r.incident_id and d.customer_id = r.customer_id`,
  erased: `
    insert into erased_customer (customer_id) select customer_id ${from('customer_id uuid')}
    order by customer_id on conflict do nothing`,
  standing: `
    insert into case_standing as s (case_id, is_withdrawn, is_duplicate, review_until, has_goodwill,
      is_touched)
    select case_id, bool_or(is_withdrawn), (array_agg(is_duplicate order by at desc)
        filter (where is_duplicate is not null))[1],
      (array_agg(review_until order by at desc) filter (where review_until is not null))[1],
      bool_or(has_goodwill), bool_or(is_touched)
    from rows from (jsonb_to_recordset($1::jsonb) as (case_id uuid, is_withdrawn boolean,
        is_duplicate boolean, review_until timestamptz, has_goodwill boolean,
        is_touched boolean))
      with ordinality as r(case_id, is_withdrawn, is_duplicate, review_until, has_goodwill,
        is_touched, at)
    group by case_id order by case_id
    on conflict (case_id) do update set
      is_withdrawn = coalesce(excluded.is_withdrawn, s.is_withdrawn),
      is_duplicate = coalesce(excluded.is_duplicate, s.is_duplicate),
      review_until = coalesce(excluded.review_until, s.review_until),
      has_goodwill = coalesce(excluded.has_goodwill, s.has_goodwill),
      is_touched = coalesce(excluded.is_touched, s.is_touched)`,
};

const isImported = ({ data }: LoggedEvent): boolean =>
  (data as { readonly provenance?: string }).provenance === 'imported';

/** The same table twice is written in the order of the batch: removed and listed again, or not. */
const runsOf = (rows: readonly Row[]): Row[][] => {
  const ordered = new Set<Row['into']>(['removed', 'listed']);
  const groups = new Map<Row['into'], Row[]>();
  const inOrder: Row[][] = [];
  for (const row of rows) {
    if (!ordered.has(row.into)) {
      groups.set(row.into, [...(groups.get(row.into) ?? []), row]);
    } else if (inOrder.at(-1)?.[0]?.into === row.into) inOrder.at(-1)!.push(row);
    else inOrder.push([row]);
  }
  return [...groups.values(), ...inOrder];
};

export const keepIncidents = async (
  client: ClientBase,
  events: readonly LoggedEvent[],
): Promise<void> => {
  const rows = events.filter((event) => !isImported(event)).flatMap(rowsOf);
  for (const group of runsOf(rows)) {
    const values = [JSON.stringify(group.map(({ row }) => row))];
    await client.query(STATEMENTS[group[0]!.into], values);
  }
};

/** The same statement for what remedy itself decides of a case. */
export const writeStandings = async (
  client: ClientBase,
  rows: readonly unknown[],
): Promise<void> => {
  await client.query(STATEMENTS.standing, [JSON.stringify(rows)]);
};
