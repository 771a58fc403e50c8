import { entry } from './catalogue-entry.ts';
import * as notices from './remedy-notices.ts';

/** Rows of the catalogue about what customers are told beside their remedy. */
export const CUSTOMER_NOTICE_ROWS = {
  ExplanationBroadcast: entry(
    'remedy',
    notices.ExplanationBroadcastV1,
    'why an incident happened and until when, to all its customers',
  ),
  ProcessChangeAnnounced: entry(
    'remedy',
    notices.ProcessChangeAnnouncedV1,
    'what was changed since, to all customers of an incident',
  ),
  AnnouncementDelivered: entry(
    'remedy',
    notices.AnnouncementDeliveredV1,
    'how many were told a version',
  ),
  IncidentExplained: entry(
    'remedy',
    notices.IncidentExplainedV1,
    'the customer of a case is told why and until when',
  ),
  ProcessChangeTold: entry(
    'remedy',
    notices.ProcessChangeToldV1,
    'the customer of a case is told what was changed',
  ),
  InformationShared: entry(
    'remedy',
    notices.InformationSharedV1,
    'what else a customer should know was told',
  ),
  FutureNeedNoted: entry('remedy', notices.FutureNeedNotedV1, 'what the customer will need later'),
};
