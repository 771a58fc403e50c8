import { entry } from './catalogue-entry.ts';
import * as points from './remedy-points.ts';

/** Rows of the catalogue about points as the token of an incident. */
export const POINTS_ROWS = {
  TokenPointsOrdered: entry(
    'remedy',
    points.TokenPointsOrderedV1,
    'intent before the loyalty scheme is asked; counts as goodwill of the case',
  ),
  TokenPointsCredited: entry(
    'remedy',
    points.TokenPointsCreditedV1,
    'the scheme credited them; booked as cost of goodwill',
  ),
  TokenPointsRefused: entry(
    'remedy',
    points.TokenPointsRefusedV1,
    'the scheme gave a final no, or another amount',
  ),
  TokenPointsRecalled: entry(
    'remedy',
    points.TokenPointsRecalledV1,
    'intent before the scheme is asked to take them back',
  ),
  TokenPointsReversed: entry(
    'remedy',
    points.TokenPointsReversedV1,
    'the scheme took back what was not spent; booked back',
  ),
};
