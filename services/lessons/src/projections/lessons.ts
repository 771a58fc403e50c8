import { TOPIC_EVENTS } from '@amends/contracts/envelope';
import type { Projection } from '@amends/projections/types';
import { caseCauseFold } from './case-cause.ts';

/** Causes, cost and decisions per case. A changed column needs a new version. */
export const lessons: Projection = {
  name: 'lessons',
  version: 5,
  topics: [TOPIC_EVENTS],
  folds: [caseCauseFold],
};
