import type { Money } from '@amends/contracts/primitives';
import { NAKAMURA_CAUSES, type Severity } from '@amends/contracts/vocabulary';
import type { LADDER } from './policy.ts';
import type { SkillRule } from './staff/needed-skills.ts';

type Currency = Money['currency'];

/** Limits in minor units by currency; a currency without one is not judged. */
export type MoneyLimits = Readonly<Partial<Record<Currency, number>>>;

/** Minutes in which whoever is offered a case works. */
export interface HandoverTimes {
  readonly remindAfterMinutes: number;
  readonly answerWithinMinutes: number;
}

/** Numbers of triage that are no deadlines: what an installation may set (AMENDS_TRIAGE_RULES). */
export interface TriageRules {
  /** An earlier failure within this many days makes a later one a repeat. */
  readonly repeatWindowDays: number;
  /** A type of failure is frequent at a store from this many cases within the days. */
  readonly frequency: { readonly windowDays: number; readonly fromCases: number };
  /** What each step of the ladder may grant; a role without limits may grant anything. */
  readonly authority: Readonly<Partial<Record<(typeof LADDER)[number], MoneyLimits>>>;
  /** Up to these amounts no proof is demanded. */
  readonly proofAbove: MoneyLimits;
  /** From this severity on, an escalation by a person needs another person; absent: none does. */
  readonly escalationApproval?: { readonly fromSeverity: Severity };
  /** Until a case that was offered is taken or refused. */
  readonly handover: HandoverTimes;
  /** Days after which it is counted by itself whether a preventive action helped. */
  readonly verifyAfterDays: number;
  /** What whoever takes a case should be able to do. */
  readonly skills: readonly SkillRule[];
}

const WITH_HUNDREDTHS = ['EUR', 'USD', 'GBP', 'CHF'] as const;

const alike = (amount: number): MoneyLimits =>
  Object.fromEntries(WITH_HUNDREDTHS.map((currency) => [currency, amount]));

/** Version 1: playbook section 1 for repeats; the amounts are design defaults. */
export const DEFAULT_RULES: TriageRules = {
  repeatWindowDays: 90,
  frequency: { windowDays: 30, fromCases: 3 },
  authority: { owner: alike(10_000), manager: alike(100_000) },
  proofAbove: alike(5_000),
  handover: { remindAfterMinutes: 15, answerWithinMinutes: 60 },
  // Whole weeks: every weekday stands on both sides as often.
  verifyAfterDays: 28,
  skills: [
    { skill: 'critical_cases', severities: ['critical'] },
    ...NAKAMURA_CAUSES.map((cause) => ({ skill: cause, nakamuraCauses: [cause] })),
  ],
};
