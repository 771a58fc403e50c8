import { entry } from './catalogue-entry.ts';
import * as control from './follow-up-control.ts';

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
  ControlAnswered: entry(
    'follow-up',
    control.ControlAnsweredV1,
    'how content customers are whom nothing failed: what recovery is measured against',
  ),
  ControlEnded: entry('follow-up', control.ControlEndedV1, 'not answered, or no control any more'),
};
