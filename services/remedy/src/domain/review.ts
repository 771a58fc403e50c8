import { isAfter } from '@amends/contracts/instant-order';
import type {
  AbuseReviewHeard,
  RemedyHeldForReview,
  RemedyReviewEnded,
} from '@amends/contracts/remedy-review';
import type { RemedyType } from '@amends/contracts/vocabulary';
import { accepted, type Decision, rejected } from '@amends/decider/decider';
import type { HearReview, LapseReview, RefuseReview } from './commands.ts';
import { offered } from './decide-offer.ts';
import type { Menu } from './menu.ts';
import type { Remedy, RemedyEvent } from './remedy.ts';

/**
 * Compensation that a person has to approve because of a flag of abuse. The menu is prepared as
 * ever, with its apology and steps; what is withheld is that it is offered by itself (ABU-05).
 */

export type ReviewEvent =
  | { readonly type: 'AbuseReviewHeard'; readonly data: AbuseReviewHeard }
  | { readonly type: 'RemedyHeldForReview'; readonly data: RemedyHeldForReview }
  | { readonly type: 'RemedyReviewEnded'; readonly data: RemedyReviewEnded };

export interface Review {
  readonly flags: AbuseReviewHeard['flags'];
  /** The menu waits for a person. */
  readonly held?: RemedyHeldForReview;
  /** A person has refused it; another one may still grant it. */
  readonly refused?: RemedyReviewEnded;
}

export const noReview: Review = { flags: [] };

export const withReview = (review: Review, event: ReviewEvent): Review => {
  switch (event.type) {
    case 'AbuseReviewHeard':
      return { ...review, flags: event.data.flags };
    case 'RemedyHeldForReview':
      return { flags: review.flags, held: event.data };
    case 'RemedyReviewEnded':
      return event.data.outcome === 'refused'
        ? { flags: review.flags, refused: event.data }
        : { flags: review.flags };
  }
};

/** Words, and ways to say them: nobody has to be asked for those. */
const WORDS: ReadonlySet<RemedyType> = new Set<RemedyType>([
  'listen',
  'acknowledge_feelings',
  'apology',
  'responsibility_statement',
  'explanation',
  'correction',
  'manager_intervention',
  'priority_service',
  'education_demonstration',
  'record_correction',
  'process_change_notice',
  'none',
]);

const compensates = ({ alternatives }: Pick<Menu, 'alternatives'>): boolean =>
  alternatives.some(({ components }) =>
    components.some(({ remedyType, amount }) => amount !== undefined || !WORDS.has(remedyType)),
  );

const standing = (flags: Review['flags'], now: string): Review['flags'] =>
  flags.filter(({ expiresAt }) => isAfter(expiresAt, now));

/** Why the menu is not offered by itself now; undefined: nothing stands in the way. */
export const heldFor = (
  caseId: string,
  menu: Pick<Menu, 'alternatives'>,
  flags: Review['flags'],
  now: string,
): RemedyEvent | undefined => {
  const left = standing(flags, now);
  if (left.length === 0 || !compensates(menu)) return undefined;
  const until = left.reduce(
    (last, { expiresAt }) => (isAfter(expiresAt, last) ? expiresAt : last),
    now,
  );
  const flagIds = left.map(({ flagId }) => flagId);
  return {
    type: 'RemedyHeldForReview',
    data: { caseId, reason: 'abuse_review', flagIds, heldAt: now, until },
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
): RemedyEvent[] => [
  ...reviewEnded(state.review, { outcome }, terms.now),
  offered(state.caseId!, state.menu!, terms),
];

/** What stands against the customer has changed: hold on for it, or let go. */
export const hearReview = (command: HearReview, state: Remedy): Decision<RemedyEvent> => {
  const { caseId, flags, now } = command;
  const heard: RemedyEvent = {
    type: 'AbuseReviewHeard',
    data: { caseId, flags: [...flags], heardAt: now },
  };
  if (heldIn(state) === undefined || state.menu === undefined) return accepted(heard);
  const again = heldFor(caseId, state.menu, flags, now);
  if (again === undefined) return accepted(heard, ...released(state, 'flag_cleared', command));
  return accepted(heard, again);
};

/** From the timer: an expired flag has no effect. */
export const lapseReview = (command: LapseReview, state: Remedy): Decision<RemedyEvent> => {
  const isLeft = standing(state.review.flags, command.now).length > 0;
  if (heldIn(state) === undefined || state.menu === undefined || isLeft) return accepted();
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
