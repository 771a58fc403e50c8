import { entry } from './catalogue-entry.ts';
import * as escalation from './triage-escalation.ts';
import * as manual from './triage-manual-escalation.ts';
import * as notices from './triage-notices.ts';

/** Rows of the catalogue about escalation by people, and about notices that leave the suite. */
export const NOTICE_ROWS = {
  EscalationStepActed: entry(
    'triage',
    escalation.EscalationStepActedV1,
    'a step waited, counted, or proposed an incident; intake suspects it',
  ),
  EscalationRequested: entry(
    'triage',
    manual.EscalationRequestedV1,
    'a person takes the case up the ladder',
  ),
  EscalationApproved: entry('triage', manual.EscalationApprovedV1, 'somebody else agreed to it'),
  EscalationRefused: entry('triage', manual.EscalationRefusedV1, 'somebody else did not'),
  CaseDeescalated: entry('triage', manual.CaseDeescalatedV1, 'it is down the ladder again'),
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
  NoticeReplayRequested: entry(
    'triage',
    notices.NoticeReplayRequestedV1,
    'what an endpoint missed is sent again',
  ),
  NoticeReplayCompleted: entry(
    'triage',
    notices.NoticeReplayCompletedV1,
    'each of it is on its way',
  ),
};
