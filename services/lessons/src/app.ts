import { exportRoute } from '@amends/projections/export-route';
import { freshnessRoute } from '@amends/projections/freshness-route';
import { listRoute } from '@amends/projections/list-route';
import { lifeOf, type ReadServiceDeps } from '@amends/projections/read-service';
import { addReadOperations } from '@amends/service-kit/operation-routes';
import type { Service } from '@amends/service-kit/service';
import { caseFields } from './case-fields.ts';
import { listedCaseTable } from './projections/case-cause.ts';
import { lessons } from './projections/lessons.ts';
import { caseFigureRoutes } from './routes/case-figure-routes.ts';
import { getLesson } from './routes/get-lesson.ts';
import { listClusters } from './routes/list-clusters.ts';
import { playbookRoutes } from './routes/playbook-routes.ts';
import { preventionRoutes } from './routes/prevention-routes.ts';
import { trainingRoutes } from './routes/training-routes.ts';
import { warningRoutes } from './routes/warning-routes.ts';
import { wordOfMouthRoutes } from './routes/word-of-mouth-routes.ts';

const NAME = 'lessons';

/** Why failures happen, what they cost and what is done about it. Nothing listens yet. */
export const createService = async (deps: ReadServiceDeps): Promise<Service> => {
  const projection = await deps.projection(lessons);
  const app = deps.http({ name: NAME, version: '1' });
  caseFigureRoutes(app, projection);
  playbookRoutes(app, projection);
  preventionRoutes(app, projection);
  warningRoutes(app, projection);
  trainingRoutes(app, projection);
  wordOfMouthRoutes(app, projection);
  listClusters(app, projection);
  getLesson(app, projection);
  listRoute(app, {
    projection,
    path: '/v1/lessons',
    summary: 'Cause, cost and decision of each case',
    table: listedCaseTable,
    fields: caseFields,
  });
  exportRoute(app, { projection, name: NAME, table: listedCaseTable });
  freshnessRoute(app, { projection });
  addReadOperations(app, projection.operations);
  return { name: NAME, app, ...lifeOf(projection) };
};
