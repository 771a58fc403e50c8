import { type CatalogueEntry, entry } from './catalogue-entry.ts';
import * as silence from './intake-silence.ts';

/** Rows of the catalogue about customers who stay away. */
export const SILENCE_ROWS = {
  DefectionRiskDetected: entry(
    'intake',
    silence.DefectionRiskDetectedV1,
    'a customer is silent beyond the usual interval',
  ),
  CustomerReturned: entry('intake', silence.CustomerReturnedV1, 'the silence is over: won twice'),
  ExitReasonsRecorded: entry(
    'intake',
    silence.ExitReasonsRecordedV1,
    'why a customer stays away; an offer must answer it',
  ),
  WinBackCaseOpened: entry(
    'intake',
    silence.WinBackCaseOpenedV1,
    'staff try to win a customer back; opens the case',
  ),
} as const satisfies Record<string, CatalogueEntry>;
