import type { Money } from '@amends/contracts/primitives';
import type { RecoveryCompleted, RefundSucceeded, RemedyComponent } from '@amends/contracts/remedy';
import { accepted, type Decision, rejected } from '@amends/decider/decider';
import type { ExecuteStep, RecordRefund, RetryRefund, SettleRefund } from './commands.ts';
import { fulfilmentOf } from './fulfilment.ts';
import { totalOf } from './menu.ts';
import { costOf } from './recovery-outcome.ts';
import { kindsOf } from './remedy-catalogue.ts';
import { keptWith } from './remedy-promise.ts';
import { evolve, type Refund, type Remedy, type RemedyEvent, refundOf } from './remedy.ts';

/** Money goes back by the provider only where the original payment is known. */
export const isProviderRefund = (component: RemedyComponent, state: Remedy): boolean =>
  (component.remedyType === 'refund' || component.remedyType === 'partial_refund') &&
  component.amount !== undefined &&
  state.menu?.paymentRef !== undefined;

/** A chosen credit with an amount is a voucher of the suite's own: nobody issues it by hand. */
export const isOwnVoucher = ({ remedyType, amount }: RemedyComponent): boolean =>
  remedyType === 'voucher_store_credit' && amount !== undefined && amount.amount > 0;

/** Committed before the provider is called, with the job that calls it. */
export const intended = (
  state: Remedy,
  remedyId: string,
  step: number,
  attempt: number,
  amount: Money,
  termsHash: string,
  now: string,
): RemedyEvent => ({
  type: 'RefundIntended',
  data: {
    caseId: state.caseId!,
    remedyId,
    step,
    attempt,
    // At most 45 characters: the shortest key a provider takes.
    providerKey: `${remedyId}-${step}-${attempt}`,
    paymentRef: state.menu!.paymentRef!,
    amount,
    termsHash,
    intendedAt: now,
  },
});

/** How the customer is asked now: by the row the menu was made of, whatever version rules since. */
const askedByRow = (menu: Remedy['menu']): Pick<RecoveryCompleted, 'followUp'> => {
  if (menu?.followUp === undefined) return {};
  const { playbookVersion, row, followUp: contacts } = menu;
  return { followUp: { playbookVersion, row, contacts } };
};

/** Adds what the event before it finished: promises with their steps, recovery with the last. */
export const completing = (
  state: Remedy,
  event: RemedyEvent,
  now: string,
): Decision<RemedyEvent> => {
  const after = evolve(state, event);
  const kept = keptWith(after, now);
  if (after.executedSteps.length < after.components.length) return accepted(event, ...kept);
  const restitution = totalOf(after.components, 'restitution');
  const goodwill = totalOf(after.components, 'goodwill');
  const { menu } = after;
  return accepted<RemedyEvent>(event, ...kept, {
    type: 'RecoveryCompleted',
    data: {
      caseId: after.caseId!,
      ...(menu?.storeId === undefined ? {} : { storeId: menu.storeId }),
      ...(menu?.customerId === undefined ? {} : { customerId: menu.customerId }),
      ...(menu === undefined ? {} : { severity: menu.severity }),
      remedyTypes: [...new Set(after.components.map(({ remedyType }) => remedyType))],
      ...kindsOf(after.components),
      ...(restitution === undefined ? {} : { restitution }),
      ...(goodwill === undefined ? {} : { goodwill }),
      ...costOf(after),
      ...askedByRow(menu),
      completedAt: now,
    },
  });
};

/** What money of a step is for, and whose; its events are booked by themselves. */
export const bookedFor = (
  state: Remedy,
  step: number,
): Pick<RefundSucceeded, 'kind' | 'storeId'> => {
  const { kind } = state.components[step - 1] ?? {};
  const { storeId } = state;
  return { ...(kind === undefined ? {} : { kind }), ...(storeId === undefined ? {} : { storeId }) };
};

/** A step by a person: an apology given, goods or money handed over. */
export const executeStep = (command: ExecuteStep, state: Remedy): Decision<RemedyEvent> => {
  if (state.status === 'imported') return rejected('imported_case');
  if (state.status !== 'executing') return rejected('remedy_not_executing');
  const component = state.components[command.step - 1];
  if (component === undefined) return rejected('unknown_step');
  if (state.executedSteps.includes(command.step)) return rejected('remedy_already_executed');
  if (isOwnVoucher(component)) {
    return rejected('illegal_state', 'The voucher of this step is issued by itself.');
  }
  // Money already on its way to the provider is never also handed over at the desk.
  const refund = refundOf(state, command.step);
  if (refund !== undefined && refund.outcome !== 'failed') {
    return rejected('illegal_state', 'The refund of this step is still with the provider.');
  }
  // Nor is what another system was asked for done twice.
  const fulfilment = fulfilmentOf(state, command.step);
  if (fulfilment !== undefined && fulfilment.outcome !== 'failed') {
    return rejected('illegal_state', 'This step is still with the system that was asked for it.');
  }
  return completing(
    state,
    {
      type: 'RemedyStepExecuted',
      data: {
        caseId: state.caseId!,
        remedyId: state.remedyId!,
        step: command.step,
        remedyType: component.remedyType,
        ...(component.amount === undefined
          ? {}
          : { amount: component.amount, ...bookedFor(state, command.step) }),
        ...(command.cost === undefined ? {} : { cost: command.cost }),
        executedAt: command.now,
      },
    },
    command.now,
  );
};

export const recordRefund = (command: RecordRefund, state: Remedy): Decision<RemedyEvent> => {
  const { step, attempt, result, calledBack, now } = command;
  const refund = refundOf(state, step);
  if (calledBack !== undefined && refund?.providerKey !== calledBack) return accepted();
  // A second run of the job finds the result: it appends one only if there is none.
  const isOpen =
    refund?.outcome === 'intended' || (calledBack !== undefined && refund?.outcome === 'parked');
  if (refund?.attempt !== attempt || !isOpen) return accepted();
  const place = { caseId: state.caseId!, remedyId: state.remedyId!, step, attempt };
  if (result.outcome === 'failed') {
    return accepted<RemedyEvent>({
      type: 'RefundFailed',
      data: { ...place, reason: result.reason, failedAt: now },
    });
  }
  const { amount } = result;
  const sameTerms =
    amount.amount === refund.amount.amount && amount.currency === refund.amount.currency;
  if (!sameTerms) {
    // A provider that echoes another amount is never booked as a success.
    return accepted<RemedyEvent>({
      type: 'RefundFailed',
      data: { ...place, reason: 'amount_mismatch', failedAt: now },
    });
  }
  return completing(
    state,
    {
      type: 'RefundSucceeded',
      data: {
        ...place,
        providerRef: result.providerRef,
        amount,
        ...bookedFor(state, step),
        executedAt: now,
      },
    },
    now,
  );
};

/** The last attempt of a step of the running remedy, or why nothing can be done about it. */
const openRefund = (state: Remedy, step: number): Refund | Decision<never> => {
  if (state.status === 'imported') return rejected('imported_case');
  if (state.status !== 'executing') return rejected('remedy_not_executing');
  if (state.components[step - 1] === undefined) return rejected('unknown_step');
  if (state.executedSteps.includes(step)) return rejected('remedy_already_executed');
  return (
    refundOf(state, step) ?? rejected('illegal_state', 'This step is not refunded by the provider.')
  );
};

/** A further attempt has a new key, so it takes a final no of the provider before it. */
export const retryRefund = (command: RetryRefund, state: Remedy): Decision<RemedyEvent> => {
  const { step, now } = command;
  const refund = openRefund(state, step);
  if ('accepted' in refund) return refund;
  if (refund.outcome !== 'failed') {
    const detail = 'Money may have moved already: the provider has given no final refusal.';
    return rejected('illegal_state', detail);
  }
  const { amount, termsHash, attempt } = refund;
  return accepted(intended(state, state.remedyId!, step, attempt + 1, amount, termsHash, now));
};

/** Parked is settled by what a person found at the provider, never by trying again. */
export const settleRefund = (command: SettleRefund, state: Remedy): Decision<RemedyEvent> => {
  const { step, found, now } = command;
  const refund = openRefund(state, step);
  if ('accepted' in refund) return refund;
  if (refund.outcome !== 'parked') {
    return rejected('illegal_state', 'Only a parked refund is settled by a person.');
  }
  const { attempt } = refund;
  const place = { caseId: state.caseId!, remedyId: state.remedyId!, step, attempt };
  if (found.outcome === 'not_executed') {
    return accepted<RemedyEvent>({
      type: 'RefundFailed',
      data: { ...place, reason: 'not_executed', failedAt: now },
    });
  }
  const { providerRef, amount } = found;
  if (amount.currency !== refund.amount.currency) return rejected('currency_mismatch');
  const booked = bookedFor(state, step);
  const succeeded = { ...place, providerRef, amount, ...booked, executedAt: now };
  return completing(state, { type: 'RefundSucceeded', data: succeeded }, now);
};
