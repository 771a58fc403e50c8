import type {
  AnnouncementDelivered,
  ExplanationBroadcast,
  ProcessChangeAnnounced,
} from '@amends/contracts/remedy-notices';
import type { Announcements } from '../domain/announcements.ts';
import type { NoticeCommand } from '../domain/case-notices.ts';

export type What = AnnouncementDelivered['what'];

export const announcementStream = (incidentId: string): string => `announcements-${incidentId}`;

/** What the customer of one case is told of an incident's explanation. */
export const explanationTo = (
  caseId: string,
  { incidentId, storeId, version, reason, expectedEnd, endedAt }: ExplanationBroadcast,
  toldAt: string,
): NoticeCommand => ({
  type: 'ExplainIncident',
  data: {
    ...{ caseId, storeId, incidentId, version, reason, toldAt },
    ...(expectedEnd === undefined ? {} : { expectedEnd }),
    ...(endedAt === undefined ? {} : { endedAt }),
  },
});

const changeTo = (
  caseId: string,
  { incidentId, storeId, version, changes, actionId }: ProcessChangeAnnounced,
  toldAt: string,
): NoticeCommand => ({
  type: 'TellProcessChange',
  data: {
    ...{ caseId, storeId, incidentId, version, changes, toldAt },
    ...(actionId === undefined ? {} : { actionId }),
  },
});

/** Undefined for an explanation that another one took the place of. */
export const wordsOf = (
  { explanations, changes }: Announcements,
  what: What,
  version: number,
): ((caseId: string, now: string) => NoticeCommand) | undefined => {
  if (what === 'explanation') {
    const last = explanations.at(-1);
    if (last?.version !== version) return undefined;
    return (caseId, now) => explanationTo(caseId, last, now);
  }
  const change = changes.find((one) => one.version === version);
  return change && ((caseId, now) => changeTo(caseId, change, now));
};
