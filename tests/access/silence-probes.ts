import { allStores, list, object, type Probe } from './probe.ts';

/** Operations about customers who stay away; see probes.ts. */
export const silenceProbes: Readonly<Record<string, Probe>> = {
  'POST /intake/v1/silence-checks': allStores({}),
  'GET /intake/v1/silent-customers': list(({ silentCustomer }) => [silentCustomer]),
  'POST /intake/v1/silent-customers/{customerId}/exit-reasons': object(({ silentCustomer }) => ({
    ids: [silentCustomer],
    body: { exitReasons: ['competition'] },
  })),
  'POST /intake/v1/silent-customers/{customerId}/win-back-cases': object(({ silentCustomer }) => ({
    ids: [silentCustomer],
    body: {},
  })),
};
