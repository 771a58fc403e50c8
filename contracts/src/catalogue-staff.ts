import { entry } from './catalogue-entry.ts';
import * as staff from './triage-staff.ts';

/** Rows of the catalogue about who works on cases. */
export const STAFF_ROWS = {
  StaffMemberDefined: entry(
    'triage',
    staff.StaffMemberDefinedV1,
    'what a member of staff can do, where and how much',
  ),
  StaffMemberAway: entry('triage', staff.StaffMemberAwayV1, 'their cases go to others'),
  StaffMemberBack: entry('triage', staff.StaffMemberBackV1, 'they take cases again'),
  StoreFallbackDefined: entry(
    'triage',
    staff.StoreFallbackDefinedV1,
    'who owns what nobody of the staff can take',
  ),
  HandoverOffered: entry('triage', staff.HandoverOfferedV1, 'a case is to change hands'),
  HandoverAccepted: entry('triage', staff.HandoverAcceptedV1, 'it was taken'),
  HandoverDeclined: entry('triage', staff.HandoverDeclinedV1, 'it stays with whom it was'),
  HandoverReminded: entry('triage', staff.HandoverRemindedV1, 'nobody answered yet'),
  HandoverLapsed: entry(
    'triage',
    staff.HandoverLapsedV1,
    'nobody answered in time: it stays with whom it was, and a manager knows',
  ),
};
