import { figures, type Probe } from './probe.ts';

/** The figures of lessons beside those of its cases; see probes.ts. */
export const learningProbes: Readonly<Record<string, Probe>> = {
  'GET /lessons/v1/figures/gaps': figures,
  'GET /lessons/v1/figures/encounters': figures,
};
