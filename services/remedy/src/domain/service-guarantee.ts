import type { Money } from '@amends/contracts/primitives';
import type { ServiceGuaranteeInvoked } from '@amends/contracts/remedy-guarantee';
import type { ServiceGuarantee } from '@amends/contracts/remedy-playbook';
import type { MatchingFacts } from '@amends/contracts/triage';
import { accepted, type Decision, rejected } from '@amends/decider/decider';
import { add, percentHalfUp } from './money.ts';
import type { Playbook } from './playbook.ts';
import type { Remedy } from './remedy.ts';
import { standing } from './review.ts';

/**
 * Guarantees of the case's version of the playbook. What is promised is paid by rule: beside the
 * remedy, whatever becomes of it, outside the caps, and counted as goodwill of the case.
 */
export interface GuaranteeEvent {
  readonly type: 'ServiceGuaranteeInvoked';
  readonly data: ServiceGuaranteeInvoked;
}

export interface InvokeServiceGuarantee {
  readonly type: 'InvokeServiceGuarantee';
  readonly guaranteeId: string;
  /** The version of the case. */
  readonly playbook: Playbook;
  readonly voucherId: string;
  readonly invokedBy: ServiceGuaranteeInvoked['invokedBy'];
  /** Somebody who may approve looked at it: a flag of abuse stands in nobody's way then. */
  readonly isApproved: boolean;
  readonly now: string;
}

const HOLDS: Readonly<
  Record<NonNullable<ServiceGuarantee['when']>, (facts: MatchingFacts) => boolean>
> = {
  delayed: ({ delayed }) => delayed === true,
  missed_occasion: ({ missedOccasion }) => missedOccasion === true,
  promised: ({ promised }) => promised === true,
};

const payoutOf = ({ payout }: ServiceGuarantee, { price }: MatchingFacts): Money | undefined => {
  if (payout.basis === 'of_price') return price && percentHalfUp(price, payout.pct);
  const [only, ...others] = payout.amounts;
  // There is no conversion in the suite; without a price one sum is the only one meant.
  if (price === undefined) return others.length === 0 ? only : undefined;
  return payout.amounts.find(({ currency }) => currency === price.currency);
};

/** What the guarantees that cover a case pay; nothing is nothing. */
export const guaranteesFor = (
  { guarantees = [] }: Playbook,
  facts: MatchingFacts,
): readonly { readonly guaranteeId: string; readonly payout: Money }[] =>
  guarantees.flatMap((guarantee) => {
    const { guaranteeId, types, when } = guarantee;
    const isOfType = facts.khdType !== undefined && types.includes(facts.khdType);
    if (!isOfType || (when !== undefined && !HOLDS[when](facts))) return [];
    const payout = payoutOf(guarantee, facts);
    return payout === undefined || payout.amount === 0 ? [] : [{ guaranteeId, payout }];
  });

/** The command comes from outside and is money: it is paid once per case and guarantee. */
export const invokeServiceGuarantee = (
  command: InvokeServiceGuarantee,
  state: Remedy,
): Decision<GuaranteeEvent> => {
  const { menu, status, merging, review, guarantees } = state;
  if (status === 'imported') return rejected('imported_case');
  if (menu === undefined) return rejected('no_menu_prepared');
  if (status === 'concluded') return rejected('already_resolved');
  if (merging.mergedInto !== undefined) return rejected('case_merged');
  const { guaranteeId, playbook, voucherId, invokedBy, now } = command;
  if (guarantees.some((one) => one.guaranteeId === guaranteeId))
    return rejected('already_recorded');
  const covering = guaranteesFor(playbook, menu.facts ?? {});
  const found = covering.find((one) => one.guaranteeId === guaranteeId);
  if (found === undefined) return rejected('guarantee_not_covering');
  const isFlagged = standing(review.flags, now).length > 0;
  if (isFlagged && !command.isApproved) return rejected('approval_required');
  return accepted({
    type: 'ServiceGuaranteeInvoked',
    data: {
      caseId: menu.caseId,
      ...(menu.storeId === undefined ? {} : { storeId: menu.storeId }),
      ...{ guaranteeId, playbookVersion: playbook.version, payout: found.payout },
      ...{ voucherId, invokedBy, invokedAt: now },
    },
  });
};

/** Goodwill of the case from then on; money of another currency stays out of the sum. */
export const withGuarantee = (state: Remedy, { data }: GuaranteeEvent): Remedy => {
  const { goodwill } = state.given;
  const { payout } = data;
  const isOther = goodwill !== undefined && goodwill.currency !== payout.currency;
  const sum = goodwill === undefined ? payout : isOther ? goodwill : add(goodwill, payout);
  return {
    ...state,
    guarantees: [...state.guarantees, data],
    given: { ...state.given, goodwill: sum },
  };
};
