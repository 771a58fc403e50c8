import { PDF } from './attachment-things.ts';
import { allStores, object, type Probe } from './probe.ts';

const query = { reason: 'case_handling' };

/** Files of cases, and what is asked for a person's data as a whole. */
export const personalDataProbes: Readonly<Record<string, Probe>> = {
  'POST /intake/v1/cases/{caseId}/attachments': object(
    ({ reported }) => ({
      ids: [reported],
      query: { kind: 'receipt' },
      body: PDF,
      headers: { 'content-type': 'application/pdf' },
    }),
    { loose: 'a file, which has no members' },
  ),
  // No row of the playbook that comes with the suite asks by letter.
  'GET /intake/v1/cases/{caseId}/letters/{requestId}': object(
    ({ reported }) => ({ ids: [reported, '019ea800-92d8-7bbf-8d41-0a1e8674dac8'], query }),
    { ownRefusal: 'follow_up_not_open' },
  ),
  'GET /intake/v1/cases/{caseId}/attachments': object(({ reported }) => ({
    ids: [reported],
    query,
  })),
  'GET /intake/v1/cases/{caseId}/attachments/{attachmentId}': object(
    ({ reported, attachments }) => ({ ids: [reported, attachments.kept], query }),
  ),
  'POST /intake/v1/cases/{caseId}/attachments/{attachmentId}/removals': object(
    ({ reported, attachments }) => ({
      ids: [reported, attachments.removable],
      body: { reason: 'not_needed' },
    }),
  ),
  'POST /intake/v1/erasures': allStores({
    subject: { reference: 'nobody-has-this' },
    reason: 'customer_request',
  }),
  'POST /intake/v1/subject-exports': allStores(
    { subject: { reference: 'nobody-has-this' }, reason: 'legal_request' },
    'not_found',
  ),
  'POST /intake/v1/legal-holds': allStores(
    { subject: { reference: 'nobody-has-this' }, reason: 'litigation' },
    'not_found',
  ),
  'GET /intake/v1/legal-holds': allStores(),
  'POST /intake/v1/retention-runs': allStores({}),
  'GET /intake/v1/retention-runs/{runId}': {
    about: 'all_stores',
    request: () => ({ ids: ['019ea800-92d8-7bbf-8d41-0a1e8674dac8'] }),
    ownRefusal: 'not_found',
  },
  'GET /intake/v1/retention-report': allStores(),
  'POST /intake/v1/legal-holds/{holdId}/lifts': {
    about: 'all_stores',
    request: () => ({
      ids: ['019ea800-92d8-7bbf-8d41-0a1e8674dac8'],
      body: { reason: 'matter_closed' },
    }),
    ownRefusal: 'not_found',
  },
};
