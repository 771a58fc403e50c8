import type {
  IncidentLinkedToCase,
  IncidentScopeChanged,
} from '@amends/contracts/intake-incidents';
import type { ExplanationBroadcast } from '@amends/contracts/remedy-notices';
import type { LoggedEvent } from '@amends/event-log/logged-event';
import { commandOn, type Reactions } from '@amends/event-log/write-side-spec';
import type { CompanionRow, CompanionWriter, NewEvent } from '@amends/event-store/types';
import type { ClientBase, Pool } from 'pg';
import { announcementDecider } from '../domain/announcements.ts';
import type { RemedyCommand } from '../domain/commands.ts';
import { announcementStream, explanationTo } from './announcement-words.ts';

/*
 * One case per customer, the first that hears something; of an unknown customer the case itself.
 * Whoever is not known can still follow the case by its claim code.
 */
const HEARING = `
  select distinct on (coalesce(c.customer_id, c.case_id)) c.case_id
  from incident_case c
  left join case_standing s on s.case_id = c.case_id
  where c.incident_id = $1 and s.is_withdrawn is not true and s.is_duplicate is not true
    and not exists (select from erased_customer e where e.customer_id = c.customer_id)
    and not exists (select from incident_removal r
      where r.incident_id = c.incident_id and r.customer_id = c.customer_id)
  order by coalesce(c.customer_id, c.case_id), c.linked_at, c.case_id`;
const COUNT = 'select count(*)::int as n from incident_case where incident_id = $1';

/** The cases an announcement goes to, and how many others the incident has. */
export const readRecipients = async (
  reader: Pick<Pool, 'query'>,
  incidentId: string,
): Promise<{ readonly caseIds: readonly string[]; readonly others: number }> => {
  const hearing = await reader.query<{ case_id: string }>(HEARING, [incidentId]);
  const all = await reader.query<{ n: number }>(COUNT, [incidentId]);
  const caseIds = hearing.rows.map(({ case_id }) => case_id);
  return { caseIds, others: all.rows[0]!.n - caseIds.length };
};

const EXPLANATION_WRITER = 'incident_explanation';

/** What is told to those who come later; the last version counts. */
export const explanationRows = (events: readonly NewEvent[]): readonly CompanionRow[] =>
  events.flatMap(({ type, data }) =>
    type === 'ExplanationBroadcast' ? [{ writer: EXPLANATION_WRITER, row: data }] : [],
  );

/*
 * The row of the incident is the lock: a case that is linked meanwhile either finds the explanation
 * here, or is found by the job that tells everybody.
 */
const writeExplanations: CompanionWriter = async (client, rows) => {
  await client.query(
    `update incident i set explanation = r.explanation
     from (select distinct on (body->>'incidentId') body as explanation
       from jsonb_array_elements($1::jsonb) as b(body)
       order by body->>'incidentId', (body->>'version')::int desc) r
     where i.incident_id = (r.explanation->>'incidentId')::uuid`,
    [JSON.stringify(rows)],
  );
};

export const explanationCompanions: Readonly<Record<string, CompanionWriter>> = {
  [EXPLANATION_WRITER]: writeExplanations,
};

const LATE = `
  select c.case_id || ' ' || c.incident_id as place, i.explanation
  from incident_case c join incident i using (incident_id)
  where c.case_id = any($1::uuid[]) and i.explanation is not null
    and not i.is_closed and not i.is_cancelled
    and not exists (select from incident_case o
      where o.incident_id = c.incident_id and o.customer_id = c.customer_id
        and (o.linked_at, o.case_id) < (c.linked_at, c.case_id))`;

/** By case and incident: what those are told that came after the explanation. */
const readLate = async (
  client: ClientBase,
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, ExplanationBroadcast>> => {
  if (caseIds.length === 0) return new Map();
  type Row = { readonly place: string; readonly explanation: ExplanationBroadcast };
  const { rows } = await client.query<Row>(LATE, [caseIds]);
  return new Map(rows.map(({ place, explanation }) => [place, explanation]));
};

/** After the incidents of the batch were kept: who came late is told, and that it is over. */
export const gatherAnnouncements = async (
  client: ClientBase,
  events: readonly LoggedEvent[],
): Promise<Reactions<RemedyCommand>> => {
  const linked = events.filter(({ type }) => type === 'IncidentLinkedToCase');
  const caseIds = linked.map(({ data }) => (data as IncidentLinkedToCase).caseId);
  const late = await readLate(client, caseIds);
  return (event, now) => {
    if (event.type === 'IncidentEnded' || event.type === 'IncidentScopeChanged') {
      const { incidentId, endedAt } = event.data as IncidentScopeChanged;
      if (endedAt === undefined) return [];
      const command = { type: 'ExplainEnd', endedAt, now } as const;
      const on = commandOn(announcementDecider, announcementStream(incidentId), command);
      return [{ name: 'explain-end', subject: incidentId, ...on }];
    }
    if (event.type !== 'IncidentLinkedToCase') return [];
    const { caseId, incidentId } = event.data as IncidentLinkedToCase;
    const explanation = late.get(`${caseId} ${incidentId}`);
    if (explanation === undefined) return [];
    const command = explanationTo(caseId, explanation, now);
    return [{ name: 'explain-incident', streamId: `remedy-${caseId}`, command }];
  };
};
