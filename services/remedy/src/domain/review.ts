import { isAfter } from '@amends/contracts/instant-order';
import type { RemedyHeldForReview, RemedyReviewEnded } from '@amends/contracts/remedy-review';
import { accepted, type Decision, rejected } from '@amends/decider/decider';
import type { HearReview, LapseReview, RefuseReview } from './commands.ts';
import { offersCompensation } from './compensation.ts';
import { offeredWhereFree } from './decide-offer.ts';
import { evolve, type Remedy, type RemedyEvent } from './remedy.ts';
import type { Review } from './review-state.ts';

/**
 * Compensation that a person has to approve because of a flag of abuse. The menu is prepared as
 * ever, with its apology and steps; what is withheld is that it is offered by itself (ABU-05).
 */

/** Flags that hold now. */
export const standing = (flags: Review['flags'], now: string): Review['flags'] =>
  flags.filter(({ expiresAt }) => isAfter(expiresAt, now));

/** Why the menu is not offered by itself now; undefined: no flag stands in the way. */
export const heldFor = (
  { caseId, menu }: Pick<Remedy, 'caseId' | 'menu'>,
  flags: Review['flags'],
  now: string,
): RemedyEvent | undefined => {
  const left = standing(flags, now);
  if (left.length === 0 || menu === undefined || !offersCompensation(menu)) return undefined;
  const until = left.reduce(
    (last, { expiresAt }) => (isAfter(expiresAt, last) ? expiresAt : last),
    now,
  );
  const { storeId } = menu;
  return {
    type: 'RemedyHeldForReview',
    data: {
      caseId: caseId!,
      ...(storeId === undefined ? {} : { storeId }),
      reason: 'abuse_review',
      flagIds: left.map(({ flagId }) => flagId),
      heldAt: now,
      until,
    },
  };
};

/** The end of a review, by a person or because no flag stands any more. */
export const reviewEnded = (
  { held, refused }: Review,
  how: Pick<RemedyReviewEnded, 'outcome' | 'reason'>,
  endedAt: string,
): RemedyEvent[] => {
  const open = held ?? refused;
  if (open === undefined) return [];
  const { caseId, flagIds } = open;
  return [{ type: 'RemedyReviewEnded', data: { caseId, ...how, flagIds, endedAt } }];
};

/** A case that ended meanwhile waits for nobody. */
const heldIn = ({ status, review }: Remedy): RemedyHeldForReview | undefined =>
  status === 'prepared' ? review.held : undefined;

type Terms = Pick<HearReview, 'offerId' | 'now' | 'expiresAt'>;

const released = (
  state: Remedy,
  outcome: 'flag_cleared' | 'flag_expired',
  terms: Terms,
): RemedyEvent[] => {
  const events = reviewEnded(state.review, { outcome }, terms.now);
  return [...events, ...offeredWhereFree(events.reduce(evolve, state), terms)];
};

/** What stands against the customer has changed: hold on for it, or let go. */
export const hearReview = (command: HearReview, state: Remedy): Decision<RemedyEvent> => {
  const { caseId, flags, now } = command;
  const heard: RemedyEvent = {
    type: 'AbuseReviewHeard',
    data: { caseId, flags: [...flags], heardAt: now },
  };
  if (heldIn(state) === undefined) return accepted(heard);
  const again = heldFor(state, flags, now);
  if (again !== undefined) return accepted(heard, again);
  return accepted(heard, ...released(evolve(state, heard), 'flag_cleared', command));
};

/** From the timer: an expired flag has no effect. */
export const lapseReview = (command: LapseReview, state: Remedy): Decision<RemedyEvent> => {
  const isLeft = standing(state.review.flags, command.now).length > 0;
  if (heldIn(state) === undefined || isLeft) return accepted();
  return accepted(...released(state, 'flag_expired', command));
};

/** Only a person refuses, with a reason; the case and its answers go on. */
export const refuseReview = (
  { reason, now }: RefuseReview,
  state: Remedy,
): Decision<RemedyEvent> => {
  if (state.status === 'imported') return rejected('imported_case');
  if (heldIn(state) === undefined) return rejected('no_review_open');
  return accepted(...reviewEnded(state.review, { outcome: 'refused', reason }, now));
};
