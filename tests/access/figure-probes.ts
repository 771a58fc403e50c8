import { figures, list, type Probe } from './probe.ts';
import type { Things } from './things.ts';

const closedCase = ({ closed }: Things): string[] => [closed];

/** What the three services of figures answer beside `GET /v1/figures`; see probes.ts. */
export const figureProbes: Readonly<Record<string, Probe>> = {
  'GET /justice-scores/v1/justice-scores': list(closedCase),
  'GET /justice-scores/v1/exports/justice-scores': list(closedCase),
  'GET /justice-scores/v1/exports/satisfaction': list(closedCase),
  'GET /loyalty-outcomes/v1/loyalty-outcomes': list(closedCase),
  'GET /loyalty-outcomes/v1/exports/loyalty-outcomes': list(closedCase),
  'GET /loyalty-outcomes/v1/figures/customers': figures,
  'GET /resolution-times/v1/resolution-times': list(closedCase),
  'GET /resolution-times/v1/exports/resolution-times': list(closedCase),
  'GET /resolution-times/v1/survival-curves': figures,
  'GET /resolution-times/v1/backlog': figures,
  'GET /case-files/v1/figures/states': figures,
  'GET /justice-scores/v1/figures/employees': figures,
};
