import type { ClockBook } from '../domain/clock/clock-book.ts';
import {
  type Candidate,
  chooseOwner,
  type Fallback,
  type Need,
  type Owner,
} from '../domain/staff/choose-owner.ts';
import {
  type FallbackRow,
  readFallbacks,
  readStaff,
  type Reader,
  type StaffRow,
} from './staff-table.ts';

/** Gives out cases one after the other, remembering whom it gave what. */
export interface AssignmentDesk {
  ownerFor(
    aCase: {
      readonly caseId: string;
      readonly storeId: string | undefined;
      /** Whoever has it now and is to have it no more. */
      readonly fromId?: string;
    },
    need: Need,
  ): Owner;
}

/** Held by whoever gives out cases: load is read and written by one at a time. */
const LOCK = `select pg_advisory_xact_lock(hashtextextended('triage_assignment', 0))
  where exists (select from staff_member)`;

const worksFrom = ({ calendarId }: StaffRow, book: ClockBook, now: string): string =>
  calendarId === null
    ? now
    : book.calendars(calendarId, book.currentVersion(calendarId)).addMillis(now, 0);

const worksAt = ({ stores }: StaffRow, storeId: string | undefined): boolean =>
  stores === null || (storeId !== undefined && stores.includes(storeId));

/** The desk on what is known of the staff; pure, but for what it remembers. */
export const deskOf = (
  known: {
    readonly staff: readonly StaffRow[];
    readonly fallbacks: readonly FallbackRow[];
    readonly defaultOwnerId: string;
  },
  book: ClockBook,
  now: string,
): AssignmentDesk => {
  const given = new Map<string, Owner>();
  const added = new Map<string, number>();
  const present = known.staff
    .filter(({ away }) => away === null)
    .map((row) => ({ row, worksFrom: worksFrom(row, book, now) }));
  const fallbackOf = (storeId: string | undefined, fromId: string | undefined): Fallback => {
    const own = known.fallbacks.find((one) => one.storeId === storeId);
    return own === undefined || own.ownerId === fromId
      ? { ownerId: known.defaultOwnerId, ownerKind: 'team', by: 'default_owner' }
      : { ownerId: own.ownerId, ownerKind: own.ownerKind, by: 'store_fallback' };
  };
  return {
    ownerFor: ({ caseId, storeId, fromId }, need) => {
      // A command that lost a race is decided again: the case is given to the same person.
      const before = given.get(caseId);
      if (before !== undefined) return before;
      const candidates = present
        .filter(({ row }) => row.staffId !== fromId && worksAt(row, storeId))
        .map(
          ({ row: { staffId, skills, load, loadMax }, worksFrom: from }): Candidate => ({
            ...{ staffId, skills, loadMax, worksFrom: from },
            load: load + (added.get(staffId) ?? 0),
          }),
        );
      const owner = chooseOwner(candidates, need, fallbackOf(storeId, fromId));
      given.set(caseId, owner);
      added.set(owner.ownerId, (added.get(owner.ownerId) ?? 0) + 1);
      return owner;
    },
  };
};

/**
 * Opens the desk within a transaction that writes what it gives out: until it ends nobody else
 * gives out cases, so no two of them see the same load.
 */
export const openDesk = async (
  client: Reader,
  terms: {
    /** Stores of the cases at hand. */
    readonly stores: readonly string[];
    readonly defaultOwnerId: string;
    readonly book: ClockBook;
    readonly now: string;
  },
): Promise<AssignmentDesk> => {
  const { stores, defaultOwnerId, book, now } = terms;
  await client.query(LOCK);
  const staff = await readStaff(client, stores, now);
  const fallbacks = await readFallbacks(client, stores);
  return deskOf({ staff, fallbacks, defaultOwnerId }, book, now);
};
