import { PREVENTION_KINDS } from '@amends/contracts/finding-vocabulary';
import { exportRoute } from '@amends/projections/export-route';
import { instantField, shortIdField, wordField } from '@amends/projections/fact-field';
import { figuresRoute } from '@amends/projections/figures-route';
import { listRoute } from '@amends/projections/list-route';
import { periodFields } from '@amends/projections/period-fields';
import type { ProjectionService } from '@amends/projections/projection-service';
import type { HttpServer } from '@amends/service-kit/http-server';
import { preventionFigures, preventionSource } from '../prevention-figures.ts';
import { preventiveActionTable } from '../projections/preventive-action.ts';

const fields = {
  store: shortIdField('store_id'),
  kind: wordField('kind', PREVENTION_KINDS),
  status: wordField('status', ['open', 'implemented', 'verified']),
  verdict: wordField('verdict', ['fewer', 'same', 'more', 'none_to_compare']),
  ...periodFields('opened_at', undefined, 'instant'),
  openedAt: instantField('opened_at'),
  implementedAt: instantField('implemented_at'),
};

/** What was done so that failures do not happen again, and whether they did. */
export const preventionRoutes = (app: HttpServer, projection: ProjectionService): void => {
  figuresRoute(app, {
    projection,
    path: '/v1/figures/prevention',
    summary: 'Recurrence after preventive actions',
    fields,
    sources: { actions: preventionSource },
    figures: preventionFigures,
  });
  listRoute(app, {
    projection,
    path: '/v1/preventive-actions',
    summary: 'Preventive actions with what they are to prevent and how they were verified',
    table: preventiveActionTable,
    fields,
  });
  exportRoute(app, { projection, name: 'preventive-actions', table: preventiveActionTable });
};
