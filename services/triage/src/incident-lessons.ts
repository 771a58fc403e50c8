import type { IncidentClosedForCase } from '@amends/contracts/intake-incidents';
import type { LoggedEvent } from '@amends/event-log/logged-event';
import type { Reaction } from './reactions.ts';

/**
 * What was learned of an incident is recorded for its case, so that nobody has to record it a
 * hundred times over (INC-08). What a person recorded before stands.
 */
export const incidentLessons = (
  event: LoggedEvent,
  streamOf: (caseId: string) => string,
): readonly Reaction[] => {
  const { caseId, rootCause, preventiveDecision, closedAt } = event.data as IncidentClosedForCase;
  const streamId = streamOf(caseId);
  return [
    {
      name: 'RecordRootCause',
      streamId,
      command: { type: 'RecordRootCause', rootCause: { ...rootCause, recordedAt: closedAt } },
    },
    {
      name: 'RecordPreventiveDecision',
      streamId,
      command: { type: 'RecordPreventiveDecision', decision: preventiveDecision, now: closedAt },
    },
  ];
};
