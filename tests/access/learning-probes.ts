import { figures, list, object, type Probe } from './probe.ts';

/** What lessons tells beside its cases; see probes.ts. */
export const learningProbes: Readonly<Record<string, Probe>> = {
  'GET /lessons/v1/figures/gaps': figures,
  'GET /lessons/v1/figures/encounters': figures,
  'GET /lessons/v1/figures/playbook': figures,
  'GET /lessons/v1/figures/deviations': figures,
  'GET /lessons/v1/figures/authority': figures,
  'GET /lessons/v1/figures/prevention': figures,
  'GET /lessons/v1/figures/warnings': figures,
  'GET /lessons/v1/figures/training': figures,
  'GET /lessons/v1/figures/word-of-mouth': figures,
  'GET /lessons/v1/clusters': figures,
  'GET /lessons/v1/lessons/{id}': object(({ closed }) => ({ ids: [closed] })),
  'GET /lessons/v1/word-of-mouth': list(({ heard }) => [heard]),
  'GET /lessons/v1/exports/word-of-mouth': list(({ heard }) => [heard]),
  'GET /lessons/v1/preventive-actions': list(({ action }) => [action]),
  'GET /lessons/v1/exports/preventive-actions': list(({ action }) => [action]),
  'GET /lessons/v1/early-warnings': list(({ warning }) => [warning]),
  'GET /lessons/v1/exports/early-warnings': list(({ warning }) => [warning]),
};
