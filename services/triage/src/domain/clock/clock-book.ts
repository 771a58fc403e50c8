import type { PinnedTarget, PolicyDefined } from '@amends/contracts/triage-clocks';
import type { CustomerTier, IntakeChannel, Severity } from '@amends/contracts/vocabulary';
import type { Calendars } from './case-clocks.ts';

/** What a policy is chosen by. */
export interface PolicyChoice {
  readonly severity: Severity;
  readonly channel?: IntakeChannel | undefined;
  readonly storeId?: string | undefined;
}

/** The policies and calendars of an installation, as decisions read them. */
export interface ClockBook {
  readonly calendars: Calendars;
  /** The version of a calendar that new clocks are given. */
  currentVersion(calendarId: string): number;
  /** Of the policies in force that apply the one that comes first; undefined where none does. */
  policyFor(choice: PolicyChoice): PolicyDefined | undefined;
  /** Release of the time-zone database in use. */
  readonly tzVersion: string;
}

/** What a command about clocks brings along. */
export interface ClockContext {
  readonly book: ClockBook;
  readonly now: string;
}

/** Tier changes the times to acknowledge and to first action, never the resolution target. */
export const TIER_FACTOR_PCT: Readonly<Record<CustomerTier, number>> = {
  a: 50,
  new: 75,
  b: 100,
  c: 100,
};

/** The policy's targets as a case is given them: calendars pinned, the tier worked in. */
export const pinnedTargets = (
  { targets }: PolicyDefined,
  tier: CustomerTier | undefined,
  book: ClockBook,
): readonly PinnedTarget[] =>
  targets.map((target) => {
    const isHurried = target.metric === 'acknowledgement' || target.metric === 'first_action';
    const tierPct = tier === undefined || !isHurried ? 100 : TIER_FACTOR_PCT[tier];
    const factorPct = Math.round(((target.factorPct ?? 100) * tierPct) / 100);
    const { factorPct: _, ...rules } = target;
    return {
      ...rules,
      ...(factorPct === 100 ? {} : { factorPct }),
      calendarVersion: book.currentVersion(target.calendarId),
    };
  });
