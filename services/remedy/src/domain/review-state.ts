import type {
  AbuseReviewHeard,
  RemedyHeldForReview,
  RemedyReviewEnded,
} from '@amends/contracts/remedy-review';

/** What flags of abuse hold back of a case's remedy, and what became of it. */
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
