import { isAfter } from '@amends/contracts/instant-order';
import { accepted, type Decision, rejected } from '@amends/decider/decider';
import type { CasePrioritised, MatchingFacts } from '@amends/contracts/triage';
import type {
  ChooseRemedy,
  DeclineRemedy,
  ExpireOffer,
  OfferRemedy,
  PrepareAgain,
  PrepareRemedy,
} from './commands.ts';
import { resolvedByToken } from './automatic-recovery.ts';
import { offersCompensation } from './compensation.ts';
import { intended, isProviderRefund } from './decide-execution.ts';
import { conflictRaised } from './decide-merging.ts';
import { extrasOf } from './extend-remedy.ts';
import { type Menu, prepareMenu } from './menu.ts';
import { mayOffer } from './menu-authority.ts';
import { conflictWith } from './merging.ts';
import { playbookOf, rulingAt } from './playbook-shelf.ts';
import type { Playbook } from './playbook.ts';
import { PLAYBOOK_V1 } from './playbook-v1.ts';
import { recoveryFailed } from './recovery-outcome.ts';
import { promiseOf } from './remedy-catalogue.ts';
import { promised } from './remedy-promise.ts';
import { evolve, type Remedy, type RemedyEvent } from './remedy.ts';
import { heldFor, reviewEnded } from './review.ts';
import { isSameMenu } from './same-menu.ts';

type Terms = { readonly offerId: string; readonly now: string; readonly expiresAt: string };

export const offered = (
  caseId: string,
  menu: Pick<Menu, 'alternatives'>,
  terms: Terms,
): RemedyEvent => ({
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
  readonly tier?: CasePrioritised['tier'];
}

/** The version the case was pinned to, when it was first matched. */
const pinnedTo = (
  { shelf }: Pick<PrepareAgain, 'shelf'>,
  menu: { readonly playbookVersion: number },
): Playbook => playbookOf(shelf, menu.playbookVersion) ?? PLAYBOOK_V1;

const prepared = (
  subject: Subject,
  facts: MatchingFacts,
  { version, rounding }: Playbook,
  menu: Menu,
  about: { readonly reason: 'triaged' | 'reopened'; readonly given?: Remedy['given'] },
): RemedyEvent => ({
  type: 'RemedyMenuPrepared',
  data: {
    caseId: subject.caseId,
    playbookVersion: version,
    ...menu,
    overlays: [...menu.overlays],
    steps: [...menu.steps],
    alternatives: menu.alternatives.map((one) => ({ ...one, components: [...one.components] })),
    rounding,
    severity: subject.severity,
    ...(subject.storeId === undefined ? {} : { storeId: subject.storeId }),
    ...(subject.customerId === undefined ? {} : { customerId: subject.customerId }),
    ...(facts.price === undefined ? {} : { price: facts.price }),
    ...(facts.paymentRef === undefined ? {} : { paymentRef: facts.paymentRef }),
    ...(subject.tier === undefined ? {} : { tier: subject.tier }),
    facts,
    ...about,
  },
});

const newConflicts = ({ merging, menu, caseId }: Remedy, now: string): RemedyEvent[] =>
  menu === undefined || !offersCompensation(menu)
    ? []
    : merging.liveDuplicates
        .filter((other) => conflictWith(merging, other) === undefined)
        .map((other) => conflictRaised({ menu }, caseId!, other, 'primary', now));

/**
 * What needs nobody's authority is offered at once, unless a flag of abuse or a second remedy for
 * the same loss asks for a person. A duplicate is offered nothing.
 */
export const offeredWhereFree = (state: Remedy, terms: Terms): RemedyEvent[] => {
  const { status, menu, review, merging, wasOffered } = state;
  if (status !== 'prepared' || menu === undefined) return [];
  const conflicts = newConflicts(state, terms.now);
  if (conflicts.length > 0) return conflicts;
  const isWaiting =
    merging.conflicts.length > 0 || review.held !== undefined || review.refused !== undefined;
  const isDuplicate = merging.mergedInto !== undefined;
  if (menu.authority !== 'automatic' || isWaiting || isDuplicate || wasOffered) return [];
  return [heldFor(state, review.flags, terms.now) ?? offered(menu.caseId, menu, terms)];
};

const preparedAndOffered = (first: RemedyEvent, state: Remedy, terms: Terms): RemedyEvent[] => [
  first,
  ...offeredWhereFree(evolve(state, first), terms),
];

/**
 * Triage is done: match the playbook; what needs nobody's authority is offered at once. Triage may
 * correct the cause later: until something is chosen the menu, and with it the offer, follows.
 */
export const prepareRemedy = (command: PrepareRemedy, state: Remedy): Decision<RemedyEvent> => {
  const isOpen = state.status === 'prepared' || state.status === 'offered';
  const isFirst = state.status === 'none';
  if (!isFirst && !(isOpen && state.menu?.reason === 'triaged')) return accepted();
  const { prioritised } = command;
  const { severity, tier, facts } = prioritised;
  const { shelf, triagedAt } = command;
  const playbook =
    state.menu === undefined ? rulingAt(shelf, triagedAt) : pinnedTo(command, state.menu);
  // The token of an incident may have been there first: it counts within the caps.
  const { given } = state;
  const menu = prepareMenu(playbook, { severity, tier, facts, given, failedRecovery: false });
  if (!isFirst && isSameMenu(menu, state.menu)) return accepted();
  const before = given.goodwill === undefined ? {} : { given };
  const first = prepared(prioritised, facts, playbook, menu, { reason: 'triaged', ...before });
  return accepted(...preparedAndOffered(first, state, command));
};

/** Reasons to reopen by which a recovery that was carried out left the customer dissatisfied. */
const LEFT_DISSATISFIED: ReadonlySet<PrepareAgain['reason']> = new Set([
  'remedy_inadequate',
  'adverse_effect',
] as const);

/**
 * Reopened: the repeat row, less what the earlier recovery gave. A double deviation fires once for
 * each trigger; each further recovery that leaves dissatisfaction is known by its reopening.
 */
export const prepareAgain = (command: PrepareAgain, state: Remedy): Decision<RemedyEvent> => {
  const before = state.menu;
  const isOver = state.status === 'resolved' || state.status === 'concluded';
  if (before === undefined || !isOver) return accepted();
  const { severity, tier, facts = {} } = before;
  const { given } = state;
  const playbook = pinnedTo(command, before);
  const menu = prepareMenu(playbook, { severity, tier, facts, given, failedRecovery: true });
  const first = prepared(before, facts, playbook, menu, { reason: 'reopened', given });
  const hasFailed = state.status === 'resolved' && LEFT_DISSATISFIED.has(command.reason);
  const failed = hasFailed ? recoveryFailed(state, 'dissatisfaction', command.now) : [];
  return accepted(...failed, ...preparedAndOffered(first, state, command));
};

export const offerRemedy = (command: OfferRemedy, state: Remedy): Decision<RemedyEvent> => {
  if (state.status === 'imported') return rejected('imported_case');
  if (state.status === 'offered') return rejected('remedy_already_open');
  if (state.status === 'none' || state.menu === undefined) return rejected('no_menu_prepared');
  if (state.status === 'executing') return rejected('remedy_already_chosen');
  if (state.status !== 'prepared') return rejected('already_resolved');
  const { review, menu, merging } = state;
  if (merging.mergedInto !== undefined) return rejected('case_merged');
  if (merging.conflicts.length > 0) return rejected('remedy_conflict_open');
  const isHeld = review.held !== undefined || review.refused !== undefined;
  if ((menu.authority === 'manager' || isHeld) && !command.byManager) {
    return rejected('approval_required');
  }
  const { limits } = command;
  if (limits !== undefined && !mayOffer(menu, state.letDown, limits)) {
    return rejected('authority_exceeded', 'What is in the menu is above your limit.');
  }
  return accepted(
    ...reviewEnded(review, { outcome: 'approved' }, command.now),
    offered(menu.caseId, menu, command),
  );
};

export const chooseRemedy = (command: ChooseRemedy, state: Remedy): Decision<RemedyEvent> => {
  const { offer } = state;
  if (state.status === 'imported') return rejected('imported_case');
  if (state.status !== 'offered' || offer === undefined) return rejected('offer_not_open');
  if (offer.offerId !== command.offerId) return rejected('offer_not_open');
  if (isAfter(command.now, offer.expiresAt)) return rejected('offer_expired');
  if (state.merging.conflicts.length > 0) return rejected('remedy_conflict_open');
  const chosen = offer.alternatives.find((one) => one.alternativeId === command.alternativeId);
  if (chosen === undefined) return rejected('unknown_alternative');
  const caseId = offer.caseId;
  const { components } = chosen;
  const { remedyId, holders = [], now } = command;
  // An offer of an older release says no time: version 1's is the one it was made by.
  const promise = promised(
    { caseId, promiseId: remedyId, remedyId, first: 1, count: components.length },
    chosen.promise ?? promiseOf(PLAYBOOK_V1, components),
    now,
    command.promisedFor,
  );
  const events: RemedyEvent[] = [
    {
      type: 'RemedyChosen',
      data: {
        caseId,
        offerId: offer.offerId,
        alternativeId: chosen.alternativeId,
        chosenBy: command.chosenBy,
        components,
        promisedFor: promise.data.due,
        chosenAt: command.now,
      },
    },
    {
      type: 'RemedyExecutionStarted',
      data: { caseId, remedyId, components, startedAt: now },
    },
    promise,
  ];
  for (const [at, component] of components.entries()) {
    if (!isProviderRefund(component, state)) continue;
    const { termsHash } = command;
    events.push(intended(state, remedyId, at + 1, 1, component.amount!, termsHash, now));
  }
  events.push(...extrasOf(state, { remedyId, components }, holders, now));
  return accepted(...events);
};

export const declineRemedy = (command: DeclineRemedy, state: Remedy): Decision<RemedyEvent> => {
  if (state.status === 'imported') return rejected('imported_case');
  if (state.status !== 'offered' || state.offer?.offerId !== command.offerId) {
    return rejected('offer_not_open');
  }
  const { offerId, reason, declinedBy, now } = command;
  return accepted<RemedyEvent>({
    type: 'RemedyDeclined',
    data: {
      ...{ caseId: state.caseId!, offerId },
      ...(reason === undefined ? {} : { reason }),
      ...(declinedBy === undefined ? {} : { declinedBy }),
      declinedAt: now,
    },
  });
};

export const expireOffer = (command: ExpireOffer, state: Remedy): Decision<RemedyEvent> => {
  if (state.status !== 'offered' || state.offer?.offerId !== command.offerId) return accepted();
  const { offerId, isUntouched = false, now } = command;
  const expired: RemedyEvent = {
    type: 'RemedyExpired',
    data: { caseId: state.caseId!, offerId, expiredAt: now },
  };
  return accepted<RemedyEvent>(
    expired,
    ...resolvedByToken(evolve(state, expired), isUntouched, now),
  );
};
