import type { SignalReceived } from '@amends/contracts/intake';
import { commandOn } from '@amends/event-log/write-side-spec';
import type { IncidentCommand, NoteIncidentSignal } from '../domain/incident-commands.ts';
import { incidentDecider } from '../domain/decide-incident.ts';
import type { IntakeReaction } from '../reactions.ts';
import { incidentStream, outageIncidentId } from './incident-stream.ts';

const PHASES: Partial<Record<SignalReceived['kind'], NoteIncidentSignal['phase']>> = {
  outage_started: 'started',
  outage_updated: 'updated',
  outage_ended: 'ended',
};

/** A command on the stream of an incident, with the incident as what it is about. */
export const onIncident = (
  name: string,
  incidentId: string,
  command: IncidentCommand,
): IntakeReaction => ({
  name,
  subject: incidentId,
  ...commandOn(incidentDecider, incidentStream(incidentId), command),
});

const tillsOf = ({ workstation, workstations }: SignalReceived): readonly string[] =>
  workstations ?? (workstation === undefined ? [] : [workstation]);

/**
 * Signals of an outage open, extend and end one incident per store and key (INC-01). A sender
 * without keys cannot say which end belongs to which start: each of its signals stands alone.
 */
export const outageReactions = (signal: SignalReceived, now: string): readonly IntakeReaction[] => {
  const phase = PHASES[signal.kind];
  if (phase === undefined) return [];
  const { storeId, signalId, dedupKey } = signal;
  const incidentId = outageIncidentId(storeId, dedupKey ?? signalId);
  return [
    onIncident('note-outage', incidentId, {
      type: 'NoteIncidentSignal',
      ...{ incidentId, storeId, origin: 'outage_signal', complaintCode: 'pos_outage' },
      ...{ signalId, dedupKey, phase, now },
      symptom: signal.symptom,
      at: signal.occurredAt,
      workstations: tillsOf(signal),
      severity: signal.severity,
    }),
  ];
};
