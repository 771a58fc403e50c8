import { list, object, type Probe } from './probe.ts';

/** Operations on how cases end, and on what staff hear of it. */
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
  'GET /follow-up/v1/employees/{employeeId}/digest': object(() => ({ ids: ['anna'] })),
  'GET /follow-up/v1/store-digest': list(({ closed }) => [closed]),
};
