import { z } from 'zod';
import { externalRef, instant, scale7, shortId, slug, uuid } from './primitives.ts';

/**
 * What is kept of members of staff for their own good: what they learned, how sure they are, what
 * they are thanked for. Nothing of it is a mark, and no amount of money is in it.
 */
export const EMPLOYEE_SKILLS = [
  'listening',
  'solution_finding',
  'flexibility',
  'improvisation',
] as const;

export const TEAM_ROLES = ['member', 'recovery_manager'] as const;

export const RECOGNITION_REASONS = [
  'customer_relieved',
  'solved_at_once',
  'went_beyond_the_plan',
  'helped_a_colleague',
  'stopped_a_failure',
  'spoke_up',
] as const;

const employee = { employeeId: shortId };

/** The directory of staff is triage's; follow-up knows whom it may keep a record of. */
export const EmployeeHeardV1 = z
  .object({
    ...employee,
    /** Where they work; absent: in every store. */
    stores: z.array(shortId).min(1).max(500).optional(),
    heardAt: instant,
  })
  .meta({ id: 'EmployeeHeard.v1' });

export const TrainingRecordedV1 = z
  .object({
    ...employee,
    trainingId: slug,
    skills: z.array(z.enum(EMPLOYEE_SKILLS)).max(EMPLOYEE_SKILLS.length),
    /** Part of how newcomers begin. */
    isOnboarding: z.boolean(),
    completedAt: instant,
    by: externalRef,
    recordedAt: instant,
  })
  .meta({ id: 'TrainingRecorded.v1' });

/** 1 to 7 per skill; what one thinks of oneself stays beside what a coach sees. */
export const SkillsAssessedV1 = z
  .object({
    ...employee,
    seenBy: z.enum(['self', 'coach']),
    skills: z.partialRecord(z.enum(EMPLOYEE_SKILLS), scale7),
    assessedAt: instant,
  })
  .meta({ id: 'SkillsAssessed.v1' });

/** How sure they are of handling a complaint, by themselves. */
export const ConfidenceRatedV1 = z
  .object({ ...employee, rating: scale7, ratedAt: instant })
  .meta({ id: 'ConfidenceRated.v1' });

export const TeamJoinedV1 = z
  .object({
    ...employee,
    teamId: slug,
    role: z.enum(TEAM_ROLES),
    joinedAt: instant,
  })
  .meta({ id: 'TeamJoined.v1' });

export const TeamLeftV1 = z
  .object({ ...employee, teamId: slug, leftAt: instant })
  .meta({ id: 'TeamLeft.v1' });

/** Thanked, soon after: by a rule on what a customer said, or by a person. */
export const EmployeeRecognisedV1 = z
  .object({
    ...employee,
    caseId: uuid.optional(),
    storeId: shortId.optional(),
    reason: z.enum(RECOGNITION_REASONS),
    /** Absent: by rule. */
    by: externalRef.optional(),
    recognisedAt: instant,
  })
  .meta({ id: 'EmployeeRecognised.v1' });

export type EmployeeSkill = (typeof EMPLOYEE_SKILLS)[number];
export type EmployeeHeard = z.infer<typeof EmployeeHeardV1>;
export type TrainingRecorded = z.infer<typeof TrainingRecordedV1>;
export type SkillsAssessed = z.infer<typeof SkillsAssessedV1>;
export type ConfidenceRated = z.infer<typeof ConfidenceRatedV1>;
export type TeamJoined = z.infer<typeof TeamJoinedV1>;
export type TeamLeft = z.infer<typeof TeamLeftV1>;
export type EmployeeRecognised = z.infer<typeof EmployeeRecognisedV1>;
