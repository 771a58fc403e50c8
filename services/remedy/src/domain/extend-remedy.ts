import { isAfter } from '@amends/contracts/instant-order';
import type { RemedyComponent } from '@amends/contracts/remedy';
import type { GoodwillEnd } from '@amends/contracts/remedy-goodwill';
import { authorityFor, covers, type Profile } from './authority.ts';
import { intended, isProviderRefund } from './decide-execution.ts';
import { isOpen, type Proposal } from './proposal.ts';
import { PLAYBOOK_V1 } from './playbook-v1.ts';
import type { BoundTo } from './proposal-commands.ts';
import { described, promiseOf } from './remedy-catalogue.ts';
import { promised } from './remedy-promise.ts';
import type { Remedy, RemedyEvent } from './remedy.ts';

/** Granted goodwill becomes steps of the remedy that is carried out. */

/** Whether payment and price are those the terms were made for. */
export const isBoundTo = ({ menu }: Remedy, { paymentRef, price }: BoundTo): boolean =>
  menu?.paymentRef === paymentRef &&
  menu?.price?.amount === price?.amount &&
  menu?.price?.currency === price?.currency;

/** Whether the terms are still those that were granted. */
export const hasSameTerms = (state: Remedy, { proposed }: Proposal): boolean =>
  isBoundTo(state, proposed);

export const ended = (
  { proposed: { caseId, proposalId, revision } }: Proposal,
  because: GoodwillEnd,
  endedAt: string,
): RemedyEvent => ({
  type: 'GoodwillEnded',
  data: { caseId, proposalId, revision, because, endedAt },
});

const stillMay = ({ approved, proposed }: Proposal, holders: readonly Profile[]): boolean => {
  const { basis, holderId } = approved?.authority ?? {};
  const profiles = holders.filter((one) => one.holderKind === basis && one.holderId === holderId);
  const remedyTypes = proposed.components.map(({ remedyType }) => remedyType);
  const { authority, cause } = authorityFor(profiles, { amount: proposed.amount, remedyTypes });
  return cause === undefined && covers(authority.max ?? -1, proposed.amount?.amount ?? 0);
};

/**
 * Why a grant is not carried out after all (S17, checked again when it is executed): undefined when
 * nothing stands in the way. `holders`: what those who granted may grant now.
 */
export const voidBecause = (
  state: Remedy,
  proposal: Proposal,
  holders: readonly Profile[],
  now: string,
): GoodwillEnd | undefined => {
  if (!hasSameTerms(state, proposal)) return 'terms_changed';
  if (isAfter(now, proposal.approved!.validUntil)) return 'grant_expired';
  return stillMay(proposal, holders) ? undefined : 'authority_changed';
};

/** Adds the proposals' components after the steps the remedy has. */
export const extendedBy = (
  state: Remedy,
  remedyId: string,
  steps: readonly RemedyComponent[],
  proposals: readonly Proposal[],
  now: string,
): RemedyEvent[] => {
  if (proposals.length === 0) return [];
  let firstStep = steps.length + 1;
  const taken: { proposalId: string; revision: number; firstStep: number }[] = [];
  const refunds: RemedyEvent[] = [];
  for (const { proposed } of proposals) {
    const { proposalId, revision, components, termsHash } = proposed;
    taken.push({ proposalId, revision, firstStep });
    for (const [at, component] of components.entries()) {
      if (!isProviderRefund(component, state)) continue;
      const step = firstStep + at;
      refunds.push(intended(state, remedyId, step, 1, component.amount!, termsHash, now));
    }
    firstStep += components.length;
  }
  const given = proposals.flatMap(({ proposed }) => [...proposed.components]);
  // Beyond the playbook of the case: the catalogue that comes with the suite says what and when.
  const components = described(PLAYBOOK_V1, given);
  const caseId = state.caseId!;
  const promise = promiseOf(PLAYBOOK_V1, components);
  const place = { first: steps.length + 1, count: components.length };
  const { proposalId: promiseId } = taken[0]!;
  return [
    {
      type: 'RemedyExtended',
      data: { caseId, remedyId, proposals: taken, components, extendedAt: now },
    },
    promised({ caseId, promiseId, remedyId, ...place }, promise, now),
    ...refunds,
  ];
};

/**
 * Grants at the moment something is chosen: those that still hold become steps after the chosen
 * ones, the others end and their proposers can send a further revision.
 */
export const extrasOf = (
  state: Remedy,
  chosen: { readonly remedyId: string; readonly components: readonly RemedyComponent[] },
  holders: readonly Profile[],
  now: string,
): RemedyEvent[] => {
  const granted = state.proposals.filter(({ status }) => status === 'approved');
  const voids = granted.flatMap((proposal) => {
    const because = voidBecause(state, proposal, holders, now);
    return because === undefined ? [] : [{ proposal, because }];
  });
  const valid = granted.filter((one) => voids.every(({ proposal }) => proposal !== one));
  return [
    ...voids.map(({ proposal, because }) => ended(proposal, because, now)),
    ...extendedBy(state, chosen.remedyId, chosen.components, valid, now),
  ];
};

/** What ends by itself with what was decided: the case is over, or is about another payment. */
export const endedWith = (state: Remedy, now: string): RemedyEvent[] => {
  const isOver = state.status === 'resolved' || state.status === 'concluded';
  return state.proposals.filter(isOpen).flatMap((proposal) => {
    if (isOver) return [ended(proposal, 'case_ended', now)];
    return hasSameTerms(state, proposal) ? [] : [ended(proposal, 'terms_changed', now)];
  });
};
