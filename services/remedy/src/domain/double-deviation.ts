import type { DoubleDeviationHeard } from '@amends/contracts/remedy-double-deviation';
import { accepted, type Decision } from '@amends/decider/decider';

/** A case whose customer was let down twice, and by what (semantics, section 12). */

export interface DoubleDeviationEvent {
  readonly type: 'DoubleDeviationHeard';
  readonly data: DoubleDeviationHeard;
}

export interface HearDoubleDeviation {
  readonly type: 'HearDoubleDeviation';
  readonly caseId: string;
  readonly trigger: DoubleDeviationHeard['trigger'];
  readonly at: string;
}

export type LetDown = readonly DoubleDeviationHeard['trigger'][];

/** Once per trigger; what came with imported history starts nothing. */
export const hearDoubleDeviation = (
  { caseId, trigger, at }: HearDoubleDeviation,
  { letDown, status }: { readonly letDown: LetDown; readonly status: string },
): Decision<DoubleDeviationEvent> =>
  letDown.includes(trigger) || status === 'imported'
    ? accepted()
    : accepted({ type: 'DoubleDeviationHeard', data: { caseId, trigger, heardAt: at } });
