import { exportRoute } from '@amends/projections/export-route';
import { figuresRoute } from '@amends/projections/figures-route';
import { freshnessRoute } from '@amends/projections/freshness-route';
import { lifeOf, type ReadServiceDeps } from '@amends/projections/read-service';
import { addReadOperations } from '@amends/service-kit/operation-routes';
import type { Service } from '@amends/service-kit/service';
import { caseFields, stateFields } from './case-fields.ts';
import { caseFigures, caseSource, caseTallyFigures } from './figures.ts';
import { caseCells } from './projections/case-cells.ts';
import { caseFiles } from './projections/case-files.ts';
import { caseStateTable } from './projections/case-state.ts';
import { exportProcessLog } from './routes/export-process-log.ts';
import { getCase } from './routes/get-case.ts';
import { listCases } from './routes/list-cases.ts';
import { stateFigures, stateSource, stateTallyFigures } from './state-figures.ts';

const NAME = 'case-files';

/** The state and the timeline of every case over all services. Nothing listens yet. */
export const createService = async (deps: ReadServiceDeps): Promise<Service> => {
  const projection = await deps.projection(caseFiles);
  const app = deps.http({ name: NAME, version: '1' });
  getCase(app, { projection });
  listCases(app, { projection });
  figuresRoute(app, {
    projection,
    summary: 'Numbers of cases by state, store, severity, channel and the like',
    fields: caseFields,
    sources: { cases: caseSource },
    // Checklists remind staff; how many of somebody's cases lack a step scores them.
    apart: [['owner'], ['conformance', 'deviations']],
    figures: caseFigures,
    cells: { declaration: caseCells, figures: caseTallyFigures },
  });
  figuresRoute(app, {
    projection,
    path: '/v1/figures/states',
    summary: 'How long cases stay in each state, and where their time goes',
    fields: stateFields,
    sources: { cases: stateSource },
    figures: stateFigures,
    cells: { declaration: caseCells, figures: stateTallyFigures },
  });
  exportRoute(app, { projection, name: NAME, table: caseStateTable });
  exportProcessLog(app, { projection });
  freshnessRoute(app, { projection });
  addReadOperations(app, projection.operations);
  return { name: NAME, app, ...lifeOf(projection) };
};
