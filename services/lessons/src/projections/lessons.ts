import { TOPIC_EVENTS } from '@amends/contracts/envelope';
import { storeRegionFold } from '@amends/projections/store-regions';
import type { Projection } from '@amends/projections/types';
import { biViews } from '../bi-views.ts';
import { caseCauseFold } from './case-cause.ts';
import { causeCells } from './cause-cells.ts';
import { earlyWarningFold } from './early-warning.ts';
import { caseHandlerFold, employeeTrainingFold } from './employee-training.ts';
import { goodwillDecisionFold } from './goodwill-decision.ts';
import { mentionLog } from './mention.ts';
import { preventiveActionFold } from './preventive-action.ts';
import { roleAuthorityFold } from './role-authority.ts';

/**
 * Cases, prevention, warnings, goodwill, authority, training and word of mouth. A changed column
 * needs a new version.
 */
export const lessons: Projection = {
  name: 'lessons',
  version: 13,
  topics: [TOPIC_EVENTS],
  folds: [
    caseCauseFold,
    preventiveActionFold,
    earlyWarningFold,
    goodwillDecisionFold,
    roleAuthorityFold,
    employeeTrainingFold,
    caseHandlerFold,
    storeRegionFold,
  ],
  logs: [mentionLog],
  cells: causeCells,
  views: biViews,
};
