import type { AuthorityFact, GoodwillProposed } from '@amends/contracts/remedy-goodwill';
import { type Decision, rejected } from '@amends/decider/decider';
import type { Asked } from './authority.ts';
import { extendedBy } from './extend-remedy.ts';
import { proposalOf } from './proposal.ts';
import { evolve, type Remedy, type RemedyEvent } from './remedy.ts';

/** Nothing can be added to a case that is not open. */
export const refusalOf = ({ status }: Remedy): Decision<never> | undefined => {
  if (status === 'imported') return rejected('imported_case');
  if (status === 'none') return rejected('no_menu_prepared');
  return status === 'resolved' || status === 'concluded' ? rejected('already_resolved') : undefined;
};

/** What a limit has to cover. */
export const askedBy = ({ amount, components, reason }: GoodwillProposed): Asked => ({
  ...{ amount, reason },
  remedyTypes: components.map(({ remedyType }) => remedyType),
});

/** GoodwillApproved and what follows from it; while a remedy is carried out, its steps as well. */
export const grant = (
  state: Remedy,
  proposed: GoodwillProposed,
  how: {
    readonly basis: 'within_limit' | 'four_eyes';
    readonly authority: AuthorityFact;
    readonly by: string;
    readonly validUntil: string;
    readonly now: string;
  },
): RemedyEvent[] => {
  const { caseId, proposalId, revision, storeId, customerId, paymentRef, amount } = proposed;
  const { basis, authority, by, validUntil, now } = how;
  const at = { caseId, proposalId, revision };
  const store = storeId === undefined ? {} : { storeId };
  const money = amount === undefined ? {} : { amount };
  const approved: RemedyEvent = {
    type: 'GoodwillApproved',
    data: {
      ...{ ...at, ...store, ...money },
      ...(customerId === undefined ? {} : { customerId }),
      ...(paymentRef === undefined ? {} : { paymentRef }),
      ...{ basis, termsHash: proposed.termsHash, authority, by, validUntil, approvedAt: now },
    },
  };
  const { playbookVersion, row, reason, improvised } = proposed;
  const events: RemedyEvent[] = [
    approved,
    {
      type: 'PlaybookDeviationRecorded',
      data: {
        ...{ ...at, ...store, playbookVersion, row, reason, improvised, ...money },
        recordedAt: now,
      },
    },
    {
      type: 'GoodFaithProtectionApplied',
      data: { ...at, basis, protects: proposed.by, appliedAt: now },
    },
  ];
  if (state.status !== 'executing') return events;
  const after = evolve(evolve(state, { type: 'GoodwillProposed', data: proposed }), approved);
  const proposal = proposalOf(after.proposals, proposalId)!;
  return [...events, ...extendedBy(state, state.remedyId!, state.components, [proposal], now)];
};
