import { entry } from './catalogue-entry.ts';
import * as notices from './triage-notices.ts';

/** Rows of the catalogue about notices that leave the suite. */
export const NOTICE_ROWS = {
  NoticeDelivered: entry(
    'triage',
    notices.NoticeDeliveredV1,
    'somebody was told outside the inbox',
  ),
  NoticeDeliveryFailed: entry(
    'triage',
    notices.NoticeDeliveryFailedV1,
    'why it did not arrive, and when it is tried again',
  ),
  NoticeDeliveryRequested: entry(
    'triage',
    notices.NoticeDeliveryRequestedV1,
    'a person has it sent again',
  ),
};
