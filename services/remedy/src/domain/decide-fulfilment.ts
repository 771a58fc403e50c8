import type { FulfilmentFailed } from '@amends/contracts/remedy-fulfilment';
import type { Money } from '@amends/contracts/primitives';
import { accepted, type Decision, rejected } from '@amends/decider/decider';
import { bookedFor, completing, isOwnVoucher, isProviderRefund } from './decide-execution.ts';
import {
  type Fulfilment,
  type FulfilmentCommand,
  fulfilmentOf,
  type OrderFulfilment,
  type RecordFulfilment,
  type RetryFulfilment,
  type SettleFulfilment,
} from './fulfilment.ts';
import type { Remedy, RemedyEvent } from './remedy.ts';

const ordered = (
  state: Remedy,
  { step, attempt, connectorId }: Pick<Fulfilment, 'step' | 'attempt' | 'connectorId'>,
  orderedAt: string,
): RemedyEvent => {
  const { remedyType, amount } = state.components[step - 1]!;
  const [caseId, remedyId] = [state.caseId!, state.remedyId!];
  return {
    type: 'FulfilmentOrdered',
    data: {
      ...{ caseId, remedyId, step, attempt, connectorId, remedyType, orderedAt },
      effectId: `${remedyId}-${step}-${attempt}`,
      ...(amount === undefined ? {} : { amount }),
    },
  };
};

/** What is no step of the running remedy any more, or was asked for before, is nothing to do. */
const order = (command: OrderFulfilment, state: Remedy): Decision<RemedyEvent> => {
  const { remedyId, step, connectorId, now } = command;
  if (state.status !== 'executing' || state.remedyId !== remedyId) return accepted();
  const component = state.components[step - 1];
  if (component === undefined || state.executedSteps.includes(step)) return accepted();
  if (isOwnVoucher(component) || isProviderRefund(component, state)) return accepted();
  if (fulfilmentOf(state, step) !== undefined) return accepted();
  return accepted(ordered(state, { step, attempt: 1, connectorId }, now));
};

const failed = (
  state: Remedy,
  { step, attempt }: Fulfilment,
  reason: FulfilmentFailed['reason'],
  failedAt: string,
): Decision<RemedyEvent> => {
  const place = { caseId: state.caseId!, remedyId: state.remedyId!, step, attempt };
  return accepted<RemedyEvent>({ type: 'FulfilmentFailed', data: { ...place, reason, failedAt } });
};

const done = (
  state: Remedy,
  { step, remedyType, connectorId, amount }: Fulfilment,
  connectorRef: string,
  now: string,
): Decision<RemedyEvent> => {
  const place = { caseId: state.caseId!, remedyId: state.remedyId!, step, remedyType };
  const money = amount === undefined ? {} : { amount, ...bookedFor(state, step) };
  const data = { ...place, connectorId, connectorRef, ...money, executedAt: now };
  return completing(state, { type: 'RemedyStepExecuted', data }, now);
};

const isSame = (one: Money, other: Money): boolean =>
  one.amount === other.amount && one.currency === other.currency;

const record = (command: RecordFulfilment, state: Remedy): Decision<RemedyEvent> => {
  const { step, attempt, result, calledBack, now } = command;
  const fulfilment = fulfilmentOf(state, step);
  if (calledBack !== undefined && fulfilment?.effectId !== calledBack) return accepted();
  // A second run of the job finds the result: it appends one only if there is none.
  const isOpen = (outcome: Fulfilment['outcome']): boolean =>
    outcome === 'ordered' || (calledBack !== undefined && outcome === 'parked');
  const isAwaited = fulfilment?.attempt === attempt && isOpen(fulfilment.outcome);
  if (!isAwaited || state.executedSteps.includes(step)) return accepted();
  if (result.outcome === 'failed') return failed(state, fulfilment, result.reason, now);
  const { amount: wanted } = fulfilment;
  const { amount: given } = result;
  if (wanted !== undefined && given !== undefined && !isSame(wanted, given)) {
    // A system that says another amount is never booked as a success.
    return failed(state, fulfilment, 'amount_mismatch', now);
  }
  return done(state, fulfilment, result.reference, now);
};

/** The last attempt of a step of the running remedy, or why nothing can be done about it. */
const openFulfilment = (state: Remedy, step: number): Fulfilment | Decision<never> => {
  if (state.status === 'imported') return rejected('imported_case');
  if (state.status !== 'executing') return rejected('remedy_not_executing');
  if (state.components[step - 1] === undefined) return rejected('unknown_step');
  if (state.executedSteps.includes(step)) return rejected('remedy_already_executed');
  const detail = 'No other system was asked to do this step.';
  return fulfilmentOf(state, step) ?? rejected('illegal_state', detail);
};

/** A further attempt has a new effect id, so it takes a final no before it. */
const retry = ({ step, now }: RetryFulfilment, state: Remedy): Decision<RemedyEvent> => {
  const fulfilment = openFulfilment(state, step);
  if ('accepted' in fulfilment) return fulfilment;
  if (fulfilment.outcome !== 'failed') {
    const detail = 'It may have been done already: the system has given no final refusal.';
    return rejected('illegal_state', detail);
  }
  const { attempt, connectorId } = fulfilment;
  return accepted(ordered(state, { step, attempt: attempt + 1, connectorId }, now));
};

/** Parked is settled by what a person found at the system, never by trying again. */
const settle = ({ step, found, now }: SettleFulfilment, state: Remedy): Decision<RemedyEvent> => {
  const fulfilment = openFulfilment(state, step);
  if ('accepted' in fulfilment) return fulfilment;
  if (fulfilment.outcome !== 'parked') {
    return rejected('illegal_state', 'Only a parked step is settled by a person.');
  }
  return found.outcome === 'executed'
    ? done(state, fulfilment, found.reference, now)
    : failed(state, fulfilment, 'not_executed', now);
};

const TYPES: Readonly<Record<FulfilmentCommand['type'], true>> = {
  OrderFulfilment: true,
  RecordFulfilment: true,
  RetryFulfilment: true,
  SettleFulfilment: true,
};

export const isFulfilmentCommand = <Other extends { readonly type: string }>(
  command: Other | FulfilmentCommand,
): command is FulfilmentCommand => Object.hasOwn(TYPES, command.type);

export const decideFulfilment = (
  command: FulfilmentCommand,
  state: Remedy,
): Decision<RemedyEvent> => {
  switch (command.type) {
    case 'OrderFulfilment':
      return order(command, state);
    case 'RecordFulfilment':
      return record(command, state);
    case 'RetryFulfilment':
      return retry(command, state);
    case 'SettleFulfilment':
      return settle(command, state);
  }
};
