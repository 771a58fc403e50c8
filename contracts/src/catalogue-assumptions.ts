import { entry } from './catalogue-entry.ts';
import * as assumptions from './follow-up-assumptions.ts';

/** Rows of the catalogue about what figures of value rest on. */
export const ASSUMPTION_ROWS = {
  AssumptionSet: entry(
    'follow-up',
    assumptions.AssumptionSetV1,
    'what is assumed, by whom and where from: value at risk and saved rest on it',
  ),
  AssumptionWithdrawn: entry(
    'follow-up',
    assumptions.AssumptionWithdrawnV1,
    'it holds no more: figures that rest on it have no value until it is set again',
  ),
};
