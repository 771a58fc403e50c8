import { isAfter } from '@amends/contracts/instant-order';
import { accepted, type Decider, type Decision, rejected } from '@amends/decider/decider';
import {
  addAffected,
  confirmAffected,
  deriveAffected,
  noteCasesOpened,
  removeAffected,
} from './decide-affected.ts';
import {
  evolveIncident,
  type Incident,
  type IncidentEvent,
  initialIncident,
  type KnownIncident,
} from './incident.ts';
import type {
  CancelIncident,
  ChangeIncidentScope,
  CloseIncident,
  ConfirmSuspicion,
  DeclareIncident,
  IncidentCommand,
  NoteIncidentSignal,
} from './incident-commands.ts';
import { stateIncidentFacts } from './incident-facts.ts';
import { inChunks } from './in-chunks.ts';
import {
  type IncidentScope,
  isSameScope,
  lacksStart,
  scopeOf,
  withSignal,
} from './incident-scope.ts';

type Decided = Decision<IncidentEvent>;

const isOver = ({ status }: KnownIncident): boolean =>
  status === 'closed' || status === 'cancelled';

/** Why a person's command on an incident in this state is refused, if it is. */
const refusalOf = (state: Incident): Decision<never> | undefined => {
  if (state.status === 'none') return rejected('not_found');
  if (state.status === 'closed') return rejected('already_closed');
  if (state.status === 'cancelled') return rejected('illegal_state', 'It was cancelled.');
  return undefined;
};

const suspicion = (command: NoteIncidentSignal): IncidentEvent[] => {
  const { incidentId, storeId, origin, dedupKey, signalId, symptom, now } = command;
  const { complaintCode, phase, at, workstations, severity } = command;
  const told = withSignal(
    { complaintCode, workstations: [] },
    { phase, at, workstations, severity },
  );
  const data = {
    ...{ incidentId, storeId, origin, signalId, phase },
    ...(dedupKey === undefined ? {} : { dedupKey }),
    ...(symptom === undefined ? {} : { symptom }),
    ...scopeOf(told),
    ...(lacksStart(told) ? { review: 'ended_without_start' as const } : {}),
    suspectedAt: now,
  };
  if (phase !== 'ended') return [{ type: 'IncidentSuspected', data }];
  return [
    { type: 'IncidentSuspected', data },
    { type: 'IncidentEnded', data: { incidentId, storeId, signalId, endedAt: at } },
  ];
};

const openEnded = ({ endedAt: _, ...scope }: IncidentScope): IncidentScope => scope;

/**
 * Opens, extends or ends by one signal. What changes nothing is no event: a signal that comes
 * twice, or one that tells less than is known. A closed or cancelled incident hears no more.
 */
export const noteIncidentSignal = (command: NoteIncidentSignal, state: Incident): Decided => {
  if (state.status === 'none') return accepted(...suspicion(command));
  if (isOver(state)) return accepted();
  const { phase, at: toldAt, signalId, now } = command;
  const { incidentId, storeId, told } = state;
  const before = scopeOf(told);
  const after = scopeOf(withSignal(told, { ...command, at: toldAt }));
  const runsAgain = before.endedAt !== undefined && after.endedAt === undefined;
  const events: IncidentEvent[] = [];
  if (!isSameScope(openEnded(before), openEnded(after)) || runsAgain) {
    const by = { by: 'signal', signalId, phase, toldAt } as const;
    const data = { incidentId, storeId, ...by, ...after, changedAt: now };
    events.push({ type: 'IncidentScopeChanged', data });
  }
  const { endedAt } = after;
  if (endedAt !== undefined && endedAt !== before.endedAt) {
    events.push({ type: 'IncidentEnded', data: { incidentId, storeId, signalId, endedAt } });
  }
  return accepted(...events);
};

const isTurned = ({ startedAt, endedAt }: IncidentScope): boolean =>
  endedAt !== undefined && isAfter(startedAt, endedAt);

export const declareIncident = (command: DeclareIncident, state: Incident): Decided => {
  if (state.status !== 'none') return rejected('already_exists');
  const { incidentId, storeId, scope, now } = command;
  if (isTurned(scope)) return rejected('validation_failed', 'The end lies before the start.');
  const data = { incidentId, storeId, ...scope, declaredAt: now };
  return accepted({ type: 'IncidentDeclared', data });
};

export const confirmSuspicion = (command: ConfirmSuspicion, state: Incident): Decided => {
  const refusal = refusalOf(state);
  if (refusal !== undefined || state.status === 'none') return refusal ?? rejected('not_found');
  if (state.status !== 'suspected') return rejected('already_recorded', 'It was declared before.');
  const { incidentId, storeId, told } = state;
  const { complaintCode, severity, now } = command;
  const scope = {
    ...scopeOf(told),
    ...(complaintCode === undefined ? {} : { complaintCode }),
    ...(severity === undefined ? {} : { severity }),
  };
  return accepted({
    type: 'IncidentDeclared',
    data: { incidentId, storeId, ...scope, declaredAt: now },
  });
};

export const changeIncidentScope = (command: ChangeIncidentScope, state: Incident): Decided => {
  const refusal = refusalOf(state);
  if (refusal !== undefined || state.status === 'none') return refusal ?? rejected('not_found');
  if (state.status === 'opening') return rejected('illegal_state', 'Its cases are being opened.');
  const { incidentId, storeId, told } = state;
  const scope = { ...scopeOf(told), ...command.change };
  if (isTurned(scope)) return rejected('validation_failed', 'The end lies before the start.');
  if (isSameScope(scope, scopeOf(told))) return accepted();
  const data = { incidentId, storeId, by: 'person' as const, ...scope, changedAt: command.now };
  return accepted({ type: 'IncidentScopeChanged', data });
};

/**
 * The incident is over for the firm. Cases with an open dispute, a reopening or a remedy that was
 * not carried out stay open and are listed (INC-08); the others are told one by one.
 */
export const closeIncident = (command: CloseIncident, state: Incident): Decided => {
  const refusal = refusalOf(state);
  if (refusal !== undefined || state.status === 'none') return refusal ?? rejected('not_found');
  if (state.status === 'suspected') return rejected('illegal_state', 'It was not declared.');
  if (state.status === 'opening') return rejected('illegal_state', 'Its cases are being opened.');
  if (scopeOf(state.told).endedAt === undefined) {
    return rejected('illegal_state', 'It has not ended.');
  }
  const { incidentId, storeId } = state;
  const { cases, lesson, now } = command;
  const held = cases.filter(({ holds }) => holds.length > 0);
  const data = {
    ...{ incidentId, storeId, cases: cases.length, leftOpen: held.length },
    ...lesson,
    closedAt: now,
  };
  return accepted<IncidentEvent>(
    { type: 'IncidentClosed', data },
    ...inChunks(held).map((chunk) => ({
      type: 'IncidentCasesLeftOpen' as const,
      data: { incidentId, storeId, cases: chunk, closedAt: now },
    })),
  );
};

export const cancelIncident = (command: CancelIncident, state: Incident): Decided => {
  const refusal = refusalOf(state);
  if (refusal !== undefined || state.status === 'none') return refusal ?? rejected('not_found');
  if (state.status === 'opening' || state.cases !== null) {
    return rejected('illegal_state', 'It has cases.');
  }
  const { incidentId, storeId } = state;
  const { reason, now } = command;
  return accepted({
    type: 'IncidentCancelled',
    data: { incidentId, storeId, reason, cancelledAt: now },
  });
};

const decide = (command: IncidentCommand, state: Incident): Decided => {
  switch (command.type) {
    case 'NoteIncidentSignal':
      return noteIncidentSignal(command, state);
    case 'DeclareIncident':
      return declareIncident(command, state);
    case 'ConfirmSuspicion':
      return confirmSuspicion(command, state);
    case 'ChangeIncidentScope':
      return changeIncidentScope(command, state);
    case 'StateIncidentFacts':
      return stateIncidentFacts(command, state);
    case 'DeriveAffected':
      return deriveAffected(command, state);
    case 'AddAffected':
      return addAffected(command, state);
    case 'RemoveAffected':
      return removeAffected(command, state);
    case 'ConfirmAffected':
      return confirmAffected(command, state);
    case 'NoteCasesOpened':
      return noteCasesOpened(command, state);
    case 'CloseIncident':
      return closeIncident(command, state);
    case 'CancelIncident':
      return cancelIncident(command, state);
  }
};

export const incidentDecider: Decider<IncidentCommand, Incident, IncidentEvent> = {
  initialState: initialIncident,
  evolve: evolveIncident,
  decide,
};
