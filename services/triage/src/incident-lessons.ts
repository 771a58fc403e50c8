import type { IncidentFactsSynced } from '@amends/contracts/intake-incident-facts';
import type { IncidentClosedForCase } from '@amends/contracts/intake-incidents';
import type { LoggedEvent } from '@amends/event-log/logged-event';
import type { TriageCommand } from './domain/commands.ts';
import type { Reaction } from './reactions.ts';

/** What tells of the incident of a case. */
export const HEARD_OF_INCIDENTS = ['IncidentFactsSynced', 'IncidentClosedForCase'] as const;

const commandFor = ({ type, data }: LoggedEvent): TriageCommand => {
  if (type === 'IncidentFactsSynced') {
    const { incidentId, complaintCode, rootCause, preventiveDecision, syncedAt } =
      data as IncidentFactsSynced;
    const facts = { complaintCode, rootCause, preventiveDecision };
    return { type: 'TakeIncidentFacts', incidentId, facts, at: syncedAt };
  }
  const { incidentId, rootCause, preventiveDecision, closedAt } = data as IncidentClosedForCase;
  const facts = { rootCause, preventiveDecision };
  return { type: 'TakeIncidentFacts', incidentId, facts, at: closedAt };
};

/** What was found out of an incident is taken over for its case (INC-08). */
export const incidentLessons = (
  event: LoggedEvent,
  streamOf: (caseId: string) => string,
): readonly Reaction[] => {
  const { caseId } = event.data as { readonly caseId: string };
  const command = commandFor(event);
  return [{ name: command.type, streamId: streamOf(caseId), command }];
};
