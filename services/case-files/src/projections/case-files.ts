import { TOPIC_EVENTS } from '@amends/contracts/envelope';
import type { Projection } from '@amends/projections/types';
import { caseEventLog } from './case-events.ts';
import { caseStateFold } from './case-state.ts';

/** Where every case stands, and all that happened in it. A changed column needs a version. */
export const caseFiles: Projection = {
  name: 'case-files',
  version: 4,
  topics: [TOPIC_EVENTS],
  folds: [caseStateFold],
  logs: [caseEventLog],
};
