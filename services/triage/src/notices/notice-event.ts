import type { OutgoingNotice } from './delivery-table.ts';

/** A thin CloudEvent: ids, codes and where to read on, so that access is authorised (API-93). */
export const noticeEvent = (notice: OutgoingNotice) => {
  const { noticeId, caseId, storeId, recipientKind, recipientId, reason, metric, toldAt } = notice;
  return {
    specversion: '1.0' as const,
    id: noticeId,
    source: '/amends/triage' as const,
    type: 'amends.triage.NoticeRaised.v1' as const,
    subject: caseId,
    time: toldAt,
    datacontenttype: 'application/json' as const,
    data: {
      ...{ noticeId, caseId, recipientKind, recipientId, reason },
      ...(storeId === null ? {} : { storeId }),
      ...(metric === null ? {} : { metric }),
      href: `/v1/cases/${caseId}`,
    },
  };
};
