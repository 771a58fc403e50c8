import { countedCases, SINCE_REPORT } from '@amends/projections/case-dimensions';
import { figuresRoute } from '@amends/projections/figures-route';
import type { ProjectionService } from '@amends/projections/projection-service';
import type { HttpServer } from '@amends/service-kit/http-server';
import { caseFields } from '../case-fields.ts';
import { encounterFigures, encounterSource } from '../encounter-figures.ts';
import { answerSource } from '../expectation-figures.ts';
import { causeColumns, causeFigures, causeTallyFigures } from '../figures.ts';
import { gapFigures, gapSource } from '../gap-figures.ts';
import { caseCauseTable } from '../projections/case-cause.ts';
import { causeCells } from '../projections/cause-cells.ts';

/** Why failures happen: figures over cases. */
export const caseFigureRoutes = (app: HttpServer, projection: ProjectionService): void => {
  figuresRoute(app, {
    projection,
    summary: 'Causes by frequency (Pareto), with their cost',
    fields: caseFields,
    sources: {
      cases: {
        from: countedCases(caseCauseTable.name),
        columns: causeColumns,
        since: SINCE_REPORT,
      },
    },
    figures: causeFigures,
    cells: { declaration: causeCells, figures: causeTallyFigures },
  });
  figuresRoute(app, {
    projection,
    path: '/v1/figures/gaps',
    summary: 'Gaps between expectation and service by frequency, with who owns each',
    fields: caseFields,
    sources: { cases: gapSource, answers: answerSource },
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
};
