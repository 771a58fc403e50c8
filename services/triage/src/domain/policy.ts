import type { CustomerTier, Severity } from '@amends/contracts/vocabulary';

export const SEVERITY_ORDER: readonly Severity[] = ['minor', 'moderate', 'major', 'critical'];

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
