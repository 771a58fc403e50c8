import type { DissatisfactionLevel } from '@amends/contracts/follow-up-assumptions';
import { isCounted, SINCE_REPORT } from '@amends/projections/case-dimensions';
import type { FactSet, FactSource } from '@amends/projections/fact-groups';
import type { FactRow } from '@amends/projections/types';
import { isDoubleDeviation } from '@amends/statistics/double-deviation';
import type { Mention } from '@amends/statistics/word-of-mouth';
import type { RetentionCustomer } from '@amends/statistics/retention';
import type {
  Blame,
  Closing,
  Deviation,
  LoyaltyAnswer,
  MoneyEntry,
  Outlay,
  Recovery,
  StepSpent,
  Told,
} from './projections/case-loyalty.ts';
import { takenBackAt } from './projections/purchases.ts';

const ms = (column: string): string => `(extract(epoch from ${column}) * 1000)::bigint`;

// Every sale after the first recovery or closing, and when it was taken back; which of them count
// depends on the instant asked for.
const purchasesOf = (schema: string): string =>
  `(select json_agg(json_build_array(${ms('p.purchased_at')}, p.is_subsidised,
        ${ms(takenBackAt(schema))})
      order by p.purchased_at, p.purchase_id)
    from ${schema}.purchase p
    where p.customer_id = c.customer_id and p.kind = 'sale'
      and p.purchased_at > least(c.first_resolved_at, c.first_closed_at))`;

/** What the figures read of a case. */
export const loyaltySource = {
  from: (schema: string) =>
    `(select c.*, ${purchasesOf(schema)} as purchases
      from ${schema}.case_loyalty c where ${isCounted('c')}) f`,
  columns: {
    caseId: 'f.case_id',
    hasCustomer: 'f.customer_id is not null',
    reported: ms('f.reported_at'),
    attempted: ms('f.attempted_at'),
    asked: ms('f.asked_at'),
    unasked: ms('f.unasked_at'),
    recoveries: 'f.recoveries',
    reopenings: 'f.reopenings',
    closings: 'f.closings',
    store: 'f.store_id',
    severity: 'f.severity',
    isRepeat: 'coalesce(f.is_repeat, false)',
    isComplaint: 'f.is_complaint',
    mentions: 'f.mentions',
    affect: 'f.affect',
    dissatisfaction: 'f.dissatisfaction',
    blame: 'f.blame',
    deviations: 'f.deviations',
    currency: `coalesce(f.price_currency, f.money -> 0 ->> 1)`,
    money: 'f.money',
    stepCosts: 'f.step_costs',
    outlays: 'f.outlays',
    answers: 'f.answers',
    purchases: 'f.purchases',
  },
  since: SINCE_REPORT,
} satisfies FactSource;

/** A sale: [milliseconds, paid by compensation, milliseconds of when it was taken back]. */
export type Sale = readonly [number, boolean, number | null];

/** How avoidable and how lasting the failure looked, 1 to 7. */
export interface BlameBefore {
  readonly controllability: number | null;
  readonly stability: number | null;
}

/** One case as of an instant. */
export interface LoyalCase {
  readonly isRecovered: boolean;
  readonly remedyTypes: readonly string[];
  /** Of the price, else of what was given; null where neither is known. */
  readonly currency: string | null;
  readonly money: readonly MoneyEntry[];
  /** What its recoveries cost by step, and of that goods, carriage and work; as recorded. */
  readonly stepCosts: readonly StepSpent[];
  readonly outlays: readonly Outlay[];
  /** Null: not assessed; undefined: no recovery was attempted, so none can have failed. */
  readonly doubleDeviation: boolean | null | undefined;
  readonly wasAsked: boolean;
  readonly wasSuppressed: boolean;
  /** The last answer: a later one replaces an earlier one. */
  readonly answer: LoyaltyAnswer | undefined;
  /** All there were, in order. */
  readonly answers: readonly LoyaltyAnswer[];
  readonly store: string | null;
  readonly severity: string | null;
  /** Something like it had failed the same customer before. */
  readonly isRepeat: boolean;
  /** The customer came to us with it; null where nobody knows. */
  readonly isComplaint: boolean | null;
  /** What was told to others of it. */
  readonly mentions: readonly Mention[];
  /** Strongest feeling told with the report, 1 to 5; null where none was. */
  readonly affectBefore: number | null;
  /** How dissatisfied with the failure; null where nobody said. */
  readonly dissatisfaction: DissatisfactionLevel | null;
  /** As the customer saw it before the recovery; undefined where nobody asked. */
  readonly blameBefore: BlameBefore | undefined;
  /** When the recovery, or the case that was left unresolved, ended. */
  readonly endedMs: number | undefined;
  /** Behaviour after the recovery; undefined without a known customer or while it is open. */
  readonly customer: RetentionCustomer | undefined;
  /** Behaviour after the end of a case that no recovery was carried out in. */
  readonly unresolvedCustomer: RetentionCustomer | undefined;
}

const DAY_MS = 86_400_000;
/** Satisfaction is asked on a scale of 1 to 5. */
const SATISFACTION_MIDPOINT = 3;

/** Ends with which the customer was left with the loss. */
const UNRESOLVED: ReadonlySet<string> = new Set([
  'recovery_failed',
  'customer_lost',
  'no_agreement',
  'unreachable',
]);

type Columns = Readonly<Record<keyof typeof loyaltySource.columns, readonly unknown[]>>;

const listOf = <Item>(columns: Columns, name: keyof Columns, at: number): readonly Item[] =>
  (columns[name][at] ?? []) as readonly Item[];

const deviationOf = (facts: {
  readonly isAttempted: boolean;
  readonly recoveries: readonly Recovery[];
  readonly reopenings: readonly string[];
  readonly deviations: readonly Deviation[];
  readonly answers: readonly LoyaltyAnswer[];
}): boolean | null | undefined => {
  const { isAttempted, recoveries, reopenings, deviations, answers } = facts;
  if (!isAttempted) return undefined;
  if (deviations.length > 0) return true;
  const scores = answers.flatMap(({ satisfaction }) =>
    satisfaction === undefined ? [] : [satisfaction],
  );
  return isDoubleDeviation({
    recoveryAttempted: true,
    reopened: reopenings.length > 0,
    dissatisfactionEliminated:
      answers.length === 0 ? null : answers.every(({ isSatisfiedNow }) => isSatisfiedNow),
    satisfaction:
      scores.length === 0 ? null : { value: Math.min(...scores), midpoint: SATISFACTION_MIDPOINT },
    // A promise that was broken is one of the deviations; without one, what was agreed arrived.
    deliveredInTime: recoveries.length > 0 ? true : null,
  });
};

/** Days are exact: a sale 36 hours after the recovery is at day 1.5. */
const customerOf = (
  id: string,
  anchorMs: number,
  asOfMs: number,
  sales: readonly Sale[],
): RetentionCustomer => {
  const daysOf = (isSubsidised: boolean): number[] =>
    sales
      .filter(
        ([atMs, paidByUs, backMs]) =>
          paidByUs === isSubsidised && atMs <= asOfMs && (backMs === null || backMs > asOfMs),
      )
      .map(([atMs]) => (atMs - anchorMs) / DAY_MS);
  return {
    id,
    asOfDay: (asOfMs - anchorMs) / DAY_MS,
    purchaseDays: daysOf(false),
    subsidisedDays: daysOf(true),
  };
};

/** Last instant of a list in milliseconds; -Infinity for none. */
const lastOf = (instants: readonly string[]): number =>
  instants.reduce((last, each) => Math.max(last, Date.parse(each)), -Infinity);

/**
 * Triggers that call for more care and say nothing of how this recovery ended: the rate counts
 * recoveries that failed, not customers who bargain or were let down before.
 */
export const OUTSIDE_THE_RATE: ReadonlySet<string> = new Set([
  'second_failure_same_customer',
  'offer_rejected_twice',
]);

const levelOf = (dissatisfaction: number | null): DissatisfactionLevel | null => {
  if (dissatisfaction === null || dissatisfaction === 4) return dissatisfaction && 'mid';
  return dissatisfaction < 4 ? 'low' : 'high';
};

const loyalCase = (columns: Columns, at: number, asOfMs: number): LoyalCase => {
  const isPast = (instant: string): boolean => Date.parse(instant) <= asOfMs;
  const isPastMs = (name: keyof Columns): boolean =>
    columns[name][at] !== null && (columns[name][at] as number) <= asOfMs;
  const recoveries = listOf<Recovery>(columns, 'recoveries', at).filter(([when]) => isPast(when));
  const reopenings = listOf<string>(columns, 'reopenings', at).filter(isPast);
  const deviations = listOf<Deviation>(columns, 'deviations', at).filter(
    ([trigger, when]) => isPast(when) && !OUTSIDE_THE_RATE.has(trigger),
  );
  const answers = listOf<LoyaltyAnswer>(columns, 'answers', at).filter((each) => isPast(each.at));
  const anchorMs = lastOf(recoveries.map(([when]) => when));
  const ends = listOf<Closing>(columns, 'closings', at).filter(([when]) => isPast(when));
  const end = ends.at(-1);
  const blame = listOf<Blame>(columns, 'blame', at).findLast(([when]) => isPast(when));
  const isUnresolved = recoveries.length === 0 && end !== undefined && UNRESOLVED.has(end[1]);
  const isRecovered = recoveries.length > 0 && lastOf(reopenings) < anchorMs;
  const closedMs = isUnresolved ? Date.parse(end[0]) : undefined;
  const seenFrom = (fromMs: number): RetentionCustomer | undefined =>
    columns.hasCustomer[at] === true
      ? customerOf(
          columns.caseId[at] as string,
          fromMs,
          asOfMs,
          listOf<Sale>(columns, 'purchases', at),
        )
      : undefined;
  return {
    isRecovered,
    remedyTypes: [...new Set(recoveries.flatMap(([, types]) => types))],
    currency: columns.currency[at] as string | null,
    money: listOf<MoneyEntry>(columns, 'money', at).filter(([, , , when]) => isPast(when)),
    stepCosts: listOf<StepSpent>(columns, 'stepCosts', at).filter(([when]) => isPast(when)),
    outlays: listOf<Outlay>(columns, 'outlays', at).filter(([when]) => isPast(when)),
    doubleDeviation: deviationOf({
      isAttempted: isPastMs('attempted'),
      recoveries,
      reopenings,
      deviations,
      answers,
    }),
    wasAsked: isPastMs('asked'),
    wasSuppressed: isPastMs('unasked') && !isPastMs('asked'),
    answer: answers.at(-1),
    answers,
    store: columns.store[at] as string | null,
    severity: columns.severity[at] as string | null,
    isRepeat: columns.isRepeat[at] as boolean,
    isComplaint: columns.isComplaint[at] as boolean | null,
    mentions: listOf<Told>(columns, 'mentions', at)
      .filter(([when]) => isPast(when))
      .map(([, , valence, reach]) => ({ valence, reach })),
    affectBefore: columns.affect[at] as number | null,
    dissatisfaction: levelOf(columns.dissatisfaction[at] as number | null),
    blameBefore: blame && { controllability: blame[1], stability: blame[2] },
    endedMs: isRecovered ? anchorMs : closedMs,
    customer: isRecovered ? seenFrom(anchorMs) : undefined,
    unresolvedCustomer: closedMs === undefined ? undefined : seenFrom(closedMs),
  };
};

/** The cases of a set that were reported by `asOfMs`, with everything later left out. */
export const loyalCases = (set: FactSet, asOfMs: number): LoyalCase[] => {
  const columns = set.columns as Columns;
  const cases: LoyalCase[] = [];
  for (let at = 0; at < set.n; at += 1)
    if ((columns.reported[at] as number) <= asOfMs) cases.push(loyalCase(columns, at, asOfMs));
  return cases;
};

/** Later than anything that can be told of a case. */
const END_OF_TIME_MS = 8_640_000_000_000_000;

const sale = (atMs: number | null, isSubsidised: boolean): Sale[] =>
  atMs === null ? [] : [[atMs, isSubsidised, null]];

/**
 * The case of a row with all that is known of it, however late; of its customer's sales the first
 * ones after its end.
 */
export const caseOfRow = (row: FactRow): LoyalCase => {
  const value = (column: string): unknown => row[column] ?? null;
  const instant = (column: string): number | null =>
    row[column] == null ? null : Date.parse(row[column] as string);
  const money = (row.money ?? []) as readonly MoneyEntry[];
  const columns: Readonly<Record<keyof typeof loyaltySource.columns, unknown>> = {
    caseId: value('case_id'),
    hasCustomer: value('customer_id') !== null,
    reported: instant('reported_at'),
    attempted: instant('attempted_at'),
    asked: instant('asked_at'),
    unasked: instant('unasked_at'),
    recoveries: value('recoveries'),
    reopenings: value('reopenings'),
    closings: value('closings'),
    store: value('store_id'),
    severity: value('severity'),
    isRepeat: row.is_repeat === true,
    isComplaint: value('is_complaint'),
    mentions: value('mentions'),
    affect: value('affect'),
    dissatisfaction: value('dissatisfaction'),
    blame: value('blame'),
    deviations: value('deviations'),
    currency: row.price_currency ?? money[0]?.[1] ?? null,
    money,
    stepCosts: value('step_costs'),
    outlays: value('outlays'),
    answers: value('answers'),
    purchases: [...sale(instant('bought_at'), false), ...sale(instant('given_at'), true)],
  };
  const lists = Object.entries(columns).map(([name, each]) => [name, [each]]);
  return loyalCase(Object.fromEntries(lists) as Columns, 0, END_OF_TIME_MS);
};
