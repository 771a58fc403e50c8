import type { EscalationStepActed } from '@amends/contracts/triage-escalation';
import type { LoggedEvent } from '@amends/event-log/logged-event';
import type { IntakeReaction } from '../reactions.ts';
import { onIncident } from './outage-reactions.ts';

/**
 * A step of a ladder says that this is a failure of many: suspected, until a person declares it.
 * Ladders of several cases of one store, type and day name the same incident.
 */
export const proposedIncidents = (event: LoggedEvent, now: string): readonly IntakeReaction[] => {
  if (event.type !== 'EscalationStepActed') return [];
  const { incident } = event.data as EscalationStepActed;
  if (incident === undefined) return [];
  const { incidentId, storeId, complaintCode, startedAt, severity } = incident;
  return [
    onIncident('suspect-by-ladder', incidentId, {
      ...{ type: 'NoteIncidentSignal', incidentId, storeId, origin: 'escalation_step' },
      ...{ complaintCode, signalId: event.id, phase: 'started', at: startedAt },
      ...{ workstations: [], severity, now },
    }),
  ];
};
