import type { Money } from '@amends/contracts/primitives';
import type { RemedyComponent } from '@amends/contracts/remedy';
import type {
  ApprovalCause,
  AuthorityFact,
  GoodwillCap,
  GoodwillProposed,
} from '@amends/contracts/remedy-goodwill';
import { accepted, type Decision, rejected } from '@amends/decider/decider';
import {
  askedStep,
  authorityFor,
  brokenCaps,
  brokenLimits,
  raisedAuthority,
  sumWith,
} from './authority.ts';
import { isBoundTo } from './extend-remedy.ts';
import { capOf } from './goodwill-caps.ts';
import { askedBy, grant, refusalOf } from './grant-goodwill.ts';
import { add } from './money.ts';
import { isCauseKnown } from './playbook.ts';
import { isOpen, type Proposal, proposalOf } from './proposal.ts';
import type { ProposeGoodwill } from './proposal-commands.ts';
import type { Remedy, RemedyEvent } from './remedy.ts';
import { standing } from './review.ts';

/** Components that proposals may add to a case: a remedy has at most 20 steps. */
const EXTRA_STEPS_MAX = 10;

/** All money of a bundle; undefined where there is none, null for two currencies. */
const amountOf = (components: readonly RemedyComponent[]): Money | undefined | null => {
  const amounts = components.flatMap(({ amount }) => (amount === undefined ? [] : [amount]));
  const [first, ...rest] = amounts;
  if (rest.some(({ currency }) => currency !== first?.currency)) return null;
  return first === undefined ? undefined : rest.reduce(add, first);
};

/** One goodwill for one thing at a time (GDW-04). */
const inTheWay = (state: Remedy, { proposalId, terms }: ProposeGoodwill): Proposal | undefined =>
  state.proposals.find(
    (one) =>
      one.proposed.proposalId !== proposalId &&
      one.proposed.item === terms.item &&
      one.proposed.itemKind === terms.itemKind &&
      (isOpen(one) || (one.status === 'extended' && state.status === 'executing')),
  );

/** What is to win a customer back has to answer why they left. */
const isWinBackTooEarly = ({ menu }: Remedy, { terms }: ProposeGoodwill): boolean => {
  const isKnown = isCauseKnown(menu?.facts ?? {});
  return !isKnown && terms.components.some(({ remedyType }) => remedyType === 'win_back_offer');
};

const extraSteps = (state: Remedy, { proposalId, terms }: ProposeGoodwill): number =>
  state.proposals
    .filter((one) => isOpen(one) || one.status === 'extended')
    .filter(({ proposed }) => proposed.proposalId !== proposalId)
    .reduce((sum, one) => sum + one.proposed.components.length, terms.components.length);

const proposedBy = (
  command: ProposeGoodwill,
  { menu, caseId }: Remedy,
  revision: number,
  amount: Money | undefined,
): GoodwillProposed => {
  const { proposalId, terms, boundTo, termsHash, by, now } = command;
  return {
    caseId: caseId!,
    proposalId,
    revision,
    ...(menu?.storeId === undefined ? {} : { storeId: menu.storeId }),
    ...(menu?.customerId === undefined ? {} : { customerId: menu.customerId }),
    ...terms,
    ...(amount === undefined ? {} : { amount }),
    ...boundTo,
    playbookVersion: menu!.playbookVersion,
    row: menu!.row,
    termsHash,
    by,
    proposedAt: now,
  };
};

const causesOf = (
  state: Remedy,
  command: Pick<ProposeGoodwill, 'profiles' | 'ladder' | 'granted' | 'now'>,
  proposed: GoodwillProposed,
  cap: ReturnType<typeof capOf>,
): {
  readonly authority: AuthorityFact;
  readonly causes: ApprovalCause[];
  readonly caps: readonly GoodwillCap[];
} => {
  const { profiles, ladder, granted, now } = command;
  const { authority, cause } =
    state.letDown.length > 0
      ? raisedAuthority(profiles, ladder, askedBy(proposed))
      : authorityFor(profiles, askedBy(proposed));
  const isFlagged = standing(state.review.flags, now).length > 0;
  const limits = cause === undefined ? brokenLimits(authority, granted, proposed.amount) : [cause];
  const caps = cause === undefined ? brokenCaps(authority, granted, proposed.amount, now) : [];
  // A cap is a limit of another kind: nobody is denied, a second person looks.
  const isCapped = caps.length > 0 && !limits.includes('above_limit');
  return {
    authority: { ...authority, used: sumWith(granted, proposed.amount) },
    causes: [
      ...limits,
      ...(isCapped ? ['above_limit' as const] : []),
      ...(cap === 'above_automatic_cap' || cap === 'no_price' ? [cap] : []),
      ...(isFlagged ? ['abuse_review' as const] : []),
    ],
    caps,
  };
};

const requested = (
  { ladder, granted, now, approvalExpiresAt }: ProposeGoodwill,
  proposed: GoodwillProposed,
  { authority, causes, caps }: ReturnType<typeof causesOf>,
): RemedyEvent => {
  const { caseId, proposalId, revision, storeId, amount } = proposed;
  const step = askedStep(ladder, granted, askedBy(proposed));
  const needed = amount && { ...amount, amount: sumWith(granted, amount) };
  return {
    type: 'GoodwillApprovalRequested',
    data: {
      ...{ caseId, proposalId, revision },
      ...(storeId === undefined ? {} : { storeId }),
      causes,
      ...(caps.length === 0 ? {} : { caps: [...caps] }),
      ...(needed === undefined ? {} : { needed }),
      authority,
      ...(step === undefined ? {} : { askedRole: step.profile.holderId }),
      ...(step?.answerBy === undefined ? {} : { answerBy: step.answerBy }),
      expiresAt: approvalExpiresAt,
      requestedAt: now,
    },
  };
};

/** The revision this would be, or why there can be none. */
const nextRevision = (command: ProposeGoodwill, state: Remedy): number | Decision<never> => {
  const before = proposalOf(state.proposals, command.proposalId);
  if (command.isRevision !== (before !== undefined)) return rejected('not_found');
  if (before?.status === 'rejected') return rejected('illegal_state', 'It was rejected for good.');
  if (before?.status === 'extended') return rejected('remedy_already_executed');
  const open = inTheWay(state, command);
  if (open !== undefined) {
    return rejected('goodwill_open', `Proposal ${open.proposed.proposalId} is for the same item.`);
  }
  if (isWinBackTooEarly(state, command)) return rejected('cause_unknown');
  if (extraSteps(state, command) > EXTRA_STEPS_MAX) return rejected('velocity_limit');
  return (before?.proposed.revision ?? 0) + 1;
};

/**
 * Within the limit, over the sum of what was granted before, it is granted at once; else a second
 * person is asked. The sum is held against the limit again where the grant is written.
 */
export const proposeGoodwill = (command: ProposeGoodwill, state: Remedy): Decision<RemedyEvent> => {
  const refusal = refusalOf(state);
  if (refusal !== undefined) return refusal;
  const { terms, boundTo, proposalId, by, now, validUntil } = command;
  if (!isBoundTo(state, boundTo)) return rejected('lost_race');
  const revision = nextRevision(command, state);
  if (typeof revision !== 'number') return revision;
  const amount = amountOf(terms.components);
  if (amount === null) return rejected('currency_mismatch');
  const cap = capOf(state, { proposalId, components: terms.components });
  if (cap === 'currency_mismatch') return rejected('currency_mismatch');
  if (cap === 'over') return rejected('remedy_over_limit');
  const data = proposedBy(command, state, revision, amount);
  const proposed: RemedyEvent = { type: 'GoodwillProposed', data };
  const checked = causesOf(state, command, data, cap);
  if (checked.causes.length > 0) return accepted(proposed, requested(command, data, checked));
  const how = { basis: 'within_limit', authority: checked.authority, by, validUntil, now } as const;
  return accepted(proposed, ...grant(state, data, how));
};
