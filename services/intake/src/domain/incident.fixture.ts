import { fold } from '@amends/decider/decider';
import { incidentDecider } from './decide-incident.ts';
import type { IncidentEvent, KnownIncident } from './incident.ts';
import type { DeclareIncident, IncidentCommand, NoteIncidentSignal } from './incident-commands.ts';

export const incidentId = '019e96b1-52c0-8c2a-9d51-2b6f0c8e7a11';
export const now = '2026-06-08T10:00:00Z';

/** An outage from 07:10 on at tills 1 and 2 of store 9. */
export const noted = (change: Partial<NoteIncidentSignal> = {}): NoteIncidentSignal => ({
  type: 'NoteIncidentSignal',
  incidentId,
  storeId: '9',
  origin: 'outage_signal',
  complaintCode: 'pos_outage',
  signalId: '019e96b1-52c0-8c2a-9d51-2b6f0c8e7a12',
  dedupKey: 'o-1',
  phase: 'started',
  at: '2026-06-08T07:10:00Z',
  workstations: ['1', '2'],
  now,
  ...change,
});

export const declare: DeclareIncident = {
  type: 'DeclareIncident',
  incidentId,
  storeId: '9',
  scope: {
    complaintCode: 'system_pricing',
    workstations: [],
    startedAt: '2026-06-08T07:00:00Z',
    endedAt: '2026-06-08T09:00:00Z',
  },
  now,
};

export const customer = (n: number): string =>
  `019e96b1-52c0-7c2a-9d51-${String(n).padStart(12, '0')}`;

/** The first `count` customers, one transaction each. */
export const derive = (count: number): IncidentCommand => ({
  type: 'DeriveAffected',
  scope: declare.scope,
  transactions: count + 3,
  unidentified: 3,
  withoutWorkstation: 1,
  customers: Array.from({ length: count }, (_, n) => ({
    customerId: customer(n),
    transactions: 1,
  })),
  now,
});

/** The events that the commands give, each decided on those before it. */
export const eventsAfter = (...commands: readonly IncidentCommand[]): IncidentEvent[] => {
  const events: IncidentEvent[] = [];
  for (const command of commands) {
    const decision = incidentDecider.decide(command, fold(incidentDecider, events));
    if (!decision.accepted) throw new Error(`${command.type} was refused: ${decision.code}`);
    events.push(...decision.events);
  }
  return events;
};

export const stateAfter = (events: readonly IncidentEvent[]): KnownIncident => {
  const state = fold(incidentDecider, events);
  if (state.status === 'none') throw new Error('there is no incident');
  return state;
};
