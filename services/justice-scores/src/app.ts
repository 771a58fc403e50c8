import { caseDimensionFields, isCounted, SINCE_REPORT } from '@amends/projections/case-dimensions';
import { exportRoute } from '@amends/projections/export-route';
import {
  countField,
  type FactFields,
  instantField,
  shortIdField,
} from '@amends/projections/fact-field';
import { figuresRoute } from '@amends/projections/figures-route';
import { freshnessRoute } from '@amends/projections/freshness-route';
import { listRoute } from '@amends/projections/list-route';
import { lifeOf, type ReadServiceDeps } from '@amends/projections/read-service';
import { addReadOperations } from '@amends/service-kit/operation-routes';
import type { Service } from '@amends/service-kit/service';
import { employeeFigures } from './employee-figures.ts';
import { justiceFigures, tallyFigures } from './figures.ts';
import { justiceParameters } from './parameters.ts';
import {
  caseCells,
  caseJustice,
  caseJusticeTable,
  caseWaveTable,
} from './projections/case-justice.ts';
import { caseColumns, waveColumns } from './read-answers.ts';

const NAME = 'justice-scores';

const caseSource = (schema: string): string =>
  `(select c.*, c.asked_version as instrument_version, c.asked_employee as employee_id
    from ${schema}.${caseJusticeTable.name} c where ${isCounted('c')}) f`;

const waveSource = (wave: 1 | 2 | 3 | 4) => ({
  from: (schema: string) =>
    `(select c.*, w.requested_at, w.answered_at, w.instrument_version, w.distributive,
        w.interactional, w.procedural, w.overall, w.items, w.effort, w.service_gap,
        w.recovery_gap, w.employee_id, w.former
      from ${schema}.${caseJusticeTable.name} c
      join ${schema}.${caseWaveTable.name} w on w.case_id = c.case_id and w.wave = ${wave}
      where ${isCounted('c')}) f`,
  columns: waveColumns,
  since: SINCE_REPORT,
});

const sources = {
  cases: { from: caseSource, columns: caseColumns, since: SINCE_REPORT },
  wave1: waveSource(1),
  wave2: waveSource(2),
  wave3: waveSource(3),
  wave4: waveSource(4),
};

const fields = { ...caseDimensionFields, instrumentVersion: countField('instrument_version') };

// By one other dimension more, two lines could be of one person.
const employeeFields: FactFields = {
  ...Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [name, { ...field, isDimension: false }]),
  ),
  employee: { ...shortIdField('employee_id'), isGuarded: true },
};

// Single answers would undo what the figures withhold: for those who may see a case, not analysts.
const scopes = ['follow-up:read'];

/** How fair customers found the recovery, and whether they were satisfied. Nothing listens yet. */
export const createService = async (deps: ReadServiceDeps): Promise<Service> => {
  const projection = await deps.projection(caseJustice);
  const app = deps.http({ name: NAME, version: '1' });
  figuresRoute(app, {
    ...{ projection, sources, parameters: justiceParameters },
    summary: 'Justice scores and satisfaction',
    fields,
    figures: justiceFigures,
    cells: { declaration: caseCells, figures: tallyFigures },
  });
  figuresRoute(app, {
    ...{ projection, sources, parameters: justiceParameters },
    path: '/v1/figures/employees',
    summary: 'What customers said after the work of employees, for coaching',
    auth: { scopes: ['coaching:read'], personOnly: true },
    isAudited: true,
    fields: employeeFields,
    figures: employeeFigures,
  });
  listRoute(app, {
    projection,
    path: '/v1/justice-scores',
    summary: 'The scores of each case and wave',
    table: caseWaveTable,
    fields: { store: shortIdField('store_id'), answeredAt: instantField('answered_at') },
    scopes,
  });
  exportRoute(app, { projection, name: NAME, table: caseWaveTable, scopes });
  exportRoute(app, { projection, name: 'satisfaction', table: caseJusticeTable, scopes });
  freshnessRoute(app, { projection });
  addReadOperations(app, projection.operations);
  return { name: NAME, app, ...lifeOf(projection) };
};
