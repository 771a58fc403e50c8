import { fold } from '@amends/decider/decider';
import type { EventStore } from '@amends/event-store/event-store';
import { foldable } from '@amends/event-store/foldable-event';
import { mayAccessStore, type Principal } from '@amends/service-kit/principal';
import { Problem } from '@amends/service-kit/problem-error';
import { incidentDecider } from '../domain/decide-incident.ts';
import type { Incident, IncidentEvent, KnownIncident } from '../domain/incident.ts';
import { incidentStream } from './incident-stream.ts';

export const isVisibleIncident = (principal: Principal, state: Incident): boolean =>
  state.status !== 'none' && mayAccessStore(principal, state.storeId);

export const readIncident = async (
  store: Pick<EventStore, 'load'>,
  incidentId: string,
): Promise<{ readonly state: Incident; readonly version: number }> => {
  const { events, version } = await store.load(incidentStream(incidentId));
  return { state: fold(incidentDecider, events.map(foldable<IncidentEvent>)), version };
};

/** @throws Problem 404 not_found, for an unknown incident and a foreign store's alike */
export const visibleIncident = async (
  store: Pick<EventStore, 'load'>,
  principal: Principal,
  incidentId: string,
): Promise<{ readonly state: KnownIncident; readonly version: number }> => {
  const { state, version } = await readIncident(store, incidentId);
  if (state.status === 'none' || !mayAccessStore(principal, state.storeId)) {
    throw new Problem('not_found');
  }
  return { state, version };
};
