import type { DisputeClosed } from '@amends/contracts/intake-disputes';
import { accepted, type Decision } from '@amends/decider/decider';
import type { Failure } from './failure.ts';

/** A dispute that opened its case ended at the payment provider: part of failure-<caseId>. */
export interface DisputeEvent {
  readonly type: 'DisputeClosed';
  readonly data: DisputeClosed;
}

export interface CloseDispute {
  readonly type: 'CloseDispute';
  readonly closed: DisputeClosed;
}

/**
 * The outcome, once. A provider may tell the end of a dispute whose beginning was never heard:
 * there is no case then, and the end alone opens none.
 */
export const closeDispute = ({ closed }: CloseDispute, state: Failure): Decision<DisputeEvent> => {
  if (state.status === 'none' || state.status === 'imported') return accepted();
  if (state.disputeClosed !== null) return accepted();
  return accepted({ type: 'DisputeClosed', data: closed });
};
