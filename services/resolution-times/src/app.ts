import {
  caseDimensionFields,
  countedCases,
  SINCE_REPORT,
} from '@amends/projections/case-dimensions';
import { exportRoute } from '@amends/projections/export-route';
import { INITIATIONS } from '@amends/contracts/vocabulary';
import {
  countField,
  type FactView,
  flagField,
  instantField,
  wordField,
} from '@amends/projections/fact-field';
import { figuresRoute } from '@amends/projections/figures-route';
import { freshnessRoute } from '@amends/projections/freshness-route';
import { listRoute } from '@amends/projections/list-route';
import { instantSql, periodFields } from '@amends/projections/period-fields';
import { lifeOf, type ReadServiceDeps } from '@amends/projections/read-service';
import { addReadOperations } from '@amends/service-kit/operation-routes';
import type { Service } from '@amends/service-kit/service';
import { readCalendars } from './calendars.ts';
import { caseColumns } from './case-durations.ts';
import { timeFigures } from './figures.ts';
import { caseCells, caseTimes, caseTimesTable } from './projections/case-times.ts';
import { getBacklog } from './routes/get-backlog.ts';
import { getSurvivalCurve } from './routes/get-survival-curve.ts';
import { speedBandField } from './speed-bands.ts';
import { tallyFigures } from './tally-figures.ts';

const NAME = 'resolution-times';

const fields = {
  ...caseDimensionFields,
  initiation: wordField('initiation', INITIATIONS),
  ...periodFields('resolved_at', 'resolved'),
  ...periodFields('closed_at', 'closed'),
  resolvedAt: instantField('resolved_at'),
  closedAt: instantField('closed_at'),
  reopenCount: countField('reopen_count'),
  isReversed: flagField('is_reversed'),
  isOfIncident: {
    ...flagField('incident_at'),
    sql: ({ asOf }: FactView) =>
      asOf === undefined
        ? 'f.incident_at is not null'
        : `coalesce(f.incident_at <= ${instantSql(asOf)}, false)`,
  },
  resolutionBand: speedBandField('resolved_first_at'),
  responseBand: speedBandField('informed_at'),
};

/** How long recovery takes, seen from the customer's and the firm's clock. Nothing listens yet. */
export const createService = async (deps: ReadServiceDeps): Promise<Service> => {
  const projection = await deps.projection(caseTimes);
  const app = deps.http({ name: NAME, version: '1' });
  const slice = {
    projection,
    fields,
    sources: {
      cases: {
        from: countedCases(caseTimesTable.name),
        columns: caseColumns,
        since: SINCE_REPORT,
      },
    },
  };
  figuresRoute(app, {
    ...slice,
    summary: 'Durations, open cases and attainment of targets',
    reference: readCalendars,
    figures: timeFigures,
    cells: { declaration: caseCells, figures: tallyFigures },
  });
  getSurvivalCurve(app, slice);
  getBacklog(app, slice);
  listRoute(app, {
    projection,
    path: '/v1/resolution-times',
    summary: 'The times of each case',
    table: caseTimesTable,
    fields,
  });
  exportRoute(app, { projection, name: NAME, table: caseTimesTable });
  freshnessRoute(app, { projection });
  addReadOperations(app, projection.operations);
  return { name: NAME, app, ...lifeOf(projection) };
};
