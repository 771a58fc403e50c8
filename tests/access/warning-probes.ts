import { allStores, list, object, type Probe } from './probe.ts';

/** Operations about early warnings; see probes.ts. */
export const warningProbes: Readonly<Record<string, Probe>> = {
  'GET /intake/v1/early-warnings': list(({ warning }) => [warning]),
  'GET /intake/v1/early-warnings/{warningId}': object(({ warning }) => ({ ids: [warning] })),
  'POST /intake/v1/early-warnings/{warningId}/acknowledgements': object(({ warning }) => ({
    ids: [warning],
    body: { finding: 'confirmed' },
  })),
  'GET /intake/v1/early-warning-rules': allStores(),
  'POST /intake/v1/early-warning-rules': allStores({}),
};
