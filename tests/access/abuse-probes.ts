import { allStores, list, object, onCase, open, type Probe } from './probe.ts';

/** Nobody ever raised it. */
const NO_FLAG = '019ea800-92d8-7bbf-8d41-0a1e8674dac9';

const ofNoFlag = (body?: object): Probe => ({
  about: 'all_stores',
  request: () => ({ ids: [NO_FLAG], body }),
  ownRefusal: 'not_found',
});

/** How each operation about flags of abuse and reviews must treat a foreign store. */
export const abuseProbes: Readonly<Record<string, Probe>> = {
  'GET /triage/v1/abuse-policies': open(),
  'POST /triage/v1/abuse-policies': allStores({ conditions: [], flagDays: 30 }),
  'GET /triage/v1/cases/{id}/abuse-flags': onCase('reported'),
  'POST /triage/v1/cases/{id}/abuse-flags': object(({ abuse }) => ({
    ids: [abuse.caseId],
    body: { reason: 'false_claim', days: 1 },
  })),
  'POST /triage/v1/cases/{id}/abuse-appeals': object(({ abuse: { caseId, flagId } }) => ({
    ids: [caseId],
    body: { flagId },
  })),
  'GET /triage/v1/abuse-flags': allStores(),
  'GET /triage/v1/abuse-flags/{flagId}': ofNoFlag(),
  'POST /triage/v1/abuse-flags/{flagId}/appeal-decisions': ofNoFlag({ outcome: 'upheld' }),
  'POST /triage/v1/abuse-flags/{flagId}/clearings': ofNoFlag({}),
  'GET /remedy/v1/waiting-remedies': list(({ abuse }) => [abuse.waiting]),
  'POST /remedy/v1/cases/{id}/conflict-resolutions': object(({ abuse: { conflict } }) => ({
    ids: [conflict.caseId],
    body: { otherCaseId: conflict.otherCaseId, kept: 'both' },
  })),
  'POST /remedy/v1/cases/{id}/review-refusals': object(({ abuse }) => ({
    ids: [abuse.held],
    body: { reason: 'not_entitled' },
  })),
};
