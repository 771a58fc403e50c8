import { addedCustomer, incidentBody } from './incident-things.ts';
import { list, names, object, type Probe } from './probe.ts';

const onIncident = (
  name: 'declared' | 'suspected' | 'cancellable' | 'closable' | 'confirmable',
  body?: object,
): Probe => object(({ incidents }) => ({ ids: [incidents[name]], body }));

/** Operations about incidents; see probes.ts. */
export const incidentProbes: Readonly<Record<string, Probe>> = {
  'POST /intake/v1/incidents': names(incidentBody),
  'GET /intake/v1/incidents': list(({ incidents }) => [incidents.declared]),
  'GET /intake/v1/incidents/{incidentId}': onIncident('declared'),
  'POST /intake/v1/incidents/{incidentId}/declarations': onIncident('suspected', {
    severity: 'major',
  }),
  'POST /intake/v1/incidents/{incidentId}/scopes': onIncident('declared', { workstations: ['1'] }),
  'POST /intake/v1/incidents/{incidentId}/facts': onIncident('declared', {
    expectedEndAt: '2026-12-24T12:00:00Z',
  }),
  'POST /intake/v1/incidents/{incidentId}/cancellations': onIncident('cancellable', {
    reason: 'false_alarm',
  }),
  'POST /intake/v1/incidents/{incidentId}/closures': onIncident('closable', {
    rootCause: { gaps: ['gap_3_delivery'], responsibilityLocus: 'firm' },
    preventiveDecision: 'no_action_needed',
  }),
  'POST /intake/v1/incidents/{incidentId}/affected-lists': onIncident('declared', {}),
  'GET /intake/v1/incidents/{incidentId}/affected-customers': onIncident('confirmable'),
  'POST /intake/v1/incidents/{incidentId}/affected-customers': onIncident(
    'declared',
    addedCustomer(),
  ),
  'POST /intake/v1/incidents/{incidentId}/affected-customers/{customerId}/removals': object(
    ({ incidents: { listed } }) => ({
      ids: [listed.incidentId, listed.customerId],
      body: { reason: 'employee' },
    }),
  ),
  'POST /intake/v1/incidents/{incidentId}/confirmations': onIncident('confirmable', {
    listVersion: 1,
  }),
  'GET /intake/v1/incidents/{incidentId}/cases': onIncident('declared'),
  'POST /intake/v1/incidents/{incidentId}/cases': object(({ incidents, reported }) => ({
    ids: [incidents.declared],
    body: { caseId: reported },
  })),
};
