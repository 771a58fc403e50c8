import type {
  IncidentFactsStated,
  IncidentFactsSynced,
} from '@amends/contracts/intake-incident-facts';
import { accepted, type Decision, rejected } from '@amends/decider/decider';
import { scopeOf, type ToldScope } from './incident-scope.ts';

export type StatedFacts = Pick<
  IncidentFactsStated,
  'rootCause' | 'preventiveDecision' | 'expectedEndAt'
>;

/** What persons found out of an incident; each change is a version. */
export interface IncidentFacts {
  /** 0: nothing was stated. */
  readonly version: number;
  readonly stated: StatedFacts;
  /** Its cause is another one than at first. */
  readonly isCauseChanged: boolean;
}

export const noFacts: IncidentFacts = { version: 0, stated: {}, isCauseChanged: false };

export interface StateIncidentFacts {
  readonly type: 'StateIncidentFacts';
  readonly facts: StatedFacts;
  readonly now: string;
}

export const statedAfter = (known: IncidentFacts, event: IncidentFactsStated): IncidentFacts => {
  const { incidentId: _, storeId: _store, factsVersion, statedAt: _at, ...facts } = event;
  return { ...known, version: factsVersion, stated: { ...known.stated, ...facts } };
};

/** A cause that was changed is a fact like those that were stated. */
export const causeAfter = (
  known: IncidentFacts,
  before: ToldScope,
  after: ToldScope,
): IncidentFacts =>
  before.complaintCode === after.complaintCode
    ? known
    : { ...known, version: known.version + 1, isCauseChanged: true };

interface Stated {
  readonly status: string;
  readonly incidentId: string;
  readonly storeId: string;
  readonly told: ToldScope;
  readonly facts: IncidentFacts;
}

type Decided = Decision<{
  readonly type: 'IncidentFactsStated';
  readonly data: IncidentFactsStated;
}>;

/** Of an incident that goes on; what is known already is no event. */
export const stateIncidentFacts = (
  { facts, now }: StateIncidentFacts,
  state: Stated | { readonly status: 'none' },
): Decided => {
  if (!('facts' in state)) return rejected('not_found');
  const { status, incidentId, storeId } = state;
  if (status === 'closed') return rejected('already_closed');
  if (status === 'cancelled') return rejected('illegal_state', 'It was cancelled.');
  if (status === 'suspected') return rejected('illegal_state', 'It was not declared.');
  const { version, stated } = state.facts;
  const isKnown = JSON.stringify({ ...stated, ...facts }) === JSON.stringify(stated);
  if (isKnown) return accepted();
  return accepted({
    type: 'IncidentFactsStated',
    data: { incidentId, storeId, factsVersion: version + 1, ...facts, statedAt: now },
  });
};

/** What its cases are to be told; undefined as long as nothing was found out. */
export const factsForCases = ({
  told,
  facts,
}: Stated):
  | Omit<IncidentFactsSynced, 'incidentId' | 'storeId' | 'caseId' | 'syncedAt'>
  | undefined =>
  facts.version === 0
    ? undefined
    : {
        factsVersion: facts.version,
        ...(facts.isCauseChanged ? { complaintCode: scopeOf(told).complaintCode } : {}),
        ...facts.stated,
      };
