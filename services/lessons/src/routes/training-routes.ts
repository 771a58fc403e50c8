import { figuresRoute } from '@amends/projections/figures-route';
import type { ProjectionService } from '@amends/projections/projection-service';
import type { HttpServer } from '@amends/service-kit/http-server';
import { caseFields } from '../case-fields.ts';
import { trainingFigures, trainingSource } from '../training-figures.ts';

/** What came of what staff learned, never of who learned it. */
export const trainingRoutes = (app: HttpServer, projection: ProjectionService): void => {
  figuresRoute(app, {
    projection,
    path: '/v1/figures/training',
    summary: 'Outcomes of recoveries by training received',
    fields: caseFields,
    sources: { cases: trainingSource },
    figures: trainingFigures,
  });
};
