import { KHD_TYPES, NAKAMURA_CAUSES, RESPONSIBILITY_LOCI } from '@amends/contracts/vocabulary';
import { caseDimensionFields, countedCases } from '@amends/projections/case-dimensions';
import { exportRoute } from '@amends/projections/export-route';
import { wordField } from '@amends/projections/fact-field';
import { figuresRoute } from '@amends/projections/figures-route';
import { freshnessRoute } from '@amends/projections/freshness-route';
import { listRoute } from '@amends/projections/list-route';
import { lifeOf, type ReadServiceDeps } from '@amends/projections/read-service';
import { addReadOperations } from '@amends/service-kit/operation-routes';
import type { Service } from '@amends/service-kit/service';
import { causeColumns, causeFigures } from './figures.ts';
import { caseCause, caseCauseTable } from './projections/case-cause.ts';

const NAME = 'lessons';

const fields = {
  ...caseDimensionFields,
  rootKhdType: wordField('root_khd_type', KHD_TYPES),
  rootNakamuraCause: wordField('root_nakamura_cause', NAKAMURA_CAUSES),
  responsibilityLocus: wordField('responsibility_locus', RESPONSIBILITY_LOCI),
  preventiveDecision: wordField('preventive_decision', [
    'action_opened',
    'covered_by_open_action',
    'no_action_needed',
  ]),
};

/** Why failures happen, what they cost and what is done about it. Nothing listens yet. */
export const createService = async (deps: ReadServiceDeps): Promise<Service> => {
  const projection = await deps.projection(caseCause);
  const app = deps.http({ name: NAME, version: '1' });
  figuresRoute(app, {
    projection,
    summary: 'Causes by frequency (Pareto), with their cost',
    fields,
    sources: { cases: { from: countedCases(caseCauseTable.name), columns: causeColumns } },
    figures: causeFigures,
  });
  listRoute(app, {
    projection,
    path: '/v1/lessons',
    summary: 'Cause, cost and decision of each case',
    table: caseCauseTable,
    fields,
  });
  exportRoute(app, { projection, name: NAME, table: caseCauseTable });
  freshnessRoute(app, { projection });
  addReadOperations(app, projection.operations);
  return { name: NAME, app, ...lifeOf(projection) };
};
