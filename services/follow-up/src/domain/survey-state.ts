import type {
  CaseOwnerHeard,
  FollowUpAttempted,
  FollowUpDeliveryHeard,
  FollowUpExempted,
  FollowUpPostponed,
  FollowUpReminded,
} from '@amends/contracts/follow-up-surveys';
import type { CaseOwner, FollowUpRequest } from './follow-up-case.ts';

/** What happens to a question before it is put, and to whom its answer is attributed. */
export type SurveyFact =
  | { readonly type: 'FollowUpPostponed'; readonly data: FollowUpPostponed }
  | { readonly type: 'FollowUpExempted'; readonly data: FollowUpExempted }
  | { readonly type: 'FollowUpAttempted'; readonly data: FollowUpAttempted }
  | { readonly type: 'FollowUpReminded'; readonly data: FollowUpReminded }
  | { readonly type: 'FollowUpDeliveryHeard'; readonly data: FollowUpDeliveryHeard }
  | { readonly type: 'CaseOwnerHeard'; readonly data: CaseOwnerHeard };

const changed = (
  requests: readonly FollowUpRequest[],
  requestId: string,
  values: Partial<FollowUpRequest>,
): readonly FollowUpRequest[] =>
  requests.map((request) =>
    request.requestId === requestId ? { ...request, ...values } : request,
  );

/** The questions after one of these facts. */
export const afterSurveyFact = (
  requests: readonly FollowUpRequest[],
  { type, data }: Exclude<SurveyFact, { readonly type: 'CaseOwnerHeard' }>,
): readonly FollowUpRequest[] => {
  switch (type) {
    case 'FollowUpPostponed':
      return changed(requests, data.requestId, { dueAt: data.dueAt, answerBy: data.answerBy });
    case 'FollowUpExempted':
      return changed(requests, data.requestId, { exemption: data.reason });
    case 'FollowUpAttempted': {
      const before = requests.find(({ requestId }) => requestId === data.requestId);
      return changed(requests, data.requestId, { attempts: (before?.attempts ?? 0) + 1 });
    }
    case 'FollowUpReminded':
      return changed(requests, data.requestId, { isReminded: true });
    case 'FollowUpDeliveryHeard': {
      const { kind, requestId, state, reason } = data;
      return kind === 'survey'
        ? changed(requests, requestId, { delivery: { state, reason } })
        : requests;
    }
  }
};

export const ownerHeard = ({ ownerId, ownerKind }: CaseOwnerHeard): CaseOwner => ({
  ownerId,
  ownerKind,
});
