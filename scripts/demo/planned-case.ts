import type { JusticeItem } from '@amends/contracts/vocabulary';
import type { ReportBody } from './report-body.ts';

/** What a customer answers to the follow-up. */
export interface Answer {
  readonly reliefDegree: number;
  readonly remedyAccepted: boolean;
  readonly dissatisfactionEliminated: boolean;
  readonly adverseEffects: boolean;
  readonly justice: Readonly<Partial<Record<JusticeItem, number>>>;
  readonly satisfaction: number;
  readonly likelihoodToRecommend: number;
  readonly repurchaseIntent: number;
  readonly trust: number;
  readonly effort: number;
}

/** One complaint and what becomes of it. */
export interface PlannedCase {
  /** Unique within the suite; makes the ids of its commands. */
  readonly name: string;
  readonly minutesAgo: number;
  readonly report: ReportBody;
  readonly isAcknowledged: boolean;
  /** taken: an alternative is chosen and carried out; silent: the customer has not decided yet. */
  readonly course: 'taken' | 'declined_then_taken' | 'declined' | 'withdrawn' | 'silent';
  /** Which alternative: a share of their number, since the playbook decides how many there are. */
  readonly taste: number;
  readonly cause: {
    readonly responsibilityLocus: string;
    readonly gaps: readonly string[];
    readonly why: string;
    readonly how: string;
  };
  readonly isPreventiveDecided: boolean;
  /** Absent: the customer does not answer, or is not known. The second is after a reopening. */
  readonly answers: readonly Answer[];
  readonly buysAgain: boolean;
}
