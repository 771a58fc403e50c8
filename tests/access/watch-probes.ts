import { list, object, open, type Probe } from './probe.ts';
import { alertOfFigures, reportOfFigures } from './watch-things.ts';

/** Figures by mail: a person's own; to ask for them tells nothing of any store. */
export const watchProbes: Readonly<Record<string, Probe>> = {
  'GET /triage/v1/figure-reports': list(({ watches }) => [watches.report]),
  'POST /triage/v1/figure-reports/{id}/withdrawals': object(({ watches }) => ({
    ids: [watches.endedReport],
    body: {},
  })),
  'POST /triage/v1/figure-reports': open(reportOfFigures),
  'GET /triage/v1/figure-alerts': list(({ watches }) => [watches.alert]),
  'POST /triage/v1/figure-alerts/{id}/withdrawals': object(({ watches }) => ({
    ids: [watches.endedAlert],
    body: {},
  })),
  'POST /triage/v1/figure-alerts': open(alertOfFigures),
};
