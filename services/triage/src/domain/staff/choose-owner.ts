import { isAfter } from '@amends/contracts/instant-order';
import type { AssignmentChoice } from '@amends/contracts/triage-staff';

/** Somebody who may be given a case of the store at hand. */
export interface Candidate {
  readonly staffId: string;
  readonly skills: readonly string[];
  /** Open cases they have. */
  readonly load: number;
  readonly loadMax: number;
  /** Now while they work, else when they begin. */
  readonly worksFrom: string;
}

export interface Owner {
  readonly ownerId: string;
  readonly ownerKind: 'person' | 'team';
  /** Absent where a person named the owner. */
  readonly choice?: AssignmentChoice;
}

export interface Need {
  readonly skills: readonly string[];
  /** Whoever begins to work after this comes too late; absent: nobody does. */
  readonly dueAt: string | undefined;
}

/** Who owns a case that nobody of the staff can take. */
export interface Fallback {
  readonly ownerId: string;
  readonly ownerKind: 'person' | 'team';
  readonly by: 'store_fallback' | 'default_owner';
}

const missing = (needed: readonly string[], { skills }: Candidate): readonly string[] =>
  needed.filter((skill) => !skills.includes(skill));

/** Fewest skills missing, then who is busy least for what they can carry, then by id. */
const better = (needed: readonly string[]) => (one: Candidate, other: Candidate) =>
  missing(needed, one).length - missing(needed, other).length ||
  one.load * other.loadMax - other.load * one.loadMax ||
  one.load - other.load ||
  (one.staffId < other.staffId ? -1 : 1);

const fallenBack = (
  fallback: Fallback,
  need: Need,
  because: NonNullable<AssignmentChoice['because']>,
): Owner => ({
  ownerId: fallback.ownerId,
  ownerKind: fallback.ownerKind,
  choice: {
    by: fallback.by,
    because,
    neededSkills: [...need.skills],
    missingSkills: [],
    candidates: 0,
  },
});

/**
 * Gives a case to whoever of its store can do it, works in time and has room for it; never to
 * nobody. Equal facts give the same owner.
 */
export const chooseOwner = (
  candidates: readonly Candidate[],
  need: Need,
  fallback: Fallback,
): Owner => {
  if (candidates.length === 0) return fallenBack(fallback, need, 'nobody_of_the_store');
  const { dueAt } = need;
  const inTime = candidates.filter(
    ({ worksFrom }) => dueAt === undefined || !isAfter(worksFrom, dueAt),
  );
  if (inTime.length === 0) return fallenBack(fallback, need, 'nobody_at_work');
  const free = inTime.filter(({ load, loadMax }) => load < loadMax);
  const best = free.toSorted(better(need.skills))[0];
  if (best === undefined) return fallenBack(fallback, need, 'nobody_with_capacity');
  const { staffId, load, loadMax } = best;
  return {
    ownerId: staffId,
    ownerKind: 'person',
    choice: {
      by: 'skill_and_load',
      neededSkills: [...need.skills],
      missingSkills: [...missing(need.skills, best)],
      load,
      loadMax,
      candidates: free.length,
    },
  };
};
