import { accepted, type Decision, rejected } from '@amends/decider/decider';
import type { CasePrioritised } from '@amends/contracts/triage';
import type {
  ChooseRemedy,
  DeclineRemedy,
  ExpireOffer,
  OfferRemedy,
  PrepareAgain,
  PrepareRemedy,
} from './commands.ts';
import { intended, isProviderRefund } from './decide-execution.ts';
import { type MatchingFacts, type Menu, prepareMenu } from './match-playbook.ts';
import { PLAYBOOK_VERSION } from './playbook-v1.ts';
import type { Remedy, RemedyEvent } from './remedy.ts';

type Terms = { readonly offerId: string; readonly now: string; readonly expiresAt: string };

const offered = (caseId: string, menu: Pick<Menu, 'alternatives'>, terms: Terms): RemedyEvent => ({
  type: 'RemedyOffered',
  data: {
    caseId,
    offerId: terms.offerId,
    alternatives: menu.alternatives.map((one) => ({ ...one, components: [...one.components] })),
    offeredAt: terms.now,
    expiresAt: terms.expiresAt,
  },
});

interface Subject {
  readonly caseId: string;
  readonly severity: CasePrioritised['severity'];
  readonly storeId?: string | undefined;
  readonly customerId?: string | undefined;
}

const prepared = (
  subject: Subject,
  facts: MatchingFacts,
  menu: Menu,
  reason: 'triaged' | 'reopened',
): RemedyEvent => ({
  type: 'RemedyMenuPrepared',
  data: {
    caseId: subject.caseId,
    playbookVersion: PLAYBOOK_VERSION,
    ...menu,
    overlays: [...menu.overlays],
    steps: [...menu.steps],
    alternatives: menu.alternatives.map((one) => ({ ...one, components: [...one.components] })),
    rounding: 'half_up_caps_down',
    severity: subject.severity,
    ...(subject.storeId === undefined ? {} : { storeId: subject.storeId }),
    ...(subject.customerId === undefined ? {} : { customerId: subject.customerId }),
    ...(facts.price === undefined ? {} : { price: facts.price }),
    ...(facts.paymentRef === undefined ? {} : { paymentRef: facts.paymentRef }),
    reason,
  },
});

/** Triage is done: match the playbook; what needs nobody's authority is offered at once. */
export const prepareRemedy = (command: PrepareRemedy, state: Remedy): Decision<RemedyEvent> => {
  if (state.status !== 'none') return accepted();
  const { prioritised } = command;
  const menu = prepareMenu({
    severity: prioritised.severity,
    facts: prioritised.facts,
    failedRecovery: false,
  });
  const first = prepared(prioritised, prioritised.facts, menu, 'triaged');
  return menu.authority === 'automatic'
    ? accepted(first, offered(prioritised.caseId, menu, command))
    : accepted(first);
};

export const prepareAgain = (command: PrepareAgain, state: Remedy): Decision<RemedyEvent> => {
  const before = state.menu;
  if (before === undefined || state.status === 'executing' || state.status === 'offered') {
    return accepted();
  }
  const facts: MatchingFacts = {
    ...(before.price === undefined ? {} : { price: before.price }),
    ...(before.paymentRef === undefined ? {} : { paymentRef: before.paymentRef }),
    attribution: 'firm',
  };
  const menu = prepareMenu({ severity: before.severity, facts, failedRecovery: true });
  const first = prepared(before, facts, menu, 'reopened');
  return menu.authority === 'automatic'
    ? accepted(first, offered(before.caseId, menu, command))
    : accepted(first);
};

export const offerRemedy = (command: OfferRemedy, state: Remedy): Decision<RemedyEvent> => {
  if (state.status === 'imported') return rejected('imported_case');
  if (state.status === 'offered') return rejected('remedy_already_open');
  if (state.status === 'none' || state.menu === undefined) return rejected('no_menu_prepared');
  if (state.status !== 'prepared') return rejected('already_resolved');
  if (state.menu.authority === 'manager' && !command.byManager) {
    return rejected('approval_required');
  }
  return accepted(offered(state.menu.caseId, state.menu, command));
};

/**
 * Whether one RFC 3339 UTC instant lies after another. Both end in Z; without it and with the
 * fraction's dot sorting before digits, text order is time order.
 */
const isAfter = (one: string, other: string): boolean => one.slice(0, -1) > other.slice(0, -1);

export const chooseRemedy = (command: ChooseRemedy, state: Remedy): Decision<RemedyEvent> => {
  const { offer } = state;
  if (state.status !== 'offered' || offer === undefined) return rejected('offer_not_open');
  if (offer.offerId !== command.offerId) return rejected('offer_not_open');
  if (isAfter(command.now, offer.expiresAt)) return rejected('offer_expired');
  const chosen = offer.alternatives.find((one) => one.alternativeId === command.alternativeId);
  if (chosen === undefined) return rejected('unknown_alternative');
  const caseId = offer.caseId;
  const { components } = chosen;
  const events: RemedyEvent[] = [
    {
      type: 'RemedyChosen',
      data: {
        caseId,
        offerId: offer.offerId,
        alternativeId: chosen.alternativeId,
        chosenBy: command.chosenBy,
        components,
        chosenAt: command.now,
      },
    },
    {
      type: 'RemedyExecutionStarted',
      data: { caseId, remedyId: command.remedyId, components, startedAt: command.now },
    },
  ];
  for (const [at, component] of components.entries()) {
    if (!isProviderRefund(component, state)) continue;
    const { remedyId, termsHash, now } = command;
    events.push(intended(state, remedyId, at + 1, 1, component.amount!, termsHash, now));
  }
  return accepted(...events);
};

export const declineRemedy = (command: DeclineRemedy, state: Remedy): Decision<RemedyEvent> => {
  if (state.status !== 'offered' || state.offer?.offerId !== command.offerId) {
    return rejected('offer_not_open');
  }
  return accepted<RemedyEvent>({
    type: 'RemedyDeclined',
    data: { caseId: state.caseId!, offerId: command.offerId, declinedAt: command.now },
  });
};

export const expireOffer = (command: ExpireOffer, state: Remedy): Decision<RemedyEvent> => {
  if (state.status !== 'offered' || state.offer?.offerId !== command.offerId) return accepted();
  return accepted<RemedyEvent>({
    type: 'RemedyExpired',
    data: { caseId: state.caseId!, offerId: command.offerId, expiredAt: command.now },
  });
};
