import {
  WARNING_CAUSES,
  WARNING_FINDINGS,
  WARNING_RULES,
} from '@amends/contracts/warning-vocabulary';
import { exportRoute } from '@amends/projections/export-route';
import { instantField, shortIdField, wordField } from '@amends/projections/fact-field';
import { figuresRoute } from '@amends/projections/figures-route';
import { listRoute } from '@amends/projections/list-route';
import { periodFields } from '@amends/projections/period-fields';
import type { ProjectionService } from '@amends/projections/projection-service';
import type { HttpServer } from '@amends/service-kit/http-server';
import { earlyWarningTable } from '../projections/early-warning.ts';
import { warningFigures, warningSource } from '../warning-figures.ts';

const fields = {
  store: shortIdField('store_id'),
  cause: wordField('cause', WARNING_CAUSES),
  rule: wordField('rule', WARNING_RULES),
  finding: wordField('finding', WARNING_FINDINGS),
  ...periodFields('raised_at', undefined, 'instant'),
  raisedAt: instantField('raised_at'),
};

/** The history of early warnings, that of failed recoveries among them. */
export const warningRoutes = (app: HttpServer, projection: ProjectionService): void => {
  figuresRoute(app, {
    projection,
    path: '/v1/figures/warnings',
    summary: 'Early warnings by frequency, and whether they were right',
    fields,
    sources: { warnings: warningSource },
    figures: warningFigures,
  });
  listRoute(app, {
    projection,
    path: '/v1/early-warnings',
    summary: 'Early warnings with what people made of them',
    table: earlyWarningTable,
    fields,
  });
  exportRoute(app, { projection, name: 'early-warnings', table: earlyWarningTable });
};
