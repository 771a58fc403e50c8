import type { FailureDetected } from '@amends/contracts/intake';
import type { IncidentFactsSynced } from '@amends/contracts/intake-incident-facts';
import type {
  IncidentClosedForCase,
  IncidentLinkedToCase,
} from '@amends/contracts/intake-incidents';
import { laterOf } from '@amends/contracts/instant-order';
import { accepted, type Decision, rejected } from '@amends/decider/decider';
import type { Failure, FailureEvent } from './failure.ts';

/** A case as one of an incident's: part of the stream failure-<caseId>. */
export type CaseIncidentEvent =
  | { readonly type: 'IncidentLinkedToCase'; readonly data: IncidentLinkedToCase }
  | { readonly type: 'IncidentClosedForCase'; readonly data: IncidentClosedForCase };

/** What is known of an incident of the case. */
export interface CaseIncidentFacts {
  readonly type: 'IncidentFactsSynced';
  readonly data: IncidentFactsSynced;
}

/** Opens the case of a customer that an incident hit. */
export interface OpenForIncident {
  readonly type: 'OpenForIncident';
  readonly detected: FailureDetected;
  readonly link: IncidentLinkedToCase;
}
export interface LinkIncident {
  readonly type: 'LinkIncident';
  readonly link: IncidentLinkedToCase;
}
/** The incident closed, and intake knows of nothing that keeps the case open. */
export interface CloseWithIncident {
  readonly type: 'CloseWithIncident';
  readonly closed: IncidentClosedForCase;
}
/** Something was found out of the incident. */
export interface SyncIncident {
  readonly type: 'SyncIncident';
  readonly synced: IncidentFactsSynced;
}
export type CaseIncidentCommand = OpenForIncident | LinkIncident | CloseWithIncident | SyncIncident;

/** Per incident of the case, whether it has closed for it. */
export type IncidentLinks = ReadonlyMap<string, 'open' | 'closed'>;

export const noIncidents: IncidentLinks = new Map();

export const linksAfter = (links: IncidentLinks, event: CaseIncidentEvent): IncidentLinks => {
  const state = event.type === 'IncidentLinkedToCase' ? 'open' : 'closed';
  return new Map([...links, [event.data.incidentId, state] as const]);
};

/** By incident, as last told. */
export type FactsOfIncidents = ReadonlyMap<string, IncidentFactsSynced>;

export const noIncidentFacts: FactsOfIncidents = new Map();

export const factsAfter = (
  known: FactsOfIncidents,
  { data }: CaseIncidentFacts,
): FactsOfIncidents => new Map([...known, [data.incidentId, data] as const]);

/** The last of the times by which an incident of the case is expected to be over. */
export const expectedEndOf = (
  incidents: IncidentLinks,
  facts: FactsOfIncidents,
): string | undefined =>
  [...facts.values()]
    .filter(({ incidentId }) => incidents.get(incidentId) === 'open')
    .flatMap(({ expectedEndAt }) => expectedEndAt ?? [])
    .reduce<string | undefined>(
      (last, at) => (last === undefined ? at : laterOf(last, at)),
      undefined,
    );

type Decided = Decision<FailureEvent>;

const linked = (link: IncidentLinkedToCase): FailureEvent => ({
  type: 'IncidentLinkedToCase',
  data: link,
});

/** Once per case and incident, whoever asks how often. */
const linkIncident = ({ link }: LinkIncident, state: Failure): Decided => {
  if (state.status === 'none') return rejected('not_found');
  if (state.status === 'imported') return rejected('imported_case');
  if (state.incidents.has(link.incidentId)) return accepted();
  if (state.status === 'withdrawn') return rejected('case_withdrawn');
  if (state.mergedInto !== null) return rejected('case_merged');
  return accepted(linked(link));
};

/** Its id comes from incident and customer: a second run meets the case that is there. */
const openForIncident = (command: OpenForIncident, state: Failure): Decided => {
  const { detected, link } = command;
  if (state.status !== 'none') return linkIncident({ type: 'LinkIncident', link }, state);
  return accepted<FailureEvent>({ type: 'FailureDetected', data: detected }, linked(link));
};

const closeWithIncident = ({ closed }: CloseWithIncident, state: Failure): Decided => {
  if (state.status !== 'open') return accepted();
  if (state.incidents.get(closed.incidentId) !== 'open') return accepted();
  return accepted({ type: 'IncidentClosedForCase', data: closed });
};

/** Each version once; of a case that has left its incident nothing any more. */
const syncIncident = ({ synced }: SyncIncident, state: Failure): Decided => {
  const { incidentId, factsVersion } = synced;
  if (state.status !== 'open' || state.incidents.get(incidentId) !== 'open') return accepted();
  const known = state.incidentFacts.get(incidentId)?.factsVersion ?? 0;
  return known >= factsVersion
    ? accepted()
    : accepted({ type: 'IncidentFactsSynced', data: synced });
};

export const decideIncidentOfCase = (command: CaseIncidentCommand, state: Failure): Decided => {
  switch (command.type) {
    case 'OpenForIncident':
      return openForIncident(command, state);
    case 'LinkIncident':
      return linkIncident(command, state);
    case 'CloseWithIncident':
      return closeWithIncident(command, state);
    case 'SyncIncident':
      return syncIncident(command, state);
  }
};
