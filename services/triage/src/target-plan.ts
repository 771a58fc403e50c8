import type {
  CustomerTier,
  IntakeChannel,
  Severity,
  TargetMetric,
} from '@amends/contracts/vocabulary';
import {
  addBusinessDays,
  addBusinessSeconds,
  businessSecondsBetween,
  type Calendar,
} from './calendar.ts';
import type { TargetPlans } from './domain/commands.ts';
import {
  type Duration,
  IN_STORE_POLICY,
  POLICY_VERSION,
  RE_RECOVERY_FACTOR,
  REMOTE_POLICY,
  SEVERITY_ORDER,
  type TargetPolicy,
  TIER_TIME_FACTOR,
} from './domain/policy.ts';

interface Span {
  readonly dueAt: string;
  /** Business seconds from start to due, whatever lies closed in between. */
  readonly durationSeconds: number;
}

const span = (calendar: Calendar, start: string, duration: Duration, factor: number): Span => {
  if ('seconds' in duration) {
    const seconds = Math.round(duration.seconds * factor);
    return { dueAt: addBusinessSeconds(calendar, start, seconds), durationSeconds: seconds };
  }
  const dueAt = addBusinessDays(calendar, start, duration.businessDays);
  const whole = businessSecondsBetween(calendar, start, dueAt);
  if (factor === 1) return { dueAt, durationSeconds: whole };
  // A part of business days is that part of their business seconds.
  const part = Math.round(whole * factor);
  return { dueAt: addBusinessSeconds(calendar, start, part), durationSeconds: part };
};

export interface PlanInput {
  readonly calendar: Calendar;
  readonly start: string;
  readonly channel?: IntakeChannel | undefined;
  readonly tier?: CustomerTier | undefined;
  /** After a reopening only the resolution runs again, with half the time. */
  readonly reRecovery: boolean;
  /** Policy by channel where the installation has its own. */
  readonly policy?: TargetPolicy | undefined;
}

const metricsOf = (reRecovery: boolean): readonly TargetMetric[] =>
  reRecovery ? ['resolution'] : ['acknowledgement', 'first_action', 'resolution'];

/** Due instants for each severity, so that the decision itself needs no calendar. */
export const planTargets = (input: PlanInput): TargetPlans => {
  const { calendar, start, tier, reRecovery } = input;
  const inStore = input.channel === 'in_store_face_to_face' || input.channel === 'pos_prompt';
  const policy = input.policy ?? (inStore ? IN_STORE_POLICY : REMOTE_POLICY);
  const plan = (severity: Severity) => ({
    policyVersion: POLICY_VERSION,
    calendarId: calendar.calendarId,
    calendarVersion: calendar.version,
    targets: metricsOf(reRecovery).map((metric) => {
      const tierFactor = metric === 'resolution' || tier === undefined ? 1 : TIER_TIME_FACTOR[tier];
      const factor = reRecovery ? RE_RECOVERY_FACTOR : tierFactor;
      const planned = span(calendar, start, policy[severity][metric], factor);
      return { metric, startsAt: start, ...planned };
    }),
  });
  return Object.fromEntries(SEVERITY_ORDER.map((one) => [one, plan(one)])) as TargetPlans;
};
