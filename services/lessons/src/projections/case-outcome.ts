import type {
  CaseClosed,
  CaseReopened,
  DoubleDeviationDetected,
  FollowUpAnswered,
} from '@amends/contracts/follow-up';
import type { FeedbackDeliveredToEmployee } from '@amends/contracts/follow-up-closing';
import type { RecoveryCompleted } from '@amends/contracts/remedy';
import { type CaseHandlers, once, withValues } from '@amends/projections/case-fold';
import type { FactRow } from '@amends/projections/types';

/** What a customer said of the recovery: [when, whether the dissatisfaction is gone]. */
export type Answer = readonly [string, boolean];

/** What came of a case; lists, so that the figures of any instant can be told. */
export const outcomeColumns = {
  /** When it was recovered first. */
  recovered_at: 'timestamptz',
  closed_at: 'timestamptz',
  outcome: 'text',
  /** When staff first heard what came of it. */
  fed_back_at: 'timestamptz',
  /** Instants at which the recovery turned out to have failed: reopened, or a double deviation. */
  failures: 'jsonb',
  /** List of Answer: for figures only, never listed or exported. */
  answers: 'jsonb',
} as const;

const appended = <Item>(row: FactRow, column: string, item: Item): Item[] => [
  ...((row[column] as Item[] | null | undefined) ?? []),
  item,
];

export const outcomeHandlers: CaseHandlers = {
  RecoveryCompleted: (row, { completedAt }: RecoveryCompleted) =>
    withValues(row, { recovered_at: once(row, 'recovered_at', completedAt) }),
  CaseReopened: (row, { reopenedAt }: CaseReopened) =>
    withValues(row, {
      failures: appended(row, 'failures', reopenedAt),
      closed_at: null,
      outcome: null,
    }),
  DoubleDeviationDetected: (row, { detectedAt }: DoubleDeviationDetected) =>
    withValues(row, { failures: appended(row, 'failures', detectedAt) }),
  FollowUpAnswered: (row, { answeredAt, dissatisfactionEliminated }: FollowUpAnswered) => {
    const answer: Answer = [answeredAt, dissatisfactionEliminated];
    return withValues(row, { answers: appended(row, 'answers', answer) });
  },
  FeedbackDeliveredToEmployee: (row, { deliveredAt }: FeedbackDeliveredToEmployee) =>
    withValues(row, { fed_back_at: once(row, 'fed_back_at', deliveredAt) }),
  CaseClosed: (row, { closedAt, outcome }: CaseClosed) =>
    withValues(row, { closed_at: closedAt, outcome }),
};
