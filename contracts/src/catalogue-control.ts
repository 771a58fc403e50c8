import { entry } from './catalogue-entry.ts';
import * as control from './follow-up-control.ts';
import * as messages from './intake-control-messages.ts';

/** Rows of the catalogue about customers whom nothing failed. */
export const CONTROL_ROWS = {
  ControlSampleRequested: entry(
    'follow-up',
    control.ControlSampleRequestedV1,
    'the control group is to be drawn',
  ),
  ControlCustomerSampled: entry(
    'follow-up',
    control.ControlCustomerSampledV1,
    'bought, nothing failed: to be asked the same',
  ),
  ControlReminded: entry(
    'follow-up',
    control.ControlRemindedV1,
    'the one reminder of a control; intake sends it',
  ),
  ControlAnswered: entry(
    'follow-up',
    control.ControlAnsweredV1,
    'how content customers are whom nothing failed: what recovery is measured against',
  ),
  ControlContactAllowed: entry(
    'follow-up',
    control.ControlContactAllowedV1,
    'the gates of surveys let a control be asked',
  ),
  ControlContactRefused: entry(
    'follow-up',
    control.ControlContactRefusedV1,
    'drawn and not asked, and which gate was shut',
  ),
  ControlChannelDeclined: entry(
    'follow-up',
    control.ControlChannelDeclinedV1,
    'a control wants no surveys this way',
  ),
  ControlMessagePlanned: entry(
    'intake',
    messages.ControlMessagePlannedV1,
    'a control is written to, not at night',
  ),
  ControlMessageSent: entry('intake', messages.ControlMessageSentV1, 'a mail server has it'),
  ControlMessageFailed: entry(
    'intake',
    messages.ControlMessageFailedV1,
    'it did not go out, and why; staff may ask instead',
  ),
  ControlEnded: entry('follow-up', control.ControlEndedV1, 'not answered, or no control any more'),
};
