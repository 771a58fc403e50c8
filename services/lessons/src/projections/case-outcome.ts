import type {
  CaseClosed,
  CaseReopened,
  DoubleDeviationDetected,
  FollowUpAnswered,
  FollowUpAnswerEdited,
} from '@amends/contracts/follow-up';
import type { FeedbackDeliveredToEmployee } from '@amends/contracts/follow-up-closing';
import type { RecoveryCompleted } from '@amends/contracts/remedy';
import type { RecoveryFailed } from '@amends/contracts/remedy-recovery';
import { type CaseHandlers, once, withValues } from '@amends/projections/case-fold';
import type { FactRow } from '@amends/projections/types';

/** Expected minus perceived on a scale of 1 to 7; null where one of the two was not answered. */
type Shortfall = number | null;

/** What a customer said: [when, whether all is well again, of the service, of the recovery]. */
export type Answer = readonly [string, boolean, Shortfall, Shortfall];

/** What came of a case; lists, so that the figures of any instant can be told. */
export const outcomeColumns = {
  /** When it was recovered first. */
  recovered_at: 'timestamptz',
  closed_at: 'timestamptz',
  outcome: 'text',
  /** When staff first heard what came of it. */
  fed_back_at: 'timestamptz',
  /** Instants at which the recovery turned out to have failed: reopened, missed, let down twice. */
  failures: 'jsonb',
  /** List of Answer: for figures only, never listed or exported. */
  answers: 'jsonb',
} as const;

const appended = <Item>(row: FactRow, column: string, item: Item): Item[] => [
  ...((row[column] as Item[] | null | undefined) ?? []),
  item,
];

const shortfall = (expected: number | undefined, perceived: number | undefined): Shortfall =>
  expected === undefined || perceived === undefined ? null : expected - perceived;

const answered = (row: FactRow, data: FollowUpAnswered, at: string): FactRow => {
  const answer: Answer = [
    at,
    data.dissatisfactionEliminated,
    shortfall(data.expectedService, data.perceivedService),
    shortfall(data.expectedRecovery, data.perceivedRecovery),
  ];
  return withValues(row, { answers: appended(row, 'answers', answer) });
};

export const outcomeHandlers: CaseHandlers = {
  RecoveryCompleted: (row, { completedAt }: RecoveryCompleted) =>
    withValues(row, { recovered_at: once(row, 'recovered_at', completedAt) }),
  CaseReopened: (row, { reopenedAt }: CaseReopened) =>
    withValues(row, {
      failures: appended(row, 'failures', reopenedAt),
      closed_at: null,
      outcome: null,
    }),
  RecoveryFailed: (row, { failedAt }: RecoveryFailed) =>
    withValues(row, { failures: appended(row, 'failures', failedAt) }),
  DoubleDeviationDetected: (row, { detectedAt }: DoubleDeviationDetected) =>
    withValues(row, { failures: appended(row, 'failures', detectedAt) }),
  FollowUpAnswered: (row, data: FollowUpAnswered) => answered(row, data, data.answeredAt),
  // The whole answer as it is from then on.
  FollowUpAnswerEdited: (row, data: FollowUpAnswerEdited) => answered(row, data, data.editedAt),
  FeedbackDeliveredToEmployee: (row, { deliveredAt }: FeedbackDeliveredToEmployee) =>
    withValues(row, { fed_back_at: once(row, 'fed_back_at', deliveredAt) }),
  CaseClosed: (row, { closedAt, outcome }: CaseClosed) =>
    withValues(row, { closed_at: closedAt, outcome }),
};
