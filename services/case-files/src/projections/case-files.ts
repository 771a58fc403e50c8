import { TOPIC_EVENTS } from '@amends/contracts/envelope';
import { storeRegionFold } from '@amends/projections/store-regions';
import type { Projection } from '@amends/projections/types';
import { biViews } from '../bi-views.ts';
import { caseCells } from './case-cells.ts';
import { caseEventLog } from './case-events.ts';
import { caseReferenceLog } from './case-references.ts';
import { caseStateFold } from './case-state.ts';

/** Where cases stand, what happened in them, what leads to them. A changed column: a version. */
export const caseFiles: Projection = {
  name: 'case-files',
  version: 8,
  topics: [TOPIC_EVENTS],
  folds: [caseStateFold, storeRegionFold],
  logs: [caseEventLog, caseReferenceLog],
  cells: caseCells,
  views: biViews,
};
