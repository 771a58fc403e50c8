import { reviewBody } from './control-things.ts';
import { OWN_STORE } from './people.ts';
import { allStores, list, names, object, open, type Probe } from './probe.ts';

const NO_ROUND = '0190a000-0000-7000-8000-0000000000ab';

/** Of the own store, by triage's directory of staff. */
const EMPLOYEE = 'access-member';
const of = (body?: object, ids = [EMPLOYEE]): Probe => object(() => ({ ids, body }));

/** Operations on how cases end, and on what staff hear and what is kept of them. */
export const closingProbes: Readonly<Record<string, Probe>> = {
  'POST /follow-up/v1/cases/{id}/acknowledgements': object(({ closed }) => ({
    ids: [closed],
    body: { confirmsRecovery: false },
  })),
  // What nobody in particular handled is feedback of nobody.
  'POST /follow-up/v1/cases/{id}/feedback/{feedback}/acknowledgements': object(
    ({ closed }) => ({ ids: [closed, '1'], body: {} }),
    { ownRefusal: 'not_found' },
  ),
  'POST /follow-up/v1/cases/{id}/feedback/{feedback}/answers': object(
    ({ closed }) => ({ ids: [closed, '1'], body: { answer: 'agree' } }),
    { ownRefusal: 'not_found' },
  ),
  'GET /follow-up/v1/employees/{employeeId}/digest': of(undefined, ['anna']),
  'GET /follow-up/v1/store-digest': list(({ closed }) => [closed]),
  'GET /follow-up/v1/employees/{employeeId}': of(),
  'POST /follow-up/v1/employees/{employeeId}/trainings': of({
    ...{ trainingId: 'calm_first', isOnboarding: true, completedAt: '2026-01-05T10:00:00Z' },
  }),
  'POST /follow-up/v1/employees/{employeeId}/skill-assessments': of({ skills: { listening: 5 } }),
  // For oneself only, and whoever asks here is in no directory.
  'POST /follow-up/v1/employees/{employeeId}/confidence-ratings': {
    about: 'open',
    request: () => ({ ids: ['anna'], body: { rating: 5 } }),
    status: 404,
  },
  'POST /follow-up/v1/employees/{employeeId}/team-memberships': of({
    ...{ teamId: 'recovery', role: 'member' },
  }),
  'POST /follow-up/v1/employees/{employeeId}/team-departures': object(
    () => ({ ids: [EMPLOYEE], body: { teamId: 'none_of_theirs' } }),
    { ownRefusal: 'already_recorded' },
  ),
  'GET /follow-up/v1/control-requests': list(({ controls: { listed, answerable } }) => [
    ...[listed, answerable],
  ]),
  'POST /follow-up/v1/control-requests/{controlId}/answers': object(
    ({ controls: { answerable } }) => ({ ids: [answerable], body: { satisfaction: 4 } }),
  ),
  'POST /follow-up/v1/periodic-reviews': names((storeId) => reviewBody(storeId)),
  'POST /follow-up/v1/control-requests/{controlId}/declines': object(
    ({ controls: { listed } }) => ({ ids: [listed], body: {} }),
  ),
  'GET /follow-up/v1/periodic-reviews': list(({ controls: { review } }) => [review]),
  'POST /follow-up/v1/pulse-rounds': allStores({ until: '2100-01-01T00:00:00Z' }),
  // A round is of all stores and answered once by each: here there is none.
  'POST /follow-up/v1/pulse-rounds/{roundId}/answers': {
    about: 'open',
    request: () => ({
      ids: [NO_ROUND],
      body: { storeId: OWN_STORE, sharedThinking: 5, sharedActing: 5, backedUp: 5 },
    }),
    status: 404,
  },
  'GET /follow-up/v1/pulse-rounds/{roundId}': {
    about: 'open',
    request: () => ({ ids: [NO_ROUND] }),
    status: 404,
  },
  'POST /follow-up/v1/control-samples': allStores({ sharePermille: 0 }),
  'POST /follow-up/v1/assumptions': allStores({
    ...{ kind: 'discount_rate', value: 100_000, source: { kind: 'finance' } },
  }),
  'POST /follow-up/v1/assumptions/{assumptionId}/withdrawals': {
    about: 'all_stores',
    request: () => ({ ids: ['yearly_retention'], body: { reason: 'set_in_error' } }),
    ownRefusal: 'not_found',
  },
  'GET /loyalty-outcomes/v1/assumptions': open(),
  'GET /loyalty-outcomes/v1/assumption-versions': open(),
  'POST /follow-up/v1/employees/{employeeId}/recognitions': of({ reason: 'spoke_up' }),
};
