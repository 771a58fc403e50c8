import { abuseProbes } from './abuse-probes.ts';
import { authorityProbes } from './authority-probes.ts';
import { closingProbes } from './closing-probes.ts';
import { bulkProbes } from './bulk-probes.ts';
import { figureProbes } from './figure-probes.ts';
import { incidentProbes } from './incident-probes.ts';
import { learningProbes } from './learning-probes.ts';
import { moneyProbes } from './money-probes.ts';
import { noticeProbes } from './notice-probes.ts';
import { observationProbes } from './observation-probes.ts';
import { OWN_STORE } from './people.ts';
import { personalDataProbes } from './personal-data-probes.ts';
import { playbookProbes } from './playbook-probes.ts';
import { allStores, figures, list, names, object, onCase, open, type Probe } from './probe.ts';
import { silenceProbes } from './silence-probes.ts';
import { sourceProbes } from './source-probes.ts';
import { staffProbes } from './staff-probes.ts';
import { surveyProbes } from './survey-probes.ts';
import { actionBody, importBody, importRow, reportBody, type Things } from './things.ts';
import { warningProbes } from './warning-probes.ts';
import { watchProbes } from './watch-probes.ts';

/** What every service answers to operators; nothing is parked in a healthy suite. */
const operationsOf = (service: string): Record<string, Probe> => ({
  [`GET /${service}/v1/parked-events`]: allStores(),
  [`GET /${service}/v1/operational-acts`]: allStores(),
  [`POST /${service}/v1/replays`]: allStores({}),
  [`POST /${service}/v1/discards`]: allStores(
    { parkedEventId: '1', reason: 'test_data' },
    'not_found',
  ),
});

const ofWriteService = (service: string): Record<string, Probe> => ({
  ...operationsOf(service),
  [`POST /${service}/v1/republications`]: allStores({}),
});

const ofReadService = (service: string): Record<string, Probe> => ({
  ...operationsOf(service),
  [`GET /${service}/v1/freshness`]: open(),
  [`GET /${service}/v1/figures`]: figures,
  [`POST /${service}/v1/rebuilds`]: allStores({}),
});

const closedCase = ({ closed }: Things): string[] => [closed];

const purchase = (storeId: string) => ({
  source: 'access-tills',
  items: [
    {
      externalId: 'purchase-1',
      customerReference: 'a-customer',
      storeId,
      purchasedAt: '2026-01-05T10:00:00Z',
      kind: 'sale',
      amount: { amount: 900, currency: 'EUR' },
    },
  ],
});

const cloudEvent = (storeId: string) => ({
  specversion: '1.0',
  id: 'signal-1',
  source: `/stores/${storeId}/workstations/1`,
  type: 'pos.line_voided',
  time: '2026-01-05T10:00:00Z',
  data: { transaction: 't-1', amount: { amount: 900, currency: 'EUR' } },
});

const CLOUD_EVENTS = 'CloudEvents lets senders add attributes; they are dropped at the edge';

/**
 * A new operation gets a line here, with a thing of things.ts; the matrix names those without. They
 * are tried in this order: what ends a thing comes last.
 */
export const probes: Readonly<Record<string, Probe>> = {
  ...ofWriteService('intake'),
  ...ofWriteService('triage'),
  ...ofWriteService('remedy'),
  ...ofWriteService('follow-up'),
  ...ofReadService('justice-scores'),
  ...ofReadService('resolution-times'),
  ...ofReadService('loyalty-outcomes'),
  ...ofReadService('case-files'),
  ...ofReadService('lessons'),

  'POST /intake/v1/cases': names((storeId) => reportBody(storeId)),
  'POST /intake/v1/case-batches': names((storeId) => ({ items: [reportBody(storeId)] }), {
    items: 'items',
  }),
  'GET /intake/v1/cases/{caseId}': onCase('reported'),
  'POST /intake/v1/cases/{caseId}/acknowledgements': onCase('reported', { by: 'person' }),
  'POST /intake/v1/cases/{caseId}/withdrawals': object(({ withdrawable }) => ({
    ids: [withdrawable],
    body: { reason: 'other' },
  })),
  'POST /intake/v1/cases/{caseId}/mergings': object(({ reported, mergeable }) => ({
    ids: [reported],
    body: { duplicateCaseIds: [mergeable], reason: 'same_failure' },
  })),
  'GET /intake/v1/mergings/{mergingId}': object(({ merged }) => ({ ids: [merged.mergingId] })),
  'POST /intake/v1/cases/{caseId}/unmergings': object(({ merged }) => ({
    ids: [merged.caseId],
    body: {},
  })),
  'GET /intake/v1/cases/{caseId}/personal-data': object(({ reported }) => ({
    ids: [reported],
    query: { reason: 'case_handling' },
  })),
  'POST /intake/v1/case-lookups': {
    ...list(({ reported }) => [reported]),
    request: () => ({
      body: { subject: { reference: `customer-of-${OWN_STORE}` }, reason: 'case_handling' },
    }),
  },
  'POST /intake/v1/cases/{caseId}/contact-details': onCase('reported', { phone: '+49 30 1234' }),
  'POST /intake/v1/cases/{caseId}/messages': onCase('reported', {
    text: 'Is there any news?',
    channel: 'email',
  }),
  'POST /intake/v1/cases/{caseId}/replies': onCase('reported', {
    text: 'We are looking into it.',
    channel: 'email',
    public: true,
    by: 'person',
  }),
  'POST /intake/v1/cases/{caseId}/notes': onCase('reported', { text: 'Rang back, nobody in.' }),
  'GET /intake/v1/cases/{caseId}/conversation': object(({ reported }) => ({
    ids: [reported],
    query: { reason: 'case_handling' },
  })),
  ...personalDataProbes,
  'POST /intake/v1/texts': names((storeId) => ({
    kind: 'lesson',
    freeOfPersonalData: true,
    storeId,
    text: 'Count the stock before the sale.',
  })),
  'POST /intake/v1/cases/{caseId}/expectations': onCase('reported', {
    expectationKind: 'explicit',
    expectationText: 'My money back.',
  }),
  'POST /intake/v1/cases/{caseId}/effort-scores': onCase('reported', { effortScore: 3 }),
  ...observationProbes,
  'GET /intake/v1/texts/{textId}': object(({ text }) => ({
    ids: [text],
    query: { reason: 'case_handling' },
  })),
  'POST /intake/v1/cases/{caseId}/claim-codes': onCase('reported', {}),
  'GET /intake/v1/cases/{caseId}/claim': onCase('reported'),
  'POST /intake/v1/claims': {
    about: 'open',
    status: 401,
    request: () => ({ body: { claimCode: '00000-00000-00000-00000' } }),
  },
  'GET /intake/v1/claim-keys': open(),
  'GET /intake/v1/claims/{claimId}': {
    about: 'open',
    request: () => ({ ids: ['019e96b1-52c0-7c2a-9d51-2b6f0c8e7a11'] }),
  },
  'POST /intake/v1/erasures': allStores({
    subject: { reference: 'nobody-has-this' },
    reason: 'customer_request',
  }),
  'GET /intake/v1/data-keys': allStores(),
  'POST /intake/v1/key-rotations': allStores({}),
  'POST /intake/v1/key-removals': allStores({}),
  'POST /intake/v1/events': names(cloudEvent, { refusal: 'forbidden', loose: CLOUD_EVENTS }),
  'POST /intake/v1/purchases': names(purchase, { refusal: 'forbidden', items: 'items' }),
  'POST /intake/v1/imports': open(importBody),
  'POST /intake/v1/imports/{jobId}/chunks/{chunk}': object(
    ({ importJob }) => ({ ids: [importJob, '2'], body: { rows: [importRow(OWN_STORE, 2)] } }),
    { items: 'rows' },
  ),
  'GET /intake/v1/jobs/{jobId}': object(({ importJob }) => ({ ids: [importJob] })),
  'GET /intake/v1/jobs/{jobId}/items': object(({ importJob }) => ({ ids: [importJob] })),
  ...incidentProbes,
  ...warningProbes,
  ...silenceProbes,
  'GET /intake/v1/stores': list(() => [OWN_STORE], true),
  'POST /intake/v1/stores': allStores({
    storeId: 'access-new',
    timeZone: 'Europe/Berlin',
    currency: 'EUR',
  }),
  'POST /intake/v1/devices': names((storeId) => ({
    deviceId: 'access-till-2',
    storeId,
  })),
  'POST /intake/v1/stores/{storeId}/moves': object(() => ({
    ids: [OWN_STORE],
    body: { timeZone: 'Europe/Lisbon', currency: 'EUR' },
  })),
  // Not closed indeed: everything else is about this store.
  'POST /intake/v1/stores/{storeId}/closures': object(
    () => ({ ids: [OWN_STORE], body: {}, headers: { 'if-match': '"99"' } }),
    { ownRefusal: 'version_conflict' },
  ),
  'GET /intake/v1/devices': list(({ device }) => [device]),
  'POST /intake/v1/devices/{deviceId}/moves': object(({ device }) => ({
    ids: [device],
    body: { storeId: OWN_STORE },
  })),
  'POST /intake/v1/devices/{deviceId}/rotations': object(({ device }) => ({
    ids: [device],
    body: {},
  })),
  'POST /intake/v1/devices/{deviceId}/revocations': object(({ device }) => ({
    ids: [device],
    body: {},
  })),
  ...sourceProbes,
  ...abuseProbes,
  ...authorityProbes,

  'GET /triage/v1/ladders': open(),
  'POST /triage/v1/ladders': allStores({
    ladderId: 'access',
    steps: [
      {
        anchor: 'at_breach',
        delaySeconds: 0,
        targets: [{ kind: 'owner' }],
        who: 'everyone',
      },
    ],
    numLoops: 0,
    ackTimeoutSeconds: 1800,
    fallback: { kind: 'role', id: 'manager' },
  }),
  'GET /triage/v1/duty-schedules': open(),
  'POST /triage/v1/duty-schedules': allStores({
    scheduleId: 'access',
    timeZone: 'Europe/Berlin',
    shifts: [],
  }),
  'GET /triage/v1/cases/{id}/escalations': onCase('reported'),
  'POST /triage/v1/cases/{id}/escalation-acknowledgements': onCase('reported', {}),
  'POST /triage/v1/cases/{id}/escalation-silences': onCase('reported', {}),
  // Nobody is told of anything while the checks run: no deadline is that near.
  'GET /triage/v1/notices': list(({ notice }) => [notice]),
  'POST /triage/v1/notices/{noticeId}/readings': object(({ notice }) => ({
    ids: [notice],
    body: {},
  })),
  'GET /triage/v1/queue': list(({ reported }) => [reported]),
  'GET /triage/v1/cases/{id}': onCase('reported'),
  'POST /triage/v1/cases/{id}/assignments': onCase('reported', {
    ownerId: 'anna',
    ownerKind: 'person',
  }),
  ...staffProbes,
  ...watchProbes,
  'GET /triage/v1/cases/{id}/clocks': onCase('reported'),
  'POST /triage/v1/cases/{id}/waiting-marks': onCase('reported', { waitingFor: 'third_party' }),
  'POST /triage/v1/cases/{id}/waiting-ends': object(({ reported }) => ({
    ids: [reported],
    body: {},
  })),
  'POST /triage/v1/cases/{id}/policy-applications': object(
    ({ reported }) => ({ ids: [reported], body: { reason: 'wrong_policy' } }),
    { ownRefusal: 'policy_in_force' },
  ),
  'GET /triage/v1/calendars': open(),
  'POST /triage/v1/calendars': allStores({
    calendarId: 'access_hours',
    timeZone: 'Europe/Berlin',
    weekly: [{ weekday: 1, opens: '09:00', closes: '17:00' }],
    holidays: [],
  }),
  'GET /triage/v1/policies': open(),
  'POST /triage/v1/policies': allStores({
    policyId: 'access_policy',
    order: 100_000,
    appliesTo: { stores: ['access-none'] },
    targets: [{ metric: 'resolution', duration: { seconds: 60 }, calendarId: 'shop_hours' }],
  }),
  'POST /triage/v1/policy-disablings': allStores({ policyId: 'access_policy' }),
  'POST /triage/v1/cases/{id}/classifications': onCase('reported', { khdType: 'system_pricing' }),
  'POST /triage/v1/cases/{id}/impact-assessments': onCase('reported', { severity: 'moderate' }),
  'POST /triage/v1/cases/{id}/root-causes': onCase('reported', {
    responsibilityLocus: 'firm',
    why: 'policy',
    how: 'single_slip',
    arisenAt: '2026-01-05T10:00:00Z',
  }),
  'POST /triage/v1/cases/{id}/investigations': onCase('reported', {}),
  'POST /triage/v1/cases/{id}/employee-responses': onCase('reported', { responses: ['apology'] }),
  'POST /triage/v1/cases/{id}/customer-views': onCase('reported', { attribution: 'firm' }),
  'POST /triage/v1/cases/{id}/encounter-assessments': onCase('reported', {
    otherCustomerInvolved: false,
  }),
  'POST /triage/v1/cases/{id}/executive-reviews': object(({ critical }) => ({
    ids: [critical],
    body: { conclusion: 'more_to_do' },
  })),
  'POST /triage/v1/tier-runs': allStores({}),
  'GET /triage/v1/tier-runs/{id}': {
    about: 'all_stores',
    request: () => ({ ids: ['019ea800-92d8-7bbf-8d41-0a1e8674dac8'] }),
    ownRefusal: 'not_found',
  },
  'GET /triage/v1/critical-cases': list(({ critical }) => [critical]),
  'GET /triage/v1/scripts': open(),
  'POST /triage/v1/scripts': allStores({
    scriptId: 'access',
    steps: [{ step: 'greet', role: 'cashier' }],
  }),
  'POST /triage/v1/preventive-actions': names(actionBody),
  'GET /triage/v1/preventive-actions': list(({ action }) => [action]),
  'GET /triage/v1/preventive-actions/{id}': object(({ action }) => ({ ids: [action] })),
  'POST /triage/v1/preventive-actions/{id}/implementations': object(({ action }) => ({
    ids: [action],
    body: {},
  })),
  'POST /triage/v1/preventive-actions/{id}/verifications': object(({ implementedAction }) => ({
    ids: [implementedAction],
    body: {},
  })),
  'POST /triage/v1/cases/{id}/presumption-exceptions': onCase('reported', { reason: 'threat' }),
  'POST /triage/v1/cases/{id}/preventive-decisions': onCase('reported', {
    decision: 'no_action_needed',
  }),

  'GET /remedy/v1/cases/{id}/remedy': onCase('closed'),
  'POST /remedy/v1/cases/{id}/offers': object(({ offerable }) => ({ ids: [offerable], body: {} })),
  'POST /remedy/v1/cases/{id}/choices': object(({ offered: { caseId, offerId } }) => ({
    ids: [caseId],
    body: { offerId, alternativeId: 1 },
  })),
  'POST /remedy/v1/cases/{id}/refusals': object(({ declinable: { caseId, offerId } }) => ({
    ids: [caseId],
    body: { offerId },
  })),
  'POST /remedy/v1/cases/{id}/conclusions': object(({ concludable }) => ({
    ids: [concludable.caseId],
    body: { outcome: 'no_agreement' },
  })),
  'POST /remedy/v1/cases/{id}/steps/{step}/executions': object(({ executing }) => ({
    ids: [executing, '1'],
    body: {},
  })),
  'POST /remedy/v1/cases/{id}/steps/{step}/refund-settlements': object(
    ({ refused: { caseId, step } }) => ({ ids: [caseId, step], body: { outcome: 'not_executed' } }),
    // Parked is what a provider leaves that forgot the refund's key: that takes a day.
    { ownRefusal: 'illegal_state' },
  ),
  'POST /remedy/v1/cases/{id}/steps/{step}/refund-attempts': object(
    ({ refused: { caseId, step } }) => ({ ids: [caseId, step], body: {} }),
  ),
  ...moneyProbes,
  ...playbookProbes,
  ...bulkProbes,
  ...noticeProbes,

  ...surveyProbes,
  'GET /follow-up/v1/cases/{id}/follow-up': onCase('closed'),
  'POST /follow-up/v1/cases/{id}/reopenings': object(({ resolved }) => ({
    ids: [resolved],
    body: { reason: 'adverse_effect' },
  })),
  ...closingProbes,

  'GET /case-files/v1/cases': list(closedCase),
  'GET /case-files/v1/cases/{id}': onCase('closed'),
  'GET /case-files/v1/exports/case-files': list(closedCase),
  'GET /case-files/v1/exports/process-log': list(closedCase),

  ...figureProbes,
  ...learningProbes,
  'GET /lessons/v1/lessons': list(closedCase),
  'GET /lessons/v1/exports/lessons': list(closedCase),

  'GET /health/live': open(),
  'GET /health/ready': open(),
  'GET /operations/v1/report': open(),
  'POST /oauth/token': {
    about: 'open',
    status: 401,
    request: () => ({
      body: 'grant_type=client_credentials&client_id=nobody&client_secret=wrong',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    }),
  },
};
