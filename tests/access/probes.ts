import { READ_SERVICES, WRITE_SERVICES } from '../running/service-processes.ts';
import { OWN_STORE } from './people.ts';
import { importBody, importRow, reportBody, type Things } from './things.ts';

/** A request by the ids of its path, in order, and its body. */
export interface ProbeRequest {
  readonly ids?: readonly string[];
  readonly body?: unknown;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface BodyTraits {
  /** The member that lists items, each judged by itself: one bad item does not refuse the rest. */
  readonly items?: string;
  /** Why unknown members are let through. */
  readonly loose?: string;
}

/**
 * What an operation is about, which decides how a foreign store must be answered.
 * - object: a thing of a store, named in the path. Foreign is 404 like unknown.
 * - names: the body names a store. A foreign one is refused like one that nobody knows.
 * - list: shows what the token's stores have, and to others nothing.
 * - all_stores: acts on what all stores have; 403 for whoever has single ones.
 * - open: holds nothing of any store.
 */
export type Probe = BodyTraits &
  (
    | {
        readonly about: 'object';
        readonly request: (things: Things) => ProbeRequest;
        /** Where the state that would let the own command succeed cannot be made from outside. */
        readonly ownRefusal?: string;
      }
    | {
        readonly about: 'names';
        readonly request: (storeId: string) => ProbeRequest;
        readonly refusal: string;
      }
    | {
        readonly about: 'list';
        readonly request: () => ProbeRequest;
        /** Ids that the own answer must hold, or the list would prove nothing. */
        readonly shows: (things: Things) => readonly string[];
        /** The other store has such things too. */
        readonly ofOthers: boolean;
      }
    | {
        readonly about: 'all_stores';
        readonly request: () => ProbeRequest;
        /** Where what it acts on is not there. */
        readonly ownRefusal?: string;
      }
    | {
        readonly about: 'open';
        readonly request: () => ProbeRequest;
        /** Of the answer to everybody; a success unless told. */
        readonly status?: number;
      }
  );

type OfKind<About extends Probe['about']> = Extract<Probe, { about: About }>;

const object = (
  request: OfKind<'object'>['request'],
  traits: BodyTraits & { readonly ownRefusal?: string } = {},
): Probe => ({ about: 'object', request, ...traits });

const onCase = (name: 'reported' | 'closed', body?: object): Probe =>
  object((things) => ({ ids: [things[name]], body }));

const names = (
  body: (storeId: string) => unknown,
  { refusal = 'not_found', ...traits }: BodyTraits & { readonly refusal?: string } = {},
): Probe => ({
  about: 'names',
  request: (storeId) => ({ body: body(storeId) }),
  refusal,
  ...traits,
});

const list = (shows: OfKind<'list'>['shows'], ofOthers = false): Probe => ({
  about: 'list',
  request: () => ({}),
  shows,
  ofOthers,
});

/** Figures are numbers: those of the own store must differ from those of none, and name nobody. */
const figures = list(() => []);

const allStores = (body: () => object = () => ({})): Probe => ({
  about: 'all_stores',
  request: () => ({ body: body() }),
});

/** What every service has for operators; nothing is parked in a healthy suite. */
const parkedOperations = (service: string): [string, Probe][] => [
  [`GET /${service}/v1/parked-events`, { about: 'all_stores', request: () => ({}) }],
  [`GET /${service}/v1/operational-acts`, { about: 'all_stores', request: () => ({}) }],
  [
    `POST /${service}/v1/discards`,
    {
      about: 'all_stores',
      request: () => ({ body: { parkedEventId: '1', reason: 'unreadable' } }),
      ownRefusal: 'not_found',
    },
  ],
];

const open = (body?: () => object): Probe => ({
  about: 'open',
  request: () => (body === undefined ? {} : { body: body() }),
});

const closedCase = ({ closed }: Things): string[] => [closed];

const ANSWERS = {
  reliefDegree: 6,
  remedyAccepted: true,
  dissatisfactionEliminated: true,
  adverseEffects: false,
  justice: { D1: 6, P1: 5, I1: 7 },
  satisfaction: 5,
};

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

/** A new operation gets its line here, with a thing of things.ts; without one the matrix fails. */
export const probes: Readonly<Record<string, Probe>> = {
  ...Object.fromEntries(
    [...WRITE_SERVICES, ...READ_SERVICES].flatMap((service) => parkedOperations(service)),
  ),
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
  'GET /intake/v1/cases/{caseId}/personal-data': object(({ reported }) => ({
    ids: [reported],
    query: { reason: 'case_handling' },
  })),
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
  'POST /intake/v1/events': names(cloudEvent, { refusal: 'forbidden', loose: CLOUD_EVENTS }),
  'POST /intake/v1/purchases': names(purchase, { refusal: 'forbidden', items: 'items' }),
  'POST /intake/v1/imports': open(() => importBody),
  'POST /intake/v1/imports/{jobId}/chunks/{chunk}': object(
    ({ importJob }) => ({ ids: [importJob, '2'], body: { rows: [importRow(OWN_STORE, 2)] } }),
    { items: 'rows' },
  ),
  'GET /intake/v1/jobs/{jobId}': object(({ importJob }) => ({ ids: [importJob] })),
  'GET /intake/v1/jobs/{jobId}/items': object(({ importJob }) => ({ ids: [importJob] })),
  'GET /intake/v1/stores': list(() => [OWN_STORE], true),
  'POST /intake/v1/stores': allStores(() => ({
    storeId: 'access-new',
    timeZone: 'Europe/Berlin',
    currency: 'EUR',
  })),
  'POST /intake/v1/devices': names((storeId) => ({
    deviceId: 'access-till-2',
    storeId,
  })),
  'POST /intake/v1/devices/{deviceId}/revocations': object(({ device }) => ({
    ids: [device],
    body: {},
  })),
  'POST /intake/v1/replays': allStores(),
  'POST /intake/v1/republications': allStores(),

  'GET /triage/v1/queue': list(({ reported }) => [reported]),
  'GET /triage/v1/cases/{id}': onCase('reported'),
  'POST /triage/v1/cases/{id}/assignments': onCase('reported', {
    ownerId: 'anna',
    ownerKind: 'person',
  }),
  'POST /triage/v1/cases/{id}/classifications': onCase('reported', { khdType: 'system_pricing' }),
  'POST /triage/v1/cases/{id}/root-causes': onCase('reported', { responsibilityLocus: 'firm' }),
  'POST /triage/v1/cases/{id}/preventive-decisions': onCase('reported', {
    decision: 'no_action_needed',
  }),
  'POST /triage/v1/replays': allStores(),
  'POST /triage/v1/republications': allStores(),

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
  'POST /remedy/v1/replays': allStores(),
  'POST /remedy/v1/republications': allStores(),

  'GET /follow-up/v1/cases/{id}/follow-up': onCase('closed'),
  'POST /follow-up/v1/cases/{id}/follow-ups/{requestId}/answers': object(
    ({ asked: { caseId, requestId } }) => ({ ids: [caseId, requestId], body: ANSWERS }),
  ),
  'POST /follow-up/v1/cases/{id}/reopenings': object(({ resolved }) => ({
    ids: [resolved],
    body: { reason: 'adverse_effect' },
  })),
  'GET /follow-up/v1/instruments/recovery_follow_up': open(),
  'POST /follow-up/v1/replays': allStores(),
  'POST /follow-up/v1/republications': allStores(),

  'GET /case-files/v1/cases': list(closedCase),
  'GET /case-files/v1/cases/{id}': onCase('closed'),
  'GET /case-files/v1/exports/case-files': list(closedCase),
  'GET /case-files/v1/figures': figures,
  'GET /case-files/v1/freshness': open(),
  'POST /case-files/v1/rebuilds': allStores(),
  'POST /case-files/v1/replays': allStores(),

  'GET /justice-scores/v1/justice-scores': list(closedCase),
  'GET /justice-scores/v1/exports/justice-scores': list(closedCase),
  'GET /justice-scores/v1/exports/satisfaction': list(closedCase),
  'GET /justice-scores/v1/figures': figures,
  'GET /justice-scores/v1/freshness': open(),
  'POST /justice-scores/v1/rebuilds': allStores(),
  'POST /justice-scores/v1/replays': allStores(),

  'GET /lessons/v1/lessons': list(closedCase),
  'GET /lessons/v1/exports/lessons': list(closedCase),
  'GET /lessons/v1/figures': figures,
  'GET /lessons/v1/freshness': open(),
  'POST /lessons/v1/rebuilds': allStores(),
  'POST /lessons/v1/replays': allStores(),

  'GET /loyalty-outcomes/v1/loyalty-outcomes': list(closedCase),
  'GET /loyalty-outcomes/v1/exports/loyalty-outcomes': list(closedCase),
  'GET /loyalty-outcomes/v1/figures': figures,
  'GET /loyalty-outcomes/v1/freshness': open(),
  'POST /loyalty-outcomes/v1/rebuilds': allStores(),
  'POST /loyalty-outcomes/v1/replays': allStores(),

  'GET /resolution-times/v1/resolution-times': list(closedCase),
  'GET /resolution-times/v1/exports/resolution-times': list(closedCase),
  'GET /resolution-times/v1/figures': figures,
  'GET /resolution-times/v1/freshness': open(),
  'POST /resolution-times/v1/rebuilds': allStores(),
  'POST /resolution-times/v1/replays': allStores(),

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
