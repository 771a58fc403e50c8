import { CURRENCY_CODES } from '@amends/contracts/currency';
import { AUTHORITY_HOLDERS } from '@amends/contracts/remedy-authority';
import { GOODWILL_REASONS } from '@amends/contracts/remedy-authority';
import { KHD_TYPES, REMEDY_TYPES } from '@amends/contracts/vocabulary';
import {
  countField,
  type FactField,
  flagField,
  instantField,
  shortIdField,
  wordField,
} from '@amends/projections/fact-field';
import { figuresRoute } from '@amends/projections/figures-route';
import { periodFields } from '@amends/projections/period-fields';
import type { ProjectionService } from '@amends/projections/projection-service';
import type { HttpServer } from '@amends/service-kit/http-server';
import { authorityFigures, decisionSource, roleSource } from '../authority-figures.ts';
import { caseFields } from '../case-fields.ts';
import { deviationFigures, deviationSource } from '../deviation-figures.ts';
import { playbookFigures, playbookSource } from '../playbook-figures.ts';

/** The first component of what was proposed. */
const remedyField: FactField = {
  ...wordField('remedy_types', REMEDY_TYPES),
  sql: 'f.remedy_types[1]',
};

const decisionFields = {
  store: shortIdField('store_id'),
  role: shortIdField('role'),
  basis: wordField('basis', [...AUTHORITY_HOLDERS, 'none']),
  decision: wordField('decision', ['within_limit', 'four_eyes', 'returned', 'rejected']),
  reason: wordField('reason', GOODWILL_REASONS),
  improvised: flagField('improvised'),
  remedyType: remedyField,
  khdType: wordField('complaint_code', KHD_TYPES),
  playbookVersion: countField('playbook_version'),
  playbookRow: countField('playbook_row'),
  currency: wordField('currency', CURRENCY_CODES),
  ...periodFields('proposed_at', undefined, 'instant'),
  proposedAt: instantField('proposed_at'),
};

/** What the playbook costs and achieves, how it is deviated from, and by what authority. */
export const playbookRoutes = (app: HttpServer, projection: ProjectionService): void => {
  figuresRoute(app, {
    projection,
    path: '/v1/figures/playbook',
    summary: 'Cost, outcome and conformance by version and row of the playbook',
    fields: caseFields,
    sources: { cases: playbookSource },
    figures: playbookFigures,
  });
  figuresRoute(app, {
    projection,
    path: '/v1/figures/deviations',
    summary: 'Deviations from the playbook, and which improvisations worked',
    fields: decisionFields,
    sources: { deviations: deviationSource },
    figures: deviationFigures,
  });
  figuresRoute(app, {
    projection,
    path: '/v1/figures/authority',
    summary: 'Authority used against authority available, by role and never by person',
    fields: decisionFields,
    sources: { decisions: decisionSource, roles: roleSource },
    figures: authorityFigures,
  });
};
