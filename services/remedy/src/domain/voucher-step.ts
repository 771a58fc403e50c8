import { accepted, type Decision } from '@amends/decider/decider';
import type { RecordVoucher } from './commands.ts';
import { completing } from './decide-execution.ts';
import type { Remedy, RemedyEvent } from './remedy.ts';

/** The voucher of a step stands: the step is done, once. */
export const recordVoucher = (command: RecordVoucher, state: Remedy): Decision<RemedyEvent> => {
  const { remedyId, step, voucherId, now } = command;
  if (state.status !== 'executing' || state.remedyId !== remedyId) return accepted();
  const component = state.components[step - 1];
  if (component === undefined || state.executedSteps.includes(step)) return accepted();
  const { remedyType } = component;
  const data = { caseId: state.caseId!, remedyId, step, remedyType, voucherId, executedAt: now };
  return completing(state, { type: 'RemedyStepExecuted', data }, now);
};
