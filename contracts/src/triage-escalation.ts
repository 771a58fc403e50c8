import { z } from 'zod';
import { externalRef, instant, shortId, slug, uuid } from './primitives.ts';
import { TARGET_METRICS } from './clock-vocabulary.ts';
import { KHD_TYPES, SEVERITIES } from './vocabulary.ts';

/** Ladders of escalation, who is on duty, and what became of each step. */

const version = z.int().min(1).max(100_000);
const timeOfDay = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/);
const zone = z.string().regex(/^[A-Za-z]+(?:[/_+-][A-Za-z0-9]+)*$/);
const weekday = z.int().min(1).max(7);

/**
 * Whom a step tells: the case's owner, a role, a person, whoever is on duty by a schedule, or an
 * endpoint of webhooks.
 */
export const stepTarget = z.object({
  kind: z.enum(['owner', 'role', 'person', 'schedule', 'webhook']),
  /** Absent for the owner. */
  id: shortId.optional(),
});

/** Weekdays and local times in a named zone, Monday is 1; outside it a step is held. */
export const stepWindow = z.object({
  timeZone: zone,
  weekdays: z.array(weekday).min(1).max(7),
  opens: timeOfDay,
  closes: timeOfDay,
});

/** What a step does besides telling, or instead (ESC-02). */
export const stepAct = z.discriminatedUnion('kind', [
  /** Lets time pass: its delay. */
  z.object({ kind: z.literal('wait') }),
  /** The ladder goes on within its window only. */
  z.object({ kind: z.literal('gate') }),
  /** Tells only where more cases than this came at the store within the minutes. */
  z.object({
    kind: z.literal('threshold'),
    overCases: z.int().min(1).max(10_000),
    withinMinutes: z.int().min(1).max(10_080),
  }),
  /** Proposes a mass incident of the store and the type of failure; a person confirms it. */
  z.object({ kind: z.literal('declare_incident') }),
]);

export const ladderStep = z.object({
  anchor: z.enum(['before_due', 'at_breach', 'after_breach', 'after_previous']),
  delaySeconds: z.int().min(0).max(10_000_000),
  /** Empty where the step tells nobody: a wait, a gate. */
  targets: z.array(stepTarget).max(10),
  act: stepAct.optional(),
  /** Everyone of the targets, or one after the other from loop to loop. */
  who: z.enum(['everyone', 'round_robin']),
  window: stepWindow.optional(),
});

export const ladderContent = {
  steps: z.array(ladderStep).min(1).max(20),
  /** How often it begins again after its last step. */
  numLoops: z.int().min(0).max(5),
  /** How long an acknowledgement holds. */
  ackTimeoutSeconds: z.int().min(60).max(1_000_000),
  /** Told when nobody of a step can be. */
  fallback: stepTarget,
};

export const ladder = z.object({ ladderId: slug, version, ...ladderContent });

export const LadderDefinedV1 = z
  .object({ ladderId: slug, version, ...ladderContent, definedAt: instant })
  .meta({ id: 'LadderDefined.v1' });

export const DutyScheduleDefinedV1 = z
  .object({
    scheduleId: slug,
    version,
    timeZone: zone,
    shifts: z
      .array(z.object({ weekday, opens: timeOfDay, closes: timeOfDay, personId: shortId }))
      .max(200),
    definedAt: instant,
  })
  .meta({ id: 'DutyScheduleDefined.v1' });

const ofRun = { caseId: uuid, runId: externalRef, metric: z.enum(TARGET_METRICS) };
/** When it is looked at next. */
const nextAt = instant;

/** A ladder runs for a target of a case, as a copy: later versions do not touch it. */
export const EscalationStartedV1 = z
  .object({
    ...ofRun,
    storeId: shortId.optional(),
    dueAt: instant,
    ladder,
    startedAt: instant,
    nextAt,
  })
  .meta({ id: 'EscalationStarted.v1' });

/** The deadline moved, or is unknown while the clock is paused. */
export const EscalationRescheduledV1 = z
  .object({
    ...ofRun,
    dueAt: instant.optional(),
    rescheduledAt: instant,
    nextAt: instant.optional(),
  })
  .meta({ id: 'EscalationRescheduled.v1' });

const told = z.object({ kind: z.enum(['person', 'role', 'webhook']), id: shortId });

export const EscalationStepRunV1 = z
  .object({
    ...ofRun,
    step: z.int().min(1).max(20),
    loop: z.int().min(0).max(5),
    told: z.array(told).min(1).max(50),
    ranAt: instant,
    nextAt: instant.optional(),
  })
  .meta({ id: 'EscalationStepRun.v1' });

/** A step that did something else than tell, or had no cause to. */
export const EscalationStepActedV1 = z
  .object({
    ...ofRun,
    step: z.int().min(1).max(20),
    loop: z.int().min(0).max(5),
    act: z.enum(['wait', 'gate', 'threshold', 'declare_incident']),
    outcome: z.enum(['passed', 'below_threshold', 'incident_proposed', 'no_store_or_type']),
    /** How many cases there were. */
    cases: z.int().min(0).max(10_000).optional(),
    /** What intake is to suspect; the same failure at the same store on one day is one. */
    incident: z
      .object({
        incidentId: uuid,
        storeId: shortId,
        complaintCode: z.enum(KHD_TYPES),
        startedAt: instant,
        severity: z.enum(SEVERITIES).optional(),
      })
      .optional(),
    told: z.array(told).max(50),
    ranAt: instant,
    nextAt: instant.optional(),
  })
  .meta({ id: 'EscalationStepActed.v1' });

/** A step is late, never lost: it runs when its window opens or somebody comes on duty. */
export const EscalationStepHeldV1 = z
  .object({
    ...ofRun,
    step: z.int().min(1).max(20),
    loop: z.int().min(0).max(5),
    reason: z.enum(['outside_window', 'nobody_on_duty']),
    /** The fallback that was told, where nobody is on duty. */
    told: z.array(told).max(50),
    heldAt: instant,
    nextAt,
  })
  .meta({ id: 'EscalationStepHeld.v1' });

/** Somebody has it in hand; the ladder goes on when the acknowledgement is over. */
export const EscalationAcknowledgedV1 = z
  .object({ ...ofRun, by: externalRef, acknowledgedAt: instant, nextAt })
  .meta({ id: 'EscalationAcknowledged.v1' });

export const EscalationEndedV1 = z
  .object({
    ...ofRun,
    reason: z.enum(['target_met', 'cancelled', 'silenced', 'exhausted']),
    endedAt: instant,
  })
  .meta({ id: 'EscalationEnded.v1' });

export type StepTarget = z.infer<typeof stepTarget>;
export type StepWindow = z.infer<typeof stepWindow>;
export type LadderStep = z.infer<typeof ladderStep>;
export type Ladder = z.infer<typeof ladder>;
export type LadderDefined = z.infer<typeof LadderDefinedV1>;
export type DutyScheduleDefined = z.infer<typeof DutyScheduleDefinedV1>;
export type EscalationStarted = z.infer<typeof EscalationStartedV1>;
export type EscalationRescheduled = z.infer<typeof EscalationRescheduledV1>;
export type EscalationStepRun = z.infer<typeof EscalationStepRunV1>;
export type StepAct = z.infer<typeof stepAct>;
export type EscalationStepActed = z.infer<typeof EscalationStepActedV1>;
export type EscalationStepHeld = z.infer<typeof EscalationStepHeldV1>;
export type EscalationAcknowledged = z.infer<typeof EscalationAcknowledgedV1>;
export type EscalationEnded = z.infer<typeof EscalationEndedV1>;
