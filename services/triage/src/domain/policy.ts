import type { CustomerTier, Severity, TargetMetric } from '@amends/contracts/vocabulary';

/**
 * The numbers triage decides by, in one place. Version 1 of the service-level policy: playbook
 * section 5 (resolution) and the acknowledgement and first-action bands of its rows, by severity
 * and by whether the customer stands in the store.
 */
export const POLICY_VERSION = 1;

export const SEVERITY_ORDER: readonly Severity[] = ['minor', 'moderate', 'major', 'critical'];

const MINUTE = 60;
const HOUR = 3600;

/** A target in elapsed business seconds, or in working days of the calendar. */
export type Duration = { readonly seconds: number } | { readonly businessDays: number };

export type TargetPolicy = Readonly<Record<Severity, Readonly<Record<TargetMetric, Duration>>>>;

export const IN_STORE_POLICY: TargetPolicy = {
  critical: {
    acknowledgement: { seconds: 2 * MINUTE },
    first_action: { seconds: 10 * MINUTE },
    resolution: { seconds: 4 * HOUR },
  },
  major: {
    acknowledgement: { seconds: 15 * MINUTE },
    first_action: { seconds: HOUR },
    resolution: { businessDays: 1 },
  },
  moderate: {
    acknowledgement: { seconds: 2 * MINUTE },
    first_action: { seconds: 10 * MINUTE },
    resolution: { businessDays: 3 },
  },
  minor: {
    acknowledgement: { seconds: 2 * MINUTE },
    first_action: { seconds: 10 * MINUTE },
    resolution: { businessDays: 5 },
  },
};

export const REMOTE_POLICY: TargetPolicy = {
  ...IN_STORE_POLICY,
  moderate: {
    acknowledgement: { seconds: HOUR },
    first_action: { businessDays: 1 },
    resolution: { businessDays: 3 },
  },
  minor: {
    acknowledgement: { seconds: HOUR },
    first_action: { businessDays: 1 },
    resolution: { businessDays: 5 },
  },
};

/** Re-recovery gets half of the resolution target (playbook section 5). */
export const RE_RECOVERY_FACTOR = 0.5;

/** Tier changes the times to acknowledge and to first action, never the resolution target. */
export const TIER_TIME_FACTOR: Readonly<Record<CustomerTier, number>> = {
  a: 0.5,
  new: 0.75,
  b: 1,
  c: 1,
};

/** Escalation ladder, version 1: one step up per missed target, the last role keeps the case. */
export const LADDER = ['owner', 'manager', 'recovery_manager'] as const;

/** A case that comes back is at least a manager's. */
export const STEP_AFTER_REOPENING = 2;

/** 0 is critical. */
export const severityOrder = (severity: Severity): number =>
  SEVERITY_ORDER.length - 1 - SEVERITY_ORDER.indexOf(severity);

/** Tiers a and new are worked first within a severity; b, c and unknown alike after them. */
export const tierOrder = (tier: CustomerTier | undefined): number =>
  tier === 'a' || tier === 'new' ? 0 : 1;

/** Working order: lower first. Tier never outranks severity (playbook section 5). */
export const queueRank = (severity: Severity, tier: CustomerTier | undefined): number =>
  severityOrder(severity) * 10 + tierOrder(tier);

/** One level up, at most to major: a repeat or a reopening never makes a case critical. */
export const raisedSeverity = (severity: Severity): Severity =>
  severity === 'minor' ? 'moderate' : severity === 'moderate' ? 'major' : severity;
