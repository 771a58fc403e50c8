import type {
  CaseAcknowledged,
  CaseHistoryImported,
  CaseWithdrawn,
  FailureDetected,
  FailureReported,
} from '@amends/contracts/intake';
import {
  type AttachmentEvent,
  type Attachments,
  attachmentsAfter,
  noAttachments,
} from './attachment.ts';
import type { CaseDetailEvent } from './case-detail.ts';
import type { FollowUpCaseEvent } from './follow-up-case.ts';
import type { ContactEvent } from './contact-details.ts';
import {
  type CaseIncidentEvent,
  type CaseIncidentFacts,
  type FactsOfIncidents,
  factsAfter,
  type IncidentLinks,
  linksAfter,
  noIncidentFacts,
  noIncidents,
} from './case-incidents.ts';
import type { DisputeEvent } from './dispute.ts';
import { autoAckAfter, type ConversationEvent } from './conversation.ts';
import type { MergeEvent } from './merging.ts';

/**
 * The stream failure-<caseId>: how a failure became known, and whether its case still stands.
 *
 *   none -> open (reported or detected) -> acknowledged (still open) -> withdrawn
 *   none -> imported: history of another register; it takes no commands, ever
 */
export type FailureEvent =
  | { readonly type: 'FailureReported'; readonly data: FailureReported }
  | { readonly type: 'FailureDetected'; readonly data: FailureDetected }
  | ConversationEvent
  | AttachmentEvent
  | CaseDetailEvent
  | ContactEvent
  | MergeEvent
  | CaseIncidentEvent
  | CaseIncidentFacts
  | FollowUpCaseEvent
  | DisputeEvent
  | { readonly type: 'CaseAcknowledged'; readonly data: CaseAcknowledged; readonly time?: string }
  | { readonly type: 'CaseWithdrawn'; readonly data: CaseWithdrawn }
  | { readonly type: 'CaseHistoryImported'; readonly data: CaseHistoryImported };

/** How the case began; the facts of its first event. */
export type Origin =
  | { readonly kind: 'reported'; readonly facts: FailureReported }
  | { readonly kind: 'detected'; readonly facts: FailureDetected };

export type Failure =
  | { readonly status: 'none'; readonly storeId?: undefined }
  | {
      readonly status: 'open' | 'withdrawn';
      /** Absent: the store is not known; only a principal for all stores sees the case. */
      readonly storeId?: string | undefined;
      readonly origin: Origin;
      readonly acknowledged: CaseAcknowledged | null;
      /** When the first automatic reply went out (R-055: no acknowledgement). */
      readonly autoAckAt: string | null;
      readonly withdrawn: CaseWithdrawn | null;
      /** The case it is a duplicate of. */
      readonly mergedInto: string | null;
      readonly incidents: IncidentLinks;
      readonly incidentFacts: FactsOfIncidents;
      /** The case it goes on from. */
      readonly followsUp: FollowUpCaseEvent['data'] | null;
      readonly disputeClosed: DisputeEvent['data'] | null;
      readonly attachments: Attachments;
    }
  | {
      readonly status: 'imported';
      readonly storeId?: string | undefined;
      readonly facts: CaseHistoryImported;
    };

export const initialState: Failure = { status: 'none' };

const opened = (origin: Origin): Failure => ({
  status: 'open',
  storeId: origin.facts.storeId,
  origin,
  acknowledged: null,
  autoAckAt: null,
  withdrawn: null,
  mergedInto: null,
  incidents: noIncidents,
  incidentFacts: noIncidentFacts,
  followsUp: null,
  disputeClosed: null,
  attachments: noAttachments,
});

/** Folds one event; an event this release does not know leaves the state as it is. */
export const evolve = (state: Failure, event: FailureEvent): Failure => {
  switch (event.type) {
    case 'FailureReported':
      return opened({ kind: 'reported', facts: event.data });
    case 'FailureDetected':
      return opened({ kind: 'detected', facts: event.data });
    case 'CaseHistoryImported':
      return { status: 'imported', storeId: event.data.storeId, facts: event.data };
    case 'CaseAcknowledged':
      return 'origin' in state ? { ...state, acknowledged: event.data } : state;
    case 'ReplySent': {
      if (!('origin' in state)) return state;
      return { ...state, autoAckAt: autoAckAfter(state.autoAckAt, event.data) };
    }
    case 'CustomerMessageReceived':
    case 'NoteAdded':
    case 'ExpectationClarified':
    case 'CustomerEffortScored':
    case 'ClaimCodeIssued':
    case 'ContactDetailsChanged':
      return state;
    case 'CasesMerged':
      return 'origin' in state ? { ...state, mergedInto: event.data.primaryCaseId } : state;
    case 'CasesUnmerged':
      return 'origin' in state ? { ...state, mergedInto: null } : state;
    case 'CaseFollowsUp':
      return 'origin' in state ? { ...state, followsUp: event.data } : state;
    case 'IncidentLinkedToCase':
    case 'IncidentClosedForCase':
      return 'origin' in state
        ? { ...state, incidents: linksAfter(state.incidents, event) }
        : state;
    case 'IncidentFactsSynced':
      return 'origin' in state
        ? { ...state, incidentFacts: factsAfter(state.incidentFacts, event) }
        : state;
    case 'AttachmentAdded':
    case 'AttachmentRemoved':
      return 'origin' in state
        ? { ...state, attachments: attachmentsAfter(state.attachments, event) }
        : state;
    case 'DisputeClosed':
      return 'origin' in state ? { ...state, disputeClosed: event.data } : state;
    case 'CaseWithdrawn':
      return 'origin' in state ? { ...state, status: 'withdrawn', withdrawn: event.data } : state;
    default: {
      event satisfies never;
      return state;
    }
  }
};

/** Whom the personal rows of a case belong to. */
export const ownerOf = (caseId: string, state: Failure) => ({
  caseId,
  storeId: state.storeId,
  customerId: 'origin' in state ? state.origin.facts.customerId : undefined,
});
