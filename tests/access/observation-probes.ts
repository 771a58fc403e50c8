import { list, names, object, type Probe } from './probe.ts';

/** Operations on what happens beside any case. */
export const observationProbes: Readonly<Record<string, Probe>> = {
  'POST /intake/v1/opinion-solicitations': names((storeId) => ({
    storeId,
    customer: { reference: 'a-customer' },
    channel: 'email',
    occasion: 'silent_customer',
    reviewEncouraged: false,
  })),
  'POST /intake/v1/cases/{caseId}/follow-up-links': object(({ reported, closed }) => ({
    ids: [reported],
    body: { earlierCaseId: closed },
  })),
  'GET /intake/v1/word-of-mouth': list(({ heard }) => [heard]),
  'POST /intake/v1/word-of-mouth': names((storeId) => ({
    storeId,
    valence: 'negative',
    channel: 'press',
    signalSource: 'media_report',
    reach: 5000,
  })),
  'POST /intake/v1/averted-failures': names((storeId) => ({ storeId, by: 'employee' })),
};
