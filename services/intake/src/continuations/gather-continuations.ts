import type { FollowUpCaseDue } from '@amends/contracts/follow-up-continuation';
import type { FailureDetected } from '@amends/contracts/intake';
import { KHD_TYPES, type KhdType } from '@amends/contracts/vocabulary';
import type { LoggedEvent } from '@amends/event-log/logged-event';
import type { ClientBase } from 'pg';
import type { IntakeReaction } from '../reactions.ts';
import { failureStream } from '../reports/case-identity.ts';

/** Of the earlier cases: their kind of failure, and the incidents they were part of. */
const SQL = `
  select c.case_id as "caseId", c.cause,
    coalesce((select array_agg(i.incident_id order by i.linked_at)
      from incident_case i where i.case_id = c.case_id), '{}') as incidents
  from case_fact c where c.case_id = any ($1)`;

interface Earlier {
  readonly caseId: string;
  readonly cause: string | null;
  readonly incidents: readonly string[];
}

/** An event names so many incidents at most. */
const INCIDENTS_MAX = 20;

const isKhdType = (cause: string | null | undefined): cause is KhdType =>
  KHD_TYPES.includes(cause as KhdType);

const opened = (due: FollowUpCaseDue, earlier: Earlier | undefined, now: string) => {
  const { caseId: earlierCaseId, newCaseId: caseId, storeId, customerId, dueAt } = due;
  const detected: FailureDetected = {
    ...{ caseId, storeId, signalKind: 'dissatisfied_after_closing', initiation: 'customer' },
    ...(customerId === undefined ? {} : { customerId }),
    // What stands in for a signal: the answer or the message, else the case itself.
    signalId: due.requestId ?? due.textId ?? caseId,
    ...(isKhdType(earlier?.cause) ? { complaintCode: earlier.cause } : {}),
    ...{ occurredAt: dueAt, detectedAt: now, reportedAt: dueAt },
  };
  const incidentIds = (earlier?.incidents ?? []).slice(0, INCIDENTS_MAX);
  return { detected, link: { caseId, earlierCaseId, incidentIds, linkedAt: now } };
};

/** Opens the case that goes on from a closed one; heard again, it meets the case that is there. */
export const gatherContinuations = async (
  client: ClientBase,
  events: readonly LoggedEvent[],
): Promise<(event: LoggedEvent, now: string) => readonly IntakeReaction[]> => {
  const due = events.flatMap(({ type, data }) =>
    type === 'FollowUpCaseDue' ? [(data as FollowUpCaseDue).caseId] : [],
  );
  if (due.length === 0) return () => [];
  const { rows } = await client.query<Earlier>(SQL, [due]);
  const earlier = new Map(rows.map((row) => [row.caseId, row]));
  return (event, now) => {
    if (event.type !== 'FollowUpCaseDue') return [];
    const data = event.data as FollowUpCaseDue;
    const command = {
      type: 'ContinueCase',
      ...opened(data, earlier.get(data.caseId), now),
    } as const;
    return [{ name: 'continue-case', streamId: failureStream(data.newCaseId), command }];
  };
};
