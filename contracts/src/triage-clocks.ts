import { z } from 'zod';
import { externalRef, instant, shortId, slug, uuid } from './primitives.ts';
import {
  CLOCK_FACTS,
  CLOCK_TRIGGERS,
  REOPEN_MODES,
  STATUS_CATEGORIES,
  TARGET_METRICS,
  WAITING_PARTIES,
} from './clock-vocabulary.ts';
import { INTAKE_CHANNELS, SEVERITIES } from './vocabulary.ts';

/** Clocks, the policies they run by and the calendars they count in. */

export const version = z.int().min(1).max(100_000);

/** Release of the time-zone database that offsets were read from, such as 2025b. */
export const tzVersion = z.string().regex(/^\d{4}[a-z]{1,2}$/);

/** Metric, ordinal of the terms in the case, start: the same clock has it at every rebuild. */
export const clockId = externalRef;

const timeOfDay = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/);
const localDate = z.string().regex(/^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/);

/** Half-open and within one day; ends at 24:00 at the latest. */
export const openingHours = z.object({
  weekday: z.int().min(1).max(7),
  opens: timeOfDay,
  closes: timeOfDay,
});

export const timeZone = z.string().regex(/^[A-Za-z]+(?:[/_+-][A-Za-z0-9]+)*$/);

/** What a calendar is made of; Monday is 1. Holidays are whole days without any opening. */
export const calendarContent = {
  timeZone,
  weekly: z.array(openingHours).min(1).max(100),
  holidays: z.array(localDate).max(1000),
};

/** Who says so: the settings of the installation at a start, or a person. */
export const definedBy = z.enum(['configuration', 'person']);

export const CalendarDefinedV1 = z
  .object({
    calendarId: slug,
    version,
    ...calendarContent,
    definedBy,
    definedAt: instant,
  })
  .meta({ id: 'CalendarDefined.v1' });

/** Business seconds, or working days that end at the same time of day or when the day closes. */
export const targetDuration = z.union([
  z.object({ seconds: z.int().min(0).max(1_000_000_000) }),
  z.object({
    workingDays: z.int().min(1).max(1000),
    endsAt: z.enum(['same_time', 'close_of_business']),
  }),
]);

/** Warns at a share of the target, or so many business seconds before it is due. */
export const warningBand = z.union([
  z.object({ percent: z.int().min(1).max(99) }),
  z.object({ secondsBefore: z.int().min(1).max(1_000_000_000) }),
]);

/** True when one of the facts happens (`on`), in one of the categories (`in`); both where given. */
export const clockCondition = z.object({
  on: z.array(z.enum(CLOCK_TRIGGERS)).max(20).optional(),
  in: z.array(z.enum(STATUS_CATEGORIES)).max(6).optional(),
});

/** Conditions that stand in for those of the metric. */
export const clockConditions = z.object({
  cancel: clockCondition.optional(),
  stop: clockCondition.optional(),
  reset: clockCondition.optional(),
  pause: clockCondition.optional(),
  resume: clockCondition.optional(),
  start: clockCondition.optional(),
});

const targetRules = {
  metric: z.enum(TARGET_METRICS),
  /** Absent where the time is measured and nothing is promised. */
  duration: targetDuration.optional(),
  /** Share of the duration that is given, in percent; 100 unless told. */
  factorPct: z.int().min(1).max(1000).optional(),
  calendarId: slug,
  warnings: z.array(warningBand).max(10).optional(),
  /** That of the metric unless told. */
  reopenMode: z.enum(REOPEN_MODES).optional(),
  conditions: clockConditions.optional(),
  /** Who is told when it is missed. */
  ladderId: slug.optional(),
};

/** One target of a policy. */
export const policyTarget = z.object(targetRules);

/** The same as a case runs by it: the calendar in the version it had then. */
export const pinnedTarget = z.object({ ...targetRules, calendarVersion: version });

/** What a policy is made of. Of those that apply to a case the one with the lowest order rules. */
export const policyContent = {
  order: z.int().min(0).max(100_000),
  appliesTo: z.object({
    severities: z.array(z.enum(SEVERITIES)).max(4).optional(),
    channels: z.array(z.enum(INTAKE_CHANNELS)).max(20).optional(),
    stores: z.array(shortId).max(500).optional(),
  }),
  targets: z.array(policyTarget).min(1).max(14),
};

export const PolicyDefinedV1 = z
  .object({ policyId: slug, version, ...policyContent, definedBy, definedAt: instant })
  .meta({ id: 'PolicyDefined.v1' });

/** No case is given the policy any more, and what runs by it stops. */
export const PolicyDisabledV1 = z
  .object({ policyId: slug, version, disabledAt: instant })
  .meta({ id: 'PolicyDisabled.v1' });

/** What another service said of a case, for its clocks; told only where no other event tells it. */
export const ClockFactHeardV1 = z
  .object({ caseId: uuid, fact: z.enum(CLOCK_FACTS), at: instant })
  .meta({ id: 'ClockFactHeard.v1' });

const ofClock = { caseId: uuid, clockId, metric: z.enum(TARGET_METRICS) };

/** A clock that promises nothing began to run. */
export const ClockAttachedV1 = z
  .object({ ...ofClock, startsAt: instant })
  .meta({ id: 'ClockAttached.v1' });

export const ClockPausedV1 = z
  .object({
    ...ofClock,
    pausedAt: instant,
    /** What is left of the target; the deadline is unknown until it runs again. */
    remainingSeconds: z.int().optional(),
  })
  .meta({ id: 'ClockPaused.v1' });

const running = {
  /** Deadline from now on, where it has a target. */
  dueAt: instant.optional(),
  nextAt: instant.optional(),
};

/** Runs again after a pause, or after a reopening. */
export const ClockResumedV1 = z
  .object({
    ...ofClock,
    resumedAt: instant,
    ...running,
    /** The time since it was completed counts too. */
    gapCounts: z.boolean().optional(),
  })
  .meta({ id: 'ClockResumed.v1' });

/** Starts again with its whole target; what it ran before does not count any more. */
export const ClockResetV1 = z
  .object({ ...ofClock, resetAt: instant, ...running })
  .meta({ id: 'ClockReset.v1' });

/** A clock that promises nothing has measured. */
export const ClockCompletedV1 = z
  .object({ ...ofClock, completedAt: instant, elapsedSeconds: z.int().min(0) })
  .meta({ id: 'ClockCompleted.v1' });

/**
 * A late fact changed what is known: what was told of the clock from this instant on does not hold;
 * what holds follows. Nothing is rewritten (CLK-20).
 */
export const ClockCorrectedV1 = z
  .object({ ...ofClock, from: instant, ...running })
  .meta({ id: 'ClockCorrected.v1' });

/** The target is not missed yet, and soon will be. */
export const TargetWarnedV1 = z
  .object({
    ...ofClock,
    band: warningBand,
    dueAt: instant,
    remainingSeconds: z.int().min(0),
    nextAt: instant,
  })
  .meta({ id: 'TargetWarned.v1' });

export const WaitingStartedV1 = z
  .object({ caseId: uuid, waitingFor: z.enum(WAITING_PARTIES), startedAt: instant })
  .meta({ id: 'WaitingStarted.v1' });

export const WaitingEndedV1 = z
  .object({
    caseId: uuid,
    waitingFor: z.enum(WAITING_PARTIES),
    /** A person said so, or the case went on. */
    by: z.enum(['person', 'case']),
    endedAt: instant,
  })
  .meta({ id: 'WaitingEnded.v1' });

export type OpeningHours = z.infer<typeof openingHours>;
export type TargetDuration = z.infer<typeof targetDuration>;
export type WarningBand = z.infer<typeof warningBand>;
export type ClockCondition = z.infer<typeof clockCondition>;
export type ClockConditions = z.infer<typeof clockConditions>;
export type PolicyTarget = z.infer<typeof policyTarget>;
export type PinnedTarget = z.infer<typeof pinnedTarget>;
export type CalendarDefined = z.infer<typeof CalendarDefinedV1>;
export type PolicyDefined = z.infer<typeof PolicyDefinedV1>;
export type PolicyDisabled = z.infer<typeof PolicyDisabledV1>;
export type ClockFactHeard = z.infer<typeof ClockFactHeardV1>;
export type ClockAttached = z.infer<typeof ClockAttachedV1>;
export type ClockPaused = z.infer<typeof ClockPausedV1>;
export type ClockResumed = z.infer<typeof ClockResumedV1>;
export type ClockReset = z.infer<typeof ClockResetV1>;
export type ClockCompleted = z.infer<typeof ClockCompletedV1>;
export type ClockCorrected = z.infer<typeof ClockCorrectedV1>;
export type TargetWarned = z.infer<typeof TargetWarnedV1>;
export type WaitingStarted = z.infer<typeof WaitingStartedV1>;
export type WaitingEnded = z.infer<typeof WaitingEndedV1>;
