import type { Money } from '@amends/contracts/primitives';
import type { MatchingFacts } from '@amends/contracts/triage';
import { LADDER } from './policy.ts';
import type { MoneyLimits, TriageRules } from './rules.ts';

/**
 * What the failure cost the customer: what was charged too much, else the price, and what was lost
 * beyond it; two amounts only where the currencies differ, for they are never added up.
 */
export const lossesOf = (facts: MatchingFacts): readonly Money[] => {
  const direct = facts.overcharge ?? facts.price;
  const { consequentialLoss: beyond } = facts;
  if (direct === undefined || beyond === undefined) return [direct ?? beyond ?? []].flat();
  if (direct.currency !== beyond.currency) return [direct, beyond];
  return [{ amount: direct.amount + beyond.amount, currency: direct.currency }];
};

/** Undefined where nothing was lost, or nobody set a limit in the currency. */
const isAbove = (losses: readonly Money[], limits: MoneyLimits = {}): boolean | undefined => {
  const judged = losses.filter(({ currency }) => limits[currency] !== undefined);
  if (judged.length === 0) return undefined;
  return judged.some(({ amount, currency }) => amount > limits[currency]!);
};

/** What the playbook is told of the loss; what nobody set a limit for stays unsaid. */
export const lossFacts = (
  facts: MatchingFacts,
  rules: TriageRules,
): Pick<MatchingFacts, 'lossExceedsAuthority' | 'proofMayBeAsked'> => {
  const losses = lossesOf(facts);
  const exceeds = isAbove(losses, rules.authority[LADDER[0]]);
  const askable = isAbove(losses, rules.proofAbove);
  return {
    ...(exceeds === undefined ? {} : { lossExceedsAuthority: exceeds }),
    ...(askable === undefined ? {} : { proofMayBeAsked: askable }),
  };
};

/**
 * The first step of the ladder that may grant the loss; 0 = the handler may. What nobody
 * may grant goes to the last step.
 */
export const stepForLoss = (facts: MatchingFacts, { authority }: TriageRules): number => {
  const losses = lossesOf(facts);
  if (isAbove(losses, authority[LADDER[0]]) !== true) return 0;
  const found = LADDER.findIndex((role) => isAbove(losses, authority[role]) !== true);
  return found === -1 ? LADDER.length : found + 1;
};
