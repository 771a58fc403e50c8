import type { DoubleDeviationHeard } from '@amends/contracts/remedy-double-deviation';
import { accepted, type Decision } from '@amends/decider/decider';
import { recoveryFailed } from './recovery-outcome.ts';
import type { Remedy, RemedyEvent } from './remedy.ts';

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

/** What the customer says of a recovery; of the other triggers remedy knows by itself. */
const LEFT_DISSATISFIED: ReadonlySet<DoubleDeviationHeard['trigger']> = new Set([
  'dissatisfaction_remains',
  'adverse_effect',
] as const);

/** Once per trigger; what came with imported history starts nothing. */
export const hearDoubleDeviation = (
  { caseId, trigger, at }: HearDoubleDeviation,
  state: Remedy,
): Decision<RemedyEvent> => {
  if (state.letDown.includes(trigger) || state.status === 'imported') return accepted();
  const failed = LEFT_DISSATISFIED.has(trigger)
    ? recoveryFailed({ ...state, caseId }, 'dissatisfaction', at)
    : [];
  return accepted(
    { type: 'DoubleDeviationHeard', data: { caseId, trigger, heardAt: at } },
    ...failed,
  );
};
