import { entry } from './catalogue-entry.ts';
import * as culture from './follow-up-culture.ts';

/** Rows of the catalogue about how the firm looks at its own recovery. */
export const CULTURE_ROWS = {
  PeriodicReviewRecorded: entry(
    'follow-up',
    culture.PeriodicReviewRecordedV1,
    'a dated look at what recovery did, and what follows',
  ),
  PulseRoundOpened: entry('follow-up', culture.PulseRoundOpenedV1, 'staff are asked three things'),
  PulseAnswered: entry(
    'follow-up',
    culture.PulseAnsweredV1,
    'one answer, of nobody in particular: service culture in numbers of ten and more',
  ),
};
