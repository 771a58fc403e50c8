import { allStores, object, open, type Probe } from './probe.ts';

/** The one that comes with the suite. */
const ids = ['1'];
const LATER = '2099-01-01T00:00:00Z';

/** Version 1 guarantees nothing. */
const onNothing: Probe = object(
  ({ reported }) => ({ ids: [reported], body: { guaranteeId: 'access' } }),
  { ownRefusal: 'guarantee_not_covering' },
);

/** Operations on versions of the playbook. */
export const playbookProbes: Readonly<Record<string, Probe>> = {
  'GET /remedy/v1/playbooks': open(),
  'GET /remedy/v1/remedy-catalogue': open(),
  'POST /remedy/v1/playbooks': allStores({ version: 2, basedOn: 1, keptDefectPct: 25 }),
  'GET /remedy/v1/playbooks/{version}': { about: 'open', request: () => ({ ids }) },
  'POST /remedy/v1/playbooks/{version}/activations': {
    about: 'all_stores',
    request: () => ({ ids, body: { from: LATER } }),
  },
  'POST /remedy/v1/playbooks/{version}/withdrawals': {
    about: 'all_stores',
    request: () => ({ ids, body: { reason: 'policy' } }),
    // There is always something that rules.
    ownRefusal: 'illegal_state',
  },
  'GET /remedy/v1/cases/{id}/service-guarantees': object(({ reported }) => ({ ids: [reported] })),
  'POST /remedy/v1/cases/{id}/service-guarantees': onNothing,
  // In numbers of cases; what it would not change has no row.
  'GET /remedy/v1/playbooks/{version}/comparison': {
    about: 'list',
    request: () => ({ ids }),
    shows: () => [],
    ofOthers: false,
  },
};
