import type { PolicyTarget, TargetDuration } from '@amends/contracts/triage-clocks';
import type { IntakeChannel, Severity } from '@amends/contracts/vocabulary';
import type { PolicyContent } from './policy-stream.ts';

/**
 * The service-level policy of playbook version 1: section 5, and the acknowledgement and
 * first-action bands of its rows by severity and by whether the customer stands in the store
 * . There without any configuration; an installation may have durations of its own.
 */

/** What an installation may choose by severity. */
export type SeverityDurations = Readonly<
  Record<'acknowledgement' | 'first_action' | 'resolution', TargetDuration>
>;
export type OwnDurations = Readonly<Record<Severity, SeverityDurations>>;

const MINUTE = 60;
const HOUR = 3600;

const seconds = (count: number): TargetDuration => ({ seconds: count });
const workingDays = (count: number): TargetDuration => ({
  workingDays: count,
  endsAt: 'same_time',
});

const IN_STORE: OwnDurations = {
  critical: {
    acknowledgement: seconds(2 * MINUTE),
    first_action: seconds(10 * MINUTE),
    resolution: seconds(4 * HOUR),
  },
  major: {
    acknowledgement: seconds(15 * MINUTE),
    first_action: seconds(HOUR),
    resolution: workingDays(1),
  },
  moderate: {
    acknowledgement: seconds(2 * MINUTE),
    first_action: seconds(10 * MINUTE),
    resolution: workingDays(3),
  },
  minor: {
    acknowledgement: seconds(2 * MINUTE),
    first_action: seconds(10 * MINUTE),
    resolution: workingDays(5),
  },
};

const REMOTE: OwnDurations = {
  ...IN_STORE,
  moderate: {
    acknowledgement: seconds(HOUR),
    first_action: workingDays(1),
    resolution: workingDays(3),
  },
  minor: {
    acknowledgement: seconds(HOUR),
    first_action: workingDays(1),
    resolution: workingDays(5),
  },
};

const IN_STORE_CHANNELS: IntakeChannel[] = ['in_store_face_to_face', 'pos_prompt'];

const NEXT_REPLY = workingDays(1);
const PERIODIC_UPDATE = workingDays(2);
/** Re-recovery gets half of the resolution target. */
const RE_RECOVERY_PCT = 50;
const WARNINGS: NonNullable<PolicyTarget['warnings']> = [{ percent: 75 }, { percent: 90 }];

const targetsOf = (durations: SeverityDurations, calendarId: string): PolicyTarget[] => {
  const target = (metric: PolicyTarget['metric'], duration: TargetDuration): PolicyTarget => ({
    metric,
    duration,
    calendarId,
    warnings: WARNINGS,
  });
  return [
    target('acknowledgement', durations.acknowledgement),
    target('first_action', durations.first_action),
    target('resolution', durations.resolution),
    target('next_reply', NEXT_REPLY),
    target('periodic_update', PERIODIC_UPDATE),
    { ...target('re_recovery', durations.resolution), factorPct: RE_RECOVERY_PCT },
  ];
};

/** Room before them for what a person defines. */
const ORDER_IN_STORE = 1000;
const ORDER_REMOTE = 1001;

export interface NamedPolicy {
  readonly policyId: string;
  readonly content: PolicyContent;
}

const SEVERITIES: readonly Severity[] = ['critical', 'major', 'moderate', 'minor'];

/** One policy per severity and place, all counting in one calendar. */
export const playbookPolicies = (
  calendarId: string,
  own?: OwnDurations | undefined,
): readonly NamedPolicy[] =>
  SEVERITIES.flatMap((severity): NamedPolicy[] => [
    {
      policyId: `playbook_${severity}_in_store`,
      content: {
        order: ORDER_IN_STORE,
        appliesTo: { severities: [severity], channels: IN_STORE_CHANNELS },
        targets: targetsOf((own ?? IN_STORE)[severity], calendarId),
      },
    },
    {
      policyId: `playbook_${severity}_remote`,
      content: {
        order: ORDER_REMOTE,
        appliesTo: { severities: [severity] },
        targets: targetsOf((own ?? REMOTE)[severity], calendarId),
      },
    },
  ]);
