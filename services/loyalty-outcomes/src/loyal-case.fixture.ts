import type { LoggedEvent } from '@amends/event-log/logged-event';
import type { FactSet } from '@amends/projections/fact-groups';
import type { FigureRow } from '@amends/projections/measure';
import type { FactRow } from '@amends/projections/types';
import { loyaltyFigures, type LoyaltyReference } from './figures.ts';
import type { loyaltySource, Sale } from './loyal-cases.ts';
import { caseLoyaltyFold, type MoneyEntry } from './projections/case-loyalty.ts';

const caseId = '019e96b1-52c0-7c2a-9d51-2b6f0c8e7a11';
export const customerId = '019acb36-1ac0-7b6c-8586-875e34487ca3';

/** An event of the one case of these tests. */
export const event = (type: string, data: object) =>
  ({ type, data: { caseId, ...data } }) as unknown as LoggedEvent;

/** `day` days, fractions allowed, after the first of January 2026. */
export const instantOf = (day: number): string =>
  new Date(Date.UTC(2026, 0, 1) + day * 86_400_000).toISOString();

/** The row that events, in order, make. */
export const rowAfter = (...events: readonly LoggedEvent[]): FactRow =>
  events.reduce<FactRow | undefined>((row, each) => caseLoyaltyFold.fold(row, each), undefined) ??
  {};

export const reported = (day: number, more: object = {}) =>
  event('FailureReported', {
    storeId: '9',
    channel: 'email',
    reportedAt: instantOf(day),
    customerId,
    ...more,
  });

export const recovered = (day: number, more: object = {}) =>
  event('RecoveryCompleted', {
    remedyTypes: ['apology', 'refund'],
    completedAt: instantOf(day),
    customerId,
    ...more,
  });

export const answered = (day: number, more: object = {}) =>
  event('FollowUpAnswered', {
    wave: 1,
    answeredAt: instantOf(day),
    dissatisfactionEliminated: true,
    ...more,
  });

/** A row and the sales of its customer, as days. */
export interface CaseAndSales {
  readonly row: FactRow;
  readonly sales?: readonly number[];
  readonly subsidised?: readonly number[];
}

const atMs = (row: FactRow, column: string): number | null =>
  row[column] ? Date.parse(row[column] as string) : null;

const salesOf = ({ sales = [], subsidised = [] }: CaseAndSales): readonly Sale[] =>
  [
    ...sales.map((day): Sale => [Date.parse(instantOf(day)), false, null]),
    ...subsidised.map((day): Sale => [Date.parse(instantOf(day)), true, null]),
  ].sort(([a], [b]) => a - b);

const currencyOf = ({ price_currency, money }: FactRow): unknown =>
  price_currency ?? (money as MoneyEntry[] | undefined)?.[0]?.[1] ?? null;

/** Rows as the query of the figures reads them. */
export const setOf = (cases: readonly CaseAndSales[]): FactSet => {
  const column = (name: string) => cases.map(({ row }) => (row[name] ?? null) as never);
  const instants = (name: string) => cases.map(({ row }) => atMs(row, name));
  return {
    n: cases.length,
    columns: {
      caseId: cases.map((_, at) => String(at)),
      hasCustomer: cases.map(({ row }) => row.customer_id !== undefined),
      reported: instants('reported_at'),
      attempted: instants('attempted_at'),
      asked: instants('asked_at'),
      unasked: instants('unasked_at'),
      recoveries: column('recoveries'),
      reopenings: column('reopenings'),
      closings: column('closings'),
      store: column('store_id'),
      severity: column('severity'),
      isRepeat: cases.map(({ row }) => row.is_repeat === true),
      isComplaint: column('is_complaint'),
      mentions: column('mentions'),
      affect: column('affect'),
      dissatisfaction: column('dissatisfaction'),
      blame: column('blame'),
      deviations: column('deviations'),
      currency: cases.map(({ row }) => currencyOf(row) as never),
      money: column('money'),
      stepCosts: column('step_costs'),
      outlays: column('outlays'),
      answers: column('answers'),
      purchases: cases.map((each) => salesOf(each) as never),
    } satisfies Record<keyof typeof loyaltySource.columns, unknown>,
  };
};

/** Rows of figures: the total, then each group given; nobody answered without a failure. */
export const figuresOf = (
  asOfDay: number,
  ...groups: readonly (readonly CaseAndSales[])[]
): FigureRow['measures'][] => figuresBeside({}, asOfDay, ...groups);

const NOTHING: LoyaltyReference = { controls: [], assumptions: new Map() };

/** The same beside a control group, and what is assumed. */
export const figuresBeside = (
  beside: Partial<LoyaltyReference>,
  asOfDay: number,
  ...groups: readonly (readonly CaseAndSales[])[]
): FigureRow['measures'][] => {
  const all = groups.length === 1 ? groups : [groups.flat(), ...groups];
  const groupOf = (at: number): FigureRow['group'] => (at === 0 ? {} : { store: String(at) });
  return loyaltyFigures(
    all.map((cases, at) => ({ group: groupOf(at), sets: { cases: setOf(cases) } })),
    { asOfMs: Date.parse(instantOf(asOfDay)), percentileRule: 'linear' },
    { ...NOTHING, ...beside },
  ).map(({ measures }) => measures);
};
