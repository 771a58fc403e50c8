import { TOPIC_EVENTS } from '@amends/contracts/envelope';
import type { Projection } from '@amends/projections/types';
import { caseEventLog } from './case-events.ts';
import { caseReferenceLog } from './case-references.ts';
import { caseStateFold } from './case-state.ts';

/** Where cases stand, what happened in them, what leads to them. A changed column: a version. */
export const caseFiles: Projection = {
  name: 'case-files',
  version: 5,
  topics: [TOPIC_EVENTS],
  folds: [caseStateFold],
  logs: [caseEventLog, caseReferenceLog],
};
