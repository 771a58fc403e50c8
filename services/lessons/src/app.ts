import { countedCases } from '@amends/projections/case-dimensions';
import { exportRoute } from '@amends/projections/export-route';
import { figuresRoute } from '@amends/projections/figures-route';
import { freshnessRoute } from '@amends/projections/freshness-route';
import { listRoute } from '@amends/projections/list-route';
import { lifeOf, type ReadServiceDeps } from '@amends/projections/read-service';
import { addReadOperations } from '@amends/service-kit/operation-routes';
import type { Service } from '@amends/service-kit/service';
import { caseFields } from './case-fields.ts';
import { encounterFigures, encounterSource } from './encounter-figures.ts';
import { causeColumns, causeFigures } from './figures.ts';
import { gapFigures, gapSource } from './gap-figures.ts';
import { caseCauseTable } from './projections/case-cause.ts';
import { lessons } from './projections/lessons.ts';

const NAME = 'lessons';

/** Why failures happen, what they cost and what is done about it. Nothing listens yet. */
export const createService = async (deps: ReadServiceDeps): Promise<Service> => {
  const projection = await deps.projection(lessons);
  const app = deps.http({ name: NAME, version: '1' });
  figuresRoute(app, {
    projection,
    summary: 'Causes by frequency (Pareto), with their cost',
    fields: caseFields,
    sources: { cases: { from: countedCases(caseCauseTable.name), columns: causeColumns } },
    figures: causeFigures,
  });
  figuresRoute(app, {
    projection,
    path: '/v1/figures/gaps',
    summary: 'Gaps between expectation and service by frequency, with who owns each',
    fields: caseFields,
    sources: { cases: gapSource },
    figures: gapFigures,
  });
  figuresRoute(app, {
    projection,
    path: '/v1/figures/encounters',
    summary: 'Steps of service scripts that failed, and where customers did not know their part',
    fields: caseFields,
    sources: { cases: encounterSource },
    figures: encounterFigures,
  });
  listRoute(app, {
    projection,
    path: '/v1/lessons',
    summary: 'Cause, cost and decision of each case',
    table: caseCauseTable,
    fields: caseFields,
  });
  exportRoute(app, { projection, name: NAME, table: caseCauseTable });
  freshnessRoute(app, { projection });
  addReadOperations(app, projection.operations);
  return { name: NAME, app, ...lifeOf(projection) };
};
