import { object, onCase, type Probe } from './probe.ts';

const INCIDENT = '/remedy/v1/incidents/{incidentId}';
const changes = { changes: ['staff_trained'] };

const onIncident = (body?: object): Probe =>
  object(({ bulk }) => ({ ids: [bulk.incidentId], body }));

/** What customers are told by remedy: all of an incident, or one. */
export const noticeProbes: Readonly<Record<string, Probe>> = {
  [`POST ${INCIDENT}/explanations`]: onIncident({ reason: 'till_failure' }),
  [`POST ${INCIDENT}/process-changes`]: onIncident(changes),
  [`GET ${INCIDENT}/announcements`]: onIncident(),
  'POST /remedy/v1/cases/{id}/process-changes': onCase('reported', changes),
  'POST /remedy/v1/cases/{id}/shared-information': onCase('reported', {
    ...{ channel: 'telephone', about: 'rights' },
  }),
  'POST /remedy/v1/cases/{id}/future-needs': onCase('reported', { need: 'advice' }),
  'GET /remedy/v1/cases/{id}/future-needs': onCase('reported'),
};
