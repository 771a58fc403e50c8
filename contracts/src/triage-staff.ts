import { z } from 'zod';
import { externalRef, instant, shortId, slug, uuid } from './primitives.ts';

/** Who works on cases, what they can do and how much, and cases going from hand to hand. */

/** Why a case was given an owner at this moment. */
export const ASSIGNMENT_REASONS = [
  'triaged',
  'by_person',
  'handover',
  'owner_absent',
  'owner_left',
] as const;

/** Why a person gives a case away. */
export const HANDOVER_REASONS = [
  'end_of_shift',
  'workload',
  'skill_needed',
  'planned_absence',
  'conflict_of_interest',
  'customer_asked',
] as const;

/** Why it was not taken. */
export const DECLINE_REASONS = [
  'workload',
  'skill_missing',
  'absent',
  'conflict_of_interest',
] as const;

const skills = z.array(slug).max(50);

/** How an owner was found, where nobody named one. */
export const assignmentChoice = z.object({
  by: z.enum(['skill_and_load', 'store_fallback', 'default_owner']),
  /** Why nobody of the staff got it. */
  because: z.enum(['nobody_of_the_store', 'nobody_at_work', 'nobody_with_capacity']).optional(),
  neededSkills: skills,
  missingSkills: skills,
  /** Open cases of the owner before this one, and how many they may have. */
  load: z.int().min(0).max(10_000).optional(),
  loadMax: z.int().min(1).max(10_000).optional(),
  /** Among how many it was chosen. */
  candidates: z.int().min(0).max(100_000),
});

export const staffContent = {
  skills,
  /** Where they work; absent: in every store. */
  stores: z.array(shortId).min(1).max(500).optional(),
  /** How many open cases they are given at most. */
  loadMax: z.int().min(1).max(10_000),
  /** When they work; absent: always. */
  calendarId: slug.optional(),
};

/** A member of staff by the opaque subject id they sign in with. */
export const StaffMemberDefinedV1 = z
  .object({
    staffId: shortId,
    version: z.int().min(1).max(100_000),
    ...staffContent,
    definedAt: instant,
  })
  .meta({ id: 'StaffMemberDefined.v1' });

/** They take no more cases, and those they have go to others. */
export const StaffMemberAwayV1 = z
  .object({
    staffId: shortId,
    reason: z.enum(['absent', 'left']),
    /** When they are back; absent: until they are said to be. */
    until: instant.optional(),
    awayAt: instant,
  })
  .meta({ id: 'StaffMemberAway.v1' });

export const StaffMemberBackV1 = z
  .object({ staffId: shortId, backAt: instant })
  .meta({ id: 'StaffMemberBack.v1' });

/** Who owns the cases of a store that nobody of its staff can take. */
export const StoreFallbackDefinedV1 = z
  .object({
    storeId: shortId,
    version: z.int().min(1).max(100_000),
    ownerId: shortId,
    ownerKind: z.enum(['person', 'team']),
    definedAt: instant,
  })
  .meta({ id: 'StoreFallbackDefined.v1' });

/** Until it is taken, the case stays with whom it was. */
export const HandoverOfferedV1 = z
  .object({
    caseId: uuid,
    handoverId: uuid,
    fromId: shortId,
    toId: shortId,
    reason: z.enum(HANDOVER_REASONS),
    by: externalRef,
    offeredAt: instant,
    /** When they are reminded, and until when they may answer: working time of theirs. */
    remindAt: instant.optional(),
    answerBy: instant.optional(),
  })
  .meta({ id: 'HandoverOffered.v1' });

/** Acknowledged; CaseAssigned comes with it. */
export const HandoverAcceptedV1 = z
  .object({ caseId: uuid, handoverId: uuid, by: externalRef, acceptedAt: instant })
  .meta({ id: 'HandoverAccepted.v1' });

export const HandoverDeclinedV1 = z
  .object({
    caseId: uuid,
    handoverId: uuid,
    reason: z.enum(DECLINE_REASONS),
    by: externalRef,
    declinedAt: instant,
  })
  .meta({ id: 'HandoverDeclined.v1' });

/** They were told once more that the case waits for them. */
export const HandoverRemindedV1 = z
  .object({
    caseId: uuid,
    handoverId: uuid,
    toId: shortId,
    remindedAt: instant,
    answerBy: instant.optional(),
  })
  .meta({ id: 'HandoverReminded.v1' });

/** Nobody answered in time: the case stays with whom it was. */
export const HandoverLapsedV1 = z
  .object({
    caseId: uuid,
    handoverId: uuid,
    fromId: shortId,
    fromKind: z.enum(['person', 'team']),
    toId: shortId,
    lapsedAt: instant,
  })
  .meta({ id: 'HandoverLapsed.v1' });

export type AssignmentChoice = z.infer<typeof assignmentChoice>;
export type StaffMemberDefined = z.infer<typeof StaffMemberDefinedV1>;
export type StaffMemberAway = z.infer<typeof StaffMemberAwayV1>;
export type StaffMemberBack = z.infer<typeof StaffMemberBackV1>;
export type StoreFallbackDefined = z.infer<typeof StoreFallbackDefinedV1>;
export type HandoverOffered = z.infer<typeof HandoverOfferedV1>;
export type HandoverAccepted = z.infer<typeof HandoverAcceptedV1>;
export type HandoverDeclined = z.infer<typeof HandoverDeclinedV1>;
export type HandoverReminded = z.infer<typeof HandoverRemindedV1>;
export type HandoverLapsed = z.infer<typeof HandoverLapsedV1>;
