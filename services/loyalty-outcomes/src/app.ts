import {
  RESOLUTION_OUTCOMES,
  RESPONSIBILITY_LOCI,
  STABILITIES,
} from '@amends/contracts/vocabulary';
import { caseDimensionFields } from '@amends/projections/case-dimensions';
import { exportRoute } from '@amends/projections/export-route';
import { countField, flagField, instantField, wordField } from '@amends/projections/fact-field';
import { figuresRoute } from '@amends/projections/figures-route';
import { freshnessRoute } from '@amends/projections/freshness-route';
import { listRoute } from '@amends/projections/list-route';
import { periodFields } from '@amends/projections/period-fields';
import { lifeOf, type ReadServiceDeps } from '@amends/projections/read-service';
import { addReadOperations } from '@amends/service-kit/operation-routes';
import type { Service } from '@amends/service-kit/service';
import { assumptionField, readAssumptions } from './assumption-register.ts';
import {
  affectField,
  cohortField,
  controllabilityField,
  dissatisfactionField,
  valueBandField,
} from './cohort-fields.ts';
import { readControls } from './control-group.ts';
import { customerFigures } from './customer-figures.ts';
import { loyaltyFigures } from './figures.ts';
import { loyaltySource } from './loyal-cases.ts';
import { remedyClassField, remedyResourceField } from './remedy-kind-fields.ts';
import { assumptionTable } from './projections/assumption-versions.ts';
import { listedCaseTable } from './projections/case-loyalty.ts';
import { loyaltyCells } from './projections/loyalty-cells.ts';
import { loyaltyOutcomes } from './projections/loyalty-outcomes.ts';
import { getAssumptions } from './routes/get-assumptions.ts';
import { customerFields, failureSource, preventionSource, saleSource } from './sales.ts';
import { tallyFigures } from './tally-figures.ts';

const NAME = 'loyalty-outcomes';

const fields = {
  ...caseDimensionFields,
  ...periodFields('resolved_at', 'resolved'),
  resolvedAt: instantField('resolved_at'),
  reopenCount: countField('reopen_count'),
  outcome: wordField('outcome', RESOLUTION_OUTCOMES),
  cohort: cohortField,
  valueBand: valueBandField,
  remedyClass: remedyClassField,
  remedyResource: remedyResourceField,
  initialAffect: affectField,
  dissatisfaction: dissatisfactionField,
  repeatFailure: flagField('is_repeat'),
  attribution: wordField('attribution', RESPONSIBILITY_LOCI),
  stability: wordField('stability', STABILITIES),
  controllability: controllabilityField,
};

/** What came of recoveries: purchases, recommendation, repeated failure, money. */
export const createService = async (deps: ReadServiceDeps): Promise<Service> => {
  const projection = await deps.projection(loyaltyOutcomes);
  const app = deps.http({ name: NAME, version: '1' });
  figuresRoute(app, {
    projection,
    summary: 'Retention, NPS, intent, double deviation, restitution and goodwill',
    fields,
    sources: { cases: loyaltySource },
    reference: async (read, asOf) => ({
      controls: await readControls(read, asOf),
      assumptions: await readAssumptions(read, asOf),
    }),
    figures: loyaltyFigures,
    cells: { declaration: loyaltyCells, figures: tallyFigures },
  });
  figuresRoute(app, {
    projection,
    path: '/v1/figures/customers',
    summary: 'Returning customers with drop alert, new and retained sales, worth of prevention',
    fields: customerFields,
    sources: { sales: saleSource, failures: failureSource, actions: preventionSource },
    reference: async (read, asOf) => ({ assumptions: await readAssumptions(read, asOf) }),
    figures: customerFigures,
  });
  listRoute(app, {
    projection,
    path: '/v1/loyalty-outcomes',
    summary: 'The recovery of each case and what came of it',
    table: listedCaseTable,
    fields,
  });
  getAssumptions(app, { projection });
  listRoute(app, {
    projection,
    path: '/v1/assumption-versions',
    summary: 'Every version of every assumption, with who set or withdrew it and when',
    table: assumptionTable,
    fields: { assumption: assumptionField },
  });
  exportRoute(app, { projection, name: NAME, table: listedCaseTable });
  freshnessRoute(app, { projection });
  addReadOperations(app, projection.operations);
  return { name: NAME, app, ...lifeOf(projection) };
};
