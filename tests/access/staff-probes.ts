import { allStores, list, object, onCase, type Probe } from './probe.ts';

const ESCALATION = '0190a000-0000-7000-8000-0000000000aa';

/** Operations on staff and on cases that change hands. */
export const staffProbes: Readonly<Record<string, Probe>> = {
  'GET /triage/v1/staff': list(({ staff }) => [staff.member]),
  'POST /triage/v1/staff': allStores({ staffId: 'access-new', skills: [], loadMax: 3 }),
  'POST /triage/v1/staff/{id}/absences': {
    about: 'all_stores',
    request: () => ({ ids: ['access-new'], body: { reason: 'left' } }),
  },
  'POST /triage/v1/staff/{id}/returns': {
    about: 'all_stores',
    request: () => ({ ids: ['access-new'], body: {} }),
  },
  'POST /triage/v1/cases/{id}/escalations': onCase('reported', {
    ...{ reason: 'safety', justificationTextId: ESCALATION, severities: ['critical'] },
    watchers: ['access-watcher'],
  }),
  'POST /triage/v1/cases/{id}/de-escalations': onCase('reported', { reason: 'under_control' }),
  // Nothing waits for an approval unless the installation asks for one.
  'POST /triage/v1/cases/{id}/escalation-approvals': object(
    ({ reported }) => ({ ids: [reported], body: { escalationId: ESCALATION } }),
    { ownRefusal: 'no_escalation' },
  ),
  'POST /triage/v1/cases/{id}/escalation-refusals': object(
    ({ reported }) => ({
      ids: [reported],
      body: { escalationId: ESCALATION, reason: 'not_justified' },
    }),
    { ownRefusal: 'no_escalation' },
  ),
  'POST /triage/v1/calendars/{id}/holiday-imports': {
    about: 'all_stores',
    request: () => ({
      ids: ['shop_hours'],
      headers: { 'content-type': 'text/calendar' },
      body: 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n',
    }),
    loose: 'a file, which has no members',
  },
  'GET /triage/v1/notice-deliveries': list(({ notice }) => [notice]),
  'POST /triage/v1/notice-deliveries/{noticeId}/repetitions': object(
    ({ notice }) => ({
      ids: [notice],
      body: { channel: 'webhook', endpointId: 'unheard' },
    }),
    { ownRefusal: 'delivery_pending' },
  ),
  'POST /triage/v1/notice-replays': allStores({
    ...{ endpointId: 'unheard', from: '2026-01-01T00:00:00Z' },
    until: '2026-01-02T00:00:00Z',
  }),
  'GET /triage/v1/notice-replays/{id}': {
    about: 'all_stores',
    request: () => ({ ids: [ESCALATION] }),
    ownRefusal: 'not_found',
  },
  // Oldest first, so that its first page is of whatever was told first.
  'GET /triage/v1/webhook-events': list(() => []),
  'GET /triage/v1/store-fallbacks': list(() => []),
  'POST /triage/v1/store-fallbacks': allStores({
    storeId: 'access-third',
    ownerId: 'access-desk',
    ownerKind: 'team',
  }),
  'POST /triage/v1/cases/{id}/handovers': onCase('reported', {
    toId: 'access-colleague',
    reason: 'workload',
  }),
  'POST /triage/v1/cases/{id}/handover-acknowledgements': object(({ staff: { handover } }) => ({
    ids: [handover.caseId],
    body: { handoverId: handover.handoverId },
  })),
  'POST /triage/v1/cases/{id}/handover-refusals': object(({ staff: { refusableHandover } }) => ({
    ids: [refusableHandover.caseId],
    body: { handoverId: refusableHandover.handoverId, reason: 'workload' },
  })),
};
