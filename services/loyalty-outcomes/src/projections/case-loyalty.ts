import type {
  CaseClosed,
  CaseReopened,
  DoubleDeviationDetected,
  FollowUpAnswered,
  FollowUpAnswerEdited,
  FollowUpRequested,
  FollowUpSuppressed,
} from '@amends/contracts/follow-up';
import type {
  CaseHistoryImported,
  FailureDetected,
  FailureReported,
} from '@amends/contracts/intake';
import type { WordOfMouthObserved } from '@amends/contracts/intake-observations';
import type { Money } from '@amends/contracts/primitives';
import { standardKinds } from '@amends/contracts/remedy-catalogue';
import type {
  RecoveryCompleted,
  RemedyExecutionStarted,
  RestitutionRecorded,
} from '@amends/contracts/remedy';
import type { IncidentTokenTakenBack } from '@amends/contracts/remedy-bulk';
import type { PromiseBroken } from '@amends/contracts/remedy-talk';
import type { CaseClassified, CasePrioritised, ImpactAssessed } from '@amends/contracts/triage';
import type { CauseStatedByCustomer } from '@amends/contracts/triage-findings';
import { caseDimensionColumns, caseDimensionHandlers } from '@amends/projections/case-dimensions';
import { type CaseHandlers, caseFold, once, withValues } from '@amends/projections/case-fold';
import type { FactRow, FactTable, KeyedFold } from '@amends/projections/types';

/** A recovery that was carried out: [when, remedy types, their classes, their resources]. */
export type Recovery = readonly [string, readonly string[], readonly string[], readonly string[]];

/**
 * [kind, currency, minor units, when]; one entry per recovery, so currencies stay apart, and one
 * below zero for what was taken back.
 */
export type MoneyEntry = readonly ['restitution' | 'goodwill', string, number, string];

/** What a step of a recovery cost the firm: [when, remedy type, currency, minor units]. */
export type StepSpent = readonly [string, string, string, number];

/** Goods, carriage and work of a recovery, besides what was given: [when, currency, units]. */
export type Outlay = readonly [string, string, number];

/** A case that ended: [when, outcome]. */
export type Closing = readonly [string, string];

/** Recovery that failed too: [trigger, when]. */
export type Deviation = readonly [string, string];

/** Blame as the customer saw it: [when, controllability, stability], 1 to 7; null: not said. */
export type Blame = readonly [string, number | null, number | null];

/** What somebody told others of a case: [when, observation, 1 good, 0 or -1 bad, people]. */
export type Told = readonly [string, string, 1 | 0 | -1, number];

/** What the customer said; members left out were not answered. */
export interface LoyaltyAnswer {
  readonly at: string;
  readonly wave: number;
  readonly recommend?: number;
  readonly intent?: number;
  readonly trust?: number;
  readonly satisfaction?: number;
  /** 1 to 7: how risky it is to buy here, and whether to buy elsewhere, or speak well of us. */
  readonly risk?: number;
  readonly switching?: number;
  readonly wordOfMouth?: number;
  readonly isSatisfiedNow: boolean;
  /** With the shop as a whole, now and as remembered of before. */
  readonly overall?: number;
  readonly satisfactionBefore?: number;
  readonly trustBefore?: number;
  readonly controllabilityAfter?: number;
  readonly stabilityAfter?: number;
  /** The strongest feeling that is left, 1 to 5; 0 where there is none. */
  readonly affectAfter?: number;
}

/** One row per case: what the recovery was, what it cost, and what came of it. */
export const caseLoyaltyTable: FactTable = {
  name: 'case_loyalty',
  columns: {
    case_id: 'uuid',
    ...caseDimensionColumns,
    /** Pseudonym; imported registers have none, so their cases have no loyalty. */
    customer_id: 'uuid',
    /** First step of the first recovery. */
    attempted_at: 'timestamptz',
    first_resolved_at: 'timestamptz',
    /** Last recovery; null again while a reopened case is open. */
    resolved_at: 'timestamptz',
    outcome: 'text',
    /** Anchor of behaviour where no recovery was carried out. */
    first_closed_at: 'timestamptz',
    /** List of Closing. */
    closings: 'jsonb',
    reopen_count: 'integer',
    price_amount: 'bigint',
    price_currency: 'text',
    /** The customer came to us with it; null where nobody knows. */
    is_complaint: 'boolean',
    /** Set of Told, in order of time. */
    mentions: 'jsonb',
    /** The same customer had something like it before; null where nobody said so. */
    is_repeat: 'boolean',
    /** As classified: whose fault, how lasting, how avoidable (1 to 7). */
    attribution: 'text',
    stability: 'text',
    controllability: 'smallint',
    /** The strongest emotion told with the report, 1 to 5; null where none was. */
    affect: 'smallint',
    /** How dissatisfied, 1 to 7; null where nobody said. */
    dissatisfaction: 'smallint',
    /** List of Blame. */
    blame: 'jsonb',
    /** Lists, so that the figures of any instant can be told: Recovery, instants, Deviation. */
    recoveries: 'jsonb',
    reopenings: 'jsonb',
    deviations: 'jsonb',
    /** List of MoneyEntry. */
    money: 'jsonb',
    /** Lists of StepSpent and Outlay. */
    step_costs: 'jsonb',
    outlays: 'jsonb',
    asked_at: 'timestamptz',
    unasked_at: 'timestamptz',
    unasked_reason: 'text',
    /**
     * The first sale after the recovery, or after the end of a case that was left unresolved, that
     * was paid, and the first that compensation paid for, as far as they stand (customerReturns).
     */
    bought_at: 'timestamptz',
    given_at: 'timestamptz',
    /** List of LoyaltyAnswer: for figures only, never listed or exported. */
    answers: 'jsonb',
  },
  storeColumn: 'store_id',
  indexes: [['reported_at'], ['customer_id']],
};

// Rows go to analysts; single answers would undo every suppression of small groups.
const {
  answers: _answers,
  blame: _blame,
  mentions: _mentions,
  bought_at: _boughtAt,
  given_at: _givenAt,
  ...listedColumns
} = caseLoyaltyTable.columns;

/** The same table as it is listed and exported. */
export const listedCaseTable: FactTable = { ...caseLoyaltyTable, columns: listedColumns };

const appended = <Item>(row: FactRow, column: string, ...items: readonly Item[]): Item[] => [
  ...((row[column] as Item[] | null | undefined) ?? []),
  ...items,
];

const moneyOf = (
  kind: MoneyEntry[0],
  money: Money | undefined,
  at: string,
): readonly MoneyEntry[] =>
  money === undefined || money.amount === 0 ? [] : [[kind, money.currency, money.amount, at]];

/** What was given in the end is less from then on; the figures of before stay as they were. */
const takenBack = (
  row: FactRow,
  { goodwill }: NonNullable<IncidentTokenTakenBack['correction']>,
  at: string,
): MoneyEntry[] =>
  appended<MoneyEntry>(row, 'money', ['goodwill', goodwill.currency, -goodwill.amount, at]);

const withCustomer = (row: FactRow, data: { readonly customerId?: string | undefined }): FactRow =>
  withValues(row, { customer_id: data.customerId });

const withPrice = (row: FactRow, price: Money | undefined): FactRow =>
  price === undefined
    ? row
    : withValues(row, { price_amount: price.amount, price_currency: price.currency });

const strongest = (emotions: FailureReported['emotions']): number | undefined =>
  emotions === undefined || emotions.length === 0
    ? undefined
    : Math.max(...emotions.map(({ intensity }) => intensity));

const VALENCES: Readonly<Record<WordOfMouthObserved['valence'], Told[2]>> = {
  positive: 1,
  neutral: 0,
  negative: -1,
};

const isComplaint = (row: FactRow, initiation: string | undefined): boolean =>
  row.is_complaint === true || initiation === 'customer';

/** Observations come by other partitions than the case, in any order: so they are a sorted set. */
const told = (row: FactRow, data: WordOfMouthObserved): FactRow => {
  const { observationId, observedAt, valence, reach } = data;
  const mention: Told = [observedAt, observationId, VALENCES[valence], reach];
  const others = ((row.mentions as Told[] | null | undefined) ?? []).filter(
    ([, id]) => id !== observationId,
  );
  const keyOf = ([at, id]: Told): string => `${Date.parse(at).toString().padStart(15, '0')} ${id}`;
  const mentions = [...others, mention].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  return withValues(row, { mentions });
};

const stepsOf = ({ stepCosts = [], completedAt }: RecoveryCompleted): StepSpent[] =>
  stepCosts.map(({ remedyType, cost: { currency, amount } }) => [
    ...([completedAt, remedyType, currency, amount] as const),
  ]);

/** What the steps cost beyond the money in them, in each currency; events of old say nothing. */
const outlaysOf = (
  steps: readonly StepSpent[],
  given: readonly MoneyEntry[],
  at: string,
): Outlay[] =>
  [...new Set(steps.map(([, , currency]) => currency))].sort().flatMap((currency): Outlay[] => {
    const spent = steps.reduce((sum, [, , of, units]) => sum + (of === currency ? units : 0), 0);
    const ofGiven = given.reduce((sum, [, of, units]) => sum + (of === currency ? units : 0), 0);
    return spent > ofGiven ? [[at, currency, spent - ofGiven]] : [];
  });

const recovered = (row: FactRow, data: RecoveryCompleted): FactRow => {
  const { completedAt, customerId, remedyTypes, restitution, goodwill, provenance } = data;
  const { kinds = standardKinds(remedyTypes) } = data;
  const recovery: Recovery = [
    ...([completedAt, remedyTypes] as const),
    [...new Set(kinds.map((kind) => kind.class))],
    [...new Set(kinds.map(({ resource }) => resource))],
  ];
  const money = [
    ...moneyOf('restitution', restitution, completedAt),
    ...moneyOf('goodwill', goodwill, completedAt),
  ];
  const stepCosts = stepsOf(data);
  const outlays = outlaysOf(stepCosts, money, completedAt);
  const next = withValues(row, {
    attempted_at: once(row, 'attempted_at', completedAt),
    recoveries: appended(row, 'recoveries', recovery),
    money: money.length === 0 ? undefined : appended(row, 'money', ...money),
    step_costs: stepCosts.length === 0 ? undefined : appended(row, 'step_costs', ...stepCosts),
    outlays: outlays.length === 0 ? undefined : appended(row, 'outlays', ...outlays),
  });
  // Imported recoveries are dated by the closing of the register: no anchor for behaviour after.
  if (provenance === 'imported') return next;
  return withValues(next, {
    customer_id: customerId,
    first_resolved_at: once(row, 'first_resolved_at', completedAt),
    resolved_at: completedAt,
  });
};

/** An edit takes the place of what was answered then; nobody counts twice. */
const withoutAnswerAt = (row: FactRow, at: string): FactRow => {
  const answers = (row.answers as LoyaltyAnswer[] | null | undefined) ?? [];
  return { ...row, answers: answers.filter((one) => one.at !== at) };
};

/** Without what was not answered. */
const said = <Values extends object>(values: Values): Partial<Values> =>
  Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined),
  ) as Partial<Values>;

/** Of failures that nobody told us of only the answer says how bad the service was. */
const dissatisfactionBy = (row: FactRow, { perceivedService }: FollowUpAnswered): unknown =>
  once(row, 'dissatisfaction', perceivedService === undefined ? undefined : 8 - perceivedService);

const answered = (row: FactRow, data: FollowUpAnswered): FactRow => {
  const answer: LoyaltyAnswer = {
    at: data.answeredAt,
    wave: data.wave,
    ...said({
      recommend: data.likelihoodToRecommend,
      intent: data.repurchaseIntent,
      trust: data.trust,
      satisfaction: data.satisfaction,
      risk: data.perceivedRisk,
      switching: data.switchingIntent,
      wordOfMouth: data.wordOfMouthIntent,
      overall: data.overallSatisfaction,
      satisfactionBefore: data.satisfactionBefore,
      trustBefore: data.trustBefore,
      controllabilityAfter: data.controllabilityAfter,
      stabilityAfter: data.stabilityAfter,
      affectAfter: data.emotionsAfter && (strongest(data.emotionsAfter) ?? 0),
    }),
    isSatisfiedNow: data.dissatisfactionEliminated,
  };
  return withValues(row, {
    customer_id: data.customerId,
    dissatisfaction: dissatisfactionBy(row, data),
    answers: appended(row, 'answers', answer),
  });
};

const handlers: CaseHandlers = {
  FailureReported: (row, data: FailureReported) =>
    withValues(withPrice(withCustomer(row, data), data.price), {
      affect: strongest(data.emotions),
      dissatisfaction: data.dissatisfaction,
      is_complaint: isComplaint(row, data.initiation),
    }),
  FailureDetected: (row, data: FailureDetected) =>
    withValues(withPrice(withCustomer(row, data), data.price), {
      is_complaint: isComplaint(row, data.initiation),
    }),
  WordOfMouthObserved: told,
  CasePrioritised: (row, data: CasePrioritised) => withCustomer(row, data),
  CaseClassified: (row, { attribution, stability, controllability }: CaseClassified) =>
    withValues(row, { attribution, stability, controllability }),
  // Failures of a type at a store are others' failures too: no second one of this customer.
  ImpactAssessed: (row, { repeatBasis }: ImpactAssessed) =>
    withValues(row, { is_repeat: repeatBasis === 'same_customer' }),
  CaseHistoryImported: (row, data: CaseHistoryImported) =>
    withValues(row, { outcome: once(row, 'outcome', data.outcome) }),
  CauseStatedByCustomer: (row, data: CauseStatedByCustomer) => {
    const blame: Blame = [
      data.statedAt,
      data.controllability ?? null,
      data.stabilityRating ?? null,
    ];
    return withValues(row, { blame: appended(row, 'blame', blame) });
  },
  RemedyExecutionStarted: (row, data: RemedyExecutionStarted) =>
    withValues(row, { attempted_at: once(row, 'attempted_at', data.startedAt) }),
  RecoveryCompleted: recovered,
  IncidentTokenTakenBack: (row, { correction, takenBackAt }: IncidentTokenTakenBack) =>
    correction === undefined
      ? row
      : withValues(row, { money: takenBack(row, correction, takenBackAt) }),
  RestitutionRecorded: (row, { amount, recordedAt }: RestitutionRecorded) =>
    withValues(row, {
      money: appended(row, 'money', ...moneyOf('restitution', amount, recordedAt)),
    }),
  FollowUpRequested: (row, data: FollowUpRequested) =>
    withValues(row, { asked_at: once(row, 'asked_at', data.requestedAt) }),
  FollowUpSuppressed: (row, data: FollowUpSuppressed) =>
    withValues(row, { unasked_at: data.suppressedAt, unasked_reason: data.reason }),
  FollowUpAnswered: answered,
  FollowUpAnswerEdited: (row, data: FollowUpAnswerEdited) =>
    answered(withoutAnswerAt(row, data.answeredAt), data),
  // Its own time may still hold: the published rate asks whether the promise was kept by it.
  DoubleDeviationDetected: (row, data: DoubleDeviationDetected) => {
    if (data.missedTarget !== undefined) return row;
    const deviation: Deviation = [data.trigger, data.detectedAt];
    return withValues(row, { deviations: appended(row, 'deviations', deviation) });
  },
  // Told apart: a trigger is detected once, and a missed target may have been the first.
  PromiseBroken: (row, { brokenAt }: PromiseBroken) => {
    const deviation: Deviation = ['promise_broken', brokenAt];
    return withValues(row, { deviations: appended(row, 'deviations', deviation) });
  },
  CaseReopened: (row, data: CaseReopened) =>
    withValues(row, {
      customer_id: data.customerId,
      reopen_count: data.reopenCount,
      reopenings: appended(row, 'reopenings', data.reopenedAt),
      resolved_at: null,
      outcome: null,
    }),
  CaseClosed: (row, { closedAt, outcome }: CaseClosed) => {
    const closing: Closing = [closedAt, outcome];
    return withValues(row, {
      outcome,
      first_closed_at: once(row, 'first_closed_at', closedAt),
      closings: appended(row, 'closings', closing),
    });
  },
};

export const caseLoyaltyFold: KeyedFold = caseFold(
  caseLoyaltyTable,
  caseDimensionHandlers,
  handlers,
);
